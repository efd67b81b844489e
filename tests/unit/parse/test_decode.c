/* Trees and names out of scores: known cases, and random ones against the
 * same rules written as plainly as can be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse/decode.h"
#include "parse_fixture.h"

enum { NODES = LIMIT_SENTENCE_TOKENS + 1 };

static float scores[NODES][NODES];

static void
take_best_heads(unsigned count, uint16_t *heads)
{
	for (unsigned d = 1; d <= count; d++) {
		scores[d][d] = -1e9f;
		heads[d] = 0;
		for (unsigned h = 1; h <= count; h++)
			if (scores[d][h] > scores[d][heads[d]])
				heads[d] = (uint16_t)h;
	}
}

static void
assert_tree(const uint16_t *heads, unsigned count)
{
	unsigned roots = 0;
	for (unsigned d = 1; d <= count; d++) {
		unsigned at = d, steps = 0;
		roots += !heads[d];
		while (at && steps++ <= count) {
			assert_in_range(heads[at], 0, count);
			at = heads[at];
		}
		assert_int_equal(at, 0);
	}
	assert_int_equal(roots, 1);
}

/* ---- The rules of docs/model-format.md, step by step ------------------- */

static bool
naive_reaches(const uint16_t *heads, unsigned count, unsigned from,
		unsigned goal)
{
	unsigned at = from;
	for (unsigned steps = 0; steps <= count; steps++) {
		at = heads[at];
		if (at == goal)
			return true;
		if (!at)
			return false;
	}
	return false;
}

static void
naive_roots(uint16_t *heads, unsigned count)
{
	unsigned roots = 0, best = 0;
	for (unsigned d = 1; d <= count; d++)
		roots += !heads[d];
	for (unsigned d = 1; d <= count; d++)
		if ((!roots || !heads[d])
				&& (!best || scores[d][0] > scores[best][0]))
			best = d;
	for (unsigned d = 1; d <= count && roots != 1; d++) {
		if (d == best || heads[d])
			continue;
		heads[d] = d == 1 ? 2 : 1;
		for (unsigned h = 1; h <= count; h++)
			if (h != d && scores[d][h] > scores[d][heads[d]])
				heads[d] = (uint16_t)h;
	}
	if (roots != 1)
		heads[best] = 0;
}

/* The token from which the first cycle is met, or 0. */
static unsigned
naive_cycle(const uint16_t *heads, unsigned count)
{
	for (unsigned t = 1; t <= count; t++) {
		if (naive_reaches(heads, count, t, 0))
			continue;
		unsigned at = t;
		while (!naive_reaches(heads, count, at, at))
			at = heads[at];
		return at;
	}
	return 0;
}

static void
naive_tree(uint16_t *heads, unsigned count)
{
	naive_roots(heads, count);
	for (unsigned on; (on = naive_cycle(heads, count));) {
		unsigned dependent = 0, head = 0;
		float most = 0.0f;
		for (unsigned d = 1; d <= count; d++) {
			if (d != on && !naive_reaches(heads, count, on, d))
				continue;
			for (unsigned h = 1; h <= count; h++) {
				if (!naive_reaches(heads, count, h, 0))
					continue;
				float gain = scores[d][h] - scores[d][heads[d]];
				if (dependent && !(gain > most))
					continue;
				dependent = d;
				head = h;
				most = gain;
			}
		}
		heads[dependent] = (uint16_t)head;
	}
}

static void
check_random(unsigned count, uint32_t steps)
{
	uint16_t heads[NODES], naive[NODES];
	for (unsigned d = 0; d <= count; d++)
		for (unsigned h = 0; h <= count; h++)
			scores[d][h] = (float)draw(steps);
	take_best_heads(count, heads);
	memcpy(naive, heads, sizeof naive);
	decode_tree(scores[0], NODES, count, heads);
	assert_tree(heads, count);
	naive_tree(naive, count);
	for (unsigned d = 1; d <= count; d++)
		assert_int_equal(heads[d], naive[d]);
}

/* Few different scores make many ties, cycles and roots. */
static void
test_random_trees(void **state)
{
	(void)state;
	for (int round = 0; round < 4000; round++)
		check_random(1 + draw(12), round % 2 ? 3 : 1000000);
	for (int round = 0; round < 20; round++)
		check_random(1 + draw(60), round % 2 ? 3 : 1000000);
}

/* Pairs that point at each other, a hundred of them: the most cycles that a
 * sentence can have. */
static void
test_many_cycles(void **state)
{
	(void)state;
	uint16_t heads[NODES];
	unsigned count = LIMIT_SENTENCE_TOKENS;
	memset(scores, 0, sizeof scores);
	for (unsigned d = 1; d <= count; d++)
		scores[d][((d - 1) ^ 1u) + 1] = 10.0f;
	take_best_heads(count, heads);
	decode_tree(scores[0], NODES, count, heads);
	assert_tree(heads, count);
}

static void
test_small_trees(void **state)
{
	(void)state;
	uint16_t heads[NODES] = { 0 };
	decode_tree(scores[0], NODES, 0, heads);
	memset(scores, 0, sizeof scores);
	take_best_heads(1, heads);
	decode_tree(scores[0], NODES, 1, heads);
	assert_int_equal(heads[1], 0);

	/* A tree is left as it is, whatever it scores. */
	uint16_t tree[] = { 0, 2, 0, 2, 3 };
	decode_tree(scores[0], NODES, 4, tree);
	assert_int_equal(tree[1], 2);
	assert_int_equal(tree[2], 0);
	assert_int_equal(tree[3], 2);
	assert_int_equal(tree[4], 3);

	/* Of two roots the better stays; the other takes its best token. */
	uint16_t roots[] = { 0, 0, 0, 2 };
	scores[1][0] = 1.0f;
	scores[2][0] = 2.0f;
	scores[1][3] = 0.5f;
	decode_tree(scores[0], NODES, 3, roots);
	assert_int_equal(roots[1], 3);
	assert_int_equal(roots[2], 0);
	assert_int_equal(roots[3], 2);
}

/* ---- Names ------------------------------------------------------------ */

static void
test_names(void **state)
{
	static const struct {
		const char *what;
		unsigned count;
		float scores[3][NAME_COUNT];
		uint8_t tags[3];
	} cases[] = {
		{ "nothing", 1, { { 0 } }, { NAME_O } },
		{ "no I at the start", 1, { { 0, 1, 9, 2, 0, 0, 0 } },
				{ NAME_B_ORG } },
		{ "I goes with B", 2,
				{ { 2, 1, 0, 0, 0, 0, 0 },
						{ 0, 0, 9, 0, 0, 0, 0 } },
				{ NAME_B_PER, NAME_I_PER } },
		{ "I of another kind", 2,
				{ { 0, 9, 0, 0, 0, 0, 0 },
						{ 0, 0, 1, 0, 2, 0, 0 } },
				{ NAME_B_PER, NAME_I_PER } },
		{ "a name of three", 3,
				{ { 0, 0, 0, 0, 0, 3, 0 },
						{ 1, 0, 0, 0, 0, 0, 2 },
						{ 0, 0, 0, 0, 0, 0, 2 } },
				{ NAME_B_LOC, NAME_I_LOC, NAME_I_LOC } },
		{ "two names", 2,
				{ { 0, 0, 0, 5, 0, 0, 0 },
						{ 0, 0, 0, 5, 4, 0, 0 } },
				{ NAME_B_ORG, NAME_B_ORG } },
	};
	(void)state;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		uint8_t tags[3];
		decode_names(cases[c].scores[0], NAME_COUNT, cases[c].count,
				tags);
		for (unsigned i = 0; i < cases[c].count; i++)
			if (tags[i] != cases[c].tags[i])
				fail_msg("%s: token %u has tag %d",
						cases[c].what, i, tags[i]);
	}
}

static bool
may_follow(unsigned tag, unsigned before)
{
	bool inside = tag && tag % 2 == 0;
	return !inside || before == tag || before == tag - 1;
}

/* All sequences of four tags are tried. */
static float
naive_names(float own[4][NAME_COUNT])
{
	float best = -1e9f;
	for (unsigned n = 0; n < 7 * 7 * 7 * 7; n++) {
		unsigned tags[] = { n % 7, n / 7 % 7, n / 49 % 7, n / 343 };
		float sum = 0.0f;
		bool good = may_follow(tags[0], 0);
		for (int i = 0; i < 4; i++) {
			sum += own[i][tags[i]];
			good = good && (!i || may_follow(tags[i], tags[i - 1]));
		}
		if (good && sum > best)
			best = sum;
	}
	return best;
}

static void
test_random_names(void **state)
{
	(void)state;
	for (int round = 0; round < 300; round++) {
		float own[4][NAME_COUNT], sum = 0.0f;
		uint8_t tags[4];
		for (int i = 0; i < 4 * NAME_COUNT; i++)
			own[i / NAME_COUNT][i % NAME_COUNT] = (float)draw(50);
		decode_names(own[0], NAME_COUNT, 4, tags);
		for (int i = 0; i < 4; i++) {
			assert_true(may_follow(tags[i], i ? tags[i - 1] : 0));
			sum += own[i][tags[i]];
		}
		assert_true(sum == naive_names(own));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small_trees),
		cmocka_unit_test(test_random_trees),
		cmocka_unit_test(test_many_cycles),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_random_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
