/* thread.h - threads that work for whoever called.
 *
 * A signal goes to any thread that does not block it. The handlers of a program
 * that uses the library (Python's, R's) belong to its own threads, so what is
 * started here takes no signals but those of its own faults. */
#ifndef DEMARCHE_BASE_THREAD_H
#define DEMARCHE_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

#include "base/error.h"

/* False when no thread can be had: then the caller does the work itself. */
MUST_CHECK bool thread_start(
		pthread_t *thread, void *(*work)(void *), void *context);

#endif
