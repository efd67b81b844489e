/* set.h - a gold set and what was coded of it, in one form.
 *
 * Gold events and coded records are the same struct, so that one reader serves
 * both and the comparison (events.h, pairs.h) sees no JSON. All memory is the
 * arena's that the names have. */
#ifndef DEMARCHE_SCORE_SET_H
#define DEMARCHE_SCORE_SET_H

#include "score/names.h"
#include "read/article.h"

enum { SCORE_CODES = 8 };

/* The countries that are right for one side of an event: mostly one. Sorted,
 * each once; nobody and an actor without country are "---". */
struct score_side {
	uint16_t code[SCORE_CODES];
	uint8_t count;
};

/* Who did it to whom. An event with lists gives one for each pair; a mutual
 * one (several actors, no recipient) gives each pair both ways. */
struct score_pair {
	struct score_side actor, recipient;
};

struct score_event {
	uint16_t category; /* 0: none is named */
	bool optional;     /* gold that may be coded or not */
	struct score_pair *pairs;
	size_t pair_count;
	struct str *modes; /* those that are right; none: not told */
	size_t mode_count;
	struct str status; /* empty: not told */
	struct str *contexts;
	size_t context_count;
	struct str shown, rule; /* for people: "USA SANCTION expel KEN" */
};

struct claims; /* claims.h */

struct score_item {
	struct article article; /* what is coded */
	struct str id;          /* as the gold file names it */
	struct score_event *gold, *coded;
	size_t gold_count, coded_count, coded_capacity;
	/* Amounts, facts, quotations; null where the set has none. */
	struct claims *claims;
};

struct score_set {
	struct score_names *names;
	struct score_item *items;
	size_t count, capacity;
	bool with_status; /* some gold event tells a status */
	bool is_pairs;    /* source and target are given: relate's work */
	bool with_events; /* gold tells events, or that there are none */
	bool with_claims; /* gold tells amounts, facts or quotations */
};

/* Gives the event the pairs of two lists of sides. */
void score_event_pair(struct score_names *names, struct score_event *event,
		const struct score_side *actors, size_t actor_count,
		const struct score_side *recipients, size_t recipient_count);
/* Adds a code to a side, in order and once; beyond SCORE_CODES it is lost. */
void score_side_add(struct score_side *side, uint16_t code);
bool score_side_is_nobody(
		struct score_names *names, const struct score_side *side);
/* The same countries. */
bool score_sides_equal(const struct score_side *a, const struct score_side *b);
/* The sides have a code in common. */
bool score_sides_meet(const struct score_side *a, const struct score_side *b);

void score_item_add_coded(struct score_set *set, struct score_item *item,
		struct score_event event);

#endif
