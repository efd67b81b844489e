#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/furniture.h"

static const char *const furniture[] = {
	"Site icon Courier: news and analytics",
	"Exit mobile version",
	"ADVERTISEMENT",
	"- Advertisement -",
	"Share this:",
	"Read more: Five things to know",
	"Lea tambi\xC3\xA9n: Nueva reuni\xC3\xB3n",
	"123 Shares",
	"1.2k comments",
	"* * *",
	"\xE2\x80\xA2 \xE2\x80\xA2",
	"This website uses cookies to improve your experience.",
	"https://news.example/a/b",
	"Sign up for our newsletter and get the news every day",
	"",
};

static const char *const article[] = {
	"The two countries will share intelligence.",
	"Share prices fell by 3 percent on Monday.",
	"Related violence has killed 20 people, the ministry said.",
	"Advertisement spending rose.",
	"He printed 5 comments on the law.",
	"\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82",
	"\xE6\x97\xA5\xE6\x9C\xAC",
	"Technology competition intensifies",
};

static void
test_furniture(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++)
		if (!furniture_is(str_of(furniture[i])))
			fail_msg("kept: %s", furniture[i]);
}

static void
test_article(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof article / sizeof *article; i++)
		if (furniture_is(str_of(article[i])))
			fail_msg("dropped: %s", article[i]);
}

/* Letters that lower case makes longer fill no more than there is. */
static void
test_longest(void **state)
{
	(void)state;
	char line[302];
	for (size_t i = 0; i + 1 < sizeof line; i += 2)
		memcpy(line + i, "\xC8\xBA", 2); /* U+023A, lower: 3 bytes */
	for (size_t length = 290; length <= sizeof line; length += 2)
		assert_false(furniture_is((struct str){ line, length }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_furniture),
		cmocka_unit_test(test_article),
		cmocka_unit_test(test_longest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
