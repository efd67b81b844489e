#include "store/condition.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Whether the value is one of that condition. */
static bool
put(struct selection *selection, const char *name, const char *value)
{
	const struct condition *condition = condition_find(str_of(name));
	assert_non_null(condition);
	return condition_put(condition, value, selection);
}

static void
test_texts(void **state)
{
	struct selection asked = { 0 };
	(void)state;
	assert_true(put(&asked, "actor", "KEN.GOV"));
	assert_string_equal(asked.actor, "KEN.GOV");
	assert_string_equal(condition_text("actor", &asked), "KEN.GOV");
	assert_null(condition_text("recipient", &asked));
	assert_null(condition_text("from", &asked));
	assert_true(put(&asked, "article-lang", "en"));
	assert_string_equal(asked.lang, "en");
	assert_null(condition_find(STR("act")));
	assert_null(condition_find(STR("")));
}

static void
test_days(void **state)
{
	struct selection asked = { 0 };
	(void)state;
	assert_true(put(&asked, "from", "2024-02"));
	assert_true(put(&asked, "to", "2024-02"));
	assert_int_equal(asked.from, 20240201);
	assert_int_equal(asked.to, 20240229);
	assert_false(put(&asked, "from", "2024-02-30"));
	assert_false(put(&asked, "from", ""));
	assert_int_equal(asked.from, 20240201);
}

static void
test_numbers(void **state)
{
	struct selection asked = { 0 };
	(void)state;
	assert_true(put(&asked, "amount", "5m..2bn"));
	assert_true(asked.amount_from == 5e6 && asked.amount_to == 2e9);
	assert_false(put(&asked, "amount", ".."));
	assert_false(put(&asked, "amount", "2bn..5m"));
	assert_true(put(&asked, "min-confidence", "0.5"));
	assert_false(put(&asked, "min-confidence", "nan"));
	assert_true(asked.min_confidence == 0.5);
	assert_true(put(&asked, "limit", "all"));
	assert_int_equal(asked.limit, -1);
	assert_false(put(&asked, "limit", "0"));
	assert_false(put(&asked, "offset", "-1"));
	assert_false(put(&asked, "offset", "99999999999999999999"));
}

static void
test_words_of_a_list(void **state)
{
	struct selection asked = { 0 };
	(void)state;
	assert_true(put(&asked, "only", "events,quotes"));
	assert_int_equal(asked.kinds, 5);
	assert_false(put(&asked, "only", "events,"));
	assert_false(put(&asked, "only", ""));
	assert_int_equal(asked.kinds, 5);
	assert_true(put(&asked, "sort", "-date"));
	assert_int_equal(asked.order, ORDER_DATE_DOWN);
	assert_false(put(&asked, "sort", "article"));
	assert_true(put(&asked, "count", "events"));
	assert_int_equal(asked.count, SELECT_EVENTS);
	assert_string_equal(condition_kind_name(0), "events");
	assert_null(condition_kind_name(4));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_words_of_a_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
