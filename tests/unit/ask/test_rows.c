#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "ask/rows.h"

enum { NAME, EVENTS, NET, COLUMNS };

static const struct sheet_column columns[COLUMNS] = {
	[NAME] = { "name", SHEET_TEXT, "", "" },
	[EVENTS] = { "events", SHEET_COUNT, "events", "" },
	[NET] = { "net", SHEET_NUMBER, "-1..1", "" },
};

static void
make(struct sheet *sheet)
{
	static const struct {
		const char *name;
		int64_t events;
		double net;
	} rows[] = { { "d", 2, -0.5 }, { "a", 30, 0.25 }, { "c", 2, NAN },
		{ "b", 4, -0.75 } };
	sheet_init(sheet, "made", columns, COLUMNS);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sheet_row(sheet);
		sheet_put_text(sheet, NAME, str_of(rows[i].name));
		sheet_put_count(sheet, EVENTS, rows[i].events);
		sheet_put_number(sheet, NET, rows[i].net);
	}
}

static void
check(const struct sheet *sheet, const char *names)
{
	char told[16] = "";
	for (size_t i = 0; i < sheet->row_count; i++)
		strcat(told, sheet_at(sheet, i, NAME)->text.at);
	assert_string_equal(told, names);
}

static void
test_orders(void **state)
{
	static const char *const orders[][2] = { { "name", "abcd" },
		{ "-name", "dcba" }, { "events", "dcba" },
		{ "-events", "abdc" }, { "net", "bdac" }, { "-net", "adbc" },
		{ "|net|", "adbc" }, { "-|net|", "bdac" } };
	(void)state;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		struct sheet sheet;
		make(&sheet);
		assert_int_equal(rows_put_in_order(&sheet, orders[i][0], NULL),
				STATUS_OK);
		check(&sheet, orders[i][1]);
		sheet_fini(&sheet);
	}
}

static void
test_orders_by_no_column(void **state)
{
	static const char *const orders[] = { "", "-", "||", "-||", "Name",
		"name ", "|nets|",
		"a_name_that_is_longer_than_any_column_of_any_sheet_ever_was_"
		"named" };
	(void)state;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		struct sheet sheet;
		struct error error;
		make(&sheet);
		assert_int_equal(rows_put_in_order(&sheet, orders[i], &error),
				STATUS_USAGE);
		assert_string_equal(error.where, "order");
		assert_non_null(strstr(error.message, "a column of made"));
		check(&sheet, "dacb");
		sheet_fini(&sheet);
	}
}

static void
test_cuts(void **state)
{
	static const struct {
		long offset, limit;
		const char *names;
	} cuts[] = { { 0, 0, "dacb" }, { 0, 2, "da" }, { 1, 2, "ac" },
		{ 1, 0, "acb" }, { 3, 9, "b" }, { 4, 1, "" }, { 9, 0, "" } };
	(void)state;
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		const struct selection page = { .offset = cuts[i].offset,
			.limit = cuts[i].limit };
		struct sheet sheet;
		make(&sheet);
		rows_cut(&sheet, &page);
		check(&sheet, cuts[i].names);
		sheet_fini(&sheet);
	}
}

static void
test_rows_of_a_question(void **state)
{
	const struct question question = { .order = "-events",
		.selection = { .offset = 1, .limit = 2 } };
	struct sheet sheet;
	size_t total;
	(void)state;
	make(&sheet);
	assert_int_equal(rows_choose(&sheet, &question, &total, NULL),
			STATUS_OK);
	assert_int_equal(total, 4);
	check(&sheet, "bd");
	sheet_fini(&sheet);
}

/* Columns are chosen by name, in the order asked for; each row keeps its cells.
 */
static void
test_columns(void **state)
{
	const struct question question = { .order = "-events",
		.columns = "net,name",
		.selection = { .limit = 2 } };
	struct sheet sheet;
	size_t total;
	(void)state;
	make(&sheet);
	assert_int_equal(rows_choose(&sheet, &question, &total, NULL),
			STATUS_OK);
	assert_int_equal(total, 4);
	assert_int_equal(sheet.column_count, 2);
	assert_string_equal(sheet.columns[0].name, "net");
	assert_string_equal(sheet.columns[1].name, "name");
	assert_string_equal(sheet_at(&sheet, 0, 1)->text.at, "a");
	assert_string_equal(sheet_at(&sheet, 1, 1)->text.at, "b");
	assert_true(sheet_at(&sheet, 0, 0)->number == 0.25);
	assert_true(sheet_at(&sheet, 1, 0)->number == -0.75);
	sheet_fini(&sheet);
}

static void
test_columns_that_are_none(void **state)
{
	static const char *const names[][2] = { { "name,size", "\"size\"" },
		{ "events,events", "\"events\"" }, { "Name", "\"Name\"" } };
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct sheet sheet;
		struct error error;
		make(&sheet);
		assert_int_equal(rows_keep_columns(&sheet, names[i][0], &error),
				STATUS_USAGE);
		assert_string_equal(error.where, "columns");
		assert_non_null(strstr(error.message, "name, events, net"));
		assert_non_null(strstr(error.message, names[i][1]));
		assert_int_equal(sheet.column_count, COLUMNS);
		sheet_fini(&sheet);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_orders),
		cmocka_unit_test(test_orders_by_no_column),
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_rows_of_a_question),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_columns_that_are_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
