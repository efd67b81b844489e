#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

/* Malformed input and what repairing makes of it; table 3-8 of the Unicode
 * standard among them. */
static const struct {
	struct str in;
	const char *out;
	size_t replaced, first;
} REPAIRS[] = {
	{ { "plain", 5 }, "plain", 0, 5 },
	{ { "é€😀", 9 }, "é€😀", 0, 9 },
	{ { "a\xFF"
	    "b",
			  3 },
			"a\xEF\xBF\xBD"
			"b",
			1, 1 },
	{ { "\xC0\xAF", 2 }, "\xEF\xBF\xBD\xEF\xBF\xBD", 2, 0 },
	{ { "x\xED\xA0\x80", 4 }, NULL, 0, 1 },
	{ { "\xF0\x9F\x98", 3 }, "\xEF\xBF\xBD", 1, 0 },
	{ { "a\0b", 3 },
			"a\xEF\xBF\xBD"
			"b",
			1, 1 },
	{ { "\xE2\x82", 2 }, "\xEF\xBF\xBD", 1, 0 },
};

static void
test_repair(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof REPAIRS / sizeof *REPAIRS; i++) {
		struct buffer out;
		buffer_init(&out, BUFFER_UNLIMITED);
		size_t first;
		size_t replaced = utf8_repair(REPAIRS[i].in, &out, &first);
		assert_int_equal(first, REPAIRS[i].first);
		assert_int_equal(utf8_check(buffer_str(&out)), out.len);
		if (REPAIRS[i].out) {
			assert_int_equal(replaced, REPAIRS[i].replaced);
			assert_true(str_equal(buffer_str(&out),
					str_of(REPAIRS[i].out)));
		}
		buffer_fini(&out);
	}
}

static void
test_next_and_encode_agree(void **state)
{
	(void)state;
	for (uint32_t code = 1; code < 0x110000; code += 7) {
		if (code >= 0xD800 && code < 0xE000)
			continue;
		char bytes[4];
		size_t at = 0;
		unsigned n = utf8_encode(code, bytes);
		struct str text = { bytes, n };
		assert_int_equal(utf8_check(text), n);
		assert_int_equal(utf8_next(text, &at), code);
		assert_int_equal(at, n);
	}
}

static void
test_lower(void **state)
{
	(void)state;
	char out[64];
	size_t n = utf8_lower_str(STR("BOGOTÁ Élysée İ X"), out);
	assert_true(n > 0);
	struct str lower = { out, n };
	assert_true(str_starts(lower, STR("bogotá élysée ")));
	assert_true(str_ends(lower, STR(" x")));
	assert_true(utf8_is_upper(0xC1));
	assert_true(utf8_is_lower(0xE1));
	assert_true(utf8_is_space(0xA0));
	assert_true(utf8_is_digit('7'));
	assert_false(utf8_is_letter('-'));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_repair),
		cmocka_unit_test(test_next_and_encode_agree),
		cmocka_unit_test(test_lower),
	};
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
