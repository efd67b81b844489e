#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "store/hash_set.h"

enum { MOST = 5000 };

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_fini(&arena);
	return 0;
}

static void
assert_is_set(const uint64_t *set, size_t count)
{
	for (size_t i = 1; i < count; i++)
		assert_true(set[i - 1] < set[i]);
}

/* Numbers of chance, of `kinds` different ones. */
static void
fill(uint64_t *hashes, size_t count, uint32_t kinds)
{
	struct random chance = { count };
	for (size_t i = 0; i < count; i++)
		hashes[i] = random_below(&chance, kinds);
}

static void
test_all_sizes(void **state)
{
	(void)state;
	static uint64_t hashes[MOST];
	static const size_t sizes[] = { 0, 1, 2, 3, 4, 47, 48, 49, 50, 700,
		MOST };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		fill(hashes, sizes[i], UINT32_MAX);
		if (sizes[i])
			hashes[0] = UINT64_MAX - i;
		size_t count = hash_set_make(hashes, sizes[i], &arena);
		assert_true(count <= sizes[i]);
		assert_is_set(hashes, count);
	}
}

static void
test_twice(void **state)
{
	(void)state;
	static uint64_t hashes[MOST];
	fill(hashes, MOST, 7);
	assert_int_equal(hash_set_make(hashes, MOST, &arena), 7);
	for (uint64_t i = 0; i < 7; i++)
		assert_true(hashes[i] == i);
	uint64_t same[] = { UINT64_MAX, 0, UINT64_MAX };
	assert_int_equal(hash_set_make(same, 3, &arena), 2);
	assert_true(same[0] == 0 && same[1] == UINT64_MAX);
}

static void
test_common(void **state)
{
	(void)state;
	const uint64_t a[] = { 1, 3, 5, 9 }, b[] = { 0, 3, 4, 9, 12 };
	assert_int_equal(hash_set_common(a, 4, b, 5), 2);
	assert_int_equal(hash_set_common(b, 5, a, 4), 2);
	assert_int_equal(hash_set_common(a, 4, a, 4), 4);
	assert_int_equal(hash_set_common(a, 4, b, 0), 0);
	assert_int_equal(hash_set_common(NULL, 0, b, 5), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_sizes),
		cmocka_unit_test(test_twice),
		cmocka_unit_test(test_common),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
