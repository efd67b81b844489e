/* scene.h - one sentence at work: its tree, its mentions, and for each trigger
 * the frame that fits best. Inside stage 5 only; lives in the arena of the
 * document. */
#ifndef DEMARCHE_EVENT_SCENE_H
#define DEMARCHE_EVENT_SCENE_H

#include "base/limits.h"
#include "event/arguments.h"
#include "event/event.h"
#include "event/time_expression.h"
#include "event/tree.h"
#include "parse/heard.h"

struct parties {
	const struct mention *at[LIMIT_PARTIES];
	uint8_t count;
};

/* A frame that fits around a trigger: for each of its conditions the token
 * that fulfils it, 0 where an optional one is missing. */
struct match {
	const struct trigger *trigger;
	const struct frame *frame;
	uint16_t token[FRAME_CONDITIONS];
	uint8_t certainty[FRAME_CONDITIONS];
	uint16_t at, last;    /* first and last token of the trigger */
	uint16_t verb;        /* the empty verb around a noun; 0 none */
	unsigned words;       /* conditions on words that held */
	unsigned length;      /* and the words in them */
	unsigned specificity; /* see specificity.h */
	bool agentless;
	bool occasion; /* the actor is who acts "on a visit to Oslo" */
};

struct candidate {
	struct match match; /* match.frame is null when nothing fired */
	struct parties actor, recipient;
	struct event event;        /* as it will be told */
	const char *dropped;       /* why it is not told; null when it is */
	const struct heard *heard; /* what the network hears at the trigger; set
				      for what it alone tells, or completes */
	bool faint; /* told only where the sentence tells something else */
	bool supposed; /* only the network, or that the sentence names another
			  country, tells the recipient */
};

/* What the text is about, where it is not politics: topic.h. */
struct topic {
	bool game, story, private;
};

struct scene {
	const struct frames *frames;
	struct arena *arena; /* for mentions that only stage 5 sees */
	struct tree tree;
	uint32_t sentence;              /* index in the text */
	int32_t day;                    /* of the article, or ACTOR_NO_DAY */
	const struct mention **mention; /* by head token; null where none */
	const struct mentions *mentions;      /* of the text */
	const struct place_mention *dateline; /* the last before; or null */
	const struct mention *voice;    /* whose address the text is; or null */
	const struct mention *we;       /* the same, where "we" are it */
	/* Countries that are named as places only ("arrived in Tokyo"), by
	 * head token; they are parties where a frame puts one. */
	const struct mention **place;
	/* By token; where no frame fits it is a common empty one, which nobody
	 * may write: few tokens of a sentence tell anything. */
	struct candidate **candidates;
	bool *consumed;    /* by token: what another event's verb is about */
	bool *conditional; /* by token: inside what another event depends on */
	struct place_link *links; /* where.h */
	size_t link_count;
	struct time_expressions times; /* when.h */
	/* By host token: the expression + 1 that dates it best; [0] those
	 * that hang on no word. Null: there is none. */
	uint16_t *time_at;
	const struct heard_sentence *heard; /* null: nothing is heard */
	bool running; /* one of several sentences of a text: quiet.h */
	bool quiet;   /* the text tells of next to no events: quiet.h */
	struct topic topic;
	bool plays; /* its own words tell of a game: topic.h */
	/* By token, bits of enum measure that its phrase has; null: none. */
	const uint8_t *measures;
	/* The same of its phrase and of what hangs on it in its clause. */
	const uint8_t *reached;
	const struct event_trace *trace; /* null: nobody listens */
	char reason[256]; /* of the last frame that did not fit */
};

struct event_workspace; /* code.h */

/* Builds the sentence's tree and finds its mentions. */
void scene_open(struct scene *scene, const struct event_workspace *workspace,
		const struct text *text, const struct mentions *mentions,
		uint32_t sentence, int32_t day, struct arena *arena);
/* Empty candidates for all tokens. */
void scene_clear(struct scene *scene);
/* The token's own candidate, made if it had none. */
struct candidate *scene_own_candidate(struct scene *scene, uint16_t token);
/* The event that is told at a token: its own, or the one of the noun that an
 * empty verb carries. PLOVER_NONE when there is none. */
enum plover_event scene_event_at(const struct scene *scene, uint16_t token);
/* Finds the best frame of every trigger and its roles, from the leaves up. */
void scene_match(struct scene *scene);
/* Makes the candidate's event out of its match, with contexts (contexts.h) and
 * status. */
struct context_hits;
void scene_make_event(const struct scene *scene, uint16_t token,
		const struct context_hits *cues, struct candidate *candidate);

#endif
