#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/host.h"

#include <stdio.h>

#include "base/limits.h"

static struct hosts hosts;
static struct arena arena;

static struct host *
find(const char *origin, double now)
{
	return hosts_find(&hosts, str_of(origin), now);
}

static void
set_robots(struct host *host, int status, const char *text, double now)
{
	host_set_robots(host, status, str_of(text), STR("demarche"), now);
}

static enum host_answer
asked(struct host *host, const char *target)
{
	return host_allows(host, str_of(target), &arena);
}

static int
setup(void **state)
{
	(void)state;
	hosts_init(&hosts);
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	hosts_fini(&hosts);
	arena_fini(&arena);
	return 0;
}

static void
test_robots_by_status(void **state)
{
	(void)state;
	const char *text = "User-agent: *\nDisallow: /a\n";
	struct host *host = find("http://a:80", 0);
	assert_false(host->robots_known);
	set_robots(host, 200, text, 0);
	assert_true(host->robots_known);
	assert_int_equal(asked(host, "/a"), HOST_REFUSES);
	assert_int_equal(asked(host, "/b"), HOST_ALLOWS);
	set_robots(host, 404, text, 0);
	assert_int_equal(asked(host, "/a"), HOST_ALLOWS);
	set_robots(host, 403, text, 0);
	assert_int_equal(asked(host, "/a"), HOST_ALLOWS);
	set_robots(host, 0, "", 0);
	assert_int_equal(asked(host, "/a"), HOST_ALLOWS);
	set_robots(host, 503, text, 0);
	assert_int_equal(asked(host, "/b"), HOST_FAILS);
	set_robots(host, 429, text, 0);
	assert_int_equal(asked(host, "/b"), HOST_FAILS);
}

static void
test_sites_are_apart(void **state)
{
	(void)state;
	set_robots(find("http://a:80", 0), 200, "User-agent:*\nDisallow:/", 0);
	set_robots(find("http://b:80", 0), 200, "", 0);
	assert_int_equal(asked(find("http://a:80", 1), "/x"), HOST_REFUSES);
	assert_int_equal(asked(find("http://b:80", 1), "/x"), HOST_ALLOWS);
	assert_false(find("http://a:81", 1)->robots_known);
}

static void
test_rules_are_good_for_a_day(void **state)
{
	(void)state;
	enum { DAY = 24 * 3600 };
	set_robots(find("http://a:80", 5), 200, "", 5);
	assert_true(find("http://a:80", DAY)->robots_known);
	assert_false(find("http://a:80", DAY + 6)->robots_known);
	assert_string_equal(
			find("http://a:80", DAY + 7)->origin.at, "http://a:80");
}

static void
test_next_request(void **state)
{
	(void)state;
	struct host *host = find("http://a:80", 10);
	assert_true(host->next <= 10);
	host_asked(host, 12, 3);
	assert_true(host->next > 14.9 && host->next < 15.1);
}

static void
test_the_least_recently_used_is_forgotten(void **state)
{
	(void)state;
	set_robots(find("http://first:80", 0), 200, "", 0);
	set_robots(find("http://second:80", 1), 200, "", 1);
	find("http://first:80", 2);
	for (int i = 0; i < LIMIT_HOSTS - 1; i++) {
		char origin[32];
		snprintf(origin, sizeof origin, "http://h%d:80", i);
		find(origin, 3 + i);
	}
	assert_int_equal(hosts.count, LIMIT_HOSTS);
	assert_true(find("http://first:80", 9999)->robots_known);
	assert_false(find("http://second:80", 9999)->robots_known);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
				test_robots_by_status, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_sites_are_apart, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_rules_are_good_for_a_day, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_next_request, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_the_least_recently_used_is_forgotten,
				setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
