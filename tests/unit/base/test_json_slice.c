#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/json_slice.h"

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

static void
assert_slice(struct str is, const char *should)
{
	assert_true(str_equal(is, str_of(should)));
}

static void
test_fields(void **state)
{
	(void)state;
	struct json_fields fields;
	assert_true(json_fields_read(
			STR("{\"a\":1,\"b\":\"x,}\\\"]\",\"c\":{\"a\":[2,{}]},"
			    "\"d\":[],\"e\":true}"),
			&fields));
	assert_int_equal(fields.count, 5);
	assert_slice(json_slice(&fields, STR("a")), "1");
	assert_slice(json_slice(&fields, STR("b")), "\"x,}\\\"]\"");
	assert_slice(json_slice(&fields, STR("c")), "{\"a\":[2,{}]}");
	assert_slice(json_slice(&fields, STR("d")), "[]");
	assert_slice(json_slice(&fields, STR("e")), "true");
	assert_slice(json_slice(&fields, STR("f")), "");
	assert_true(json_fields_read(STR("{}"), &fields));
	assert_int_equal(fields.count, 0);
}

/* What ends too early or too late has none. */
static void
test_no_fields(void **state)
{
	(void)state;
	static const char *const texts[] = { "", "{", "}", "[]", "null", "\"{}",
		"{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1}x", "{\"a\" :1}",
		"{a:1}", "{1}", "{\"a}", "{\"a\":\"}", "{\"a\":1\"b\":2}",
		"{\"a\":[}", "{\"a\":1}}", "{,}", "{\"a\":\"\\\"}",
		"{\"a\":1,}" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct json_fields fields;
		assert_false(json_fields_read(str_of(texts[i]), &fields));
		assert_int_equal(fields.count, 0);
	}
}

static void
test_most_fields(void **state)
{
	(void)state;
	struct buffer text;
	struct json_fields fields;
	buffer_init(&text, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < JSON_FIELDS; i++)
		buffer_put_format(&text, "%s\"%u\":1", i ? "," : "{", i);
	buffer_put_char(&text, '}');
	assert_true(json_fields_read(buffer_str(&text), &fields));
	assert_int_equal(fields.count, JSON_FIELDS);
	text.len--;
	buffer_put(&text, STR(",\"more\":1}"));
	assert_false(json_fields_read(buffer_str(&text), &fields));
	assert_int_equal(fields.count, 0);
	buffer_fini(&text);
}

static void
test_items(void **state)
{
	(void)state;
	struct str list = STR("[\"a,\",[1,2],{\"b\":[]},-3]"), item;
	static const char *const items[] = { "\"a,\"", "[1,2]", "{\"b\":[]}",
		"-3" };
	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		assert_true(json_slice_item(&list, &item));
		assert_slice(item, items[i]);
	}
	assert_false(json_slice_item(&list, &item));
	static const char *const none[] = { "", "[]", "[", "]", "{\"a\":1}",
		"\"[1]\"", "[1" };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		list = str_of(none[i]);
		assert_false(json_slice_item(&list, &item));
	}
}

static void
test_text(void **state)
{
	(void)state;
	assert_slice(json_slice_text(STR("\"Kenya\""), &arena), "Kenya");
	assert_slice(json_slice_text(STR("\"\""), &arena), "");
	assert_slice(json_slice_text(STR("\"a\\\"b\\\\\\n\""), &arena),
			"a\"b\\\n");
	struct str text = json_slice_text(STR("\"a\\u0000\\u00e9\""), &arena);
	assert_true(str_equal(text, (struct str){ "a\0\xc3\xa9", 4 }));
	assert_slice(json_slice_text(STR("7"), &arena), "");
	assert_slice(json_slice_text(STR(""), &arena), "");
	assert_slice(json_slice_text(STR("\""), &arena), "");
	assert_non_null(json_slice_text(STR("7"), &arena).at);
}

static void
test_numbers(void **state)
{
	(void)state;
	assert_int_equal(json_slice_integer(STR("-7")), -7);
	assert_int_equal(json_slice_integer(STR("0")), 0);
	assert_int_equal(json_slice_integer(STR("9223372036854775807")),
			INT64_MAX);
	static const char *const no[] = { "", "-", "2.5", "\"7\"", "null",
		"1x", "99999999999999999999" };
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_int_equal(json_slice_integer(str_of(no[i])), 0);
	assert_true(json_slice_number(STR("0.07")) == 0.07);
	assert_true(json_slice_number(STR("-6.5")) == -6.5);
	assert_true(json_slice_number(STR("123456789.123456"))
			== 123456789.123456);
	assert_true(json_slice_number(STR("98765432109876.54"))
			== 98765432109876.54);
	assert_true(json_slice_number(STR("0.1234567890123456789"))
			== 0.1234567890123456789);
	assert_true(json_slice_number(STR("12")) == 12);
	assert_true(json_slice_number(STR("1e3")) == 1000);
	assert_true(json_slice_number(STR("")) == 0);
	assert_true(json_slice_number(STR("1.2.3")) == 0);
	assert_true(json_slice_number(STR("{}")) == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_no_fields),
		cmocka_unit_test(test_most_fields),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_numbers),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
