#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/html_jsonld.h"

#include "base/buffer.h"

static struct arena arena;

static int
start(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

static struct jsonld
read_script(const char *script)
{
	struct jsonld found = { 0 };
	jsonld_read(str_of(script), &arena, &found);
	return found;
}

static const struct {
	const char *script, *headline;
} cases[] = {
	{ "{\"@type\":\"NewsArticle\",\"headline\":\"H\"}", "H" },
	{ "[{\"@type\":\"WebSite\",\"headline\":\"no\"},"
	  "{\"@type\":\"BlogPosting\",\"headline\":\"H\"}]",
			"H" },
	{ "{\"@graph\":[{\"@type\":\"WebPage\",\"headline\":\"no\"},"
	  "{\"@type\":[\"Thing\",\"ReportageNewsArticle\"],"
	  "\"headline\":\"H\"}]}",
			"H" },
	{ "<!-- {\"@type\":\"Article\",\"headline\":\"H\"} -->", "H" },
	{ "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"H\"}\n//]]>",
			"H" },
	{ "{\"@type\":\"Article\",\"headline\":\"two\nlines\"};", "two lines" },
	{ "{\"@type\":\"Article\",\"headline\":\"A &amp; B\"}", "A & B" },
	{ "{\"@type\":\"Article\",\"name\":\"N\"}", "N" },
	{ "{\"@type\":\"Organization\",\"headline\":\"no\"}", "" },
	{ "{\"@type\":\"Article\",\"headline\":7}", "" },
	{ "{\"@type\":\"Article\",", "" },
	{ "{", "" },
	{ "<![CDATA[", "" },
	{ "]]", "" },
	{ "null", "" },
	{ "", "" },
};

static void
test_headline(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct jsonld found = read_script(cases[i].script);
		assert_true(str_equal(
				found.headline, str_of(cases[i].headline)));
	}
}

static void
test_fields(void **state)
{
	(void)state;
	struct jsonld found = read_script(
			"{\"@type\":\"NewsArticle\",\"headline\":\"H\","
			"\"datePublished\":\"2025-11-24\","
			"\"author\":[{\"name\":\"A B\"},\"C D\",{\"x\":1}],"
			"\"publisher\":{\"@type\":\"Organization\","
			"\"name\":\"P\"},\"inLanguage\":\"en\","
			"\"mainEntityOfPage\":{\"@id\":\"http://x.example/\"},"
			"\"articleBody\":\"Body.\"}");
	assert_string_equal(found.date.at, "2025-11-24");
	assert_string_equal(found.publisher.at, "P");
	assert_string_equal(found.lang.at, "en");
	assert_string_equal(found.url.at, "http://x.example/");
	assert_string_equal(found.body.at, "Body.");
	assert_int_equal(found.author_count, 2);
	assert_string_equal(found.author[0].at, "A B");
	assert_string_equal(found.author[1].at, "C D");
}

static void
test_many_authors(void **state)
{
	(void)state;
	struct buffer script;
	buffer_init(&script, BUFFER_UNLIMITED);
	buffer_put(&script, STR("{\"@type\":\"Article\",\"author\":[\"a\""));
	for (int i = 0; i < 100; i++)
		buffer_put(&script, STR(",\"b\""));
	buffer_put(&script, STR("]}"));
	struct jsonld found = { 0 };
	jsonld_read(buffer_str(&script), &arena, &found);
	buffer_fini(&script);
	assert_int_equal(found.author_count, JSONLD_AUTHORS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_headline, start, stop),
		cmocka_unit_test_setup_teardown(test_fields, start, stop),
		cmocka_unit_test_setup_teardown(test_many_authors, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
