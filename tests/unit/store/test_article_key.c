#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/article_key.h"

static void
test_urls(void **state)
{
	(void)state;
	static const struct {
		const char *url, *normal;
	} cases[] = {
		{ "https://www.example.org/a/b/", "example.org/a/b" },
		{ "HTTP://WWW.Example.ORG:80/a/b", "example.org/a/b" },
		{ "//example.org./a#top", "example.org/a" },
		{ "https://example.org/a#!/b", "example.org/a#!/b" },
		{ "https://example.org/a?utm_source=x&id=7&fbclid=1",
				"example.org/a?id=7" },
		{ "https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2" },
		{ "https://example.org/a?utm_source=x", "example.org/a" },
		{ "https://m.example.org/a", "example.org/a" },
		{ "https://m.org/a", "m.org/a" },
		{ "https://amp.example.org/a/amp/", "example.org/a" },
		{ "https://example.org/a?amp=1", "example.org/a" },
		{ "https://example.org/%7euser/%c3%a9",
				"example.org/~user/%C3%A9" },
		{ "https://example.org/é", "example.org/%C3%A9" },
		{ "https://example.org/a%2fb", "example.org/a%2Fb" },
		{ "https://user@example.org:8080/A", "example.org:8080/A" },
		{ "https://example.org", "" },
		{ "https://www.example.org/?utm_source=x", "" },
		{ "https://example.org/?p=12", "example.org?p=12" },
		{ "urn:news:12", "urn:news:12" },
		{ "", "" },
	};
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer_reset(&out);
		url_normalise(str_of(cases[i].url), &out);
		buffer_put_char(&out, '\0');
		assert_string_equal(out.at, cases[i].normal);
	}
	buffer_fini(&out);
}

static struct article_key
key_of(const char *title, const char *text)
{
	struct buffer scratch;
	struct article article = { .title = str_of(title),
		.text = str_of(text) };
	buffer_init(&scratch, BUFFER_UNLIMITED);
	struct article_key key = article_key_of(&article, &scratch);
	buffer_fini(&scratch);
	assert_int_equal(key.url, 0);
	return key;
}

static void
test_contents(void **state)
{
	(void)state;
	uint64_t key = key_of("Élan", "It\u2019s  5 p.m.\nin Accra").content;
	assert_int_equal(key, key_of("élan!", "it's 5 P.M. in ACCRA.").content);
	assert_int_not_equal(
			key, key_of("élan", "it's 6 p.m. in Accra").content);
	assert_int_not_equal(
			key, key_of("elan", "it's 5 p.m. in Accra").content);
	assert_int_not_equal(
			key_of("", "a b").content, key_of("a", "b").content);
	assert_int_not_equal(key_of("", "!").content, key_of("", "?").content);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_urls),
		cmocka_unit_test(test_contents),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
