/* Parameters: what they become, and in which words they are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ask/question.h"
#include "base/limits.h"

/* "from=2024&actor=KEN", values without any '&'. */
static enum status
read(struct question *question, unsigned takes, const char *text,
		struct error *error)
{
	static char copy[4096];
	struct parameter parameters[16];
	size_t count = 0;
	assert_true(strlen(text) < sizeof copy);
	strcpy(copy, text);
	for (char *at = copy; *at;) {
		char *end = at + strcspn(at, "&"), *equals = strchr(at, '=');
		bool more = *end;
		*end = *equals = '\0';
		parameters[count++] = (struct parameter){ str_of(at),
			str_of(equals + 1) };
		at = end + more;
	}
	return question_read(question, takes, parameters, count, error);
}

static void
test_values(void **state)
{
	struct question question;
	(void)state;
	assert_int_equal(read(&question,
					 TAKES_RECORDS | TAKES_PAGE
							 | TAKES_ORDER,
					 "actor=KEN&lang=en&from=2024&"
					 "order=-date&limit=9999&to=",
					 NULL),
			STATUS_OK);
	assert_string_equal(question.selection.actor, "KEN");
	assert_string_equal(question.selection.lang, "en");
	assert_int_equal(question.selection.from, 20240101);
	assert_int_equal(question.selection.to, 0);
	assert_int_equal(question.selection.order, ORDER_DATE_DOWN);
	assert_int_equal(question.selection.limit, 9999);
	assert_int_equal(question.period, PERIOD_ALL);
	assert_int_equal(read(&question, TAKES_ROWS | TAKES_PERIOD | TAKES_PAIR,
					 "order=-events&period=week&"
					 "source=USA,.GOV&limit=all",
					 NULL),
			STATUS_OK);
	assert_string_equal(question.order, "-events");
	assert_string_equal(question.source, "USA,.GOV");
	assert_null(question.target);
	assert_int_equal(question.period, PERIOD_WEEK);
	assert_int_equal(question.selection.limit, -1);
	assert_int_equal(read(&question, 0, "", NULL), STATUS_OK);
	assert_int_equal(question.selection.limit, 0);
}

static void
test_refusals(void **state)
{
	static const struct {
		unsigned takes;
		const char *text, *parameter, *message;
	} wrong[] = {
		{ TAKES_DAYS, "actor=KEN", "actor",
				"no parameter \"actor\" is known here; there "
				"are from, to" },
		{ 0, "x=1", "x", "no parameters are known here" },
		{ TAKES_DAYS, "from=2024&from=2025", "from",
				"the parameter from stands twice" },
		{ TAKES_DAYS, "from=2024-13", "from",
				"from is a year, month or day (2024, 2024-03 "
				"or 2024-03-15), not \"2024-13\"" },
		{ TAKES_PAGE, "offset=-1", "offset",
				"offset is a whole number, not \"-1\"" },
		{ TAKES_ORDER, "order=-events", "order",
				"order is date, -date, confidence or amount, "
				"not \"-events\"" },
		{ TAKES_PERIOD, "period=decade", "period",
				"period is day, week, month, quarter or year, "
				"not \"decade\"" },
		{ TAKES_PAIR, "source=Kenya's", "source",
				"source is codes of countries (USA), with a "
				"sector or without (USA.GOV), not "
				"\"Kenya's\"" },
		{ TAKES_BY, "by=day", "by",
				"by is event, quad, status or sector, not "
				"\"day\"" },
		{ TAKES_MOVERS, "movers=101", "movers",
				"movers is a whole number from 1 to 100, not "
				"\"101\"" },
		{ TAKES_LEDGER, "wide=true", "wide",
				"wide is 0 or 1, not \"true\"" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct question question;
		struct error error;
		assert_int_equal(read(&question, wrong[i].takes, wrong[i].text,
						 &error),
				STATUS_USAGE);
		assert_int_equal(error.status, STATUS_USAGE);
		assert_string_equal(error.where, wrong[i].parameter);
		assert_string_equal(error.message, wrong[i].message);
	}
}

/* One name is a condition of one question and something else in another. */
static void
test_names_of_several_questions(void **state)
{
	struct question question;
	(void)state;
	assert_int_equal(
			read(&question, TAKES_PARTIES, "between=USA,CHN", NULL),
			STATUS_OK);
	assert_string_equal(question.selection.between, "USA,CHN");
	assert_null(question.between);
	assert_int_equal(read(&question, TAKES_POWERS, "between=USA,CHN", NULL),
			STATUS_OK);
	assert_string_equal(question.between, "USA,CHN");
	assert_null(question.selection.between);
}

/* All countries are fewer than a list may have. */
static void
test_long_lists(void **state)
{
	char text[4096] = "publisher=A";
	struct question question;
	struct error error;
	(void)state;
	for (int i = 1; i < LIMIT_QUESTION_WORDS; i++)
		strcat(text, ",A");
	assert_int_equal(
			read(&question, TAKES_ARTICLES, text, NULL), STATUS_OK);
	strcat(text, ",A");
	assert_int_equal(read(&question, TAKES_ARTICLES, text, &error),
			STATUS_USAGE);
	assert_string_equal(error.message,
			"publisher has 257 words; a list has at most 256");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_names_of_several_questions),
		cmocka_unit_test(test_long_lists),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
