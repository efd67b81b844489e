/* random.h - numbers that look random and are the same everywhere.
 *
 * SplitMix64 (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA): number i is a mix of seed + i steps, so a stream
 * depends on its seed alone, not on processor, threads or what came before. */
#ifndef DEMARCHE_BASE_RANDOM_H
#define DEMARCHE_BASE_RANDOM_H

#include <stdint.h>

struct random {
	uint64_t state; /* the seed, at first */
};

static inline uint64_t
random_next(struct random *random)
{
	uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* 0 to below - 1; uneven by less than below / 2^32. */
static inline uint32_t
random_below(struct random *random, uint32_t below)
{
	return (uint32_t)((random_next(random) >> 32) * below >> 32);
}

#endif
