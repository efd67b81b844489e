/* http.h - one request, one answer (libcurl, loaded by the first of them).
 *
 * Follows no redirects: fetch.h does, looking at each address on the way. A
 * connection is made where `may_connect` allows it, judged by the address that
 * is connected to, so that no name can change it in between. Proxies
 * are those of the environment, by libcurl's rules (http_proxy, https_proxy,
 * no_proxy); a proxy is connected to by the same rule. Certificates are
 * checked. Bodies are decompressed as they come and count as decompressed.
 *
 * One struct http a thread; connections are kept for the next request. */
#ifndef DEMARCHE_READ_HTTP_H
#define DEMARCHE_READ_HTTP_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/error.h"
#include "base/str.h"

struct http_options {
	const char *agent; /* the User-Agent line's value */
	/* Whether a connection may be made, public_address for one; null: any
	 * address is as good. */
	bool (*may_connect)(const struct sockaddr *address);
	/* A request under way is given up when this is no longer 0; null for
	 * never. */
	const volatile sig_atomic_t *stop;
};

struct http_request {
	const char *url;
	struct str etag, last_modified; /* asks for what is newer; or "" */
	double seconds;                 /* for all of it */
	size_t maximum;                 /* bytes of the body */
	bool cut; /* a longer body is cut there, instead of refused */
};

/* Strings are the http's, good until its next request; "" when the answer
 * does not have them. */
struct http_answer {
	int status;          /* 200; 0 when there was no answer */
	struct str location; /* of a redirect, absolute */
	struct str media_type;
	struct str charset;
	struct str etag, last_modified;
	int64_t retry_after; /* seconds; 0 when it does not say */
	struct str body;     /* of status 200 to 299 */
};

struct http;
/* `options` and what it points to must outlive it. */
struct http *http_new(const struct http_options *options);
void http_free(struct http *http);

/* STATUS_OK for any answer, whatever its status; STATUS_IO without one,
 * STATUS_LIMIT for too long a body, STATUS_FORMAT for a damaged one,
 * STATUS_UNSUPPORTED without libcurl, and for pictures, sound and films
 * (`answer` tells the status in these cases too); STATUS_END when stopped. */
MUST_CHECK enum status http_get(struct http *http,
		const struct http_request *request, struct http_answer *answer,
		struct error *error);

/* "404 Not Found", or "499" for a number without a name. */
enum { HTTP_STATUS_BYTES = 48 };
void http_status_text(int status, char out[HTTP_STATUS_BYTES]);

/* Files and folders of certificates that may be read; null where there is
 * none. */
enum { HTTP_CERTIFICATES = 4 };
void http_certificates(const char *paths[HTTP_CERTIFICATES]);

#endif
