#include "export/archive_library.h"

#include <pthread.h>

#include "base/library.h"

static struct archive_library library;
static bool is_loaded;

static void
load(void)
{
	static const char *const files[] = { "libarchive.so.13", NULL };
#define FUNCTION(name) { "archive_" #name, &library.name },
	static const struct library_function functions[] = { ARCHIVE_FUNCTIONS(
			FUNCTION) };
#undef FUNCTION
	is_loaded = library_load(
			files, functions, sizeof functions / sizeof *functions);
}

const struct archive_library *
archive_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, load);
	return is_loaded ? &library : NULL;
}
