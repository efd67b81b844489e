#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/thread.h"

static void *
read_mask(void *mask)
{
	pthread_sigmask(SIG_BLOCK, NULL, mask);
	return mask;
}

static void
test_takes_no_signals(void **state)
{
	(void)state;
	pthread_t thread;
	sigset_t mask;
	assert_true(thread_start(&thread, read_mask, &mask));
	assert_int_equal(pthread_join(thread, NULL), 0);
	assert_true(sigismember(&mask, SIGINT));
	assert_true(sigismember(&mask, SIGALRM));
	assert_false(sigismember(&mask, SIGSEGV));
}

static void
test_starter_keeps_its_own(void **state)
{
	(void)state;
	pthread_t thread;
	sigset_t before, mask, after;
	sigemptyset(&before);
	sigaddset(&before, SIGUSR2);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	assert_true(thread_start(&thread, read_mask, &mask));
	assert_int_equal(pthread_join(thread, NULL), 0);
	pthread_sigmask(SIG_BLOCK, NULL, &after);
	assert_true(sigismember(&after, SIGUSR2));
	assert_false(sigismember(&after, SIGINT));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_takes_no_signals),
		cmocka_unit_test(test_starter_keeps_its_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
