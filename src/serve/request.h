/* request.h - a request as it came: method, target, the headers that matter,
 * body. Strings are the request's; "" where a header is not there. */
#ifndef DEMARCHE_SERVE_REQUEST_H
#define DEMARCHE_SERVE_REQUEST_H

#include "serve/target.h"

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };

struct http_request {
	enum method method;
	struct target target;
	struct str host, origin, fetch_site, fetch_mode, authorization, cookie,
			content_type, accept_encoding, if_none_match;
	unsigned hosts; /* headers Host: more than one is an attack */
	struct str body;
};

#endif
