#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "analyse/sheet.h"

enum { WHO, EVENTS, NET, FIRST, COLUMNS };

static const struct sheet_column columns[COLUMNS] = {
	[WHO] = { "who", SHEET_TEXT, "", "Who acts" },
	[EVENTS] = { "events", SHEET_COUNT, "events", "Each once" },
	[NET] = { "net", SHEET_NUMBER, "score", "A \"difference\"" },
	[FIRST] = { "first", SHEET_DATE, "", "First day" },
};

static void
fill(struct sheet *sheet)
{
	sheet_init(sheet, "example", columns, COLUMNS);
	sheet_row(sheet);
	sheet_put_text(sheet, WHO, STR("USA, \"the\" States\n"));
	sheet_put_count(sheet, EVENTS, 12);
	sheet_put_number(sheet, NET, -0.25);
	sheet_put_text(sheet, FIRST, STR("2024-03-15"));
	sheet_row(sheet);
	sheet_put_kept(sheet, WHO, STR("CHN"));
	sheet_put_number(sheet, NET, NAN);
}

static void
check(void (*put)(struct buffer *, const struct sheet *), const char *expected)
{
	struct sheet sheet;
	struct buffer out;
	fill(&sheet);
	buffer_init(&out, BUFFER_UNLIMITED);
	put(&out, &sheet);
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, expected);
	buffer_fini(&out);
	sheet_fini(&sheet);
}

static void
test_forms(void **state)
{
	(void)state;
	check(sheet_put_jsonl,
			"{\"record\":\"example\",\"who\":\"USA, \\\"the\\\" "
			"States\\n\",\"events\":12,\"net\":-0.25,\"first\":"
			"\"2024-03-15\"}\n"
			"{\"record\":\"example\",\"who\":\"CHN\",\"events\":"
			"null,\"net\":null,\"first\":null}\n");
	check(sheet_put_csv, "who,events,net,first\r\n"
			     "\"USA, \"\"the\"\" States\n\",12,-0.25,"
			     "2024-03-15\r\nCHN,,,\r\n");
	check(sheet_put_json,
			"{\"name\":\"example\",\"columns\":["
			"{\"name\":\"who\",\"type\":\"text\",\"unit\":\"\","
			"\"help\":\"Who acts\"},"
			"{\"name\":\"events\",\"type\":\"count\",\"unit\":"
			"\"events\",\"help\":\"Each once\"},"
			"{\"name\":\"net\",\"type\":\"number\",\"unit\":"
			"\"score\",\"help\":\"A \\\"difference\\\"\"},"
			"{\"name\":\"first\",\"type\":\"date\",\"unit\":\"\","
			"\"help\":\"First day\"}],\"rows\":["
			"[\"USA, \\\"the\\\" States\\n\",12,-0.25,"
			"\"2024-03-15\"],[\"CHN\",null,null,null]]}");
}

static void
test_empty(void **state)
{
	(void)state;
	struct sheet sheet;
	struct buffer out;
	sheet_init(&sheet, "none", columns, 1);
	buffer_init(&out, BUFFER_UNLIMITED);
	sheet_put_jsonl(&out, &sheet);
	assert_int_equal(out.len, 0);
	sheet_put_json(&out, &sheet);
	assert_true(str_ends(buffer_str(&out), STR("\"rows\":[]}")));
	buffer_reset(&out);
	sheet_put_csv(&out, &sheet);
	assert_true(str_equal(buffer_str(&out), STR("who\r\n")));
	buffer_fini(&out);
	sheet_fini(&sheet);
}

static void
test_numbers(void **state)
{
	(void)state;
	static const struct {
		double number;
		const char *text;
	} cases[] = { { 0, "0" }, { -0.0, "0" }, { -1e-9, "0" },
		{ 1.0 / 3, "0.333333" }, { -2.0 / 3, "-0.666667" },
		{ 12, "12" }, { 0.05, "0.05" }, { 1234567.125, "1234567.125" },
		{ 2.5e12, "2500000000000" }, { 1e19, "10000000000000000000" } };
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sheet_cell cell = { .known = true,
			.number = cases[i].number };
		buffer_reset(&out);
		sheet_put_cell(&out, &cell, SHEET_NUMBER);
		assert_true(str_equal(buffer_str(&out), str_of(cases[i].text)));
	}
	buffer_fini(&out);
}

static void
test_find(void **state)
{
	(void)state;
	struct sheet sheet;
	fill(&sheet);
	assert_int_equal(sheet.row_count, 2);
	assert_int_equal(sheet_find(&sheet, "net"), NET);
	assert_int_equal(sheet_find(&sheet, "no"), COLUMNS);
	assert_false(sheet_at(&sheet, 1, EVENTS)->known);
	assert_int_equal(sheet_at(&sheet, 0, EVENTS)->count, 12);
	assert_string_equal(sheet_type_name(SHEET_PERIOD), "period");
	sheet_fini(&sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_find),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
