#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

static void *
open_first(const char *const *files)
{
	void *library = NULL;
	for (; !library && *files; files++)
		library = dlopen(*files, RTLD_NOW | RTLD_LOCAL);
	return library;
}

bool
library_load(const char *const *files, const struct library_function *functions,
		size_t count)
{
	void *library = open_first(files);
	bool all = library != NULL;
	for (size_t i = 0; all && i < count; i++) {
		/* A function's address fits, says POSIX. */
		void *found = dlsym(library, functions[i].name);
		memcpy(functions[i].pointer, &found, sizeof found);
		all = found != NULL;
	}
	return all;
}
