#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"

static struct error error;

static void
assert_printed(const char *expected)
{
	char line[128];
	error_print(&error, line, sizeof line);
	assert_string_equal(line, expected);
}

static void
test_places(void **state)
{
	(void)state;
	error_set(&error, STATUS_IO, NULL, 0, ERROR_NO_OFFSET, "no %s", "way");
	assert_printed("input: no way");
	error_set(&error, STATUS_IO, "a", 7, 99, "x");
	assert_printed("a:7: x");
	error_set(&error, STATUS_IO, "a", 0, 99, "x");
	assert_printed("a: byte 99: x");
	error.record = 3;
	assert_printed("a: record 3, byte 99: x");
	error.line = 7;
	assert_printed("a: record 3, byte 99, line 7: x");
	error.offset = ERROR_NO_OFFSET;
	assert_printed("a: record 3, line 7: x");
	error_set(&error, STATUS_IO, "a", 0, ERROR_NO_OFFSET, "x");
	assert_printed("a: x");
	assert_int_equal(error_set(NULL, STATUS_END, "a", 0, 0, "x"),
			STATUS_END);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_places) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
