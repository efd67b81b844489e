#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/short.h"

static struct token tokens[] = { { .start = 0, .end = 2 },
	{ .start = 3, .end = 9 } };
static struct sentence sentence = { .count = 2, .end = 9 };
static const struct text text = { .bytes = { "28 envoys", 9 },
	.tokens = tokens,
	.token_count = 2,
	.sentences = &sentence,
	.sentence_count = 1 };

static void
assert_short(struct amount amount, const char *expected)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	if (amount.high < amount.value)
		amount.high = amount.value;
	short_put_amount(&out, &text, &amount);
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, expected);
	buffer_fini(&out);
}

static struct amount
money(double value, const char *currency)
{
	struct amount amount = { .kind = AMOUNT_MONEY, .value = value };
	strcpy(amount.currency, currency);
	return amount;
}

static void
test_money_has_three_digits(void **state)
{
	(void)state;
	assert_short(money(4.5e9, "USD"), "$4.50 bn");
	assert_short(money(20.8e9, "EUR"), "€20.8 bn");
	assert_short(money(341e6, "USD"), "$341 m");
	assert_short(money(1.3e12, "COP"), "COP 1.30 tn");
	assert_short(money(999.9e6, "GBP"), "£1.00 bn");
	assert_short(money(85000, "USD"), "$85,000");
	assert_short(money(2.5, "USD"), "$2.5");
	assert_short(money(1234567, ""), "1.23 m");
	assert_short(money(1e18, "USD"), "$1000000 tn");
}

static void
test_ranges_bounds_and_rates(void **state)
{
	(void)state;
	struct amount amount = money(2e9, "USD");
	amount.high = 3e9;
	assert_short(amount, "$2.00–3.00 bn");
	amount.high = 2e9;
	amount.bound = BOUND_OVER;
	amount.rate = RATE_YEAR;
	assert_short(amount, ">$2.00 bn/yr");
}

static void
test_counts_have_their_noun(void **state)
{
	(void)state;
	struct amount amount = { .kind = AMOUNT_COUNT,
		.value = 28,
		.number = 1,
		.head = 2,
		.unit = STR("envoy") };
	assert_short(amount, "28 envoys");
	amount.value = 12500;
	amount.bound = BOUND_ABOUT;
	assert_short(amount, "~12,500 envoys");
	amount.head = 1;
	assert_short(amount, "~12,500 envoy");
}

static void
test_changes_have_a_sign(void **state)
{
	(void)state;
	struct amount amount = {
		.kind = AMOUNT_PERCENT, .value = 13, .high = 13
	};
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	short_put_change(&out, &amount, true);
	amount.value = amount.high = 4.25;
	short_put_change(&out, &amount, false);
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, "-13 %+4.25 %");
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_money_has_three_digits),
		cmocka_unit_test(test_ranges_bounds_and_rates),
		cmocka_unit_test(test_counts_have_their_noun),
		cmocka_unit_test(test_changes_have_a_sign),
	};
	return cmocka_run_group_tests_name("short", tests, NULL, NULL);
}
