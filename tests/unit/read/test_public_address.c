#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/public_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <string.h>
#include <sys/un.h>

static bool
is_public(const char *text)
{
	struct sockaddr_storage any = { 0 };
	struct sockaddr_in *four = (struct sockaddr_in *)&any;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)&any;
	any.ss_family = strchr(text, ':') ? AF_INET6 : AF_INET;
	void *bytes = any.ss_family == AF_INET ? (void *)&four->sin_addr
					       : (void *)&six->sin6_addr;
	assert_int_equal(inet_pton(any.ss_family, text, bytes), 1);
	return public_address((struct sockaddr *)&any);
}

static void
assert_all(const char *const *texts, bool expected)
{
	for (; *texts; texts++)
		if (is_public(*texts) != expected)
			fail_msg("%s is %spublic", *texts,
					expected ? "not " : "");
}

static void
test_four(void **state)
{
	(void)state;
	const char *const closed[] = { "0.0.0.0", "0.1.2.3", "10.0.0.0",
		"10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
		"127.255.255.254", "169.254.169.254", "172.16.0.1",
		"172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1",
		"192.168.0.1", "192.168.255.255", "198.18.0.1",
		"198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
		"239.255.255.255", "240.0.0.1", "255.255.255.255", NULL };
	const char *const open[] = { "1.1.1.1", "9.255.255.255", "11.0.0.0",
		"100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
		"169.253.255.255", "169.255.0.0", "172.15.255.255",
		"172.32.0.0", "192.0.1.1", "192.167.0.1", "192.169.0.0",
		"198.17.255.255", "198.20.0.0", "223.255.255.255", NULL };
	assert_all(closed, false);
	assert_all(open, true);
}

static void
test_six(void **state)
{
	(void)state;
	const char *const closed[] = { "::", "::1", "::127.0.0.1", "::1.1.1.1",
		"fe80::1", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1",
		"2001:db8::1", "2001::1", "100::1", "5f00::1", NULL };
	const char *const open[] = { "2600::1", "2a00:1450:4001::200e",
		"2001:4860:4860::8888", "2001:200::1", NULL };
	assert_all(closed, false);
	assert_all(open, true);
}

/* An address in an address counts as the inner one. */
static void
test_four_in_six(void **state)
{
	(void)state;
	const char *const closed[] = { "::ffff:127.0.0.1", "::ffff:10.0.0.1",
		"::ffff:169.254.169.254", "64:ff9b::127.0.0.1",
		"64:ff9b::192.168.1.1", "64:ff9b:1::1",
		"2002:7f00:1::", "2002:c0a8:1::1", NULL };
	const char *const open[] = { "::ffff:1.1.1.1", "64:ff9b::1.1.1.1",
		"2002:101:101::1", NULL };
	assert_all(closed, false);
	assert_all(open, true);
}

static void
test_other_families(void **state)
{
	(void)state;
	struct sockaddr_un local = { .sun_family = AF_UNIX };
	assert_false(public_address((struct sockaddr *)&local));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_four),
		cmocka_unit_test(test_six),
		cmocka_unit_test(test_four_in_six),
		cmocka_unit_test(test_other_families),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
