/* document.h - one raw document, and what is known of it from outside.
 *
 * An archive, a feed or a server tells things of a document that do not stand
 * in its bytes: the envelope. What the document says of itself goes before
 * the envelope where both tell, but for the items of feeds, whose envelope is
 * all there is. */
#ifndef DEMARCHE_READ_DOCUMENT_H
#define DEMARCHE_READ_DOCUMENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"
#include "read/article.h"

enum envelope {
	ENVELOPE_ID,
	ENVELOPE_URL,     /* where it was fetched; of a feed's item, its page */
	ENVELOPE_CHARSET, /* as a server tells it, "utf-8" */
	ENVELOPE_FETCHED, /* ISO 8601: when it was, for what is no later news */
	/* Of the items of feeds alone, UTF-8, as they stand there. */
	ENVELOPE_TITLE,  /* HTML */
	ENVELOPE_AUTHOR, /* names, '\n' between them */
	ENVELOPE_DATE,   /* any form that date.h reads */
	ENVELOPE_PUBLISHER,
	ENVELOPE_LANG, /* any form that language_code reads */
	ENVELOPE_FIELDS,
};

struct document {
	struct str path; /* null-terminated; "-" is standard input */
	/* Where in `path`, each 0 where it means nothing: the record of an
	 * archive and its first byte as stored, the item of a feed, the line
	 * (of JSON lines the document's own, of a feed that on which the item
	 * begins); all but the byte count from 1. */
	uint64_t record, offset, item, line;
	enum article_kind kind;
	struct str bytes; /* of a feed's item: HTML in UTF-8 */
	struct str envelope[ENVELOPE_FIELDS]; /* "" where it is not told */
};

/* Puts all bytes of `from` into `bytes`, in place of what was there, and
 * makes `to` a document that points into it. */
void document_copy(struct document *to, const struct document *from,
		struct buffer *bytes);

#endif
