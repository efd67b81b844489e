#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/robots.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"

static struct arena arena;
static struct robots robots;

static void
read_file(const char *text)
{
	arena_reset(&arena);
	robots_parse(&robots, str_of(text), STR("demarche"), &arena);
}

static bool
allowed(const char *target)
{
	return robots_allow(&robots, str_of(target), &arena);
}

/* Whether the one rule "Disallow: PATTERN" is about the target. */
static bool
matches(const char *pattern, const char *target)
{
	char text[512];
	snprintf(text, sizeof text, "User-agent: *\nDisallow: %s\n", pattern);
	read_file(text);
	return !allowed(target);
}

static void
test_nothing_forbids_nothing(void **state)
{
	(void)state;
	read_file("");
	assert_true(allowed("/"));
	read_file("User-agent: *\nDisallow:\n");
	assert_true(allowed("/a"));
	read_file("Disallow: /\n");
	assert_true(allowed("/a"));
	read_file("<html>404</html>");
	assert_true(allowed("/a"));
}

static void
test_own_group_replaces_that_for_all(void **state)
{
	(void)state;
	read_file("User-agent: *\nDisallow: /\n\n"
		  "User-agent: DeMarche\nDisallow: /private\n");
	assert_true(allowed("/news"));
	assert_false(allowed("/private/a"));
	read_file("User-agent: demarche\n\nUser-agent: *\nDisallow: /\n");
	assert_false(allowed("/news"));
	read_file("User-agent: demarche\nDisallow:\n"
		  "User-agent: *\nDisallow: /\n");
	assert_true(allowed("/news"));
}

static void
test_groups_of_one_name_are_one(void **state)
{
	(void)state;
	read_file("User-agent: demarche\nDisallow: /a\n"
		  "User-agent: other\nDisallow: /b\n"
		  "User-agent: demarche/2.0\nDisallow: /c\n");
	assert_false(allowed("/a"));
	assert_true(allowed("/b"));
	assert_false(allowed("/c"));
	read_file("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b\n");
	assert_false(allowed("/a"));
	assert_false(allowed("/b"));
}

static void
test_a_list_of_agents_shares_rules(void **state)
{
	(void)state;
	read_file("User-agent: other\nUser-agent: demarche\n"
		  "Sitemap: https://a.example/map\nDisallow: /a\n");
	assert_false(allowed("/a"));
	read_file("User-agent: demarchebot\nDisallow: /a\n");
	assert_true(allowed("/a"));
	read_file("User-agent: demarche\nSitemap: x\nUser-agent: other\n"
		  "Disallow: /a\n");
	assert_false(allowed("/a"));
}

static void
test_longest_rule_counts(void **state)
{
	(void)state;
	read_file("User-agent: *\nAllow: /page\nDisallow: /\n");
	assert_true(allowed("/page"));
	assert_false(allowed("/other"));
	read_file("User-agent: *\nDisallow: /a/b\nAllow: /a\n");
	assert_true(allowed("/a/c"));
	assert_false(allowed("/a/b/c"));
	read_file("User-agent: *\nAllow: /example/page/\n"
		  "Disallow: /example/page/disallowed.gif\n");
	assert_false(allowed("/example/page/disallowed.gif"));
	assert_true(allowed("/example/page/allowed.gif"));
	read_file("User-agent: *\nAllow: /page\nDisallow: /*.htm\n");
	assert_false(allowed("/page.htm"));
	read_file("User-agent: *\nAllow: /$\nDisallow: /\n");
	assert_true(allowed("/"));
	assert_false(allowed("/page.htm"));
}

static void
test_allow_wins_a_draw(void **state)
{
	(void)state;
	read_file("User-agent: *\nDisallow: /folder\nAllow: /folder\n");
	assert_true(allowed("/folder/page"));
	read_file("User-agent: *\nAllow: /folder\nDisallow: /folder\n");
	assert_true(allowed("/folder/page"));
}

static void
test_patterns(void **state)
{
	(void)state;
	assert_true(matches("/fish", "/fish.html"));
	assert_false(matches("/fish", "/Fish.asp"));
	assert_false(matches("/fish", "/catfish"));
	assert_true(matches("/fish*", "/fish"));
	assert_false(matches("/fish/", "/fish"));
	assert_true(matches("/*.php", "/folder/a.php?b"));
	assert_false(matches("/*.php", "/windows.PHP"));
	assert_true(matches("/*.php$", "/a.php/b.php"));
	assert_false(matches("/*.php$", "/a.php?b"));
	assert_true(matches("/fish*.php", "/fishheads/catfish.php?id"));
	assert_true(matches("/*a*b*c$", "/xaxbxcxc"));
	assert_false(matches("/*a*b*c$", "/xaxcxb"));
	assert_true(matches("*", "/"));
	assert_true(matches("/a$", "/a"));
	assert_false(matches("/a$", "/ab"));
	assert_true(matches("/a*$", "/ab"));
	assert_false(matches("/ab*b$", "/ab"));
	assert_true(matches("/**//***x", "/a//bx"));
}

/* RFC 9309, 2.2.2: the table of its examples. */
static void
test_percent_encoding(void **state)
{
	(void)state;
	assert_true(matches("/foo/bar?baz=quz", "/foo/bar?baz=quz"));
	assert_true(matches("/foo/bar?baz=https://foo.bar",
			"/foo/bar?baz=https://foo.bar"));
	assert_true(matches("/foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84"));
	assert_true(matches("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"));
	assert_true(matches("/foo/bar/%62%61%7A", "/foo/bar/baz"));
	assert_true(matches("/foo", "/%66oo"));
	assert_false(matches("/a%2Fb", "/a/b"));
	/* RFC 9309, 2.2.3: special characters stand encoded. */
	assert_true(matches("/path/file-with-a-%2A.html",
			"/path/file-with-a-*.html"));
	assert_false(matches("/path/file-with-a-%2A.html",
			"/path/file-with-a-b.html"));
	assert_true(matches("/path/foo-%24", "/path/foo-$"));
	assert_true(matches("/a%", "/a%25"));
}

static void
test_lines(void **state)
{
	(void)state;
	read_file("\xEF\xBB\xBFUSER-AGENT : * # everybody\r\n"
		  "\tdisallow\t:\t/a # here\rDisallow:/b\n\nDISALLOW: /c");
	assert_false(allowed("/a"));
	assert_false(allowed("/b"));
	assert_false(allowed("/c"));
	assert_true(allowed("/d"));
}

static void
test_its_own_file_is_allowed(void **state)
{
	(void)state;
	read_file("User-agent: *\nDisallow: /\n");
	assert_true(allowed("/robots.txt"));
	assert_false(allowed("/robots.txt?x"));
}

static void
test_delay(void **state)
{
	(void)state;
	read_file("User-agent: *\nCrawl-delay: 10\n");
	assert_true(robots.delay > 9.99 && robots.delay < 10.01);
	read_file("User-agent: *\nCrawl-delay: 10\n"
		  "User-agent: demarche\nCrawl-delay: 2.5\nDisallow: /x\n");
	assert_true(robots.delay > 2.49 && robots.delay < 2.51);
	read_file("User-agent: *\nCrawl-delay: soon\n");
	assert_true(robots.delay < 0.001);
	read_file("User-agent: *\nCrawl-delay: -3\n");
	assert_true(robots.delay < 0.001);
}

static void
test_what_stands_behind_the_limit_is_passed_over(void **state)
{
	(void)state;
	enum { BYTES = LIMIT_ROBOTS_BYTES + 4096 };
	char *text = malloc(BYTES);
	assert_non_null(text);
	memset(text, '\n', BYTES);
	memcpy(text, "User-agent: *\n", 14);
	memcpy(text + 100, "Disallow: /near\n", 16);
	memcpy(text + LIMIT_ROBOTS_BYTES + 100, "Disallow: /far\n", 15);
	robots_parse(&robots, (struct str){ text, BYTES }, STR("demarche"),
			&arena);
	assert_false(allowed("/near"));
	assert_true(allowed("/far"));
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_forbids_nothing),
		cmocka_unit_test(test_own_group_replaces_that_for_all),
		cmocka_unit_test(test_groups_of_one_name_are_one),
		cmocka_unit_test(test_a_list_of_agents_shares_rules),
		cmocka_unit_test(test_longest_rule_counts),
		cmocka_unit_test(test_allow_wins_a_draw),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_percent_encoding),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_its_own_file_is_allowed),
		cmocka_unit_test(test_delay),
		cmocka_unit_test(
				test_what_stands_behind_the_limit_is_passed_over),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_fini(&arena);
	return failed;
}
