#include "parse/features.h"

#include <stdbool.h>

#include "base/utf8.h"

/* The word in normal form between '<' and '>', and where its code points
 * begin: starts[0] is that of '<', starts[points + 1] that of '>'. */
struct framed {
	char bytes[FEATURE_NORMAL_BYTES + 2];
	uint16_t starts[LIMIT_TOKEN_BYTES + 3];
	unsigned points, len;
};

static uint32_t
hash_on(uint32_t hash, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		hash = features_hash_on(hash, bytes[i]);
	return hash;
}

uint32_t
features_hash(struct str bytes)
{
	return features_hash_end(
			hash_on(FEATURES_HASH_START, bytes.at, bytes.len));
}

/* Typographic quotes and dashes as their plain twins. */
static uint32_t
plain(uint32_t code)
{
	switch (code) {
	case 0x2018:
	case 0x2019:
		return '\'';
	case 0x201C:
	case 0x201D:
		return '"';
	case 0x2013:
	case 0x2014:
		return '-';
	default:
		return code;
	}
}

static uint32_t
normal(uint32_t code)
{
	code = plain(code);
	return utf8_is_digit(code) ? '0' : utf8_lower(code);
}

/* The class of a code point in a shape. */
static uint32_t
shape_class(uint32_t code)
{
	code = plain(code);
	if (utf8_is_upper(code))
		return 'X';
	if (utf8_is_lower(code))
		return 'x';
	if (utf8_is_digit(code))
		return 'd';
	return code < 0x80 ? code : 'u';
}

static void
frame(struct str word, struct framed *out)
{
	out->bytes[0] = '<';
	out->starts[0] = 0;
	out->points = 0;
	out->len = 1;
	for (size_t at = 0; at < word.len;) {
		out->starts[++out->points] = (uint16_t)out->len;
		out->len += utf8_encode(normal(utf8_next(word, &at)),
				out->bytes + out->len);
	}
	out->starts[out->points + 1] = (uint16_t)out->len;
	out->bytes[out->len++] = '>';
	out->starts[out->points + 2] = (uint16_t)out->len;
}

static void
put(struct features *out, char kind, const char *bytes, size_t len)
{
	uint32_t hash = hash_on(FEATURES_HASH_START, &kind, 1);
	out->hashes[out->count++] =
			features_hash_end(hash_on(hash, bytes, len));
}

/* Code points [first, end) of the framed word. */
static void
put_points(struct features *out, char kind, const struct framed *framed,
		unsigned first, unsigned end)
{
	put(out, kind, framed->bytes + framed->starts[first],
			(size_t)(framed->starts[end] - framed->starts[first]));
}

/* Classes of the code points; of a run of one class two are kept. */
static void
put_shape(struct features *out, struct str word)
{
	char shape[FEATURE_SHAPE_MAXIMUM];
	unsigned len = 0;
	for (size_t at = 0; at < word.len && len < FEATURE_SHAPE_MAXIMUM;) {
		char c = (char)shape_class(utf8_next(word, &at));
		if (len < 2 || shape[len - 1] != c || shape[len - 2] != c)
			shape[len++] = c;
	}
	put(out, 'S', shape, len);
}

static void
put_length(struct features *out, unsigned points)
{
	unsigned n = points < FEATURE_LENGTH_MAXIMUM ? points
						     : FEATURE_LENGTH_MAXIMUM;
	char digits[2] = { (char)('0' + n / 10), (char)('0' + n % 10) };
	if (n < 10)
		put(out, 'L', digits + 1, 1);
	else
		put(out, 'L', digits, 2);
}

void
features_of(struct str word, struct features *out)
{
	if (word.len > LIMIT_TOKEN_BYTES)
		word.len = LIMIT_TOKEN_BYTES;
	struct framed framed;
	frame(word, &framed);
	unsigned points = framed.points;
	out->count = 0;
	put_shape(out, word);
	put_length(out, points);
	for (unsigned n = 1; n <= FEATURE_AFFIX_MAXIMUM && n <= points; n++) {
		put_points(out, 'p', &framed, 1, 1 + n);
		put_points(out, 's', &framed, points + 1 - n, points + 1);
	}
	for (unsigned i = 0; i < points && i < FEATURE_TRIGRAM_MAXIMUM; i++)
		put_points(out, 't', &framed, i, i + 3);
	out->normal_len = framed.len - 2;
	memcpy(out->normal, framed.bytes + 1, out->normal_len);
}
