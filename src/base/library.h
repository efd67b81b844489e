/* library.h - shared libraries that are loaded when they are first needed.
 *
 * What the program links with is loaded at every start, with all that it needs
 * in turn. What only some commands need comes through here: a file of its own
 * a library says which functions it has (read/curl_library.h). */
#ifndef DEMARCHE_BASE_LIBRARY_H
#define DEMARCHE_BASE_LIBRARY_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct library_function {
	const char *name;
	void *pointer; /* to the pointer to the function, which is set */
};

struct library {
	const char *const *files; /* sonames, the first that is installed
				     counts; a null at the end */
	const struct library_function *functions; /* [count] */
	size_t count;
	pthread_mutex_t lock; /* PTHREAD_MUTEX_INITIALIZER */
	atomic_int state;     /* zero before it is asked for */
};

/* Whether it is loaded and all its functions are set: tried once, by the first
 * who asks, and kept to the end. Any thread may ask. */
bool library_ready(struct library *library);

#endif
