/* guard.h - who may ask: checked of every request before anything is done.
 *
 *   Host           must be this server, so that no page of the web can reach it
 *                  under a name of its own (DNS rebinding)
 *   method         GET and HEAD; POST only where a route says so
 *   token          where the server has one that is asked for: in
 * Authorization, in the cookie, or once in the address of the page
 *   Sec-Fetch-Site no other site's page may load what the API gives
 *   Origin         POST comes from this server's own page, or from a program
 *                  that has the token in Authorization
 *
 * Pure: any thread, no system calls. docs/serve.md says what is defended
 * against. */
#ifndef DEMARCHE_SERVE_GUARD_H
#define DEMARCHE_SERVE_GUARD_H

#include "serve/request.h"
#include "serve/access_token.h"

struct guard {
	bool loopback;     /* only programs of this machine can connect */
	char machine[256]; /* its name, "" unknown; counts elsewhere */
	char cookie[32];   /* its name: "demarche-8080" */
	struct access_token token; /* "" none */
	bool token_to_read;        /* asked for by GET too, not only by POST */
};

/* Why a request is refused; status 0: it is not. */
struct refusal {
	int status;
	const char *message;
};

/* "127.0.0.1", "::1", "localhost": of this machine alone. */
bool address_is_loopback(struct str address);

/* What all requests must be. */
struct refusal guard_check_host(
		const struct guard *guard, const struct http_request *request);
/* Whether the request has the token, in whatever way but the address. */
bool guard_has_token(
		const struct guard *guard, const struct http_request *request);
/* What opens a page or loads what belongs to it, the token apart: a link on
 * another site may lead here. */
struct refusal guard_check_page(const struct http_request *request);
/* What reads data, and what writes marks. */
struct refusal guard_check_read(
		const struct guard *guard, const struct http_request *request);
struct refusal guard_check_write(
		const struct guard *guard, const struct http_request *request);

#endif
