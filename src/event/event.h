/* event.h - stage 5: trees and actors into political events.
 *
 * In: parsed sentences, mentions, frames (lexicon/verbs). Out: events in the
 * order of their triggers: PLOVER category, mode and contexts, CAMEO code,
 * status, attribution, actors and recipients as lists, and the line of the
 * frame that made it. Memory is the arena's; time is linear in tokens times
 * frames of the words met; nothing can fail. */
#ifndef DEMARCHE_EVENT_EVENT_H
#define DEMARCHE_EVENT_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "actor/actor.h"
#include "event/frames.h"
#include "event/ontology.h"

enum event_status {
	EVENT_ACTUAL,
	EVENT_FUTURE,
	EVENT_HYPOTHETICAL,
	EVENT_NEGATED,
	EVENT_HISTORICAL,
};
const char *event_status_name(enum event_status status);

/* What tells an event: a frame, what the network hears, or both. */
enum made_by { MADE_BY_FRAME, MADE_BY_NETWORK, MADE_BY_BOTH };
const char *made_by_name(enum made_by made_by);

/* Where an event happened (event/where.h). */
enum location_source { LOCATION_NONE, LOCATION_TEXT, LOCATION_DATELINE };
struct location {
	uint8_t source;  /* enum location_source */
	char code[4];    /* country */
	struct str name; /* of the table; of the country as the text has it */
	const struct place *place; /* null for a country */
	uint32_t start, end;       /* bytes of the text */
};

struct event {
	uint32_t sentence;              /* index in the text */
	uint8_t category;               /* enum plover_event */
	uint8_t mode;                   /* index into ontology modes; 0 none */
	uint8_t status;                 /* enum event_status */
	uint8_t made_by;                /* enum made_by */
	uint16_t cameo;                 /* index into ontology cameo; 0 none */
	uint64_t contexts;              /* bit set over ontology contexts */
	float confidence;               /* 0..1, see confidence.h */
	uint32_t evidence;              /* bits 1 << enum evidence */
	uint16_t trigger, trigger_last; /* tokens, from 1 */
	const struct mention *actor[16], *recipient[16];
	uint8_t actor_count, recipient_count;
	/* Where there are several actors and no recipient: whether they do it
	 * to each other ("met", "accused each other") or each of them to
	 * somebody whom nobody names ("condemned the attack"). */
	bool mutual;
	const struct mention *speaker; /* attribution; null when none */
	uint16_t speaker_verb;         /* token of the same sentence; 0 none */
	const struct frame *frame;     /* what fired */
	/* When (event/when.h): days since 1970-01-01 or ACTOR_NO_DAY, the
	 * unit that the text speaks in, whether the text tells it or only the
	 * article's date does; then bytes of the text that tell it. */
	int32_t day, last_day;
	uint8_t day_unit; /* enum time_unit: TIME_DAY, TIME_YEAR, ... */
	bool day_in_text;
	uint32_t time_start, time_end;
	struct location location;
};

struct scene;

struct events {
	struct event *at;
	uint32_t count;
	/* By sentence, what stage 5 saw of it, for those who go on from there;
	 * null for sentences that are not coded. */
	struct scene **scenes;
};

struct event_workspace; /* one a worker */
struct event_workspace *event_workspace_new(
		const struct frames *frames, const struct words *words);
void event_workspace_free(struct event_workspace *workspace);

void event_code(struct event_workspace *workspace, const struct text *text,
		const struct mentions *mentions, int32_t day,
		struct arena *arena, struct events *out);

/* Which events are told; both kinds unless it is said. With MAKERS_FRAMES the
 * network's are left out and nothing that it hears is counted. */
enum event_makers { MAKERS_ALL, MAKERS_FRAMES, MAKERS_NETWORK };
void event_set_makers(
		struct event_workspace *workspace, enum event_makers makers);

/* The relation between two given spans of a text that is one sentence or a
 * few: always answers. Tokens are text-wide indices [first, last] from 0; a
 * side that the sentence does not name has first > last. */
struct event_span {
	uint32_t first, last;
};
void event_relate(struct event_workspace *workspace, const struct text *text,
		const struct mentions *mentions, struct event_span source,
		struct event_span target, struct arena *arena,
		struct event *out);

/* What was tried, for `explain`: called for each trigger and each frame. Any of
 * the functions may be null. */
struct event_trace {
	void *context;
	/* `reason` is null when the frame fired, else why it did not ("no
	 * actor", "object is none of @aid", "weaker than <rule>", ...). */
	void (*tried)(void *context, uint32_t sentence, uint32_t trigger,
			const struct frame *frame, const char *reason);
	/* The frame that fits a trigger best; the same as `tried` without a
	 * reason, for those who do not want to hear of the others. */
	void (*fired)(void *context, uint32_t sentence, uint32_t trigger,
			const struct frame *frame);
	/* What became of a word that the network hears: null when it is told,
	 * else why not ("nobody is heard to act"). */
	void (*heard)(void *context, uint32_t sentence, uint32_t trigger,
			const char *reason);
	/* A sentence or trigger that gave nothing, and why. */
	void (*silent)(void *context, uint32_t sentence, uint32_t trigger,
			const char *reason);
};
/* Null turns tracing off. */
void event_set_trace(struct event_workspace *workspace,
		const struct event_trace *trace);

#endif
