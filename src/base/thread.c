#include "base/thread.h"

#include <signal.h>

static void
fill(sigset_t *blocked)
{
	static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT,
		SIGSYS, SIGTRAP };
	sigfillset(blocked);
	for (unsigned i = 0; i < sizeof faults / sizeof *faults; i++)
		sigdelset(blocked, faults[i]);
}

bool
thread_start(pthread_t *thread, void *(*work)(void *), void *context)
{
	sigset_t blocked, before;
	fill(&blocked);
	/* A new thread blocks what its starter does. */
	pthread_sigmask(SIG_BLOCK, &blocked, &before);
	bool started = !pthread_create(thread, NULL, work, context);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}
