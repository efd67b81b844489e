/* pairs.h - relate's answers against gold pairs.
 *
 * Of each pair the first gold event counts, as a root (names.h). Macro F1 is
 * the mean of the F1 of the roots that occur in gold. */
#ifndef DEMARCHE_SCORE_PAIRS_H
#define DEMARCHE_SCORE_PAIRS_H

#include "score/events.h"

struct score_root {
	uint16_t root;
	struct score_counts counts;
	struct score_rates rates;
};

enum { SCORE_MACRO_F1, SCORE_ACCURACY, SCORE_ANSWERED };

struct score_pairs {
	double figure[BOOTSTRAP_FIGURES]; /* by the enum above */
	struct interval interval[BOOTSTRAP_FIGURES];
	size_t count; /* pairs with gold */
	struct score_root *roots;
	size_t root_count;
	uint32_t *confusion; /* as in struct score_events */
	size_t size;
};

/* Events read as categories are folded into roots here. */
void score_pairs(struct score_set *set, struct score_pairs *out);

/* The root that a pair's gold names, and the one that was answered; 0 for
 * none. */
uint16_t score_gold_root(
		struct score_names *names, const struct score_item *item);
uint16_t score_coded_root(
		struct score_names *names, const struct score_item *item);

#endif
