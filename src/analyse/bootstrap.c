#include "analyse/bootstrap.h"

#include <stdlib.h>

#include "base/random.h"

/* Draws outside of the interval on either side: 2.5 %. */
enum { TAIL = BOOTSTRAP_DRAWS / 40 };

static int
by_parts(const void *a, const void *b)
{
	const struct ratio_part *one = a, *other = b;
	if (one->over != other->over)
		return one->over < other->over ? -1 : 1;
	return (one->under > other->under) - (one->under < other->under);
}

static int
by_value(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;
	return (one > other) - (one < other);
}

/* Fisher and Yates (Knuth, TAOCP 2, 3.4.2, algorithm P). */
static void
shuffle(struct ratio_part *parts, size_t count, struct random *random)
{
	for (size_t left = count; left > 1; left--) {
		size_t at = random_below(random, (uint32_t)left);
		struct ratio_part part = parts[left - 1];
		parts[left - 1] = parts[at];
		parts[at] = part;
	}
}

/* Returns how many groups there are. */
static size_t
group(struct ratio_part *parts, size_t count, struct random *random,
		struct ratio_part groups[BOOTSTRAP_GROUPS])
{
	size_t group_count = bootstrap_group_count(count);
	qsort(parts, count, sizeof *parts, by_parts);
	if (count > BOOTSTRAP_GROUPS)
		shuffle(parts, count, random);
	for (size_t i = 0; i < group_count; i++)
		groups[i] = (struct ratio_part){ 0 };
	for (size_t i = 0; i < count; i++) {
		groups[i % group_count].over += parts[i].over;
		groups[i % group_count].under += parts[i].under;
	}
	return group_count;
}

/* A number of the stream gives four draws of 16 bits each, which are uneven by
 * less than one in 500. */
static double
draw(const struct ratio_part *groups, size_t count, int64_t prior,
		struct random *random)
{
	int64_t over = 0, under = prior;
	uint64_t bits = 0;
	for (size_t i = 0; i < count; i++) {
		bits = i % 4 ? bits >> 16 : random_next(random);
		size_t at = (size_t)(bits & 0xffff) * count >> 16;
		over += groups[at].over;
		under += groups[at].under;
	}
	return (double)over / (double)under;
}

bool
bootstrap_ratio(struct ratio_part *parts, size_t count, int64_t prior,
		uint64_t seed, double *low, double *high)
{
	struct ratio_part groups[BOOTSTRAP_GROUPS];
	double ratios[BOOTSTRAP_DRAWS];
	struct random random = { seed };
	if (count < BOOTSTRAP_LEAST)
		return false;
	size_t group_count = group(parts, count, &random, groups);
	for (int i = 0; i < BOOTSTRAP_DRAWS; i++)
		ratios[i] = draw(groups, group_count, prior, &random);
	qsort(ratios, BOOTSTRAP_DRAWS, sizeof *ratios, by_value);
	*low = ratios[TAIL - 1];
	*high = ratios[BOOTSTRAP_DRAWS - TAIL];
	return true;
}
