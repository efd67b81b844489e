#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json_value.h"

static json_t *value;

static int
setup(void **state)
{
	static const char text[] = "{\"name\":\"a\\u0000b\",\"number\":-7,"
				   "\"share\":2.5,\"list\":[\"x\",1,null]}";
	(void)state;
	value = json_loadb(text, sizeof text - 1, JSON_ALLOW_NUL, NULL);
	return value == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	json_decref(value);
	return 0;
}

static void
test_present(void **state)
{
	(void)state;
	const json_t *list = json_object_get(value, "list");
	assert_true(str_equal(json_text_at(value, "name"),
			(struct str){ "a\0b", 3 }));
	assert_true(str_equal(json_text_item(list, 0), STR("x")));
	assert_int_equal(json_integer_at(value, "number"), -7);
}

static void
test_absent_and_of_another_type(void **state)
{
	(void)state;
	const json_t *list = json_object_get(value, "list");
	assert_int_equal(json_text(NULL).len, 0);
	assert_non_null(json_text(NULL).at);
	assert_int_equal(json_text_at(value, "none").len, 0);
	assert_int_equal(json_text_at(value, "number").len, 0);
	assert_int_equal(json_text_at(NULL, "name").len, 0);
	assert_int_equal(json_text_at(list, "name").len, 0);
	assert_int_equal(json_text_item(list, 1).len, 0);
	assert_int_equal(json_text_item(list, 2).len, 0);
	assert_int_equal(json_text_item(list, 3).len, 0);
	assert_int_equal(json_text_item(value, 0).len, 0);
	assert_int_equal(json_integer_at(value, "name"), 0);
	assert_int_equal(json_integer_at(value, "share"), 0);
	assert_int_equal(json_integer_at(NULL, "number"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_present),
		cmocka_unit_test(test_absent_and_of_another_type),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
