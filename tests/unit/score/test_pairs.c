#include "score_fixture.h"

#include "score/pairs.h"

/* Three roots: two right of two, one of two, and none of one. CONCEDE and
 * RETREAT are one root. */
static void
test_macro_f1(void **state)
{
	struct score_fixture *fixture = *state;
	static const char *const gold[] = { "[{\"event\":\"YIELD\"}]",
		"[{\"event\":\"YIELD\"}]", "[{\"event\":\"AID\"}]",
		"[{\"event\":\"AID\"}]", "[{\"event\":\"REJECT\"}]", "[]" };
	static const char *const coded[] = { "{\"event\":\"CONCEDE\"}",
		"{\"event\":\"RETREAT\"}", "{\"event\":\"AID\"}",
		"{\"event\":\"COERCE\"}", "" };
	for (size_t i = 0; i < 6; i++)
		add_gold(fixture, gold[i]);
	for (size_t i = 0; i < 5; i++)
		add_coded(fixture, i, coded[i]);
	struct score_pairs pairs;
	score_pairs(&fixture->set, &pairs);
	assert_int_equal(pairs.count, 5);
	assert_int_equal(pairs.root_count, 3);
	assert_float_equal(pairs.figure[SCORE_MACRO_F1],
			(1.0 + 2.0 / 3 + 0) / 3, 1e-12);
	assert_float_equal(pairs.figure[SCORE_ACCURACY], 0.6, 1e-12);
	assert_float_equal(pairs.figure[SCORE_ANSWERED], 0.8, 1e-12);
}

/* Of two answers the last counts. */
static void
test_last_answer(void **state)
{
	struct score_fixture *fixture = *state;
	add_gold(fixture, "[{\"event\":\"AID\"}]");
	add_coded(fixture, 0, "{\"event\":\"REJECT\"}\n{\"event\":\"AID\"}\n");
	struct score_pairs pairs;
	score_pairs(&fixture->set, &pairs);
	assert_float_equal(pairs.figure[SCORE_ACCURACY], 1, 1e-12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SCORE_TEST(test_macro_f1),
		SCORE_TEST(test_last_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
