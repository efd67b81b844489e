/* chance.h - real numbers of chance for property tests, the same on every
 * machine; whole ones are those of base/random.h. */
#ifndef DEMARCHE_TEST_CHANCE_H
#define DEMARCHE_TEST_CHANCE_H

#include "base/random.h"

/* -1 to 1. */
static inline double
chance_real(struct random *random)
{
	return (double)(random_next(random) >> 11) / 4503599627370496.0 - 1;
}

#endif
