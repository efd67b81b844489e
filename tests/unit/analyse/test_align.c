#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analyse/align.h"
#include "analyse/bootstrap.h"
#include "analyse/movers.h"
#include "analyse/status_weight.h"
#include "analyse_fixture.h"
#include "base/random.h"
#include "temporary.h"

#define HEAD                                                                   \
	"period,a_events,a_cooperation,a_conflict,b_events,b_cooperation,"     \
	"b_conflict,share,index,low,high,talk,deeds,articles,change\n"

static struct alignment_question
question_of(enum period period)
{
	return (struct alignment_question){ .narrowing = NARROWING_NONE,
		.of = "COL",
		.powers = { "USA", "CHN" },
		.period = period };
}

static void
check(const struct alignment_question *question, const char *csv)
{
	struct store store;
	struct observations all;
	struct sheet sheet;
	analyse_fixture_open(&store, &all);
	assert_int_equal(align_make(&sheet, &all, question, NULL), STATUS_OK);
	assert_sheet(&sheet, csv);
	analyse_fixture_close(&store, &all);
}

/* In January one meeting: 2.5 x 0.8 = 2; share (2 + 5) / (2 + 10), index
 * 2 / 12. In March 7 x 0.5 = 3.5 with China, 6 x 0.9 = 5.4 against the USA:
 * index (-5.4 - 3.5) / (8.9 + 10). */
static void
test_series(void **state)
{
	(void)state;
	struct alignment_question question = question_of(PERIOD_MONTH);
	check(&question,
			HEAD "2024-01,1,2,0,0,0,0,0.583333,0.166667,,,0.166667,"
			     "0,1,\n"
			     "2024-02,0,0,0,0,0,0,0.5,0,,,0,0,0,\n"
			     "2024-03,1,0,5.4,1,3.5,0,0.37037,-0.470899,,,0,"
			     "-0.470899,2,\n");
}

/* All time has the event without a day: 4 x 0.6 = 2.4 with China. */
static void
test_directions(void **state)
{
	(void)state;
	struct alignment_question question = question_of(PERIOD_ALL);
	question.direction = DIRECTION_OUT;
	check(&question, HEAD ",1,2,0,1,3.5,0,0.451613,-0.096774,,,0.166667,"
			      "-0.259259,4,\n");
	question.direction = DIRECTION_IN;
	check(&question, HEAD ",2,2,5.4,1,2.4,0,0.486111,-0.292929,,,"
			      "-0.027778,-0.350649,4,\n");
	question.narrowing.status = "future";
	question.direction = DIRECTION_BOTH;
	check(&question, HEAD ",1,0,0.7,0,0,0,0.5,-0.065421,,,-0.065421,0,4,"
			      "\n");
}

static void
test_what_makes_no_sense(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	struct sheet sheet;
	struct error error;
	char room[128];
	const char *powers[POWERS];
	enum alignment_direction direction;
	struct alignment_question question = question_of(PERIOD_MONTH);
	question.powers[1] = "COL";
	analyse_fixture_open(&store, &all);
	assert_int_equal(align_make(&sheet, &all, &question, &error),
			STATUS_USAGE);
	assert_non_null(strstr(error.message, "COL cannot"));
	analyse_fixture_close(&store, &all);
	assert_true(alignment_powers(" USA, CHN.GOV", room, powers));
	assert_string_equal(powers[0], "USA");
	assert_string_equal(powers[1], "CHN.GOV");
	assert_false(alignment_powers("USA", room, powers));
	assert_false(alignment_powers("USA,USA", room, powers));
	assert_false(alignment_powers("A,B,C", room, powers));
	assert_false(alignment_direction_of_name(STR("up"), &direction));
}

static void
test_movers(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	struct sheet sheet;
	struct alignment_question question = question_of(PERIOD_QUARTER);
	analyse_fixture_open(&store, &all);
	assert_int_equal(movers_make(&sheet, &all, &store, &question, 2, NULL),
			STATUS_OK);
	/* -6.9 / 20.9 less -1.5 / 15.5; less -3.4 / 17.4. */
	assert_sheet(&sheet,
			"period,id,date,source,target,event,score,weight,"
			"influence,direction,reports,doc,title,text\n"
			"2024-Q1,00000000000003ea,2024-03-21,USA,COL,SANCTION,"
			"-6,0.9,-0.233369,toward CHN,1,one,,They met.\n"
			"2024-Q1,00000000000003e8,2024-01-10,COL,USA,CONSULT,"
			"2.5,0.8,0.140756,toward USA,2,one,,They met.\n");
	analyse_fixture_close(&store, &all);
}

/* --- bootstrap ---------------------------------------------------------- */

static void
test_random(void **state)
{
	(void)state;
	/* As the authors' program gives for seed 1234567. */
	struct random random = { 1234567 };
	assert_true(random_next(&random) == UINT64_C(6457827717110365317));
	assert_true(random_next(&random) == UINT64_C(3203168211198807973));
	for (int i = 0; i < 1000; i++)
		assert_in_range(random_below(&random, 7), 0, 6);
}

/* Parts of mean 0 and variance 1/3 above the line, 1 each below: the interval
 * is near +-1.96 sqrt(n / 3) / (n + prior), whether parts or groups are
 * drawn. */
static void
test_bootstrap_width(void **state)
{
	(void)state;
	static struct ratio_part parts[5000];
	const int64_t unit = 1000000;
	for (size_t n = 50; n <= 5000; n *= 10) {
		struct random random = { n };
		double low, high, sum = 0;
		for (size_t i = 0; i < n; i++) {
			int64_t over = random_below(&random, 2000001);
			parts[i] = (struct ratio_part){ over - unit, unit };
			sum += (double)parts[i].over / (double)unit;
		}
		double under = (double)n + 10;
		assert_true(bootstrap_ratio(
				parts, n, 10 * unit, 5, &low, &high));
		double width = 2 * 1.96 * sqrt((double)n / 3) / under;
		double center = sum / under;
		assert_true(fabs((high - low) / width - 1) < 0.2);
		assert_true(low < center && center < high);
	}
}

/* Nothing depends on the order of parts; less than five tell nothing. */
static void
test_bootstrap_order(void **state)
{
	(void)state;
	struct ratio_part parts[300], others[300];
	double low, high, low_again, high_again;
	for (int i = 0; i < 300; i++) {
		parts[i] = (struct ratio_part){ i * 37 % 101 - 50, 60 + i % 9 };
		others[299 - i] = parts[i];
	}
	assert_true(bootstrap_ratio(parts, 300, 100, 3, &low, &high));
	assert_true(bootstrap_ratio(
			others, 300, 100, 3, &low_again, &high_again));
	assert_true(low == low_again && high == high_again);
	assert_true(bootstrap_ratio(
			parts, 300, 100, 4, &low_again, &high_again));
	assert_true(low != low_again);
	assert_false(bootstrap_ratio(parts, 4, 100, 3, &low, &high));
}

static void
test_status_weights(void **state)
{
	(void)state;
	assert_int_equal(status_weight(STR("actual")), 100);
	assert_int_equal(status_weight(STR("negated")), 0);
	assert_true(status_weight(STR("future")) < 100);
	assert_int_equal(status_weight(STR("# How")), 0);
	assert_int_equal(status_weight(STR("")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_series, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_directions,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_what_makes_no_sense,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_movers, temporary_setup,
				temporary_teardown),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_bootstrap_width),
		cmocka_unit_test(test_bootstrap_order),
		cmocka_unit_test(test_status_weights),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
