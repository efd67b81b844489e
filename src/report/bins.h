/* bins.h - numbers as a few classes of colour, darker the farther from 0.
 *
 * Diverging: four classes on either side of 0. One-sided: four above 0. Edges
 * are round numbers; for what grows by orders of magnitude they are about 1/2,
 * 1/10 and 1/50 of the largest. Pure functions. */
#ifndef DEMARCHE_REPORT_BINS_H
#define DEMARCHE_REPORT_BINS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum { BIN_CLASSES = 4 };

struct bins {
	const char *prefix; /* "d", "p" diverging, "s" one-sided */
	bool diverging;
	/* Least |value| of classes 1 to 4; below the first is class 0. */
	double edges[BIN_CLASSES];
	int decimals;
};

/* For values whose largest |value| is `most`. */
struct bins bins_of_counts(const char *prefix, bool diverging, double most);
/* For an index of -1 to 1. */
struct bins bins_of_index(const char *prefix);

/* -4 to 4; 0 for what is not finite. */
int bins_class(const struct bins *bins, double value);
/* The class of style.css, "dn3", "d0", "dp1", "s2". */
enum { BIN_NAME = 8 };
void bins_name(const struct bins *bins, int class, char out[BIN_NAME]);
/* "20 to 50", "50 and more", "−50 to −20", "0". */
void bins_put_range(const struct bins *bins, int class, struct buffer *out);

#endif
