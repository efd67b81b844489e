#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/article_json.h"

static void
assert_line(const struct article *article, const char *expected)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	article_json_put(&out, article);
	assert_true(str_equal(buffer_str(&out), str_of(expected)));
	buffer_fini(&out);
}

static void
test_all(void **state)
{
	(void)state;
	struct str authors[] = { STR("Ana Ruiz"), STR("Bo \"B\" Li") };
	struct article article = {
		.id = STR("a.html"),
		.url = STR("http://x.example/"),
		.title = STR("T"),
		.author = authors,
		.author_count = 2,
		.date = STR("2025-11-24"),
		.publisher = STR("P"),
		.lang = STR("en"),
		.text = STR("One.\nTwo."),
		.paragraphs = 2,
		.kind = ARTICLE_HTML,
	};
	assert_line(&article,
			"{\"id\":\"a.html\",\"url\":\"http://x.example/\","
			"\"title\":\"T\",\"author\":[\"Ana Ruiz\","
			"\"Bo \\\"B\\\" Li\"],\"date\":\"2025-11-24\","
			"\"publisher\":\"P\",\"lang\":\"en\","
			"\"text\":\"One.\\nTwo.\",\"paragraphs\":2,"
			"\"kind\":\"html\"}\n");
}

static void
test_absent(void **state)
{
	(void)state;
	struct article article = { .id = STR("a"),
		.text = STR("x"),
		.paragraphs = 1,
		.kind = ARTICLE_TEXT };
	assert_line(&article, "{\"id\":\"a\",\"text\":\"x\",\"paragraphs\":1,"
			      "\"kind\":\"text\"}\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_absent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
