/* http_message.h - what a server answered, as an archive kept it.
 *
 * Header (RFC 9112, with what servers and crawlers make of it: lines that end
 * in '\n', folded lines, no status line, no header at all) and body: chunked
 * (RFC 9112 7.1; what is not, though it says so, or breaks off, is taken as it
 * is), gzip, deflate with or without zlib's head, brotli, zstd (RFC 9110
 * 8.4); up to LIMIT_HTTP_CODINGS of them. A crawler may have taken a coding
 * off and left its name: a body that does not begin like that coding is as it
 * should be. Content-Length is not looked at: the record tells the length. */
#ifndef DEMARCHE_READ_HTTP_MESSAGE_H
#define DEMARCHE_READ_HTTP_MESSAGE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/limits.h"

enum http_coding {
	HTTP_IDENTITY,
	HTTP_GZIP,
	HTTP_DEFLATE,
	HTTP_BROTLI,
	HTTP_ZSTD,
	HTTP_UNKNOWN,
};

/* Strings point into the message. */
struct http_message {
	int status;              /* 200; 0 when no status line tells it */
	struct str content_type; /* "text/html", as it stands */
	struct str charset;      /* "utf-8"; "" */
	bool chunked;
	enum http_coding codings[LIMIT_HTTP_CODINGS]; /* in order of use */
	size_t coding_count;
	struct str body; /* as it was sent */
};

/* Cannot fail: what has no header is all body. */
void http_message_read(struct str bytes, struct http_message *message);

/* The type and the charset of a Content-Type's value. */
void http_content_type(struct str value, struct str *type, struct str *charset);

/* Two buffers, kept from body to body; one thread at a time. */
struct http_body {
	struct buffer at[2];
};
void http_body_init(struct http_body *body);
void http_body_fini(struct http_body *body);

/* The body without chunks and codings, in the message itself or in `body`.
 * Fails: STATUS_FORMAT when compressed data is damaged, STATUS_LIMIT beyond
 * LIMIT_DOCUMENT_BYTES or LIMIT_INFLATE_RATIO, STATUS_UNSUPPORTED for a coding
 * that is not known. `error` has no `where`. */
MUST_CHECK enum status http_body_decode(struct http_body *body,
		const struct http_message *message, struct str *decoded,
		struct error *error);

#endif
