/* curl_library.h - libcurl, loaded when the first address is looked at.
 *
 * It brings some thirty libraries with it, whose loading takes longer than all
 * else at the start of a program that reads files alone. Functions have their
 * names without curl_: curl_library()->easy_init(). Any thread may ask. */
#ifndef DEMARCHE_READ_CURL_LIBRARY_H
#define DEMARCHE_READ_CURL_LIBRARY_H

#include <curl/curl.h>

/* clang-format off */
#define CURL_FUNCTIONS(function) \
	function(easy_cleanup) function(easy_getinfo) function(easy_header) \
	function(easy_init) function(easy_perform) function(easy_setopt) \
	function(easy_strerror) function(free) function(global_cleanup) \
	function(global_init) function(slist_append) \
	function(slist_free_all) function(url) function(url_cleanup) \
	function(url_get) function(url_set) function(url_strerror) \
	function(version_info)
/* clang-format on */

struct curl_library {
#define CURL_MEMBER(name) __typeof__(curl_##name) *name;
	CURL_FUNCTIONS(CURL_MEMBER)
#undef CURL_MEMBER
};

/* Null where it is not installed. */
const struct curl_library *curl_library(void);
/* For messages. */
#define CURL_LIBRARY_MISSING                                                   \
	"libcurl 4, with which addresses are fetched, cannot be loaded"

#endif
