/* chars.h - what kind of character stands where: one byte of class each.
 *
 * ASCII is answered by a table; everything else by its Unicode category
 * (utf8.h) and a few code points that writers use as punctuation. */
#ifndef DEMARCHE_TEXT_CHARS_H
#define DEMARCHE_TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum char_class {
	CHAR_SPACE, /* and controls, zero-width spaces, byte order marks */
	CHAR_UPPER,
	CHAR_LOWER,
	CHAR_LETTER, /* without case: CJK, Arabic; digits that are not ASCII */
	CHAR_MARK,   /* belongs to the character before it */
	CHAR_DIGIT,  /* 0 to 9 */
	CHAR_STOP,   /* . */
	CHAR_END,    /* ! ? and the ellipsis character */
	CHAR_COMMA,
	CHAR_APOSTROPHE, /* ' and the right single quotation mark */
	CHAR_QUOTE,      /* " that may open or close */
	CHAR_OPEN,       /* ( [ { and opening quotes */
	CHAR_CLOSE,
	CHAR_HYPHEN, /* - */
	CHAR_DASH,   /* longer ones */
	CHAR_CURRENCY,
	CHAR_SYMBOL, /* all else */
	CHAR_WIDE,   /* only in char_ascii: look at more bytes */
};

extern const uint8_t char_ascii[256];

/* The class of the character at `at`, and its length in bytes. */
enum char_class char_wide(struct str text, size_t at, unsigned *bytes);

static inline enum char_class
char_class(struct str text, size_t at, unsigned *bytes)
{
	enum char_class class = char_ascii[(unsigned char)text.at[at]];
	if (class == CHAR_WIDE)
		return char_wide(text, at, bytes);
	*bytes = 1;
	return class;
}

static inline bool char_is_word(enum char_class class)
{
	return class >= CHAR_UPPER && class <= CHAR_DIGIT;
}

static inline bool char_is_letter(enum char_class class)
{
	return class >= CHAR_UPPER && class <= CHAR_LETTER;
}

#endif
