#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/clean.h"

#include "base/limits.h"

static const struct {
	const char *raw, *clean;
} cases[] = {
	{ "", "" },
	{ "  \t\r\n ", "" },
	{ " a  b\n\tc ", "a b c" },
	{ "no\xC2\xA0"
	  "break\xE2\x80\x83space",
			"no break space" },
	{ "soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth", "softhyphen zerowidth" },
	{ "\xEF\xBB\xBFmark", "mark" },
	{ "bell\a\x7F", "bell" },
	{ "icon\xEE\x80\x80 font", "icon font" },
	{ "Bogot\xC3\xA1 \xE2\x80\x9Cok\xE2\x80\x9D",
			"Bogot\xC3\xA1 \xE2\x80\x9Cok\xE2\x80\x9D" },
};

static void
test_table(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
				clean_copy(&arena, str_of(cases[i].raw), 100)
						.at,
				cases[i].clean);
	arena_fini(&arena);
}

/* Pieces of a paragraph give what the whole would. */
static void
test_pieces(void **state)
{
	(void)state;
	struct buffer out;
	bool space = false;
	buffer_init(&out, BUFFER_UNLIMITED);
	clean_put(&out, STR(" the "), 0, &space);
	clean_put(&out, STR(" "), 0, &space);
	clean_put(&out, STR("sen"), 0, &space);
	clean_put(&out, STR("ate \n"), 0, &space);
	assert_true(str_equal(buffer_str(&out), STR("the senate")));
	assert_true(space);
	buffer_fini(&out);
}

static void
test_cut_between_characters(void **state)
{
	(void)state;
	struct str text = STR("a\xC3\xB1o");
	static const size_t expected[] = { 0, 1, 1, 3, 4, 4 };
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_int_equal(clean_cut(text, i).len, expected[i]);
}

static void
test_paragraphs(void **state)
{
	(void)state;
	enum { LENGTH = LIMIT_ARTICLE_BYTES / 2 };
	struct arena arena;
	struct buffer out;
	arena_init(&arena);
	buffer_init(&out, BUFFER_UNLIMITED);
	char *half = arena_take(&arena, LENGTH);
	memset(half, 'x', LENGTH);
	assert_true(clean_put_paragraph(&out, STR("a")));
	assert_true(clean_put_paragraph(&out, STR("b")));
	assert_true(str_equal(buffer_str(&out), STR("a\nb")));
	assert_true(clean_put_paragraph(&out, (struct str){ half, LENGTH }));
	assert_false(clean_put_paragraph(&out, (struct str){ half, LENGTH }));
	assert_int_equal(out.len, LENGTH + 4);
	buffer_reset(&out);
	char *all = arena_take(&arena, 3 * LENGTH);
	memset(all, 'x', 3 * LENGTH);
	assert_true(clean_put_paragraph(&out, (struct str){ all, 3 * LENGTH }));
	assert_int_equal(out.len, LIMIT_ARTICLE_BYTES);
	buffer_fini(&out);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_cut_between_characters),
		cmocka_unit_test(test_paragraphs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
