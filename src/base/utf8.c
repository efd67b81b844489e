#include "base/utf8.h"

#include <utf8proc.h>

#define HIGH_BITS 0x8080808080808080u

/* Bytes of the sequence that lead byte `c` announces, 0 for bytes that lead
 * none; [*low, *high] is what the second byte may be. Table 3-7 of the Unicode
 * standard. */
static unsigned
announced(unsigned c, unsigned *low, unsigned *high)
{
	*low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
	*high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* How many bytes at `s` are a sequence or the beginning of one; `*whole` tells
 * which. What is not whole is a maximal subpart in the sense of chapter 3.9 of
 * the Unicode standard, to be replaced by one U+FFFD. */
static unsigned
sequence(const unsigned char *s, size_t left, bool *whole)
{
	unsigned low, high, have = 1;
	unsigned wanted = announced(s[0], &low, &high);
	while (have < wanted && have < left && s[have] >= low
			&& s[have] <= high) {
		have++;
		low = 0x80;
		high = 0xBF;
	}
	*whole = have == wanted;
	return have;
}

uint32_t
utf8_next(struct str text, size_t *at)
{
	const unsigned char *s = (const unsigned char *)text.at + *at;
	bool whole;
	unsigned n = sequence(s, text.len - *at, &whole);
	*at += n;
	switch (whole ? n : 0) {
	case 1:
		return s[0];
	case 2:
		return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
	case 3:
		return (s[0] & 0xFu) << 12 | (s[1] & 0x3Fu) << 6
		       | (s[2] & 0x3Fu);
	case 4:
		return (s[0] & 7u) << 18 | (s[1] & 0x3Fu) << 12
		       | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
	default:
		return UTF8_REPLACEMENT;
	}
}

unsigned
utf8_encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		code = UTF8_REPLACEMENT;
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

size_t
utf8_check(struct str text)
{
	size_t at = 0;
	while (at < text.len) {
		/* Most text is ASCII: eight bytes at a time. */
		uint64_t eight = HIGH_BITS;
		if (text.len - at >= sizeof eight)
			memcpy(&eight, text.at + at, sizeof eight);
		if (!(eight & HIGH_BITS)) {
			at += sizeof eight;
			continue;
		}
		bool whole;
		unsigned n = sequence((const unsigned char *)text.at + at,
				text.len - at, &whole);
		if (!whole)
			return at;
		at += n;
	}
	return at;
}

size_t
utf8_repair(struct str text, struct buffer *out, size_t *first)
{
	size_t replaced = 0, good = 0, at = 0;
	*first = text.len;
	while (at < text.len) {
		const unsigned char *s = (const unsigned char *)text.at + at;
		bool whole;
		unsigned n = sequence(s, text.len - at, &whole);
		at += n;
		if (whole && *s)
			continue;
		size_t bad = at - n;
		buffer_put(out, (struct str){ text.at + good, bad - good });
		buffer_put(out, STR("\xEF\xBF\xBD"));
		if (!replaced++)
			*first = bad;
		good = at;
	}
	if (good < at)
		buffer_put(out, (struct str){ text.at + good, at - good });
	return replaced;
}

static utf8proc_category_t
category(uint32_t code)
{
	return utf8proc_category((utf8proc_int32_t)code);
}

bool
utf8_is_upper(uint32_t code)
{
	if (code < 0x80)
		return code >= 'A' && code <= 'Z';
	utf8proc_category_t c = category(code);
	return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool
utf8_is_lower(uint32_t code)
{
	if (code < 0x80)
		return code >= 'a' && code <= 'z';
	return category(code) == UTF8PROC_CATEGORY_LL;
}

bool
utf8_is_letter(uint32_t code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
	utf8proc_category_t c = category(code);
	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_digit(uint32_t code)
{
	if (code < 0x80)
		return code >= '0' && code <= '9';
	return category(code) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_mark(uint32_t code)
{
	utf8proc_category_t c = category(code);
	return c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME;
}

bool
utf8_is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	utf8proc_category_t c = category(code);
	return code == 0x85
	       || (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP);
}

uint32_t
utf8_lower(uint32_t code)
{
	if (code < 0x80)
		return code >= 'A' && code <= 'Z' ? code + 32 : code;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

size_t
utf8_lower_str(struct str text, char *out)
{
	size_t length = 0;
	for (size_t at = 0; at < text.len;) {
		unsigned char c = (unsigned char)text.at[at];
		if (c < 0x80) {
			out[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32
								    : c);
			at++;
		} else {
			length += utf8_encode(utf8_lower(utf8_next(text, &at)),
					out + length);
		}
	}
	return length;
}

/* U+00C0 to U+00FF; a blank: no letter with a mark. */
static const char WITHOUT_MARK[] = "AAAAAA CEEEEIIII NOOOOO  UUUUY  "
				   "aaaaaa ceeeeiiii nooooo  uuuuy y";

size_t
utf8_without_accents(struct str text, char *out)
{
	size_t length = 0;
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t code = utf8_next(text, &at);
		char plain = code >= 0xC0 && code <= 0xFF
					     ? WITHOUT_MARK[code - 0xC0]
					     : ' ';
		if (plain != ' ') {
			out[length++] = plain;
			continue;
		}
		memcpy(out + length, text.at + from, at - from);
		length += at - from;
	}
	return length;
}
