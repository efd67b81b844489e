#include "serve/http_library.h"

#include <pthread.h>

#include "base/library.h"

static struct http_library library;
static bool is_loaded;

static void
load(void)
{
	static const char *const files[] = { "libmicrohttpd.so.12", NULL };
#define FUNCTION(name) { "MHD_" #name, &library.name },
	static const struct library_function functions[] = { HTTP_FUNCTIONS(
			FUNCTION) };
#undef FUNCTION
	is_loaded = library_load(
			files, functions, sizeof functions / sizeof *functions);
}

const struct http_library *
http_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, load);
	return is_loaded ? &library : NULL;
}
