/* find.h - where a word stands in the lexicon.
 *
 * Looks through the text files as people see them: tables, sets, frames. A
 * line that lists the word as a trigger of frames brings the frame lines below
 * it along. */
#ifndef DEMARCHE_LEXICON_FIND_H
#define DEMARCHE_LEXICON_FIND_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/* Appends "path:line: text" for each line below `lexicon` in which `word`
 * stands as a whole word, in any case. Returns how many through `found`. */
MUST_CHECK enum status lexicon_find(const char *lexicon, struct str word,
		struct buffer *out, size_t *found, struct error *error);

#endif
