/* http_library.h - libmicrohttpd, loaded by the first server.
 *
 * Functions have their names without MHD_: http_library()->start_daemon(). */
#ifndef DEMARCHE_SERVE_HTTP_LIBRARY_H
#define DEMARCHE_SERVE_HTTP_LIBRARY_H

#include <microhttpd.h>

/* clang-format off */
#define HTTP_FUNCTIONS(function) \
	function(add_response_header) function(create_response_from_buffer) \
	function(destroy_response) function(get_connection_info) \
	function(get_connection_values) function(get_daemon_info) \
	function(lookup_connection_value) function(queue_response) \
	function(resume_connection) function(start_daemon) \
	function(stop_daemon) function(suspend_connection)
/* clang-format on */

struct http_library {
#define HTTP_MEMBER(name) __typeof__(MHD_##name) *name;
	HTTP_FUNCTIONS(HTTP_MEMBER)
#undef HTTP_MEMBER
};

/* Null where it is not installed. To be asked before the sandbox is entered,
 * which opens no library any more. */
const struct http_library *http_library(void);

#endif
