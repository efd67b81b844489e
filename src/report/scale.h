/* scale.h - from numbers to pixels, with round numbers as ticks.
 *
 * Steps are 1, 2 or 5 times a power of ten (P. Heckbert, "Nice Numbers for
 * Graph Labels", Graphics Gems, 1990). Pure functions. */
#ifndef DEMARCHE_REPORT_SCALE_H
#define DEMARCHE_REPORT_SCALE_H

#include <stdbool.h>

struct scale {
	double low, high; /* low < high, both ticks where ends are loose */
	double step;      /* between ticks */
	int ticks;        /* from the first, both ends included where loose */
	double first;     /* tick: a multiple of step, >= low */
	int decimals;     /* that tell the ticks apart */
};

enum { SCALE_TICKS = 12 }; /* at most */

/* Loose ends: they move outwards to ticks. What is not finite or empty becomes
 * 0 to 1. About `about` steps (2 to 10); `whole` steps are whole numbers. */
struct scale scale_loose(double low, double high, int about, bool whole);
/* Ends stay as they are: -1 to 1. */
struct scale scale_fixed(double low, double high, int about);

double scale_tick(const struct scale *scale, int i);
/* Where `value` lies between pixel `start` (low) and `end` (high); values
 * outside are put on the ends. */
double scale_place(const struct scale *scale, double value, double start,
		double end);

#endif
