/* actor.h - stage 4: names and noun phrases into political actors.
 *
 * In: parsed sentences, the gazetteer (lexicon/actors, lexicon/agents,
 * lexicon/places), the article's day. Out: mentions, sorted by sentence and
 * head token, at most one a head token. Which country and sector a phrase
 * denotes is decided from names (with dates in office), agents and titles,
 * adjectives, possessors, apposition and the article's earlier mentions.
 * Memory is the arena's; time is linear in tokens; nothing can fail. */
#ifndef DEMARCHE_ACTOR_ACTOR_H
#define DEMARCHE_ACTOR_ACTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "actor/gazetteer.h"
#include "text/text.h"

enum { ACTOR_SECTORS = 3 };

/* Who a mention denotes. An actor without a country has code "". */
struct actor {
	char code[4];                   /* "COL", "UNO", "" */
	uint8_t sector[ACTOR_SECTORS];  /* enum sector, primary first; 0 none */
	struct str name;                /* resolved name: "Gustavo Petro" */
	struct str id;                  /* stable: "COL", "COL/gustavo-petro" */
	bool person;
};

enum mention_kind {
	MENTION_NAME,      /* a name of the gazetteer, or a person known by title */
	MENTION_COUNTRY,   /* a country, its capital or seat of power */
	MENTION_AGENT,     /* a common noun: "four Colombian senators" */
	MENTION_ADJECTIVE, /* a modifier inside a phrase that is no actor: the
	                      "US" of "US aid", the "Chinese" of "Chinese loans" */
	MENTION_PRONOUN,   /* resolved to an earlier mention */
	MENTION_GENERIC,   /* a person or body not known: no code, text only */
};

/* Token numbers count from 1 inside the sentence; first..last is the phrase
 * to print: "Chinese Ambassador Zhu Jingyang". */
struct mention {
	uint32_t sentence;
	uint16_t first, last, head;
	uint8_t kind;
	uint32_t start, end; /* bytes of the text */
	struct actor actor;
	/* Why: the row of the lexicon that decided ("actors/countries.tsv:57",
	 * "agents/en.tsv:12"); "" for pronouns and unknown names. */
	struct str source;
};

struct mentions {
	struct mention *at;
	uint32_t count;
	/* Index of each sentence's first mention; sentence_count + 1 long. */
	uint32_t *first;
};

struct actor_workspace; /* one a worker */
struct actor_workspace *actor_workspace_new(const struct gazetteer *gazetteer);
void actor_workspace_free(struct actor_workspace *workspace);

/* `day` is the article's date as days since 1970-01-01, or ACTOR_NO_DAY: then
 * whoever holds or held an office last is meant. */
#define ACTOR_NO_DAY INT32_MIN
void actor_mark(struct actor_workspace *workspace, const struct words *words,
		const struct text *text, int32_t day, struct arena *arena,
		struct mentions *out);

/* The mention whose head is token `head` of the sentence, or null. */
const struct mention *mention_at(const struct mentions *mentions,
		uint32_t sentence, uint32_t head);

#endif
