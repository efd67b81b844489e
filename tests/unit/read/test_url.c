#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/url.h"

#include <stdlib.h>

#include "base/limits.h"

static struct arena arena;
static struct error error;

static struct url
parse(const char *text)
{
	struct url url;
	assert_int_equal(url_parse(&url, text, &arena, &error), STATUS_OK);
	return url;
}

static enum status
refused(const char *text)
{
	struct url url;
	return url_parse(&url, text, &arena, &error);
}

static void
test_address_or_file(void **state)
{
	(void)state;
	assert_true(url_is_address("http://a.example/"));
	assert_true(url_is_address("HTTPS://a.example/"));
	assert_false(url_is_address("http:/a.example"));
	assert_false(url_is_address("./http://a.example"));
	assert_false(url_is_address("httpx://a.example"));
	assert_false(url_is_address("ftp://a.example"));
	assert_false(url_is_address("-"));
}

static void
test_parts(void **state)
{
	(void)state;
	struct url url = parse("https://News.Example:8443/a/b%20c?d=e#f");
	assert_string_equal(
			url.whole.at, "https://news.example:8443/a/b%20c?d=e");
	assert_string_equal(url.origin.at, "https://news.example:8443");
	assert_string_equal(url.host.at, "news.example");
	assert_string_equal(url.target.at, "/a/b%20c?d=e");
}

static void
test_the_same_address_is_spelled_the_same(void **state)
{
	(void)state;
	assert_string_equal(parse("HTTP://A.example").whole.at,
			"http://a.example/");
	assert_string_equal(parse("http://a.example:80/").whole.at,
			"http://a.example/");
	assert_string_equal(parse("http://a.example/").origin.at,
			"http://a.example:80");
	assert_string_equal(parse("https://a.example/x/../y").whole.at,
			"https://a.example/y");
	assert_string_equal(parse("https://a.example/a b\xC3\xA4").whole.at,
			"https://a.example/a%20b%c3%a4");
	assert_string_equal(parse("http://0x7f.1/").host.at, "127.0.0.1");
	assert_string_equal(parse("http://2130706433/").host.at, "127.0.0.1");
}

static void
test_refused(void **state)
{
	(void)state;
	char *longer = malloc(LIMIT_META_BYTES + 64);
	assert_non_null(longer);
	memset(longer, 'a', LIMIT_META_BYTES + 63);
	memcpy(longer, "http://a.example/", 17);
	longer[LIMIT_META_BYTES + 63] = '\0';
	assert_int_equal(refused("file:///etc/passwd"), STATUS_UNSUPPORTED);
	assert_int_equal(refused("gopher://a.example/"), STATUS_UNSUPPORTED);
	assert_int_equal(refused("http://"), STATUS_FORMAT);
	assert_int_equal(refused("http://a b/"), STATUS_FORMAT);
	assert_int_equal(refused("http://a.example:99999/"), STATUS_FORMAT);
	assert_int_equal(refused(longer), STATUS_LIMIT);
	free(longer);
}

static void
test_passwords_are_refused_and_not_shown(void **state)
{
	(void)state;
	assert_int_equal(refused("http://me:secret@a.example/b"),
			STATUS_UNSUPPORTED);
	assert_string_equal(error.where, "http://a.example/b");
	assert_null(strstr(error.message, "secret"));
	assert_int_equal(refused("http://me@a.example/"), STATUS_UNSUPPORTED);
	assert_string_equal(error.where, "http://a.example/");
	assert_int_equal(refused("http://a:b@c:99999/@d"), STATUS_FORMAT);
	assert_string_equal(error.where, "http://c:99999/@d");
}

static void
test_resolve(void **state)
{
	(void)state;
	const char *base = "https://a.example/b/c?d";
	assert_string_equal(url_resolve(base, "../e", &arena).at,
			"https://a.example/e");
	assert_string_equal(url_resolve(base, "/robots.txt", &arena).at,
			"https://a.example/robots.txt");
	assert_string_equal(url_resolve(base, "//b.example/", &arena).at,
			"https://b.example/");
	assert_string_equal(url_resolve(base, "http://c.example/x", &arena).at,
			"http://c.example/x");
	assert_int_equal(
			url_resolve(base, "file:///etc/passwd", &arena).len, 0);
	assert_int_equal(url_resolve("not an address", "a", &arena).len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_address_or_file),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_the_same_address_is_spelled_the_same),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_passwords_are_refused_and_not_shown),
		cmocka_unit_test(test_resolve),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_fini(&arena);
	return failed;
}
