#include "serve/http_library.h"

#include "base/library.h"

static struct http_library table;

static const char *const files[] = { "libmicrohttpd.so.12", NULL };
#define FUNCTION(name) { "MHD_" #name, &table.name },
static const struct library_function functions[] = { HTTP_FUNCTIONS(FUNCTION) };
#undef FUNCTION
static struct library library = {
	.files = files,
	.functions = functions,
	.count = sizeof functions / sizeof *functions,
	.lock = PTHREAD_MUTEX_INITIALIZER,
};

const struct http_library *
http_library(void)
{
	return library_ready(&library) ? &table : NULL;
}
