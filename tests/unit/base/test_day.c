#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"

static void
test_calendar_goes_both_ways(void **state)
{
	(void)state;
	assert_int_equal(day_of_civil(1970, 1, 1), 0);
	assert_int_equal(day_of_civil(2000, 3, 1), 11017);
	for (int32_t day = -800000; day < 800000; day += 13) {
		int year, month, of_month;
		day_to_civil(day, &year, &month, &of_month);
		assert_int_equal(day_of_civil(year, month, of_month), day);
		assert_int_equal(day_year(day), year);
	}
}

static const struct {
	const char *date;
	int32_t day;
} dates[] = {
	{ "1970-01-02", 1 },
	{ "1969-12-31", -1 },
	{ "2000-02-29T23:59:59Z", 11016 },
	{ "1900-02-29", DAY_NONE },
	{ "2025-04-31", DAY_NONE },
	{ "2025-13-01", DAY_NONE },
	{ "2025-00-01", DAY_NONE },
	{ "2025-01-00", DAY_NONE },
	{ "0000-01-01", DAY_NONE },
	{ "2025-1-01", DAY_NONE },
	{ "2025-01-0x", DAY_NONE },
	{ "20250101", DAY_NONE },
	{ "2025-01-1", DAY_NONE },
	{ "", DAY_NONE },
};

static void
test_dates(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		struct str date = str_of(dates[i].date);
		assert_int_equal(day_of_date(date), dates[i].day);
		if (dates[i].day == DAY_NONE)
			continue;
		char out[11];
		date_of_day(dates[i].day, out);
		assert_memory_equal(out, date.at, 10);
		assert_int_equal(out[10], '\0');
	}
}

static void
test_numbers_of_the_database(void **state)
{
	(void)state;
	char date[11];
	assert_int_equal(day_of_number(0), DAY_NONE);
	assert_int_equal(number_of_day(DAY_NONE), 0);
	assert_int_equal(day_of_number(19700102), 1);
	for (int32_t day = -700000; day < 700000; day += 17)
		assert_int_equal(day_of_number(number_of_day(day)), day);
	date_of_number(20251124, date);
	assert_string_equal(date, "2025-11-24");
	date_of_number(0, date);
	assert_string_equal(date, "");
	date_of_day(DAY_NONE, date);
	assert_string_equal(date, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calendar_goes_both_ways),
		cmocka_unit_test(test_numbers_of_the_database),
		cmocka_unit_test(test_dates),
	};
	return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
