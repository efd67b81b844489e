#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyse/period.h"
#include "base/day.h"

static void
check(enum period period, const char *date, const char *label,
		const char *first, const char *last)
{
	char out[PERIOD_LABEL], day[11];
	int32_t number = period_of_day(period, day_of_date(str_of(date)));
	period_label(period, number, out);
	assert_string_equal(out, label);
	date_of_day(period_first_day(period, number), day);
	assert_string_equal(day, first);
	date_of_day(period_last_day(period, number), day);
	assert_string_equal(day, last);
}

static void
test_labels(void **state)
{
	(void)state;
	check(PERIOD_DAY, "2024-03-15", "2024-03-15", "2024-03-15",
			"2024-03-15");
	check(PERIOD_MONTH, "2024-02-29", "2024-02", "2024-02-01",
			"2024-02-29");
	check(PERIOD_MONTH, "1969-12-31", "1969-12", "1969-12-01",
			"1969-12-31");
	check(PERIOD_QUARTER, "2024-12-31", "2024-Q4", "2024-10-01",
			"2024-12-31");
	check(PERIOD_YEAR, "0001-01-01", "0001", "0001-01-01", "0001-12-31");
}

/* Years begin and end in the middle of weeks (ISO 8601, 2.2.10). */
static void
test_iso_weeks(void **state)
{
	(void)state;
	check(PERIOD_WEEK, "2024-02-01", "2024-W05", "2024-01-29",
			"2024-02-04");
	check(PERIOD_WEEK, "2021-01-03", "2020-W53", "2020-12-28",
			"2021-01-03");
	check(PERIOD_WEEK, "2018-12-31", "2019-W01", "2018-12-31",
			"2019-01-06");
	check(PERIOD_WEEK, "1970-01-01", "1970-W01", "1969-12-29",
			"1970-01-04");
	check(PERIOD_WEEK, "1969-12-28", "1969-W52", "1969-12-22",
			"1969-12-28");
}

/* Every day lies in its period, and the next period begins behind it. */
static void
test_dense(void **state)
{
	(void)state;
	int32_t first = day_of_civil(1960, 1, 1);
	for (int p = PERIOD_DAY; p < PERIODS; p++)
		for (int32_t day = first; day < first + 40 * 366; day++) {
			enum period period = (enum period)p;
			int32_t number = period_of_day(period, day);
			assert_true(period_first_day(period, number) <= day);
			assert_true(period_last_day(period, number) >= day);
			int32_t end = period_last_day(period, number);
			assert_int_equal(period_of_day(period, end + 1),
					number + 1);
		}
}

static void
test_names_and_unknown(void **state)
{
	(void)state;
	enum period period;
	char out[PERIOD_LABEL];
	assert_true(period_of_name(STR("quarter"), &period));
	assert_int_equal(period, PERIOD_QUARTER);
	assert_string_equal(period_name(period), "quarter");
	assert_false(period_of_name(STR(""), &period));
	assert_false(period_of_name(STR("decade"), &period));
	assert_int_equal(period_of_day(PERIOD_WEEK, DAY_NONE), PERIOD_UNKNOWN);
	assert_int_equal(period_of_day(PERIOD_ALL, DAY_NONE), 0);
	period_label(PERIOD_WEEK, PERIOD_UNKNOWN, out);
	assert_string_equal(out, "");
	period_label(PERIOD_ALL, 0, out);
	assert_string_equal(out, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_iso_weeks),
		cmocka_unit_test(test_dense),
		cmocka_unit_test(test_names_and_unknown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
