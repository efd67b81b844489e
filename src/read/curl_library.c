#include "read/curl_library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct curl_library library;
static bool is_loaded;

/* That of Debian's second flavour has another name and the same functions. */
static void *
open_library(void)
{
	void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
	return handle ? handle
		      : dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
}

/* Stays open to the end. */
static void
load(void)
{
	void *handle = open_library();
	is_loaded = handle != NULL;
	/* POSIX has functions fit into pointers to data, C does not. */
#define LOAD(name)                                                             \
	*(void **)&library.name =                                              \
			handle ? dlsym(handle, "curl_" #name) : NULL;          \
	is_loaded = is_loaded && library.name;
	CURL_FUNCTIONS(LOAD)
#undef LOAD
}

const struct curl_library *
curl_library(void)
{
	pthread_once(&once, load);
	return is_loaded ? &library : NULL;
}
