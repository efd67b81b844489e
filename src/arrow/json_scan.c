#include "arrow/json_scan.h"

#include "base/utf8.h"

static void
skip_space(struct json_scan *scan)
{
	while (scan->at < scan->end
			&& (*scan->at == ' ' || *scan->at == '\t'
					|| *scan->at == '\r'
					|| *scan->at == '\n'))
		scan->at++;
}

bool
json_scan_over(struct json_scan *scan)
{
	skip_space(scan);
	return scan->at == scan->end;
}

bool
json_scan_mark(struct json_scan *scan, char mark)
{
	skip_space(scan);
	if (scan->at == scan->end || *scan->at != mark)
		return false;
	scan->at++;
	return true;
}

bool
json_scan_word(struct json_scan *scan, struct str word)
{
	skip_space(scan);
	if (!str_starts(str_cut(scan->at, scan->end), word))
		return false;
	scan->at += word.len;
	return true;
}

/* --- strings ------------------------------------------------------------- */

/* What may stand in a string as it is. */
static bool
is_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Whether eight bytes may: "Determine if a word has a byte less than n", S. E.
 * Anderson, Bit Twiddling Hacks; a byte is equal to another where both xored
 * are less than 1. */
static bool
all_plain(const char *at)
{
	uint64_t eight;
	memcpy(&eight, at, sizeof eight);
	uint64_t quotes = eight ^ EACH('"'), slashes = eight ^ EACH('\\');
	uint64_t low = ((eight - EACH(0x20)) & ~eight)
		       | ((quotes - EACH(1)) & ~quotes)
		       | ((slashes - EACH(1)) & ~slashes);
	return !(low & EACH(0x80));
}

static const char *
skip_plain(const char *at, const char *end)
{
	while (end - at >= 8 && all_plain(at))
		at += 8;
	while (at < end && is_plain(*at))
		at++;
	return at;
}

bool
json_scan_string(struct json_scan *scan, struct json_string *string)
{
	struct json_scan rest = *scan;
	if (!json_scan_mark(&rest, '"'))
		return false;
	string->escaped = false;
	const char *at = skip_plain(rest.at, rest.end);
	while (rest.end - at > 1 && *at == '\\') {
		string->escaped = true;
		at = skip_plain(at + 2, rest.end);
	}
	if (at == rest.end || *at != '"')
		return false;
	string->inside = str_cut(rest.at, at);
	scan->at = at + 1;
	return utf8_check(string->inside) == string->inside.len;
}

/* Four hex digits at `at`; false when there are fewer. */
static bool
hex_at(const char *at, const char *end, uint32_t *code)
{
	*code = 0;
	if (end - at < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		char c = at[i], low = (char)(c | 0x20);
		if (c >= '0' && c <= '9')
			*code = *code << 4 | (uint32_t)(c - '0');
		else if (low >= 'a' && low <= 'f')
			*code = *code << 4 | (uint32_t)(low - 'a' + 10);
		else
			return false;
	}
	return true;
}

/* Behind "\u": one code, or the two halves of one beyond U+FFFF. */
static bool
scan_code(struct json_scan *scan, uint32_t *code)
{
	uint32_t low;
	if (!hex_at(scan->at, scan->end, code))
		return false;
	scan->at += 4;
	if (*code < 0xD800 || *code > 0xDFFF)
		return true;
	if (*code > 0xDBFF || scan->end - scan->at < 6 || scan->at[0] != '\\'
			|| scan->at[1] != 'u'
			|| !hex_at(scan->at + 2, scan->end, &low)
			|| low < 0xDC00 || low > 0xDFFF)
		return false;
	*code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
	scan->at += 6;
	return true;
}

/* Behind a backslash; writes at most as many bytes as it takes. */
static bool
scan_escape(struct json_scan *scan, char *out, size_t *length)
{
	static const char names[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	uint32_t code;
	if (scan->at == scan->end)
		return false;
	if (*scan->at == 'u') {
		scan->at++;
		if (!scan_code(scan, &code))
			return false;
		*length += utf8_encode(code, out + *length);
		return true;
	}
	const char *name = memchr(names, *scan->at, sizeof names - 1);
	if (!name)
		return false;
	out[(*length)++] = bytes[name - names];
	scan->at++;
	return true;
}

bool
json_string_copy(const struct json_string *string, char *out, size_t *length)
{
	struct str inside = string->inside;
	struct json_scan scan = { inside.at, inside.at + inside.len };
	*length = 0;
	while (scan.at < scan.end) {
		const char *start = scan.at;
		scan.at = skip_plain(scan.at, scan.end);
		memcpy(out + *length, start, (size_t)(scan.at - start));
		*length += (size_t)(scan.at - start);
		if (scan.at == scan.end)
			return true;
		scan.at++;
		if (!scan_escape(&scan, out, length))
			return false;
	}
	return true;
}

/* --- numbers ------------------------------------------------------------- */

struct digits {
	bool negative;
	uint64_t number; /* without the point */
	int behind;      /* digits behind it */
};

/* False where there is none, and where they are more than an int64_t holds. */
static bool
scan_digits(struct json_scan *scan, struct digits *digits)
{
	const char *start = scan->at;
	for (; scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
			scan->at++) {
		uint64_t digit = (uint64_t)(*scan->at - '0');
		if (digits->number > ((uint64_t)INT64_MAX - digit) / 10)
			return false;
		digits->number = digits->number * 10 + digit;
	}
	return scan->at > start;
}

/* "-12.50"; no zeros before others, as JSON wants it. */
static bool
scan_decimal(struct json_scan *scan, struct digits *digits)
{
	*digits = (struct digits){ 0 };
	skip_space(scan);
	if (scan->at < scan->end && *scan->at == '-') {
		digits->negative = true;
		scan->at++;
	}
	const char *start = scan->at;
	if (!scan_digits(scan, digits)
			|| (*start == '0' && scan->at - start > 1))
		return false;
	if (scan->at < scan->end && *scan->at == '.') {
		const char *point = scan->at++;
		if (!scan_digits(scan, digits))
			return false;
		digits->behind = (int)(scan->at - point - 1);
	}
	return scan->at == scan->end || (*scan->at | 0x20) != 'e';
}

bool
json_scan_whole(struct json_scan *scan, int64_t least, int64_t most,
		int64_t *number)
{
	struct digits digits;
	struct json_scan rest = *scan;
	if (!scan_decimal(&rest, &digits) || digits.behind)
		return false;
	*number = digits.negative ? -(int64_t)digits.number
				  : (int64_t)digits.number;
	if (*number < least || *number > most)
		return false;
	*scan = rest;
	return true;
}

/* Two doubles that are exact have an exact or a rightly rounded quotient
 * (Clinger, "How to read floating point numbers accurately", 1990). */
bool
json_scan_number(struct json_scan *scan, double *number)
{
	static const double tens[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
		1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
		1e19, 1e20, 1e21, 1e22 };
	const uint64_t exact = (uint64_t)1 << 53;
	struct digits digits;
	struct json_scan rest = *scan;
	if (!scan_decimal(&rest, &digits)
			|| (digits.behind && digits.number > exact)
			|| digits.behind > 22)
		return false;
	*number = (double)digits.number / tens[digits.behind];
	if (digits.negative)
		*number = -*number;
	*scan = rest;
	return true;
}
