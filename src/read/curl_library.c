#include "read/curl_library.h"

#include "base/library.h"

static struct curl_library table;

/* Debian's second flavour has the same functions. */
static const char *const files[] = { "libcurl.so.4", "libcurl-gnutls.so.4",
	NULL };
#define FUNCTION(name) { "curl_" #name, &table.name },
static const struct library_function functions[] = { CURL_FUNCTIONS(FUNCTION) };
#undef FUNCTION
static struct library library = {
	.files = files,
	.functions = functions,
	.count = sizeof functions / sizeof *functions,
	.lock = PTHREAD_MUTEX_INITIALIZER,
};

const struct curl_library *
curl_library(void)
{
	return library_ready(&library) ? &table : NULL;
}
