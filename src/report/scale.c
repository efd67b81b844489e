#include "report/scale.h"

#include <math.h>

static double
nice_step(double range, int about, bool whole)
{
	double rough = range / about;
	double power = pow(10, floor(log10(rough)));
	double digit = rough / power;
	double nice = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
	double step = nice * power;
	return whole && step < 1 ? 1 : step;
}

static int
decimals_of(double step)
{
	enum { MOST = 6 };
	int decimals = (int)-floor(log10(step) + 1e-9);
	return decimals < 0 ? 0 : decimals > MOST ? MOST : decimals;
}

static void
order(double *low, double *high)
{
	if (!isfinite(*low) || fabs(*low) > 1e15)
		*low = 0;
	if (!isfinite(*high) || fabs(*high) > 1e15)
		*high = *low;
	double least = fmax(fmax(fabs(*low), fabs(*high)) * 1e-9, 1e-6);
	if (!(*high - *low >= least))
		*high = *low + fmax(1, least);
}

static struct scale
with_ticks(double low, double high, double step)
{
	struct scale scale = { .low = low, .high = high, .step = step };
	scale.first = ceil(low / step - 1e-9) * step;
	scale.ticks = (int)floor((high - scale.first) / step + 1e-9) + 1;
	if (scale.ticks > SCALE_TICKS)
		scale.ticks = SCALE_TICKS;
	scale.decimals = decimals_of(step);
	return scale;
}

struct scale
scale_loose(double low, double high, int about, bool whole)
{
	order(&low, &high);
	double step = nice_step(high - low, about, whole);
	return with_ticks(floor(low / step + 1e-9) * step,
			ceil(high / step - 1e-9) * step, step);
}

struct scale
scale_fixed(double low, double high, int about)
{
	order(&low, &high);
	return with_ticks(low, high, nice_step(high - low, about, false));
}

double
scale_tick(const struct scale *scale, int i)
{
	double tick = scale->first + i * scale->step;
	return fabs(tick) < scale->step / 1000 ? 0 : tick;
}

double
scale_place(const struct scale *scale, double value, double start, double end)
{
	double share = (value - scale->low) / (scale->high - scale->low);
	if (!(share > 0))
		share = 0;
	if (share > 1)
		share = 1;
	return start + share * (end - start);
}
