#include "score_fixture.h"

#include "score/bootstrap.h"

/* The reference implementation's first numbers from seed 1. */
static void
test_generator(void **state)
{
	(void)state;
	uint64_t seed = 1;
	assert_true(bootstrap_random(&seed) == UINT64_C(0x910a2dec89025cc1));
	assert_true(bootstrap_random(&seed) == UINT64_C(0xbeeb8da1658eec67));
	assert_true(bootstrap_random(&seed) == UINT64_C(0xf893a2eefb32555e));
}

static void
mean(const void *context, const uint32_t *sample, size_t count,
		double figure[BOOTSTRAP_FIGURES])
{
	const double *values = context;
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += values[sample[i]];
	figure[0] = sum / (double)count;
	figure[1] = 1;
	figure[2] = 0;
}

/* The mean of 400 coins: 0.5, give or take two standard errors of 0.025. */
static void
test_interval(void **state)
{
	(void)state;
	enum { COINS = 400 };
	double coins[COINS];
	struct interval interval[BOOTSTRAP_FIGURES];
	for (unsigned i = 0; i < COINS; i++)
		coins[i] = i % 2;
	bootstrap(mean, coins, COINS, interval);
	assert_true(interval[0].low > 0.44 && interval[0].low < 0.46);
	assert_true(interval[0].high > 0.54 && interval[0].high < 0.56);
	assert_true(interval[1].low == 1 && interval[1].high == 1);
}

static void
test_nothing_to_draw(void **state)
{
	(void)state;
	struct interval interval[BOOTSTRAP_FIGURES] = { { 1, 1 } };
	bootstrap(mean, NULL, 0, interval);
	assert_true(interval[0].low == 0 && interval[0].high == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_generator),
		cmocka_unit_test(test_interval),
		cmocka_unit_test(test_nothing_to_draw),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
