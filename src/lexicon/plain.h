/* plain.h - text of articles on one line: for reports that people read and for
 * cells between tabs. */
#ifndef DEMARCHE_LEXICON_PLAIN_H
#define DEMARCHE_LEXICON_PLAIN_H

#include "base/buffer.h"

/* Appends well-formed UTF-8 without control characters, with one blank for any
 * white space between words, and no more than `most` bytes of it. */
void put_plain(struct buffer *out, struct str text, size_t most);

#endif
