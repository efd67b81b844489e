#include "read/curl_library.h"

#include <pthread.h>

#include "base/library.h"

static struct curl_library library;
static bool is_loaded;

static void
load(void)
{
	/* Debian's second flavour has the same functions. */
	static const char *const files[] = { "libcurl.so.4",
		"libcurl-gnutls.so.4", NULL };
#define FUNCTION(name) { "curl_" #name, &library.name },
	static const struct library_function functions[] = { CURL_FUNCTIONS(
			FUNCTION) };
#undef FUNCTION
	is_loaded = library_load(
			files, functions, sizeof functions / sizeof *functions);
}

const struct curl_library *
curl_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, load);
	return is_loaded ? &library : NULL;
}
