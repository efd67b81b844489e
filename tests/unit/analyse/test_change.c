/* Series are made here, with breaks that are known; how many are found and how
 * many of flat series have one is counted. docs/methods.md has the figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyse/change.h"
#include "base/random.h"

enum { SERIES = 400, LONGEST = 240 };

typedef void find_changes(const struct change_series *series, int8_t *change);

static double
uniform(struct random *random)
{
	return ((double)(random_next(random) >> 11) + 0.5) / 9007199254740992.0;
}

/* Box and Muller. */
static double
normal(struct random *random)
{
	double radius = sqrt(-2 * log(uniform(random)));
	return radius * cos(6.283185307179586 * uniform(random));
}

/* Heavier tails: Laplace, of variance 1. */
static double
laplace(struct random *random)
{
	double u = uniform(random) - 0.5;
	return (u < 0 ? 1 : -1) * log(1 - 2 * fabs(u)) / sqrt(2);
}

/* Knuth, TAOCP 2, 3.4.1. */
static double
poisson(struct random *random, double mean)
{
	double limit = exp(-mean), product = 1;
	int count = -1;
	do {
		count++;
		product *= uniform(random);
	} while (product > limit);
	return count;
}

/* A Poisson whose mean varies (exponential shape 2): variance mean +
 * mean^2 / 2. */
static double
overdispersed(struct random *random, double mean)
{
	double gamma = -log(uniform(random)) - log(uniform(random));
	return poisson(random, mean * gamma / 2);
}

/* --- one kind of series ------------------------------------------------- */

/* Levels in units of noise, or mean counts; the length is cut into as many
 * pieces as there are levels, at places that are drawn. */
struct kind {
	const char *name;
	find_changes *find;
	double (*noise)(struct random *);         /* of levels */
	double (*count)(struct random *, double); /* of counts */
	size_t length, pieces, least;             /* of a piece */
	double levels[3];
};

static void
draw_breaks(const struct kind *kind, struct random *random, size_t *at)
{
	size_t room = kind->length - kind->pieces * kind->least;
	size_t from = 0;
	for (size_t i = 1; i < kind->pieces; i++) {
		size_t more = random_below(random, (uint32_t)room + 1);
		from += kind->least + more;
		room -= more;
		at[i - 1] = from;
	}
}

static void
draw_series(const struct kind *kind, struct random *random, const size_t *at,
		double *value)
{
	size_t piece = 0;
	for (size_t i = 0; i < kind->length; i++) {
		piece += piece + 1 < kind->pieces && i == at[piece];
		double level = kind->levels[piece];
		value[i] = kind->noise ? level + kind->noise(random)
				       : kind->count(random, level);
	}
}

/* How many of the breaks are found at most one period off, in the right
 * direction. What was found at most FAR off is that break at the wrong place,
 * and not counted; `others` says whether there is more. */
static size_t
found_in(const struct kind *kind, const size_t *at, int8_t *change,
		bool *others)
{
	enum { FAR = 4 };
	size_t found = 0;
	for (size_t i = 0; i + 1 < kind->pieces; i++) {
		int way = kind->levels[i + 1] > kind->levels[i] ? 1 : -1;
		bool near = change[at[i] - 1] == way || change[at[i]] == way
			    || change[at[i] + 1] == way;
		found += near;
		for (size_t k = at[i] - FAR; k <= at[i] + FAR; k++)
			change[k] = 0;
	}
	for (size_t i = 0; i < kind->length; i++)
		*others |= change[i] != 0;
	return found;
}

/* Shares of breaks found, and of series with one that is none. */
static void
measure(const struct kind *kind, double *found, double *false_ones)
{
	struct random random = { 20240315 };
	double value[LONGEST], weight[LONGEST];
	int8_t change[LONGEST];
	size_t at[3] = { 0 }, hits = 0, wrong = 0, breaks = 0;
	for (int i = 0; i < LONGEST; i++)
		weight[i] = 1;
	for (int i = 0; i < SERIES; i++) {
		struct change_series series = { value, weight, kind->length };
		draw_breaks(kind, &random, at);
		draw_series(kind, &random, at, value);
		kind->find(&series, change);
		bool others = false;
		hits += found_in(kind, at, change, &others);
		wrong += others;
		breaks += kind->pieces - 1;
	}
	*found = breaks ? (double)hits / (double)breaks : 1;
	*false_ones = (double)wrong / SERIES;
	printf("%-40s found %.3f, series with a false one %.3f\n", kind->name,
			*found, *false_ones);
}

static void
check(const struct kind *kinds, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		double found, false_ones;
		measure(&kinds[i], &found, &false_ones);
		if (found < 0.9 || false_ones >= 0.05)
			fail_msg("%s", kinds[i].name);
	}
}

/* --- the claims --------------------------------------------------------- */

static void
test_flat(void **state)
{
	(void)state;
	static const struct kind kinds[] = {
#define FLAT_LEVEL(noise, length)                                              \
	{                                                                      \
		"flat, " #noise ", " #length, change_of_level, noise, NULL,    \
				length, 1, length,                             \
		{                                                              \
			0                                                      \
		}                                                              \
	}
#define FLAT_RATE(count, mean, length)                                         \
	{                                                                      \
		"flat, " #count " of " #mean ", " #length, change_of_rate,     \
				NULL, count, length, 1, length,                \
		{                                                              \
			mean                                                   \
		}                                                              \
	}
		FLAT_LEVEL(normal, 8),
		FLAT_LEVEL(normal, 12),
		FLAT_LEVEL(normal, 36),
		FLAT_LEVEL(normal, 120),
		FLAT_LEVEL(normal, 240),
		FLAT_LEVEL(laplace, 12),
		FLAT_LEVEL(laplace, 60),
		FLAT_LEVEL(laplace, 120),
		FLAT_RATE(poisson, 0.3, 36),
		FLAT_RATE(poisson, 1, 120),
		FLAT_RATE(poisson, 10, 8),
		FLAT_RATE(poisson, 10, 60),
		FLAT_RATE(overdispersed, 8, 12),
		FLAT_RATE(overdispersed, 8, 36),
		FLAT_RATE(overdispersed, 8, 120),
	};
	check(kinds, sizeof kinds / sizeof *kinds);
}

static void
test_breaks(void **state)
{
	(void)state;
	static const struct kind kinds[] = {
		{ "4 sigma up, 12", change_of_level, normal, NULL, 12, 2, 5,
				{ 0, 4 } },
		{ "3 sigma down, 36", change_of_level, normal, NULL, 36, 2, 6,
				{ 0, -3 } },
		{ "3 sigma there and back, 36", change_of_level, normal, NULL,
				36, 3, 8, { 0, 3, 0 } },
		{ "3 sigma twice, 120", change_of_level, normal, NULL, 120, 3,
				12, { 0, 3, 6 } },
		{ "3 sigma, Laplace, 60", change_of_level, laplace, NULL, 60, 2,
				8, { 0, 3 } },
		{ "counts 10 to 25, 36", change_of_rate, NULL, poisson, 36, 2,
				6, { 10, 25 } },
		{ "counts 4 to 16 to 4, 48", change_of_rate, NULL, poisson, 48,
				3, 8, { 4, 16, 4 } },
		{ "counts 1 to 8, 60", change_of_rate, NULL, poisson, 60, 2, 8,
				{ 1, 8 } },
	};
	check(kinds, sizeof kinds / sizeof *kinds);
}

/* --- what is short, sparse, constant, unknown --------------------------- */

static size_t
changes(find_changes *find, const double *value, const double *weight,
		size_t count, size_t *where)
{
	int8_t change[64];
	double ones[64];
	size_t found = 0;
	for (int i = 0; i < 64; i++)
		ones[i] = 1;
	struct change_series series = { value, weight ? weight : ones, count };
	find(&series, change);
	for (size_t i = 0; i < count; i++)
		if (change[i]) {
			found++;
			*where = i;
		}
	return found;
}

static void
test_edges(void **state)
{
	(void)state;
	static const double constant[24] = { 0 };
	static const double step[8] = { 0, 0, 0, 0, 5, 5, 5, 5 };
	static const double once[12] = { 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0 };
	static const double sparse[24] = { [5] = 1, [13] = 1, [14] = 1 };
	find_changes *const finders[] = { change_of_level, change_of_rate };
	size_t where = 0;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(
				changes(finders[i], constant, NULL, 24, &where),
				0);
		assert_int_equal(
				changes(finders[i], once, NULL, 12, &where), 0);
		assert_int_equal(changes(finders[i], sparse, NULL, 24, &where),
				0);
		assert_int_equal(changes(finders[i], step, NULL, 5, &where), 0);
		assert_int_equal(changes(finders[i], step, NULL, 0, &where), 0);
		assert_int_equal(changes(finders[i], step, NULL, 8, &where), 1);
		assert_int_equal(where, 4);
	}
}

/* Periods without articles say nothing; the change is told of the next one
 * that is known. Nothing that is no number harms. */
static void
test_unknown(void **state)
{
	(void)state;
	double value[16] = { 0, 1, 0, 1, 0, 1, 99, NAN, 9, 8, 9, 8, 9, 8, 9,
		8 };
	double weight[16];
	size_t where = 0;
	for (int i = 0; i < 16; i++)
		weight[i] = i == 6 || i == 7 ? 0 : 2;
	assert_int_equal(
			changes(change_of_level, value, weight, 16, &where), 1);
	assert_int_equal(where, 8);
	weight[7] = 2;
	assert_int_equal(
			changes(change_of_level, value, weight, 16, &where), 1);
	assert_int_equal(where, 8);
}

/* Growing coverage is no change of the rate; known values count by weight. */
static void
test_weights(void **state)
{
	(void)state;
	double events[24], articles[24], level[24], sure[24];
	size_t where = 0;
	for (int i = 0; i < 24; i++) {
		articles[i] = i < 12 ? 100 : 400;
		events[i] = (i < 12 ? 10 : 40) + i % 3 - 1;
		level[i] = i % 2 ? 0.1 : -0.1;
		sure[i] = 100;
	}
	assert_int_equal(changes(change_of_rate, events, articles, 24, &where),
			0);
	assert_int_equal(changes(change_of_rate, events, NULL, 24, &where), 1);
	assert_int_equal(where, 12);
	level[9] = level[10] = level[11] = 5;
	assert_int_equal(changes(change_of_level, level, sure, 24, &where), 2);
	sure[9] = sure[10] = sure[11] = 0.001;
	assert_int_equal(changes(change_of_level, level, sure, 24, &where), 0);
}

/* --- against all partitions --------------------------------------------- */

static double
misfit(const double *value, size_t from, size_t to, double noise)
{
	double sum = 0, squares = 0;
	for (size_t i = from; i < to; i++)
		sum += value[i];
	for (size_t i = from; i < to; i++)
		squares += (value[i] - sum / (double)(to - from))
			   * (value[i] - sum / (double)(to - from));
	return squares / noise;
}

/* Optimal partitioning without pruning (Jackson and others 2005). */
static void
partition(const double *value, size_t count, int8_t *change)
{
	double best[LONGEST + 1] = { 0 }, squares = 0;
	size_t before[LONGEST + 1] = { 0 };
	for (size_t i = 1; i < count; i++)
		squares += (value[i] - value[i - 1]) * (value[i] - value[i - 1])
			   / 2;
	double noise = squares / (double)(count - 1);
	best[0] = -change_penalty(count);
	for (size_t end = 1; end <= count; end++) {
		best[end] = INFINITY;
		for (size_t from = 0; from + CHANGE_LEAST <= end; from++) {
			double cost = best[from]
				      + misfit(value, from, end, noise)
				      + change_penalty(count);
			if (cost < best[end]) {
				best[end] = cost;
				before[end] = from;
			}
		}
	}
	for (size_t i = 0; i < count; i++)
		change[i] = 0;
	for (size_t end = before[count]; end; end = before[end])
		change[end] = 1;
}

static void
test_pruning_loses_nothing(void **state)
{
	(void)state;
	struct random random = { 7 };
	size_t with_changes = 0;
	for (int i = 0; i < 200; i++) {
		double value[60], weight[60];
		int8_t change[60], all[60];
		size_t count = 8 + random_below(&random, 52);
		double level = 0;
		for (size_t k = 0; k < count; k++) {
			if (random_below(&random, 10) == 0)
				level = 2 * normal(&random);
			value[k] = level + normal(&random) / 2;
			weight[k] = 1;
		}
		change_of_level(&(struct change_series){ value, weight, count },
				change);
		partition(value, count, all);
		for (size_t k = 0; k < count; k++) {
			assert_int_equal(change[k] != 0, all[k]);
			with_changes += change[k] != 0;
		}
	}
	assert_true(with_changes > 200);
}

/* Ten years of days. */
static void
test_long(void **state)
{
	(void)state;
	enum { DAYS = 3653 };
	static double value[DAYS], weight[DAYS];
	static int8_t change[DAYS];
	struct random random = { 11 };
	size_t found = 0;
	for (size_t i = 0; i < DAYS; i++) {
		bool high = i >= 1234 && i < 2501;
		value[i] = normal(&random) + (high ? 4 : 0);
		weight[i] = 1;
	}
	change_of_level(&(struct change_series){ value, weight, DAYS }, change);
	for (size_t i = 0; i < DAYS; i++)
		found += change[i] != 0;
	assert_int_equal(found, 2);
	assert_true(change[1233] + change[1234] + change[1235] == 1);
	assert_true(change[2500] + change[2501] + change[2502] == -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flat),
		cmocka_unit_test(test_breaks),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_unknown),
		cmocka_unit_test(test_weights),
		cmocka_unit_test(test_pruning_loses_nothing),
		cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
