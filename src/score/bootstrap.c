#include "score/bootstrap.h"

#include <stdlib.h>

#include "base/memory.h"

enum { SEED = 1 };

uint64_t
bootstrap_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Of 32 random bits the share below `count`: even enough for counts that are
 * tiny beside 2^32. */
static void
draw(uint64_t *state, uint32_t *sample, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sample[i] = (uint32_t)((bootstrap_random(state) >> 32) * count
				       >> 32);
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

void
bootstrap(bootstrap_measure *measure, const void *context, size_t count,
		struct interval interval[BOOTSTRAP_FIGURES])
{
	static const size_t low = BOOTSTRAP_ROUNDS * 25 / 1000,
			    high = BOOTSTRAP_ROUNDS * 975 / 1000;
	double figure[BOOTSTRAP_FIGURES];
	uint64_t state = SEED;
	for (unsigned k = 0; k < BOOTSTRAP_FIGURES; k++)
		interval[k] = (struct interval){ 0, 0 };
	if (!count)
		return;
	uint32_t *sample = memory_zero(count, sizeof *sample);
	double *all = memory_zero(
			BOOTSTRAP_FIGURES * BOOTSTRAP_ROUNDS, sizeof *all);
	for (size_t i = 0; i < BOOTSTRAP_ROUNDS; i++) {
		draw(&state, sample, count);
		measure(context, sample, count, figure);
		for (unsigned k = 0; k < BOOTSTRAP_FIGURES; k++)
			all[k * BOOTSTRAP_ROUNDS + i] = figure[k];
	}
	for (unsigned k = 0; k < BOOTSTRAP_FIGURES; k++) {
		double *values = all + k * BOOTSTRAP_ROUNDS;
		qsort(values, BOOTSTRAP_ROUNDS, sizeof *values, compare);
		interval[k] = (struct interval){ values[low], values[high] };
	}
	free(all);
	free(sample);
}
