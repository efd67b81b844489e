#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

enum { UNTRIED, READY, MISSING };

static void *
open_first(const char *const *files)
{
	void *library = NULL;
	for (; !library && *files; files++)
		library = dlopen(*files, RTLD_NOW | RTLD_LOCAL);
	return library;
}

static bool
load(const struct library *library)
{
	void *opened = open_first(library->files);
	bool all = opened != NULL;
	for (size_t i = 0; all && i < library->count; i++) {
		/* A function's address fits, says POSIX. */
		void *found = dlsym(opened, library->functions[i].name);
		memcpy(library->functions[i].pointer, &found, sizeof found);
		all = found != NULL;
	}
	return all;
}

bool
library_ready(struct library *library)
{
	int state = atomic_load(&library->state);
	if (state != UNTRIED)
		return state == READY;
	pthread_mutex_lock(&library->lock);
	if (atomic_load(&library->state) == UNTRIED)
		atomic_store(&library->state, load(library) ? READY : MISSING);
	state = atomic_load(&library->state);
	pthread_mutex_unlock(&library->lock);
	return state == READY;
}
