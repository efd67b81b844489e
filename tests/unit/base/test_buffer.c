#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"

static void
test_grows(void **state)
{
	(void)state;
	struct buffer buffer;
	buffer_init(&buffer, BUFFER_UNLIMITED);
	for (int i = 0; i < 1000; i++)
		buffer_put_format(&buffer, "%d,", i);
	assert_int_equal(buffer.len, 10 * 2 + 90 * 3 + 900 * 4);
	assert_memory_equal(buffer.at, "0,1,2,", 6);
	assert_memory_equal(buffer.at + buffer.len - 4, "999,", 4);
	buffer_fini(&buffer);
}

static void
test_full_at_maximum(void **state)
{
	(void)state;
	struct buffer buffer;
	buffer_init(&buffer, 10);
	buffer_put(&buffer, STR("0123456789"));
	assert_false(buffer.full);
	buffer_put_char(&buffer, 'x');
	assert_true(buffer.full);
	assert_int_equal(buffer.len, 10);
	buffer_reset(&buffer);
	assert_false(buffer.full);
	buffer_put_char(&buffer, 'x');
	assert_int_equal(buffer.len, 1);
	buffer_fini(&buffer);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grows),
		cmocka_unit_test(test_full_at_maximum),
	};
	return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
