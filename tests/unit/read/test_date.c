#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/date.h"

static const struct {
	const char *raw, *iso;
} cases[] = {
	{ "2025-11-24", "2025-11-24" },
	{ "2025/11/24", "2025-11-24" },
	{ "20251124", "2025-11-24" },
	{ "2025-11-24T09:30:00Z", "2025-11-24T09:30:00Z" },
	{ "2025-11-24T09:30:15.250+01:00", "2025-11-24T09:30:15+01:00" },
	{ "2025-11-24T09:30:00-0500", "2025-11-24T09:30:00-05:00" },
	{ "2025-11-24 09:30", "2025-11-24T09:30:00" },
	{ "Mon, 18 Nov 2019 09:00:00 GMT", "2019-11-18T09:00:00Z" },
	{ "Mon, 18 Nov 2019 21:05:00 +0200", "2019-11-18T21:05:00+02:00" },
	{ "November 18, 2019", "2019-11-18" },
	{ "Nov. 18, 2019 4:05 PM EST", "2019-11-18T16:05:00-05:00" },
	{ "12:10 a.m. Sept 3, 2020", "2020-09-03T12:10:00" },
	{ "18 de noviembre de 2019", "2019-11-18" },
	{ "martes, 3 de enero de 2023", "2023-01-03" },
	{ "Published: 10:48, Tue, Nov 19, 2019", "2019-11-19T10:48:00" },
	{ "2024-02-29", "2024-02-29" },
	/* day or month: only where it cannot be the other */
	{ "25/12/2019", "2019-12-25" },
	{ "12/25/2019", "2019-12-25" },
	{ "5/5/2019", "2019-05-05" },
	{ "3/4/2019", "" },
	/* not dates */
	{ "", "" },
	{ "2023-02-29", "" },
	{ "2025-13-01", "" },
	{ "November 2019", "" },
	{ "Maybe 12 people came in 2019", "" },
	{ "1574168580", "" },
	{ "99999999999999999999 12 2019", "" },
	{ "yesterday", "" },
};

static const struct {
	int64_t number;
	const char *iso;
} integers[] = {
	{ 20251124, "2025-11-24" },
	{ 20251399, "" },
	{ 1763978400, "2025-11-24T10:00:00Z" },
	{ 1763978400123, "2025-11-24T10:00:00Z" },
	{ 1709251199, "2024-02-29T23:59:59Z" },
	{ 7258118399, "2199-12-31T23:59:59Z" },
	{ 7258118400, "" },
	{ 99999999999999, "" },
	{ 99999999, "" },
	{ 2025, "" },
	{ 0, "" },
	{ -1763978400, "" },
	{ INT64_MAX, "" },
	{ INT64_MIN, "" },
};

static void
test_integers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
		char iso[DATE_BYTES];
		date_of_integer(integers[i].number, iso);
		assert_string_equal(iso, integers[i].iso);
	}
}

static void
test_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char iso[DATE_BYTES];
		date_normalise(str_of(cases[i].raw), iso);
		assert_string_equal(iso, cases[i].iso);
	}
}

static void
test_odd_times(void **state)
{
	(void)state;
	assert_true(date_has_odd_time(STR("2025-03-04T25:99")));
	assert_true(date_has_odd_time(STR("4 March 2025, 12:75")));
	assert_false(date_has_odd_time(STR("2025-03-04T23:59:60+01:00")));
	assert_false(date_has_odd_time(STR("2025-03-04T24:00")));
	assert_false(date_has_odd_time(STR("09:30 to 26:15, 4 March 2025")));
	assert_false(date_has_odd_time(STR("Vol. 12: March 4, 2025")));
}

/* What came out goes in again and stays the same. */
static void
test_idempotent(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char once[DATE_BYTES], twice[DATE_BYTES];
		date_normalise(str_of(cases[i].raw), once);
		date_normalise(str_of(once), twice);
		assert_string_equal(once, twice);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_integers),
		cmocka_unit_test(test_odd_times),
		cmocka_unit_test(test_idempotent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
