/* The table of questions, asked of a database that others write to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyse/dyads.h"
#include "analyse_fixture.h"
#include "ask/holdings.h"
#include "store_fixture.h"
#include "temporary.h"

/* Who asks, and the one who writes. */
struct asking {
	struct store writer, store;
	struct observations all;
	struct holdings holdings;
};

static int
setup(void **state)
{
	static struct asking asking;
	temporary_setup(state);
	analyse_fixture_open(&asking.writer, &asking.all);
	assert_int_equal(store_open(&asking.store, asking.writer.path,
					 STORE_READ, NULL),
			STATUS_OK);
	holdings_init(&asking.holdings, &asking.store);
	*state = &asking;
	return 0;
}

static int
teardown(void **state)
{
	struct asking *asking = *state;
	holdings_fini(&asking->holdings);
	store_close(&asking->store);
	analyse_fixture_close(&asking->writer, &asking->all);
	return temporary_teardown(state);
}

static enum status
ask(struct asking *asking, enum inquiry_number number,
		const struct question *question, struct sheet *sheet,
		size_t *total, struct error *error)
{
	return holdings_ask(&asking->holdings, &INQUIRY[number], question,
			sheet, total, error);
}

static void
test_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < INQUIRIES; i++) {
		assert_ptr_equal(inquiry_find(str_of(INQUIRY[i].name)),
				&INQUIRY[i]);
		assert_true(INQUIRY[i].takes & TAKES_ROWS);
		assert_non_null(INQUIRY[i].find);
	}
	assert_null(inquiry_find(STR("records")));
	assert_null(inquiry_find(STR("")));
	assert_null(inquiry_find(STR("Dyads")));
}

/* Whatever is asked without more is answered, or told what it needs. */
static void
test_all_questions(void **state)
{
	struct asking *asking = *state;
	const struct question question = { .of = "COL", .between = "USA,CHN" };
	for (unsigned i = 0; i < INQUIRIES; i++) {
		struct sheet sheet;
		size_t total;
		assert_int_equal(
				ask(asking, i, &question, &sheet, &total, NULL),
				STATUS_OK);
		assert_string_equal(sheet.name, INQUIRY[i].name);
		assert_int_equal(sheet.row_count, total);
		sheet_fini(&sheet);
	}
}

static void
test_the_sheet_of_the_analysis(void **state)
{
	struct asking *asking = *state;
	const struct question question = {
		.source = "COL", .target = "USA,CHN", .period = PERIOD_MONTH
	};
	const struct dyads_question same = { .period = PERIOD_MONTH,
		.narrowing = { .from = DAY_NONE,
				.to = DAY_NONE,
				.source = "COL",
				.target = "USA,CHN" } };
	struct sheet sheet, expected;
	struct buffer csv;
	size_t total;
	assert_int_equal(ask(asking, INQUIRY_DYADS, &question, &sheet, &total,
					 NULL),
			STATUS_OK);
	assert_int_equal(dyads_make(&expected, &asking->all, &same, NULL),
			STATUS_OK);
	buffer_init(&csv, BUFFER_UNLIMITED);
	for (size_t i = 0; i < expected.column_count; i++)
		buffer_put_format(&csv, "%s%s", i ? "," : "",
				expected.columns[i].name);
	buffer_put_char(&csv, '\n');
	for (size_t i = 0; i < expected.row_count * expected.column_count;
			i++) {
		size_t column = i % expected.column_count;
		if (column)
			buffer_put_char(&csv, ',');
		sheet_put_cell(&csv, &expected.cells[i],
				expected.columns[column].type);
		if (column + 1 == expected.column_count)
			buffer_put_char(&csv, '\n');
	}
	buffer_put_char(&csv, '\0');
	assert_true(expected.row_count > 0);
	assert_sheet(&sheet, csv.at);
	buffer_fini(&csv);
	sheet_fini(&expected);
}

/* What memory does not have is asked of the database. */
static void
test_conditions_of_the_database(void **state)
{
	struct asking *asking = *state;
	const struct question question = { .order = "-events",
		.selection = { .words = "met", .actor = "COL" } };
	struct sheet sheet;
	size_t total;
	assert_int_equal(ask(asking, INQUIRY_MATRIX, &question, &sheet, &total,
					 NULL),
			STATUS_OK);
	assert_int_equal(total, 3);
	size_t source = sheet_find(&sheet, "source");
	for (size_t i = 0; i < sheet.row_count; i++)
		assert_string_equal(sheet_at(&sheet, i, source)->text.at,
				i == 2 ? "USA" : "COL");
	sheet_fini(&sheet);
}

static void
test_some_of_the_rows(void **state)
{
	struct asking *asking = *state;
	struct question question = { .selection = { .offset = 1, .limit = 2 } };
	struct sheet sheet;
	size_t total;
	assert_int_equal(ask(asking, INQUIRY_DYADS, &question, &sheet, &total,
					 NULL),
			STATUS_OK);
	assert_int_equal(total, 4);
	assert_int_equal(sheet.row_count, 2);
	sheet_fini(&sheet);
	question.order = "events_";
	struct error error;
	assert_int_equal(ask(asking, INQUIRY_DYADS, &question, &sheet, &total,
					 &error),
			STATUS_USAGE);
	assert_string_equal(error.where, "order");
}

static void
test_what_is_missing(void **state)
{
	static const struct {
		struct question question;
		const char *parameter, *message;
	} wrong[] = {
		{ { .of = NULL }, "of", "of tells which country, as COL" },
		{ { .of = "COL" }, "between",
				"between tells two powers, as USA,CHN" },
		{ { .of = "COL", .between = "USA" }, "between",
				"between tells two powers, as USA,CHN" },
		{ { .of = "USA", .between = "USA,CHN" }, "", "" },
		{ { .of = "COL",
				  .between = "USA,CHN",
				  .selection = { .from = 20250101,
						  .to = 20240101,
						  .place = "Lima" } },
				"", "the first day asked for" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct sheet sheet;
		struct error error;
		size_t total;
		assert_int_equal(ask(*state, INQUIRY_ALIGN, &wrong[i].question,
						 &sheet, &total, &error),
				STATUS_USAGE);
		assert_string_equal(error.where, wrong[i].parameter);
		assert_non_null(strstr(error.message, wrong[i].message));
	}
}

static void
test_what_others_write_is_seen(void **state)
{
	static const struct fixture_record visit = { .kind = 2,
		.date = 20240220,
		.category = "visit",
		.status = "completed",
		.parties = "visitor KEN GOV ruto,host CHN - Beijing" };
	static const struct question everything = { 0 };
	struct asking *asking = *state;
	struct sheet sheet;
	size_t before, after;
	assert_int_equal(ask(asking, INQUIRY_VISITS, &everything, &sheet,
					 &before, NULL),
			STATUS_OK);
	sheet_fini(&sheet);
	long article = fixture_article(
			&asking->writer, "five", 20240220, "Post", "He came.");
	fixture_records(&asking->writer, article, &visit, 1);
	assert_int_equal(ask(asking, INQUIRY_VISITS, &everything, &sheet,
					 &after, NULL),
			STATUS_OK);
	assert_int_equal(after, before + 1);
	sheet_fini(&sheet);
}

static void
test_a_sheet_lives_on(void **state)
{
	static const struct question everything = { 0 };
	struct asking *asking = *state;
	struct sheet sheet;
	size_t total;
	assert_int_equal(ask(asking, INQUIRY_MATRIX, &everything, &sheet,
					 &total, NULL),
			STATUS_OK);
	holdings_fini(&asking->holdings);
	assert_string_equal(sheet_at(&sheet, 0, sheet_find(&sheet, "source"))
					    ->text.at,
			"CHN");
	sheet_fini(&sheet);
}

int
main(void)
{
#define WITH_DATABASE(test)                                                    \
	cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_table),
		WITH_DATABASE(test_all_questions),
		WITH_DATABASE(test_the_sheet_of_the_analysis),
		WITH_DATABASE(test_conditions_of_the_database),
		WITH_DATABASE(test_some_of_the_rows),
		WITH_DATABASE(test_what_is_missing),
		WITH_DATABASE(test_what_others_write_is_seen),
		WITH_DATABASE(test_a_sheet_lives_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
