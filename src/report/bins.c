#include "report/bins.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/numbers.h"

/* 1, 2 or 5 times a power of ten, the nearest from below. */
static double
round_down(double number)
{
	double power = pow(10, floor(log10(number) + 1e-9));
	double digit = number / power + 1e-9;
	return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

struct bins
bins_of_counts(const char *prefix, bool diverging, double most)
{
	struct bins bins = { .prefix = prefix, .diverging = diverging };
	if (!(most > 0 && isfinite(most)))
		most = 1;
	double top = round_down(most / 2);
	double shares[BIN_CLASSES] = { 0, 0.04, 0.2, 1 };
	for (int i = 1; i < BIN_CLASSES; i++)
		bins.edges[i] = round_down(top * shares[i]);
	bins.edges[0] = bins.edges[1] * 1e-6;
	/* The first edge stands for "more than 0". */
	bins.decimals = bins.edges[1] >= 1
					? 0
					: (int)fmin(6, -floor(log10(bins.edges[1])
								       + 1e-9));
	return bins;
}

struct bins
bins_of_index(const char *prefix)
{
	return (struct bins){ .prefix = prefix,
		.diverging = true,
		.edges = { 0.05, 0.25, 0.5, 0.75 },
		.decimals = 2 };
}

int
bins_class(const struct bins *bins, double value)
{
	int class = 0;
	if (!isfinite(value))
		return 0;
	for (int i = 0; i < BIN_CLASSES; i++)
		if (fabs(value) >= bins->edges[i])
			class = i + 1;
	if (value < 0)
		return bins->diverging ? -class : 0;
	return class;
}

void
bins_name(const struct bins *bins, int class, char out[BIN_NAME])
{
	const char *side = !bins->diverging || !class ? ""
			   : class < 0                ? "n"
						      : "p";
	snprintf(out, BIN_NAME, "%.1s%s%d", bins->prefix, side,
			abs(class) % 10);
}

/* Edge number i as it is written: the first may stand for 0. */
static double
edge(const struct bins *bins, int i)
{
	double value = bins->edges[i];
	return value < bins->edges[1] * 1e-3 ? 0 : value;
}

static void
put_edge(const struct bins *bins, double value, struct buffer *out)
{
	bool whole = fabs(value - round(value)) < 1e-9;
	numbers_put(out, value, whole ? 0 : bins->decimals);
}

void
bins_put_range(const struct bins *bins, int class, struct buffer *out)
{
	int i = abs(class) - 1, sign = class < 0 ? -1 : 1;
	if (!class && edge(bins, 0) > 0)
		buffer_put(out, STR("about 0"));
	else if (!class)
		buffer_put(out, bins->diverging ? STR("0") : STR("none"));
	else if (i == BIN_CLASSES - 1) {
		put_edge(bins, sign * edge(bins, i), out);
		buffer_put(out, sign < 0 ? STR(" and less") : STR(" and more"));
	} else {
		double from = edge(bins, i), to = edge(bins, i + 1);
		put_edge(bins, sign < 0 ? -to : from, out);
		buffer_put(out, STR(" to "));
		put_edge(bins, sign < 0 ? -from : to, out);
	}
}
