/* change.h - since when a series is another one: its change points.
 *
 * Segments of one level each, so that misfit plus a penalty a change is least:
 * optimal partitioning, found in expected linear time by PELT (Killick,
 * Fearnhead and Eckley 2012, "Optimal Detection of Changepoints With a Linear
 * Computational Cost", JASA 107). Two measures of misfit:
 *
 *   level   weighted squared distance from the segment's mean, over the
 *           variance of the noise, which is estimated from differences of
 *           neighbours (von Neumann 1941), so that changes inflate it little
 *   rate    deviance of a Poisson rate, over the dispersion of the counts,
 *           estimated likewise (quasi-Poisson: McCullagh and Nelder 1989)
 *
 * A segment has at least CHANGE_LEAST values, so that one odd month is no
 * change. The penalty grows with the length and is chosen so that of flat
 * series with noise fewer than one in twenty has a change; docs/methods.md has
 * what is found at which noise, tests/unit/analyse/test_change.c measures it.
 * Noise is taken to be independent from one period to the next.
 *
 * Of more than 1,000 values each 2nd, 3rd ... is looked at as a change first,
 * then those around the ones that are found. Pure functions. */
#ifndef DEMARCHE_ANALYSE_CHANGE_H
#define DEMARCHE_ANALYSE_CHANGE_H

#include <stddef.h>
#include <stdint.h>

/* The least values of a segment; series shorter than twice that have no
 * change. */
enum { CHANGE_LEAST = 3 };

/* A series: level i is value[i] known with weight[i] (one over its variance,
 * but for a factor), or rate i is value[i] events over weight[i] articles.
 * Where the weight is 0 nothing is known, and the value is not looked at. */
struct change_series {
	const double *value, *weight;
	size_t count;
};

/* change[i] becomes 1 where a higher, -1 where a lower segment begins, else
 * 0. */
void change_of_level(const struct change_series *series, int8_t *change);
void change_of_rate(const struct change_series *series, int8_t *change);

/* What a change costs in a series of so many known values. */
double change_penalty(size_t count);

#endif
