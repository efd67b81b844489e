/* Articles out of Arrow arrays, good and bad. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>

#include "arrow/articles.h"
#include "made_stream.h"

/* Three texts, the second null: "one", "", "three". */
static const int32_t starts[] = { 0, 3, 3, 8 };
static const int64_t large_starts[] = { 0, 3, 3, 8 };
static const uint8_t not_second[] = { 5 };
static const char words[] = "onethree";

#define TEXTS(name)                                                            \
	{                                                                      \
		"u", name, 3, 0, 3,                                            \
		{                                                              \
			not_second, starts, words                              \
		}                                                              \
	}
#define NUMBERS(format, name, length, values)                                  \
	{                                                                      \
		format, name, length, 0, 2,                                    \
		{                                                              \
			NULL, values                                           \
		}                                                              \
	}

static int
text_is(struct str text, const char *expected)
{
	return expected ? text.at && str_equal(text, str_of(expected))
			: !text.at && !text.len;
}

static struct arrow_articles *
open_made(struct made_stream *made, const struct arrow_columns *columns)
{
	struct ArrowArrayStream stream = made_open(made);
	struct arrow_articles *articles;
	struct error error;
	if (arrow_articles_open(&articles, &stream, columns, &error))
		fail_msg("%s", error.message);
	assert_null(stream.release);
	return articles;
}

static void
close_made(struct arrow_articles *articles)
{
	arrow_articles_close(articles);
	assert_int_equal(made_still_open(), 0);
}

static void
ends(struct arrow_articles *articles)
{
	struct arrow_article article;
	assert_int_equal(arrow_articles_next(articles, &article, NULL),
			STATUS_END);
	assert_int_equal(arrow_articles_next(articles, &article, NULL),
			STATUS_END);
	close_made(articles);
}

/* Reads `texts`, one a row, out of a stream with one column. */
static void
reads(struct made_column column, int64_t offset, int64_t length,
		const char *const *texts)
{
	struct made_stream made = { .count = 1,
		.batches = { { length, offset, NULL, { column } } } };
	struct arrow_articles *articles = open_made(&made, NULL);
	for (int64_t i = 0; i < length; i++) {
		struct arrow_article article;
		struct error error;
		if (arrow_articles_next(articles, &article, &error))
			fail_msg("%s", error.message);
		if (!text_is(article.text, texts[i]))
			fail_msg("row %d is %.*s", (int)i,
					STR_ARG(article.text));
	}
	ends(articles);
}

/* --- texts --------------------------------------------------------------- */

static const char *const three[] = { "one", NULL, "three", NULL };

static void
test_texts(void **state)
{
	(void)state;
	reads((struct made_column)TEXTS("text"), 0, 3, three);
	reads((struct made_column){ "U", "text", 3, 0, 3,
			      { not_second, large_starts, words } },
			0, 3, three);
	reads((struct made_column){ "n", "text", 3 }, 0, 3,
			(const char *const[]){ NULL, NULL, NULL });
	reads((struct made_column){ "u", "text", 0, 0, 3, { NULL } }, 0, 0,
			NULL);
	/* Without a bit the second is an empty text, not null. */
	reads((struct made_column){ "u", "text", 3, 0, 3,
			      { NULL, starts, words } },
			0, 3, (const char *const[]){ "one", "", "three" });
}

/* Offsets of the struct and of the column add up, bits too. */
static void
test_slices(void **state)
{
	static const int32_t more[] = { 0, 1, 2, 5, 5, 10, 11 };
	static const uint8_t bits[] = { 0x37 };
	struct made_column column = { "u", "text", 5, 1, 3,
		{ bits, more, "XYonethreeZ" } };
	(void)state;
	reads(column, 1, 3, three);
	reads(column, 2, 2, three + 1);
	reads(column, 0, 1, (const char *const[]){ "Y" });
}

/* What stands before and behind the rows that are shown isn't looked at. */
static void
test_slices_of_damage(void **state)
{
	static const int32_t around[] = { -5, 0, 3, 3, 8, 1 };
	static const uint8_t bits[] = { 0x1b };
	(void)state;
	reads((struct made_column){ "u", "text", 5, 0, 3,
			      { bits, around, words } },
			1, 3, three);
}

/* Length, beginning, buffer and place; or length and twelve bytes. */
struct view {
	int32_t length;
	char text[4];
	int32_t buffer, start;
};

static const struct view views[] = {
	{ 3, "one", 0, 0 },
	{ 0, "", 0, 0 },
	{ 16, "long", 1, 2 },
};
static const int64_t view_sizes[] = { 4, 20 };
static const char second_piece[] = "..longer than twelve";

static void
test_views(void **state)
{
	struct made_column column = { "vu", "text", 3, 0, 5,
		{ not_second, views, "....", second_piece, view_sizes } };
	(void)state;
	reads(column, 0, 3,
			(const char *const[]){
					"one", NULL, "longer than twel" });
	reads((struct made_column){ "vu", "text", 2, 0, 3,
			      { NULL, views, NULL } },
			0, 2, (const char *const[]){ "one", "" });
}

static void
test_dictionaries(void **state)
{
	static const int8_t bytes[] = { 2, 0, 2, 1 };
	static const uint32_t numbers[] = { 2, 0, 2, 1 };
	static const int64_t large[] = { 2, 0, 2, 1 };
	static const struct made_column values = TEXTS("");
	static const struct made_column sliced = { "u", "", 2, 1, 3,
		{ not_second, starts, words } };
	static const char *const wanted[] = { "three", "one", "three", NULL };
	(void)state;
	reads((struct made_column){ "c", "text", 4, 0, 2, { NULL, bytes },
			      &values },
			0, 4, wanted);
	reads((struct made_column){ "I", "text", 4, 0, 2, { NULL, numbers },
			      &values },
			0, 4, wanted);
	reads((struct made_column){ "l", "text", 2, 2, 2, { NULL, large },
			      &values },
			0, 2, wanted + 2);
	reads((struct made_column){ "c", "text", 1, 3, 2, { NULL, bytes },
			      &sliced },
			0, 1, (const char *const[]){ "three" });
}

/* A struct that is null has no values. */
static void
test_null_rows(void **state)
{
	static const uint8_t last[] = { 4 };
	struct made_stream made = { .count = 1,
		.batches = { { 3, 0, last, { TEXTS("text") } } } };
	struct arrow_articles *articles = open_made(&made, NULL);
	(void)state;
	for (int i = 0; i < 3; i++) {
		struct arrow_article article;
		assert_int_equal(arrow_articles_next(articles, &article, NULL),
				STATUS_OK);
		assert_true(text_is(article.text, i == 2 ? "three" : NULL));
	}
	ends(articles);
}

/* --- ids and dates ------------------------------------------------------- */

static void
id_is(const char *format, const void *values, const char *expected)
{
	struct made_stream made = {
		.count = 1,
		.batches = { { 1, 0, NULL,
				{ TEXTS("text"), NUMBERS(format, "id", 1,
								 values) } } }
	};
	struct arrow_articles *articles = open_made(&made, NULL);
	struct arrow_article article;
	assert_int_equal(arrow_articles_next(articles, &article, NULL),
			STATUS_OK);
	if (!text_is(article.id, expected))
		fail_msg("%s: %.*s", format, STR_ARG(article.id));
	ends(articles);
}

static void
test_ids(void **state)
{
	(void)state;
	id_is("c", &(int8_t){ -128 }, "-128");
	id_is("C", &(uint8_t){ 255 }, "255");
	id_is("s", &(int16_t){ -32768 }, "-32768");
	id_is("S", &(uint16_t){ 65535 }, "65535");
	id_is("i", &(int32_t){ INT32_MIN }, "-2147483648");
	id_is("I", &(uint32_t){ UINT32_MAX }, "4294967295");
	id_is("l", &(int64_t){ INT64_MIN }, "-9223372036854775808");
	id_is("L", &(uint64_t){ UINT64_MAX }, "18446744073709551615");
}

static void
date_is(const char *format, const void *value, const char *expected)
{
	struct made_stream made = { .count = 1,
		.batches = { { 1, 0, NULL,
				{ TEXTS("text"), NUMBERS(format, "date", 1,
								 value) } } } };
	struct arrow_articles *articles = open_made(&made, NULL);
	struct arrow_article article;
	assert_int_equal(arrow_articles_next(articles, &article, NULL),
			STATUS_OK);
	if (!text_is(article.date, expected))
		fail_msg("%s: %.*s", format, STR_ARG(article.date));
	ends(articles);
}

static void
test_days(void **state)
{
	(void)state;
	date_is("tdD", &(int32_t){ 0 }, "1970-01-01");
	date_is("tdD", &(int32_t){ -1 }, "1969-12-31");
	date_is("tdD", &(int32_t){ 2932896 }, "9999-12-31");
	date_is("tdD", &(int32_t){ 2932897 }, NULL);
	date_is("tdD", &(int32_t){ -719162 }, "0001-01-01");
	date_is("tdD", &(int32_t){ INT32_MIN }, NULL);
	date_is("tdm", &(int64_t){ 86400000 }, "1970-01-02");
	date_is("tdm", &(int64_t){ -1 }, "1969-12-31");
	date_is("tdm", &(int64_t){ INT64_MIN }, NULL);
	date_is("tdm", &(int64_t){ INT64_MAX }, NULL);
}

static void
test_times(void **state)
{
	(void)state;
	date_is("tss:", &(int64_t){ 86400 }, "1970-01-02");
	date_is("tss:", &(int64_t){ 86401 }, "1970-01-02T00:00:01");
	date_is("tss:", &(int64_t){ -1 }, "1969-12-31T23:59:59");
	date_is("tsm:", &(int64_t){ -1 }, "1969-12-31T23:59:59");
	date_is("tsu:", &(int64_t){ 3723000001 }, "1970-01-01T01:02:03");
	date_is("tsn:", &(int64_t){ 1764000000000000000 },
			"2025-11-24T16:00:00");
	date_is("tss:UTC", &(int64_t){ 0 }, "1970-01-01T00:00:00Z");
	date_is("tss:America/Bogota", &(int64_t){ 0 }, "1970-01-01T00:00:00Z");
	date_is("tss:-05:00", &(int64_t){ 3600 }, "1969-12-31T20:00:00-05:00");
	date_is("tss:+05:30", &(int64_t){ 0 }, "1970-01-01T05:30:00+05:30");
	date_is("tss:", &(int64_t){ INT64_MAX }, NULL);
	date_is("tsn:+99:99", &(int64_t){ INT64_MIN },
			"1677-09-21T00:12:43Z");
}

/* --- columns ------------------------------------------------------------- */

/* Each goes where its name says, or where it is told to; others are passed
 * over. */
static void
test_columns(void **state)
{
	static const double numbers[3] = { 0 };
	static const struct arrow_columns columns = {
		.text = "body", .title = "id", .url = "text"
	};
	struct made_stream made = { .count = 1,
		.batches = { { 3, 0, NULL,
				{ NUMBERS("g", "price", 3, numbers),
						TEXTS("id"), TEXTS("body"),
						TEXTS("text"), TEXTS("lang"),
						TEXTS("source"),
						TEXTS("publisher"),
						TEXTS("target") } } } };
	struct arrow_articles *articles = open_made(&made, &columns);
	struct arrow_article article;
	(void)state;
	assert_int_equal(arrow_articles_next(articles, &article, NULL),
			STATUS_OK);
	assert_true(text_is(article.text, "one"));
	assert_true(text_is(article.id, "one"));
	assert_true(text_is(article.title, "one"));
	assert_true(text_is(article.date, NULL));
	assert_true(text_is(article.url, "one"));
	assert_true(text_is(article.publisher, "one"));
	assert_true(text_is(article.lang, "one"));
	assert_true(text_is(article.source, "one"));
	assert_true(text_is(article.target, "one"));
	close_made(articles);
}

static void
refused(struct made_stream *made, const struct arrow_columns *columns,
		enum status status, const char *message)
{
	struct ArrowArrayStream stream = made_open(made);
	struct arrow_articles *articles = (void *)&stream;
	struct error error;
	assert_int_equal(arrow_articles_open(
					 &articles, &stream, columns, &error),
			status);
	assert_null(articles);
	assert_null(stream.release);
	assert_string_equal(error.message, message);
	assert_int_equal(made_still_open(), 0);
}

static void
type_refused(struct made_column column, const char *message)
{
	struct made_stream made = { .count = 1,
		.batches = { { 0, 0, NULL,
				{ { "u", "text", 0, 0, 3 }, column } } } };
	refused(&made, NULL, STATUS_USAGE, message);
}

static void
test_types_refused(void **state)
{
	static const struct made_column days = { "tdD", "" };
	(void)state;
	type_refused((struct made_column){ "z", "title" },
			"column \"title\" is binary and must be text (utf8, "
			"large_utf8, utf8_view)");
	type_refused((struct made_column){ "+l", "url" },
			"column \"url\" is a list and must be text (utf8, "
			"large_utf8, utf8_view)");
	type_refused((struct made_column){ "l", "lang" },
			"column \"lang\" is int64 and must be text (utf8, "
			"large_utf8, utf8_view)");
	type_refused((struct made_column){ "g", "id" },
			"column \"id\" is float64 and must be text (utf8, "
			"large_utf8, utf8_view) or an integer");
	type_refused((struct made_column){ "d:12,2", "date" },
			"column \"date\" is decimal and must be text (utf8, "
			"large_utf8, utf8_view), a date or a timestamp");
	type_refused((struct made_column){ "c", "date", .dictionary = &days },
			"column \"date\" is a dictionary of date32 and must be "
			"text (utf8, large_utf8, utf8_view), a date or a "
			"timestamp");
	type_refused((struct made_column){ "?", "url" },
			"column \"url\" is ? and must be text (utf8, "
			"large_utf8, utf8_view)");
}

static void
test_columns_refused(void **state)
{
	static const struct arrow_columns columns = { .title = "head" };
	struct made_stream made = {
		.batches = { { 0, 0, NULL, { TEXTS("body"), TEXTS("id") } } }
	};
	struct made_stream twice = {
		.batches = { { 0, 0, NULL, { TEXTS("text"), TEXTS("text") } } }
	};
	struct made_stream named = {
		.batches = { { 0, 0, NULL, { TEXTS("text") } } }
	};
	struct made_stream none = { 0 };
	struct made_stream no_struct = { .format = "u" };
	(void)state;
	refused(&made, NULL, STATUS_USAGE,
			"no column \"text\"; columns there are: body, id");
	refused(&none, NULL, STATUS_USAGE,
			"no column \"text\"; columns there are: none");
	refused(&named, &columns, STATUS_USAGE,
			"no column \"head\"; columns there are: text");
	refused(&twice, NULL, STATUS_USAGE, "two columns are called \"text\"");
	refused(&no_struct, NULL, STATUS_FORMAT,
			"the Arrow stream is of utf8, not of structs (tables, "
			"record batches)");
}

/* --- failures ------------------------------------------------------------ */

static void
test_stream_fails(void **state)
{
	struct made_stream made = { .schema_error = EIO, .words = "no disk" };
	struct made_stream silent = { .schema_error = ENOMEM };
	struct made_stream later = { .count = 2,
		.fail_at = 2,
		.words = "torn",
		.batches = { { 1, 0, NULL, { TEXTS("text") } } } };
	struct ArrowArrayStream released = { 0 };
	struct arrow_articles *articles;
	struct arrow_article article;
	struct error error;
	(void)state;
	refused(&made, NULL, STATUS_IO, "the Arrow stream failed: no disk");
	refused(&silent, NULL, STATUS_IO,
			"the Arrow stream failed with error 12");
	articles = open_made(&later, NULL);
	assert_int_equal(arrow_articles_next(articles, &article, &error),
			STATUS_OK);
	assert_int_equal(arrow_articles_next(articles, &article, &error),
			STATUS_IO);
	assert_string_equal(error.message, "the Arrow stream failed: torn");
	ends(articles);
	assert_int_equal(
			arrow_articles_open(&articles, &released, NULL, &error),
			STATUS_USAGE);
	arrow_stream_release(&released);
	arrow_articles_close(NULL);
}

/* Its rows are passed over. */
static void
array_damaged(struct made_column column, const char *message)
{
	struct made_stream made = { .count = 1,
		.batches = { { 2, 0, NULL, { column } } } };
	struct arrow_articles *articles = open_made(&made, NULL);
	struct arrow_article article;
	struct error error;
	assert_int_equal(arrow_articles_next(articles, &article, &error),
			STATUS_FORMAT);
	assert_string_equal(error.message, message);
	ends(articles);
}

/* Both its rows are. */
static void
rows_damaged(struct made_column column, const char *message)
{
	struct made_stream made = { .count = 1,
		.batches = { { 2, 0, NULL, { column } } } };
	struct arrow_articles *articles = open_made(&made, NULL);
	struct arrow_article article;
	struct error error;
	assert_int_equal(arrow_articles_next(articles, &article, &error),
			STATUS_FORMAT);
	assert_string_equal(error.message, message);
	assert_int_equal(arrow_articles_next(articles, &article, NULL),
			STATUS_FORMAT);
	ends(articles);
}

#define DAMAGED "the Arrow array of column \"text\" is damaged: "

static void
test_damaged_arrays(void **state)
{
	static const int32_t back[] = { 0, 3, 2 }, below[] = { -1, 3, 3 };
	static const int64_t large_back[] = { 0, INT64_MAX, 3 };
	(void)state;
	array_damaged((struct made_column){ "u", "text", 2, 0, 3,
				      { NULL, back, words } },
			DAMAGED "offsets run backwards");
	array_damaged((struct made_column){ "u", "text", 2, 0, 3,
				      { NULL, below, words } },
			DAMAGED "offsets run backwards");
	array_damaged((struct made_column){ "U", "text", 2, 0, 3,
				      { NULL, large_back, words } },
			DAMAGED "offsets run backwards");
	array_damaged((struct made_column){ "u", "text", 1, 0, 3,
				      { NULL, starts, words } },
			DAMAGED "number of rows");
	array_damaged((struct made_column){ "u", "text", 2, -1, 3,
				      { NULL, starts, words } },
			DAMAGED "number of rows");
	array_damaged((struct made_column){ "u", "text", 2, INT64_MAX, 3,
				      { NULL, starts, words } },
			DAMAGED "number of rows");
	array_damaged((struct made_column){ "u", "text", 2, 0, 3, { NULL } },
			DAMAGED "a buffer is not there");
}

/* The next array is read, and rows are counted on. */
static void
test_behind_damage(void **state)
{
	static const int32_t back[] = { 0, 3, 2 };
	static const int8_t index[] = { 7 };
	static const struct made_column values = TEXTS("");
	struct made_stream made = { .count = 2,
		.batches = {
				{ 2, 0, NULL,
						{ { "u", "text", 2, 0, 3,
								  { NULL, back, words } },
								{ "c", "url", 2,
										0,
										2,
										{ NULL },
										&values } } },
				{ 1, 0, NULL,
						{ TEXTS("text"),
								{ "c", "url", 1,
										0,
										2,
										{ NULL, index },
										&values } } },
		} };
	struct arrow_articles *articles = open_made(&made, NULL);
	struct arrow_article article;
	struct error error;
	(void)state;
	assert_int_equal(arrow_articles_next(articles, &article, &error),
			STATUS_FORMAT);
	assert_int_equal(arrow_articles_next(articles, &article, &error),
			STATUS_FORMAT);
	assert_string_equal(error.message,
			"row 3: the Arrow array of column \"url\" is damaged: "
			"an index leads out of its dictionary");
	ends(articles);
}

static void
test_damaged_rows(void **state)
{
	static const struct view out[] = { { 13, "long", 1, 8 },
		{ 13, "long", 2, 0 } };
	static const struct view below[] = { { -1, "", 0, 0 },
		{ 13, "long", 0, -1 } };
	static const int8_t indices[] = { 3, -1 };
	static const struct made_column values = TEXTS("");
	(void)state;
	rows_damaged((struct made_column){ "vu", "text", 2, 0, 5,
				     { NULL, out, "....", second_piece,
						     view_sizes } },
			"row 1: " DAMAGED "a view leads out of its buffer");
	rows_damaged((struct made_column){ "vu", "text", 2, 0, 5,
				     { NULL, below, "....", second_piece,
						     view_sizes } },
			"row 1: " DAMAGED "a view leads out of its buffer");
	rows_damaged((struct made_column){ "c", "text", 2, 0, 2,
				     { NULL, indices }, &values },
			"row 1: " DAMAGED
			"an index leads out of its dictionary");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_slices),
		cmocka_unit_test(test_slices_of_damage),
		cmocka_unit_test(test_views),
		cmocka_unit_test(test_dictionaries),
		cmocka_unit_test(test_null_rows),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_types_refused),
		cmocka_unit_test(test_columns_refused),
		cmocka_unit_test(test_stream_fails),
		cmocka_unit_test(test_damaged_arrays),
		cmocka_unit_test(test_behind_damage),
		cmocka_unit_test(test_damaged_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
