#include "text/chars.h"

#include "base/utf8.h"

#define S CHAR_SPACE
#define U CHAR_UPPER
#define L CHAR_LOWER
#define D CHAR_DIGIT
#define Y CHAR_SYMBOL
#define W CHAR_WIDE
#define SIXTEEN(c) c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c

/* clang-format off */
const uint8_t char_ascii[256] = {
	SIXTEEN(S), SIXTEEN(S),
	/* space ! " # $ % & ' ( ) * + , - . / */
	S, CHAR_END, CHAR_QUOTE, Y, CHAR_CURRENCY, Y, Y, CHAR_APOSTROPHE,
	CHAR_OPEN, CHAR_CLOSE, Y, Y, CHAR_COMMA, CHAR_HYPHEN, CHAR_STOP, Y,
	/* 0 to 9 : ; < = > ? */
	D, D, D, D, D, D, D, D, D, D, Y, Y, Y, Y, Y, CHAR_END,
	/* @ A to Z [ \ ] ^ _ */
	Y, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U, U, U, U, CHAR_OPEN, Y, CHAR_CLOSE, Y, Y,
	/* ` a to z { | } ~ delete */
	Y, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, CHAR_OPEN, Y, CHAR_CLOSE, Y, S,
	SIXTEEN(W), SIXTEEN(W), SIXTEEN(W), SIXTEEN(W),
	SIXTEEN(W), SIXTEEN(W), SIXTEEN(W), SIXTEEN(W),
};
/* clang-format on */

/* Code points whose use in running text their category does not tell. Sorted,
 * [first, last]. */
static const struct {
	uint32_t first, last;
	enum char_class class;
} special[] = {
	{ 0x0080, 0x009F, CHAR_SPACE },
	{ 0x00A1, 0x00A1, CHAR_OPEN }, /* inverted exclamation mark */
	{ 0x00A2, 0x00A5, CHAR_CURRENCY },
	{ 0x00AB, 0x00AB, CHAR_OPEN },
	{ 0x00AD, 0x00AD, CHAR_MARK }, /* soft hyphen */
	{ 0x00B2, 0x00B3, CHAR_LETTER },
	{ 0x00B9, 0x00B9, CHAR_LETTER },
	{ 0x00BB, 0x00BB, CHAR_CLOSE },
	{ 0x00BC, 0x00BE, CHAR_LETTER }, /* vulgar fractions */
	{ 0x00BF, 0x00BF, CHAR_OPEN },
	{ 0x200B, 0x200B, CHAR_SPACE },
	{ 0x200C, 0x200D, CHAR_MARK }, /* joiners */
	{ 0x200E, 0x200F, CHAR_SPACE },
	{ 0x2010, 0x2011, CHAR_HYPHEN },
	{ 0x2012, 0x2015, CHAR_DASH },
	{ 0x2018, 0x2018, CHAR_OPEN },
	{ 0x2019, 0x2019, CHAR_APOSTROPHE },
	{ 0x201A, 0x201A, CHAR_OPEN },
	{ 0x201B, 0x201B, CHAR_APOSTROPHE },
	{ 0x201C, 0x201C, CHAR_OPEN },
	{ 0x201D, 0x201D, CHAR_CLOSE },
	{ 0x201E, 0x201F, CHAR_OPEN },
	{ 0x2026, 0x2026, CHAR_END },
	{ 0x202A, 0x202E, CHAR_SPACE },
	{ 0x2039, 0x2039, CHAR_OPEN },
	{ 0x203A, 0x203A, CHAR_CLOSE },
	{ 0x203C, 0x203D, CHAR_END },
	{ 0x2047, 0x2049, CHAR_END },
	{ 0x2060, 0x2064, CHAR_SPACE },
	{ 0x2066, 0x206F, CHAR_SPACE },
	{ 0x2070, 0x209C, CHAR_LETTER }, /* superscripts, subscripts */
	{ 0x20A0, 0x20CF, CHAR_CURRENCY },
	{ 0x20D0, 0x20F0, CHAR_MARK },
	{ 0x2150, 0x218B, CHAR_LETTER },
	{ 0x2212, 0x2212, CHAR_DASH },
	{ 0x3001, 0x3001, CHAR_COMMA },
	{ 0x3002, 0x3002, CHAR_END },
	{ 0xFE00, 0xFE0F, CHAR_MARK }, /* variation selectors */
	{ 0xFEFF, 0xFEFF, CHAR_SPACE },
	{ 0xFF01, 0xFF01, CHAR_END },
	{ 0xFF0C, 0xFF0C, CHAR_COMMA },
	{ 0xFF1F, 0xFF1F, CHAR_END },
	{ 0x1F3FB, 0x1F3FF, CHAR_MARK }, /* skin tones */
	{ 0xE0020, 0xE007F, CHAR_MARK },
};

static enum char_class
class_of_category(uint32_t code)
{
	if (utf8_is_lower(code))
		return CHAR_LOWER;
	if (utf8_is_upper(code))
		return CHAR_UPPER;
	if (utf8_is_letter(code) || utf8_is_digit(code))
		return CHAR_LETTER;
	if (utf8_is_mark(code))
		return CHAR_MARK;
	if (utf8_is_space(code))
		return CHAR_SPACE;
	return CHAR_SYMBOL;
}

enum char_class
char_wide(struct str text, size_t at, unsigned *bytes)
{
	size_t next = at;
	uint32_t code = utf8_next(text, &next);
	*bytes = (unsigned)(next - at);
	size_t low = 0, high = sizeof special / sizeof *special;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (code > special[middle].last)
			low = middle + 1;
		else if (code < special[middle].first)
			high = middle;
		else
			return special[middle].class;
	}
	return class_of_category(code);
}
