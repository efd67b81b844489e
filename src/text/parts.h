/* parts.h - words that are written as one: "cannot", "del", "dárselo".
 *
 * Universal Dependencies has a token for each. Where its form is not that of
 * the text's bytes, token.spelling says how it differs. */
#ifndef DEMARCHE_TEXT_PARTS_H
#define DEMARCHE_TEXT_PARTS_H

#include "base/languages.h"
#include "base/str.h"
#include "text/text.h"

enum { PARTS_MOST = 3 };

struct parts {
	unsigned count; /* 1 when it is one word */
	struct {
		size_t end; /* behind the part, from the word's start */
		enum token_spelling spelling;
	} part[PARTS_MOST];
};

/* What stands around a word. */
struct word_place {
	bool initial;    /* a sentence may begin here */
	struct str rest; /* of the paragraph, behind the word */
};

void parts_of(enum language language, struct str word,
		const struct word_place *place, struct parts *out);

/* One language's rules; `out` is one word until they say otherwise. */
void parts_of_english(struct str word, struct parts *out);
void parts_of_spanish(struct str word, const struct word_place *place,
		struct parts *out);

#endif
