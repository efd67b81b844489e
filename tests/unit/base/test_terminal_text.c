#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/terminal_text.h"

static struct buffer out;

static int
start(void **state)
{
	(void)state;
	buffer_init(&out, BUFFER_UNLIMITED);
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
assert_out(const char *expected)
{
	assert_int_equal(out.len, strlen(expected));
	if (out.len)
		assert_memory_equal(out.at, expected, out.len);
}

/* What a terminal would obey, and what turns the direction of writing. */
static const struct {
	const char *text, *shown;
	unsigned columns;
} cases[] = {
	{ "Lima", "Lima", 4 },
	{ "Per\xC3\xBA", "Per\xC3\xBA", 4 },
	{ "a\x1b[31mb", "a[31mb", 6 },
	{ "a\x07\x7f\xC2\x9B" "b", "ab", 2 },
	{ "one\ntwo\tthree\rfour", "one two three four", 18 },
	{ "one\xE2\x80\xA8two", "one two", 7 },
	{ "paid \xE2\x80\xAE" "001\xE2\x80\xAC", "paid 001", 8 },
	{ "\xE2\x81\xA6" "a\xE2\x81\xA9\xE2\x80\x8F\xD8\x9C", "a", 1 },
	{ "\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5\xE6\x9C\xAC", 4 },
};

static void
test_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer_reset(&out);
		terminal_put_text(&out, str_of(cases[i].text));
		assert_out(cases[i].shown);
		assert_int_equal(terminal_columns(str_of(cases[i].text)),
				cases[i].columns);
	}
}

static void
test_cell(void **state)
{
	(void)state;
	terminal_put_cell(&out, STR("a\xE2\x80\xAE" "b"), 4);
	assert_out("ab  ");
	buffer_reset(&out);
	terminal_put_cell(&out, STR("abcdef"), 4);
	assert_out("abc\xE2\x80\xA6");
}

static void
test_lines(void **state)
{
	(void)state;
	terminal_put_lines(&out, STR("Two envoys flew to Accra."), 2, 12);
	assert_out("  Two envoys\n  flew to\n  Accra.\n");
	buffer_reset(&out);
	terminal_put_lines(&out, STR("Constantinople fell"), 0, 8);
	assert_out("Constan\xE2\x80\xA6\nfell\n");
	buffer_reset(&out);
	terminal_put_lines(&out, STR("  "), 2, 12);
	assert_out("");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_text, start, stop),
		cmocka_unit_test_setup_teardown(test_cell, start, stop),
		cmocka_unit_test_setup_teardown(test_lines, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
