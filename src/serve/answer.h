/* answer.h - what is sent back: status, headers, body. Used by one thread at
 * a time. */
#ifndef DEMARCHE_SERVE_ANSWER_H
#define DEMARCHE_SERVE_ANSWER_H

#include "base/buffer.h"
#include "base/json.h"
#include "base/limits.h"

enum {
	HTTP_STATUS_OK = 200,
	HTTP_STATUS_CREATED = 201,
	HTTP_STATUS_NOT_MODIFIED = 304,
	HTTP_STATUS_BAD_REQUEST = 400,
	HTTP_STATUS_UNAUTHORIZED = 401,
	HTTP_STATUS_FORBIDDEN = 403,
	HTTP_STATUS_NOT_FOUND = 404,
	HTTP_STATUS_METHOD_NOT_ALLOWED = 405,
	HTTP_STATUS_CONFLICT = 409,
	HTTP_STATUS_TOO_LARGE = 413,
	HTTP_STATUS_NO_MEDIA_TYPE = 415,
	HTTP_STATUS_MISDIRECTED = 421,
	HTTP_STATUS_INTERNAL = 500,
	HTTP_STATUS_UNAVAILABLE = 503,
};

enum caching {
	CACHE_NEVER,   /* no-store: errors, what a token opens */
	CACHE_CHECKED, /* kept, but asked for again with its tag each time */
};

struct answer {
	int status;
	const char *type; /* of the body, with its charset; static */
	struct buffer body;
	struct str fixed; /* instead of `body`: bytes that outlive it */
	bool gzipped;     /* the body is */
	enum caching caching;
	char tag[64];      /* "" none; with its quotes */
	char cookie[256];  /* Set-Cookie; "" none */
	const char *allow; /* methods, of 405; null */
	const char *file;  /* name under which a browser keeps it; null */
};

extern const char TYPE_JSON[], TYPE_CSV[], TYPE_HTML[];

void answer_init(struct answer *answer);
void answer_fini(struct answer *answer);
/* The bytes of the body. */
struct str answer_bytes(const struct answer *answer);

/* {"error":{"status":400,"message":"...","parameter":"from"}}; without a
 * parameter when it is null or empty. What was answered before is forgotten. */
void answer_refuse(struct answer *answer, int status, const char *parameter,
		const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Packs a body that gets smaller by it. */
void answer_gzip(struct answer *answer);

/* Whether a header Accept-Encoding allows gzip (RFC 9110 12.5.3). */
bool accepts_gzip(struct str header);
/* Whether a header If-None-Match names the tag (RFC 9110 13.1.2). */
bool tag_matches(struct str header, const char *tag);

#endif
