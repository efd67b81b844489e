/* bootstrap.h - how sure a ratio of sums is, by drawing its parts again.
 *
 * The percentile interval of Efron (1979, "Bootstrap Methods: Another Look at
 * the Jackknife", Annals of Statistics 7; Efron and Tibshirani 1993, chapter
 * 13). Parts are events, not reports, so that what many papers copy counts
 * once. Of more than BOOTSTRAP_GROUPS parts, random groups of them are drawn
 * instead, which have the same variance. The draws depend on the parts and the
 * seed alone: not on the parts' order, not on the machine. */
#ifndef DEMARCHE_ANALYSE_BOOTSTRAP_H
#define DEMARCHE_ANALYSE_BOOTSTRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	BOOTSTRAP_DRAWS = 1000,
	BOOTSTRAP_GROUPS = 128,
	BOOTSTRAP_LEAST = 5 /* parts; fewer tell nothing of how sure it is */
};

/* What one event adds above and below the line. */
struct ratio_part {
	int64_t over, under;
};

/* Of how many groups a draw is made of so many parts; 0: none is made. */
static inline size_t
bootstrap_group_count(size_t parts)
{
	if (parts < BOOTSTRAP_LEAST)
		return 0;
	return parts < BOOTSTRAP_GROUPS ? parts : BOOTSTRAP_GROUPS;
}

/* The 95 % interval of sum(over) / (sum(under) + prior), prior above 0. Parts
 * are put in another order. False for fewer than BOOTSTRAP_LEAST. */
bool bootstrap_ratio(struct ratio_part *parts, size_t count, int64_t prior,
		uint64_t seed, double *low, double *high);

#endif
