/* plain.h - a text file into an article.
 *
 * Paragraphs are lines, or blocks between blank lines where the lines are
 * wrapped by hand. The first one is the title when it looks like a headline:
 * short, no full stop, a blank line behind it. A line "By Name" and a line
 * that is a date, next to the title, become author and date. Furniture of
 * saved pages is dropped (furniture.h); headings inside stay. */
#ifndef DEMARCHE_READ_PLAIN_H
#define DEMARCHE_READ_PLAIN_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "read/article.h"

/* `text` is well-formed UTF-8; `scratch` is overwritten. Fails with
 * STATUS_EMPTY. `error` has no `where`. */
MUST_CHECK enum status plain_read(struct str text, struct buffer *scratch,
		struct arena *arena, struct article *article,
		struct error *error);

#endif
