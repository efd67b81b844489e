#include "export/archive_library.h"

#include "base/library.h"

static struct archive_library table;

static const char *const files[] = { "libarchive.so.13", NULL };
#define FUNCTION(name) { "archive_" #name, &table.name },
static const struct library_function functions[] = { ARCHIVE_FUNCTIONS(
		FUNCTION) };
#undef FUNCTION
static struct library library = {
	.files = files,
	.functions = functions,
	.count = sizeof functions / sizeof *functions,
	.lock = PTHREAD_MUTEX_INITIALIZER,
};

const struct archive_library *
archive_library(void)
{
	return library_ready(&library) ? &table : NULL;
}
