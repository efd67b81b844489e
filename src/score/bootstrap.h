/* bootstrap.h - how much of a figure is chance: the percentile bootstrap
 * (Efron 1979), as many sentences drawn with replacement as there are.
 *
 * Random numbers are SplitMix64 (Steele, Lea and Flood 2014) from a fixed
 * seed, so that the same counts give the same interval on every machine. */
#ifndef DEMARCHE_SCORE_BOOTSTRAP_H
#define DEMARCHE_SCORE_BOOTSTRAP_H

#include <stddef.h>
#include <stdint.h>

enum { BOOTSTRAP_ROUNDS = 1000, BOOTSTRAP_FIGURES = 3 };

struct interval {
	double low, high;
};

/* The next number of the generator. */
uint64_t bootstrap_random(uint64_t *state);

/* Fills the 95 % intervals of the figures that `measure` computes of a sample:
 * `count` indices, each below `count`, some several times. Nothing to draw
 * from gives zeros. */
typedef void bootstrap_measure(const void *context, const uint32_t *sample,
		size_t count, double figure[BOOTSTRAP_FIGURES]);
void bootstrap(bootstrap_measure *measure, const void *context, size_t count,
		struct interval interval[BOOTSTRAP_FIGURES]);

#endif
