/* paragraph.h - the tokens of one paragraph, as sentence.c and dateline.c ask
 * for them: any place may be asked for, those behind the end are white
 * space. */
#ifndef DEMARCHE_TEXT_PARAGRAPH_H
#define DEMARCHE_TEXT_PARAGRAPH_H

#include "text/chars.h"
#include "text/text.h"

struct paragraph {
	struct str text; /* the whole article's */
	const struct token *tokens;
	size_t count;
	enum language language;
};

static inline struct str
paragraph_token(const struct paragraph *p, size_t i)
{
	return (struct str){ p->text.at + p->tokens[i].start,
		p->tokens[i].end - p->tokens[i].start };
}

/* The class of the token's first character. */
static inline enum char_class
paragraph_class(const struct paragraph *p, size_t i)
{
	unsigned bytes;
	return i < p->count ? char_class(p->text, p->tokens[i].start, &bytes)
			    : CHAR_SPACE;
}

static inline bool
paragraph_token_is(const struct paragraph *p, size_t i, const char *text)
{
	return i < p->count && str_equal(paragraph_token(p, i), str_of(text));
}

/* Whether there is something between the token and the one before it. */
static inline bool
paragraph_is_spaced(const struct paragraph *p, size_t i)
{
	return i == 0 || i >= p->count
	       || p->tokens[i].start > p->tokens[i - 1].end;
}

#endif
