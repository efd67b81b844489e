#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

static void
test_blocks_are_aligned_and_apart(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	char *previous = NULL;
	for (size_t size = 1; size < 200000; size = size * 3 + 1) {
		char *memory = arena_take(&arena, size);
		assert_int_equal((uintptr_t)memory % 16, 0);
		memset(memory, 0xAB, size);
		assert_ptr_not_equal(memory, previous);
		previous = memory;
	}
	char *wide = arena_take_aligned(&arena, 10, 64);
	assert_int_equal((uintptr_t)wide % 64, 0);
	arena_fini(&arena);
}

static void
test_zeroed_after_reset(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	memset(arena_take(&arena, 1000), 0xFF, 1000);
	arena_reset(&arena);
	const char *memory = arena_zero(&arena, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(memory[i], 0);
	arena_fini(&arena);
}

/* One outsized document does not keep its memory for the rest of a run. */
static void
test_reset_keeps_little(void **state)
{
	(void)state;
	enum { LARGE = 5 * 1024 * 1024 };
	struct arena arena;
	arena_init(&arena);
	char *small = arena_take(&arena, 100);
	memset(arena_take(&arena, LARGE), 1, LARGE);
	arena_reset(&arena);
	assert_ptr_equal(arena_take(&arena, 100), small);
	arena_fini(&arena);
	memset(arena_take(&arena, LARGE), 1, LARGE);
	arena_reset(&arena);
	assert_null(arena.first);
	memset(arena_take(&arena, 10), 1, 10);
	arena_fini(&arena);
}

static void
test_copy_has_null_byte(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct str copy = arena_copy(&arena, (struct str){ "abcdef", 3 });
	assert_int_equal(copy.len, 3);
	assert_string_equal(copy.at, "abc");
	arena_fini(&arena);
}

static void
test_push_keeps_order(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	int *array = NULL;
	size_t count = 0, capacity = 0;
	for (int i = 0; i < 10000; i++)
		ARENA_PUSH(&arena, array, count, capacity, i);
	assert_int_equal(count, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(array[i], i);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks_are_aligned_and_apart),
		cmocka_unit_test(test_zeroed_after_reset),
		cmocka_unit_test(test_reset_keeps_little),
		cmocka_unit_test(test_copy_has_null_byte),
		cmocka_unit_test(test_push_keeps_order),
	};
	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
