/* chance.h - numbers of chance for property tests, the same on every machine:
 * SplitMix64 (Steele, Lea, Flood 2014). */
#ifndef DEMARCHE_TEST_CHANCE_H
#define DEMARCHE_TEST_CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

static inline uint64_t
chance_next(struct chance *chance)
{
	uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);
	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/* 0 to limit - 1. */
static inline size_t
chance_below(struct chance *chance, size_t limit)
{
	return (size_t)(chance_next(chance) % limit);
}

/* -1 to 1. */
static inline double
chance_real(struct chance *chance)
{
	return (double)(chance_next(chance) >> 11) / 4503599627370496.0 - 1;
}

#endif
