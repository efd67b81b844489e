/* clean.h - white space and invisible characters of text from the web.
 *
 * Runs of white space (Unicode's too) become one space; soft hyphens, zero
 * width spaces, byte order marks, control characters and private use
 * characters (icon fonts) go. Input and output are well-formed UTF-8. */
#ifndef DEMARCHE_READ_CLEAN_H
#define DEMARCHE_READ_CLEAN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Appends `text`. `*space` tells that white space is due before the next
 * character and is carried from call to call; set it false at the start of a
 * paragraph: a paragraph neither begins nor ends with white space. `start` is
 * where the paragraph begins in `out`. */
void clean_put(struct buffer *out, struct str text, size_t start, bool *space);

/* A clean copy of one line, at most `maximum` bytes, cut between
 * characters. */
struct str clean_copy(struct arena *arena, struct str text, size_t maximum);

/* `text` cut to at most `maximum` bytes, between characters. */
struct str clean_cut(struct str text, size_t maximum);

/* Appends a paragraph, '\n' before it where it is not the first, as long as
 * `out` stays within LIMIT_ARTICLE_BYTES; false when it does not fit. A first
 * paragraph that is too long is cut. */
bool clean_put_paragraph(struct buffer *out, struct str paragraph);

#endif
