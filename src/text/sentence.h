/* sentence.h - the second half of stage 2: where sentences end.
 *
 * Looks at the tokens of one paragraph. A full stop, question or exclamation
 * mark ends a sentence unless what is around it speaks against it: a small
 * letter, an abbreviation before it, a verb of speech behind the quotation. */
#ifndef DEMARCHE_TEXT_SENTENCE_H
#define DEMARCHE_TEXT_SENTENCE_H

#include "text/paragraph.h"

/* The end of the sentence that begins with token `from`; no end is looked for
 * before token `search`. At most LIMIT_SENTENCE_TOKENS behind `from`: longer
 * ones are cut behind a semicolon, comma, colon or dash. */
size_t sentence_end(
		const struct paragraph *paragraph, size_t from, size_t search);

#endif
