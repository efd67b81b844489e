#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>

#include "base/json.h"

static struct buffer out;
static struct json json;

static int
start(void **state)
{
	(void)state;
	buffer_init(&out, BUFFER_UNLIMITED);
	json_init(&json, &out);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	buffer_fini(&out);
	return 0;
}

static void
assert_written(const char *expected)
{
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, expected);
}

static void
test_objects_and_arrays(void **state)
{
	(void)state;
	json_open(&json, '{');
	json_put_str(&json, "a", STR("x"));
	json_put_str(&json, "absent", STR(""));
	json_key(&json, "b");
	json_open(&json, '[');
	json_int(&json, -1);
	json_bool(&json, true);
	json_open(&json, '{');
	json_close(&json, '}');
	json_close(&json, ']');
	json_put_int(&json, "c", INT64_MIN);
	json_close(&json, '}');
	assert_written("{\"a\":\"x\",\"b\":[-1,true,{}],"
		       "\"c\":-9223372036854775808}");
}

static void
test_escapes(void **state)
{
	(void)state;
	json_str(&json, STR("\"\\\n\r\t\x01 é/"));
	assert_written("\"\\\"\\\\\\n\\r\\t\\u0001 é/\"");
}

static void
test_reals(void **state)
{
	(void)state;
	setlocale(LC_ALL, "de_DE.UTF-8");
	static const struct {
		double number;
		int digits;
	} cases[] = { { 4, 2 }, { -6.5, 2 }, { 0.875, 2 }, { -0.001, 2 },
		{ 1e12, 1 }, { 12.3400, 4 } };
	json_open(&json, '[');
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		json_decimal(&json, cases[i].number, cases[i].digits);
	json_close(&json, ']');
	assert_written("[4.0,-6.5,0.88,0.0,1000000000000.0,12.34]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
				test_objects_and_arrays, start, stop),
		cmocka_unit_test_setup_teardown(test_escapes, start, stop),
		cmocka_unit_test_setup_teardown(test_reals, start, stop),
	};
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
