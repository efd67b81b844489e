/* fetch.h - one document of the web: what an http(s) address leads to.
 *
 * Redirects are followed, LIMIT_REDIRECTS of them, each looked at as the
 * first address is: http or https, no user's name, where connections may be
 * made (http.h), allowed by the site's robots.txt (robots.h, asked once a run).
 * Between two requests to a site `delay` seconds pass, or what its robots.txt
 * asks for (LIMIT_CRAWL_DELAY at most).
 *
 * One struct fetch a thread. Fails with a message that says what to do; its
 * `where` is the address that was asked for. */
#ifndef DEMARCHE_READ_FETCH_H
#define DEMARCHE_READ_FETCH_H

#include "read/http.h"

struct fetch_options {
	struct http_options http;
	double seconds; /* for one document, without the delays */
	double delay;
	bool ignore_robots;
};

/* Public addresses alone, a minute, a second's delay. */
void fetch_options_init(struct fetch_options *options);

struct fetch_request {
	const char *address;
	/* Of an earlier answer: then the answer may be "not modified". */
	struct str etag, last_modified;
};

/* Strings are the fetch's, good until its next call. */
struct fetch_answer {
	struct str url; /* where the redirects ended */
	struct http_answer http;
	bool not_modified; /* the body is empty then */
};

struct fetch;
struct fetch *fetch_new(const struct fetch_options *options);
void fetch_free(struct fetch *fetch);

/* STATUS_OK with a body, or not modified; STATUS_END when stopped; else what
 * it failed with: STATUS_UNSUPPORTED also where robots.txt does not allow it,
 * STATUS_IO also for any other status of the server, which the answer tells
 * with `retry_after`; STATUS_USAGE where the address
 * itself is one that the options close. */
MUST_CHECK enum status fetch_get(struct fetch *fetch,
		const struct fetch_request *request,
		struct fetch_answer *answer, struct error *error);

#endif
