/* Libraries that are loaded by need: the C library's own for numbers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/library.h"

static double (*cosine)(double);
static double (*nothing)(double);

static void
test_loads_the_first_that_is_there(void **state)
{
	(void)state;
	static const char *const files[] = { "libnowhere.so.1", "libm.so.6",
		NULL };
	static const struct library_function functions[] = { { "cos",
			&cosine } };
	struct library library = { files, functions, 1,
		PTHREAD_MUTEX_INITIALIZER, 0 };
	assert_true(library_ready(&library));
	assert_true(cosine(0.0) == 1.0);
	/* Once for all: nobody sets it again. */
	cosine = NULL;
	assert_true(library_ready(&library));
	assert_null(cosine);
}

static void
test_refuses_what_is_not_there(void **state)
{
	(void)state;
	static const char *const nowhere[] = { "libnowhere.so.1", NULL };
	static const char *const files[] = { "libm.so.6", NULL };
	static const struct library_function functions[] = { { "cos", &cosine },
		{ "no_function", &nothing } };
	struct library missing = { nowhere, functions, 1,
		PTHREAD_MUTEX_INITIALIZER, 0 };
	struct library lacking = { files, functions, 2,
		PTHREAD_MUTEX_INITIALIZER, 0 };
	assert_false(library_ready(&missing));
	assert_false(library_ready(&missing));
	assert_false(library_ready(&lacking));
	assert_null(nothing);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_loads_the_first_that_is_there),
		cmocka_unit_test(test_refuses_what_is_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
