#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/jsonl.h"

#include <stdio.h>

#include "base/limits.h"

static struct arena arena;

static int
start(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

static enum status
read_line(const char *line, struct article *article, struct error *error)
{
	*article = (struct article){ 0 };
	return jsonl_read(str_of(line), &arena, article, error);
}

static void
test_all_fields(void **state)
{
	(void)state;
	struct article article;
	assert_int_equal(read_line("{\"id\":\"a1\",\"date\":\"2025-11-24\","
				   "\"title\":\" T \",\"text\":\"One.\\nTwo.\","
				   "\"url\":\"http://x.example/\","
				   "\"author\":[\"A B\",\"C D\"],"
				   "\"publisher\":\"P\",\"lang\":\"en-GB\","
				   "\"gold\":[{\"event\":\"AGREE\"}]}",
					 &article, NULL),
			STATUS_OK);
	assert_string_equal(article.id.at, "a1");
	assert_string_equal(article.date.at, "2025-11-24");
	assert_string_equal(article.title.at, "T");
	assert_string_equal(article.text.at, "One.\nTwo.");
	assert_string_equal(article.url.at, "http://x.example/");
	assert_string_equal(article.publisher.at, "P");
	assert_string_equal(article.lang.at, "en");
	assert_int_equal(article.author_count, 2);
	assert_string_equal(article.author[1].at, "C D");
	assert_int_equal(article.paragraphs, 2);
}

/* Data frames write days and times as numbers. What stands there is kept where
 * it, or a part of it, could not be read. */
static void
test_dates(void **state)
{
	(void)state;
	static const struct {
		const char *line, *date, *odd;
	} cases[] = {
		{ "{\"text\":\"A\",\"date\":20251124}", "2025-11-24", "" },
		{ "{\"text\":\"A\",\"date\":20251124.0}", "2025-11-24", "" },
		{ "{\"text\":\"A\",\"date\":1763978400}",
				"2025-11-24T10:00:00Z", "" },
		{ "{\"text\":\"A\",\"date\":\"2025-03-04T09:30\"}",
				"2025-03-04T09:30:00", "" },
		{ "{\"text\":\"A\",\"date\":\"2025-13-45\"}", "",
				"2025-13-45" },
		{ "{\"text\":\"A\",\"date\":\"soon\"}", "", "soon" },
		{ "{\"text\":\"A\",\"date\":\"2025-03-04T25:99\"}",
				"2025-03-04", "2025-03-04T25:99" },
		{ "{\"text\":\"A\",\"date\":99999999999999}", "",
				"99999999999999" },
		{ "{\"text\":\"A\",\"date\":-1e300}", "",
				"-1.0000000000000001e300" },
		{ "{\"text\":\"A\",\"date\":1e300}", "",
				"1.0000000000000001e300" },
		{ "{\"text\":\"A\",\"date\":7}", "", "7" },
		{ "{\"text\":\"A\",\"date\":[2025, 3]}", "", "[2025,3]" },
		{ "{\"text\":\"A\",\"date\":true}", "", "true" },
		{ "{\"text\":\"A\",\"date\":\" \"}", "", "" },
		{ "{\"text\":\"A\",\"date\":null}", "", "" },
		{ "{\"text\":\"A\"}", "", "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct article article;
		assert_int_equal(read_line(cases[i].line, &article, NULL),
				STATUS_OK);
		assert_true(str_equal(article.date, str_of(cases[i].date)));
		assert_true(str_equal(article.odd_date, str_of(cases[i].odd)));
	}
}

/* Offsets given with the text must stay true: not a byte of it changes. */
static void
test_text_is_kept(void **state)
{
	(void)state;
	struct article article;
	assert_int_equal(read_line("{\"text\":\"  a\\u00a0b \\r\\n\\u0000c \"}",
					 &article, NULL),
			STATUS_OK);
	assert_true(str_equal(article.text, STR("  a\xC2\xA0"
						"b \r\n c ")));
}

static void
test_relate_fields(void **state)
{
	(void)state;
	struct article article;
	assert_int_equal(read_line("{\"id\":7,\"text\":\"A met B.\","
				   "\"source\":\"A\",\"target\":null,"
				   "\"source_span\":[0,1],\"target_span\":[6,7]"
				   "}",
					 &article, NULL),
			STATUS_OK);
	assert_string_equal(article.id.at, "7");
	assert_string_equal(article.source.at, "A");
	assert_int_equal(article.target.len, 0);
	assert_int_equal(article.source_span[1], 1);
	assert_int_equal(article.target_span[0], 6);
	assert_int_equal(article.target_span[1], 7);
}

static const struct {
	const char *line;
	enum status status;
	const char *message;
} rejects[] = {
	{ "{\"title\":\"x\"}", STATUS_EMPTY, "no \"text\"" },
	{ "{\"text\":\" \\n \"}", STATUS_EMPTY, "\"text\" is empty" },
	{ "{\"text\":null}", STATUS_EMPTY, "\"text\" is null" },
	{ "{\"text\":42}", STATUS_FORMAT, "\"text\" is a number;" },
	{ "{\"text\":-4.5}", STATUS_FORMAT, "\"text\" is a number;" },
	{ "{\"text\":[\"A\"]}", STATUS_FORMAT, "\"text\" is a list;" },
	{ "{\"text\":{\"a\":\"A\"}}", STATUS_FORMAT, "\"text\" is an object;" },
	{ "{\"text\":false}", STATUS_FORMAT, "\"text\" is false;" },
	{ "{\"text\":\"x\"", STATUS_FORMAT, "column" },
	{ "{\"text\":\"x\"} trailing", STATUS_FORMAT, "column" },
	{ "[1,2]", STATUS_FORMAT, "not an object" },
	{ "", STATUS_FORMAT, "column" },
	{ "{\"text\":\"x\",\"source_span\":[0,2]}", STATUS_FORMAT,
			"source_span" },
	{ "{\"text\":\"x\",\"source_span\":[1,0]}", STATUS_FORMAT,
			"source_span" },
	{ "{\"text\":\"x\",\"target_span\":[-1,1]}", STATUS_FORMAT,
			"target_span" },
	{ "{\"text\":\"x\",\"target_span\":\"0,1\"}", STATUS_FORMAT,
			"target_span" },
	{ "{\"text\":\"x\",\"target_span\":[0,1,1]}", STATUS_FORMAT,
			"target_span" },
};

static void
test_rejects(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rejects / sizeof *rejects; i++) {
		struct article article;
		struct error error;
		assert_int_equal(read_line(rejects[i].line, &article, &error),
				rejects[i].status);
		assert_non_null(strstr(error.message, rejects[i].message));
	}
}

/* Brackets within brackets end in an error, not in a full stack. */
static void
test_deep(void **state)
{
	(void)state;
	enum { DEPTH = 1000000 };
	char *line = arena_take(&arena, DEPTH + 1);
	memset(line, '[', DEPTH);
	memcpy(line, "{\"text\":", 8);
	line[DEPTH] = '\0';
	struct article article;
	assert_int_equal(read_line(line, &article, NULL), STATUS_FORMAT);
}

static void
test_long_text(void **state)
{
	(void)state;
	enum { LENGTH = LIMIT_ARTICLE_BYTES + 1000 };
	char *line = arena_take(&arena, LENGTH + 16);
	memset(line, 'x', LENGTH);
	memcpy(line, "{\"text\":\"", 9);
	memcpy(line + LENGTH / 2, "\\n", 2);
	memcpy(line + LENGTH, "\"}", 3);
	struct article article;
	assert_int_equal(read_line(line, &article, NULL), STATUS_OK);
	assert_int_equal(article.text.len, LENGTH / 2 - 9);
	assert_int_equal(article.paragraphs, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_all_fields, start, stop),
		cmocka_unit_test_setup_teardown(test_dates, start, stop),
		cmocka_unit_test_setup_teardown(test_text_is_kept, start, stop),
		cmocka_unit_test_setup_teardown(
				test_relate_fields, start, stop),
		cmocka_unit_test_setup_teardown(test_rejects, start, stop),
		cmocka_unit_test_setup_teardown(test_deep, start, stop),
		cmocka_unit_test_setup_teardown(test_long_text, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
