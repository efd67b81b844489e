#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void
test_trim_and_compare(void **state)
{
	(void)state;
	assert_true(str_equal(str_trim(STR(" \t a b \n")), STR("a b")));
	assert_int_equal(str_trim(STR("   ")).len, 0);
	assert_true(str_compare(STR("a"), STR("ab")) < 0);
	assert_true(str_compare(STR("b"), STR("ab")) > 0);
	assert_int_equal(str_compare(STR("ab"), STR("ab")), 0);
	assert_true(str_equal_ascii_case(STR("HtMl"), STR("html")));
	assert_false(str_equal_ascii_case(STR("html"), STR("htm")));
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_false(str_starts(STR("a"), STR("ab")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_true(str_ends(STR("abc"), STR("")));
}

static void
test_next_gives_all_parts(void **state)
{
	(void)state;
	struct str rest = STR("a||c|");
	const char *expected[] = { "a", "", "c", "" };
	bool more = true;
	for (int i = 0; i < 4; i++) {
		assert_true(more);
		struct str part = str_next(&rest, '|', &more);
		assert_true(str_equal(part, str_of(expected[i])));
	}
	assert_false(more);
}

static void
test_find(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("hello"), STR("ll")), 2);
	assert_int_equal(str_find(STR("hello"), STR("x")), 5);
	assert_int_equal(str_find(STR(""), STR("x")), 0);
	assert_int_equal(str_find_byte(STR("hello"), 'o'), 4);
	assert_int_equal(str_find_byte((struct str){ 0 }, 'o'), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trim_and_compare),
		cmocka_unit_test(test_next_gives_all_parts),
		cmocka_unit_test(test_find),
	};
	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
