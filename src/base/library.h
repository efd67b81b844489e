/* library.h - shared libraries that are loaded when they are first needed.
 *
 * What the program links with is loaded at every start, with all that it needs
 * in turn. What only some commands need comes through here: a file of its own
 * a library says which functions it has (read/curl_library.h). */
#ifndef DEMARCHE_BASE_LIBRARY_H
#define DEMARCHE_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct library_function {
	const char *name;
	void *pointer; /* to the pointer to the function, which is set */
};

/* Loads the first of the files (sonames, a null at the end) that is installed;
 * it stays to the end. False where there is none, or a function is missing. */
bool library_load(const char *const *files,
		const struct library_function *functions, size_t count);

#endif
