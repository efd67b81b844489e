#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "analyse/dyads.h"
#include "analyse/matrix.h"
#include "analyse_fixture.h"
#include "store_fixture.h"
#include "temporary.h"

#define HEAD                                                                   \
	"reports,events,verbal_cooperation,material_cooperation,"              \
	"verbal_conflict,material_conflict,cooperation,conflict,net,"          \
	"mean_score,articles,rate,change,pace\n"

static void
check(const struct dyads_question *question, const char *csv)
{
	struct store store;
	struct observations all;
	struct sheet sheet;
	analyse_fixture_open(&store, &all);
	assert_int_equal(dyads_make(&sheet, &all, question, NULL), STATUS_OK);
	assert_sheet(&sheet, csv);
	analyse_fixture_close(&store, &all);
}

/* An event is counted on the day of the report that it is named by, a report
 * on its own; March has two articles. */
static void
test_series(void **state)
{
	(void)state;
	check(&(struct dyads_question){ .narrowing = { .from = DAY_NONE,
							.to = DAY_NONE,
							.source = "COL",
							.target = "USA" },
			      .period = PERIOD_MONTH },
			"source,target,period," HEAD
			"COL,USA,2024-01,2,1,1,0,0,0,2.5,0,2.5,2.5,1,1000,,\n"
			"COL,USA,2024-02,0,0,0,0,0,0,0,0,0,,0,,,\n"
			"COL,USA,2024-03,1,1,0,0,1,0,0,2,-2,-2,2,500,,\n");
}

static void
test_pair_that_nobody_tells_of(void **state)
{
	(void)state;
	check(&(struct dyads_question){ .narrowing = { .from = day_of_civil(
								       2024, 1,
								       1),
							.to = day_of_civil(2024,
									3, 31),
							.source = " PER",
							.target = "USA" },
			      .period = PERIOD_QUARTER },
			"source,target,period," HEAD
			"PER,USA,2024-Q1,0,0,0,0,0,0,0,0,0,,3,0,,\n");
}

static void
test_all_pairs(void **state)
{
	(void)state;
	check(&(struct dyads_question){ .narrowing = NARROWING_NONE,
			      .sectors = true },
			"source,target,period," HEAD
			"CHN,COL,,1,1,1,0,0,0,4,0,4,4,4,250,,\n"
			"COL,CHN,,1,1,0,1,0,0,7,0,7,7,4,250,,\n"
			"COL,USA,,1,1,0,0,1,0,0,2,-2,-2,4,250,,\n"
			"COL.GOV,USA.GOV,,2,1,1,0,0,0,2.5,0,2.5,2.5,4,250,,\n"
			"USA,COL,,1,1,0,0,0,1,0,6,-6,-6,4,250,,\n"
			"USA.GOV,COL.GOV,,2,1,1,0,0,0,2.5,0,2.5,2.5,4,250,,"
			"\n");
}

static void
test_by(void **state)
{
	(void)state;
	check(&(struct dyads_question){ .narrowing = { .from = DAY_NONE,
							.to = DAY_NONE,
							.target = "COL" },
			      .period = PERIOD_YEAR,
			      .by = BY_SECTOR },
			"source,target,period,sector," HEAD
			"USA,COL,2024,->-,1,1,0,0,0,1,0,6,-6,-6,3,333.333333,,"
			"\n"
			"USA,COL,2024,GOV>GOV,2,1,1,0,0,0,2.5,0,2.5,2.5,3,"
			"333.333333,,\n");
	check(&(struct dyads_question){ .narrowing = { .from = DAY_NONE,
							.to = DAY_NONE,
							.source = "CHN" },
			      .by = BY_STATUS },
			"source,target,period,status," HEAD
			"CHN,COL,,actual,1,1,1,0,0,0,4,0,4,4,4,250,,\n");
	check(&(struct dyads_question){ .narrowing = { .from = DAY_NONE,
							.to = DAY_NONE,
							.source = "C*",
							.target = "CHN" },
			      .by = BY_QUAD },
			"source,target,period,quad," HEAD
			"COL,CHN,,2,1,1,0,1,0,0,7,0,7,7,4,250,,\n");
}

static void
test_too_many_periods(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	struct sheet sheet;
	struct error error;
	struct dyads_question question = {
		.narrowing = { .from = day_of_civil(1, 1, 1),
				.to = day_of_civil(9999, 12, 31) },
		.period = PERIOD_DAY,
	};
	analyse_fixture_open(&store, &all);
	assert_int_equal(dyads_make(&sheet, &all, &question, &error),
			STATUS_USAGE);
	assert_non_null(strstr(error.message, "3652059 days are too many"));
	question.period = PERIOD_YEAR;
	assert_int_equal(
			dyads_make(&sheet, &all, &question, &error), STATUS_OK);
	sheet_fini(&sheet);
	analyse_fixture_close(&store, &all);
}

/* Each with the USA, on the day that the series begin. */
static void
add_pairs(struct store *store, struct observations *all, int count)
{
	for (int i = 0; i < count; i++) {
		char doc[16], parties[64];
		snprintf(doc, sizeof doc, "more-%d", i);
		snprintf(parties, sizeof parties,
				"actor USA - U, recipient X%c%c - X",
				'A' + i / 26, 'A' + i % 26);
		struct fixture_record record = { .kind = 1,
			.date = 19000101,
			.category = "AID",
			.status = "actual",
			.quad = 2,
			.confidence = 50,
			.parties = parties };
		fixture_records(store,
				fixture_article(store, doc, 0, "Post", "More."),
				&record, 1);
	}
	observations_fini(all);
	assert_int_equal(observations_load(all, store, &(struct selection){ 0 },
					 NULL),
			STATUS_OK);
}

/* Nothing is made of them: each would have a row a day. */
static void
test_too_many_rows(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	struct sheet sheet;
	struct error error;
	struct dyads_question question = {
		.narrowing = { .from = day_of_civil(1900, 1, 1),
				.to = day_of_civil(2149, 12, 31),
				.source = "USA",
				.target = "XAA,XAB,XAC,XAD,XAE,XAF,XAG,XAH,"
					  "XAI,XAJ,XAK,XAL" },
		.period = PERIOD_DAY,
	};
	analyse_fixture_open(&store, &all);
	add_pairs(&store, &all, 12);
	assert_int_equal(dyads_make(&sheet, &all, &question, &error),
			STATUS_USAGE);
	assert_non_null(strstr(error.message,
			"12 series of 91311 days each are too many rows"));
	question.period = PERIOD_YEAR;
	assert_int_equal(
			dyads_make(&sheet, &all, &question, &error), STATUS_OK);
	assert_int_equal(sheet.row_count, 12 * 250);
	sheet_fini(&sheet);
	analyse_fixture_close(&store, &all);
}

static void
test_names(void **state)
{
	(void)state;
	enum dyads_by by;
	assert_true(dyads_by_of_name(STR("status"), &by));
	assert_int_equal(by, BY_STATUS);
	assert_false(dyads_by_of_name(STR(""), &by));
}

static void
test_matrix(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	struct sheet sheet;
	struct narrowing narrowing = NARROWING_NONE;
	narrowing.status = "actual";
	analyse_fixture_open(&store, &all);
	matrix_make(&sheet, &all, &narrowing);
	assert_sheet(&sheet,
			"source,target,reports,events,cooperation,conflict,net,"
			"mean_score,rate\n"
			"CHN,COL,1,1,4,0,4,4,250\n"
			"COL,CHN,1,1,7,0,7,7,250\n"
			"COL,USA,2,1,2.5,0,2.5,2.5,250\n"
			"USA,COL,3,2,2.5,6,-3.5,-1.75,500\n");
	analyse_fixture_close(&store, &all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_series, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_pair_that_nobody_tells_of,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_all_pairs, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(
				test_by, temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_too_many_periods,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_too_many_rows,
				temporary_setup, temporary_teardown),
		cmocka_unit_test(test_names),
		cmocka_unit_test_setup_teardown(test_matrix, temporary_setup,
				temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
