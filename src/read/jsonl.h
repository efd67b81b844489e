/* jsonl.h - one JSON line into an article.
 *
 * Fields: id, url, title, author (string or list), date, publisher, lang,
 * text; source, target (strings or null), source_span, target_span ([start,
 * end) bytes of text). Others are ignored. `text` is kept byte for byte, so
 * that spans given with it stay true; only NUL becomes a space.
 *
 * Fails: STATUS_FORMAT for malformed JSON (the message tells the column) and
 * for a span outside the text, STATUS_EMPTY without text. */
#ifndef DEMARCHE_READ_JSONL_H
#define DEMARCHE_READ_JSONL_H

#include "base/arena.h"
#include "base/error.h"
#include "read/article.h"

/* `line` is well-formed UTF-8. `error` has no `where`. */
MUST_CHECK enum status jsonl_read(struct str line, struct arena *arena,
		struct article *article, struct error *error);

#endif
