/* events.h - coded events against gold events.
 *
 * Definitions:
 *   category  the set of categories of a sentence against the set that was
 *             coded; one that gold calls optional counts neither way
 *   triple    (actor country, category, recipient country): lists give their
 *             pairs, mutual events each pair both ways. Only sentences count
 *             whose gold has a country on both sides of every event; of
 *             several codes on a side one that fits is enough
 *   mode, status, context
 *             of the gold events whose category was coded and that tell one:
 *             how many have a record with that category that agrees
 *   quiet     sentences without gold: how many gave nothing
 * Records of status negated are not there unless gold tells statuses. */
#ifndef DEMARCHE_SCORE_EVENTS_H
#define DEMARCHE_SCORE_EVENTS_H

#include "score/bootstrap.h"
#include "score/set.h"

struct score_counts {
	uint32_t tp, fp, fn;
};

struct score_rates {
	double precision, recall, f1;
};

struct score_measure {
	struct score_counts counts;
	struct score_rates rates;
	/* Of precision, recall, F1. */
	struct interval interval[BOOTSTRAP_FIGURES];
	size_t sentences;
};

struct score_share {
	uint32_t right, of;
};

enum score_detail {
	SCORE_MODE,
	SCORE_STATUS,
	SCORE_CONTEXT,
	SCORE_QUIET,
	SCORE_DETAILS
};
extern const char *const SCORE_DETAIL_NAMES[SCORE_DETAILS];

/* Counts of all categories; the array of `confusion` is square, with row and
 * column 0 for "nothing": confusion[expected * size + coded]. A category that
 * was missed in a sentence stands against one that was coded there in excess,
 * first of those with a country in common. */
struct score_events {
	struct score_measure category, triple;
	struct score_share detail[SCORE_DETAILS];
	struct score_counts *by_category; /* by number of the name */
	uint32_t *confusion;
	size_t size; /* categories.count of the names */
	size_t expected, coded;
};

struct score_rates score_rates_of(struct score_counts counts);
/* Counts of sentences into figures and intervals. */
void score_measure_of(struct score_measure *measure,
		const struct score_counts *counts, size_t count);

/* Memory is the arena's. */
void score_events(struct score_set *set, struct score_events *out);

/* What the comparison is made of; for errors.c too. */
bool score_counts_record(
		const struct score_set *set, const struct score_event *coded);
bool score_mode_agrees(const struct score_event *gold,
		const struct score_event *coded);
bool score_status_agrees(const struct score_event *gold,
		const struct score_event *coded);
bool score_context_agrees(const struct score_event *gold,
		const struct score_event *coded);

#endif
