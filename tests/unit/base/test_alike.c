#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/alike.h"

static void
test_distance(void **state)
{
	(void)state;
	assert_int_equal(alike_distance(STR(""), STR("")), 0);
	assert_int_equal(alike_distance(STR(""), STR("abc")), 3);
	assert_int_equal(alike_distance(STR("SANCTION"), STR("sanction")), 0);
	assert_int_equal(alike_distance(STR("SANCTOIN"), STR("SANCTION")), 1);
	assert_int_equal(alike_distance(STR("kitten"), STR("sitting")), 3);
	assert_int_equal(alike_distance(STR("CA"), STR("ABC")), 3);
	char lengthy[ALIKE_BYTES + 1];
	memset(lengthy, 'a', sizeof lengthy);
	struct str whole = { lengthy, sizeof lengthy };
	struct str fits = { lengthy, ALIKE_BYTES };
	assert_int_equal(alike_distance(whole, fits), ALIKE_NEVER);
	assert_int_equal(alike_distance(fits, fits), 0);
}

static void
test_nearest_first(void **state)
{
	(void)state;
	static const char *const known[] = { "ACCUSE", "COERCE", "CONCEDE",
		"CONSULT", "COOPERATE", "CONCEDED", "CONCEDE" };
	struct alike alike;
	alike_init(&alike, STR("concede"));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		alike_show(&alike, str_of(known[i]));
	assert_int_equal(alike.count, 2);
	assert_true(str_equal(alike.at[0], STR("CONCEDE")));
	assert_true(str_equal(alike.at[1], STR("CONCEDED")));
	alike_init(&alike, STR("co"));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		alike_show(&alike, str_of(known[i]));
	assert_int_equal(alike.count, ALIKE_WORDS);
	assert_true(str_equal(alike.at[0], STR("COERCE")));
	alike_init(&alike, STR("done"));
	alike_show(&alike, STR("won"));
	assert_int_equal(alike.count, 0);
	alike_init(&alike, STR("xyz"));
	alike_show(&alike, STR("abc"));
	assert_int_equal(alike.count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_distance),
		cmocka_unit_test(test_nearest_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
