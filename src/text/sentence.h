/* sentence.h - the second half of stage 2: where sentences end.
 *
 * Looks at the tokens of one paragraph. A full stop, question or exclamation
 * mark ends a sentence unless what follows speaks against it: a small letter,
 * an abbreviation before it, a verb of speech behind the quotation. */
#ifndef DEMARCHE_TEXT_SENTENCE_H
#define DEMARCHE_TEXT_SENTENCE_H

#include "text/text.h"

/* Tokens of one paragraph. */
struct paragraph {
	struct str text;
	const struct token *tokens;
	size_t count;
};

/* The end of the sentence that begins with token `from`; no end is looked for
 * before token `search`. At most LIMIT_SENTENCE_TOKENS behind `from`. */
size_t sentence_end(const struct paragraph *paragraph, size_t from,
		size_t search);

/* How many tokens at the paragraph's start are a dateline: "PARIS, May 3
 * (Agency) -", "BOGOTÁ (Agency)."; 0 when there is none. */
size_t dateline_length(const struct paragraph *paragraph);

/* Whether the paragraph is the page's, not the article's: a by-line, a
 * caption's credit, "Read more". Headings of the article are not. */
bool paragraph_is_furniture(const struct paragraph *paragraph);

static inline struct str
paragraph_token(const struct paragraph *paragraph, size_t i)
{
	const struct token *token = &paragraph->tokens[i];
	return (struct str){ paragraph->text.at + token->start,
		token->end - token->start };
}

#endif
