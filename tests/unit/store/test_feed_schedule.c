#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/feed_schedule.h"

#include <stdio.h>

enum { NOW = 1764150000, MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR };

static const struct str url = { "https://a.example/feed", 22 };

/* A wait of this length, or up to a tenth more. */
static void
assert_wait(int64_t due, int64_t wait)
{
	assert_in_range(due, NOW + wait, NOW + wait + wait / 10);
}

static void
test_success(void **state)
{
	(void)state;
	int64_t due = schedule_feed(NOW, 15 * MINUTE, url);
	assert_in_range(due, NOW + 15 * MINUTE - 90, NOW + 15 * MINUTE);
	assert_int_equal(due, schedule_feed(NOW, 15 * MINUTE, url));
}

static void
test_feeds_are_spread(void **state)
{
	(void)state;
	enum { FEEDS = 100, EVERY = 1000 };
	int at[EVERY / 10 + 1] = { 0 };
	int different = 0;
	for (int i = 0; i < FEEDS; i++) {
		char text[64];
		snprintf(text, sizeof text, "https://a.example/feed/%d", i);
		int64_t due = schedule_feed(NOW, EVERY, str_of(text));
		different += !at[NOW + EVERY - due]++;
	}
	assert_true(different > FEEDS / 2);
}

static void
test_failures_double_up_to_a_day(void **state)
{
	(void)state;
	int64_t every = 15 * MINUTE;
	assert_wait(schedule_failed_feed(NOW, every, 1, 0, url), every);
	assert_wait(schedule_failed_feed(NOW, every, 2, 0, url), 2 * every);
	assert_wait(schedule_failed_feed(NOW, every, 5, 0, url), 16 * every);
	assert_wait(schedule_failed_feed(NOW, every, 8, 0, url), DAY);
	assert_wait(schedule_failed_feed(NOW, every, 4000000000u, 0, url), DAY);
	/* Never more often than it is asked for when all is well. */
	assert_wait(schedule_failed_feed(NOW, 3 * DAY, 9, 0, url), 3 * DAY);
}

static void
test_retry_after(void **state)
{
	(void)state;
	assert_wait(schedule_failed_feed(NOW, MINUTE, 1, HOUR, url), HOUR);
	assert_wait(schedule_failed_feed(NOW, HOUR, 1, MINUTE, url), HOUR);
	assert_wait(schedule_failed_feed(NOW, HOUR, 1, 2 * DAY, url), 2 * DAY);
	assert_wait(schedule_failed_feed(NOW, HOUR, 1, INT64_MAX, url),
			7 * DAY);
}

static void
test_pages(void **state)
{
	(void)state;
	assert_wait(schedule_failed_page(NOW, 1, 0, url), 5 * MINUTE);
	assert_wait(schedule_failed_page(NOW, 2, 0, url), 10 * MINUTE);
	assert_wait(schedule_failed_page(NOW, 5, 0, url), 80 * MINUTE);
	assert_wait(schedule_failed_page(NOW, 1, HOUR, url), HOUR);
	assert_int_equal(schedule_failed_page(NOW, 6, 0, url), -1);
	assert_int_equal(schedule_failed_page(NOW, 7, HOUR, url), -1);
}

static void
test_what_may_pass(void **state)
{
	(void)state;
	assert_true(schedule_may_pass(0));
	assert_true(schedule_may_pass(429));
	assert_true(schedule_may_pass(408));
	assert_true(schedule_may_pass(500));
	assert_true(schedule_may_pass(503));
	assert_false(schedule_may_pass(200));
	assert_false(schedule_may_pass(301));
	assert_false(schedule_may_pass(403));
	assert_false(schedule_may_pass(404));
	assert_false(schedule_may_pass(410));
}

static void
test_what_is_of_the_site(void **state)
{
	(void)state;
	assert_true(schedule_is_of_site(0));
	assert_true(schedule_is_of_site(429));
	assert_true(schedule_is_of_site(503));
	assert_false(schedule_is_of_site(500));
	assert_false(schedule_is_of_site(404));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_success),
		cmocka_unit_test(test_feeds_are_spread),
		cmocka_unit_test(test_failures_double_up_to_a_day),
		cmocka_unit_test(test_retry_after),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_what_may_pass),
		cmocka_unit_test(test_what_is_of_the_site),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
