#define _GNU_SOURCE
#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "base/utf8.h"

enum family { UTF_8, WINDOWS_1252, BY_ICONV, UNKNOWN };

static const struct label {
	const char *label;
	enum family family;
	const char *name; /* iconv's */
} labels[] = {
	{ "utf-8", UTF_8, NULL },
	{ "utf8", UTF_8, NULL },
	{ "us-ascii", WINDOWS_1252, NULL },
	{ "ascii", WINDOWS_1252, NULL },
	{ "iso-8859-1", WINDOWS_1252, NULL },
	{ "iso8859-1", WINDOWS_1252, NULL },
	{ "latin1", WINDOWS_1252, NULL },
	{ "latin-1", WINDOWS_1252, NULL },
	{ "windows-1252", WINDOWS_1252, NULL },
	{ "cp1252", WINDOWS_1252, NULL },
	{ "iso-8859-2", BY_ICONV, "ISO-8859-2" },
	{ "iso-8859-5", BY_ICONV, "ISO-8859-5" },
	{ "iso-8859-7", BY_ICONV, "ISO-8859-7" },
	{ "iso-8859-9", BY_ICONV, "WINDOWS-1254" },
	{ "iso-8859-15", BY_ICONV, "ISO-8859-15" },
	{ "windows-1250", BY_ICONV, "WINDOWS-1250" },
	{ "windows-1251", BY_ICONV, "WINDOWS-1251" },
	{ "windows-1253", BY_ICONV, "WINDOWS-1253" },
	{ "windows-1254", BY_ICONV, "WINDOWS-1254" },
	{ "windows-1255", BY_ICONV, "WINDOWS-1255" },
	{ "windows-1256", BY_ICONV, "WINDOWS-1256" },
	{ "windows-1257", BY_ICONV, "WINDOWS-1257" },
	{ "koi8-r", BY_ICONV, "KOI8-R" },
	{ "koi8-u", BY_ICONV, "KOI8-U" },
	{ "gb2312", BY_ICONV, "GB18030" },
	{ "gbk", BY_ICONV, "GB18030" },
	{ "gb18030", BY_ICONV, "GB18030" },
	{ "big5", BY_ICONV, "BIG5-HKSCS" },
	{ "shift_jis", BY_ICONV, "CP932" },
	{ "shift-jis", BY_ICONV, "CP932" },
	{ "euc-jp", BY_ICONV, "EUC-JP" },
	{ "euc-kr", BY_ICONV, "CP949" },
};

/* Code points of bytes 0x80 to 0x9F (Unicode's CP1252.TXT; free places as the
 * WHATWG has them). */
static const uint16_t windows_1252[32] = {
	0x20AC,
	0x0081,
	0x201A,
	0x0192,
	0x201E,
	0x2026,
	0x2020,
	0x2021,
	0x02C6,
	0x2030,
	0x0160,
	0x2039,
	0x0152,
	0x008D,
	0x017D,
	0x008F,
	0x0090,
	0x2018,
	0x2019,
	0x201C,
	0x201D,
	0x2022,
	0x2013,
	0x2014,
	0x02DC,
	0x2122,
	0x0161,
	0x203A,
	0x0153,
	0x009D,
	0x017E,
	0x0178,
};

static const struct label *
find_label(struct str declared)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_equal_ascii_case(declared, str_of(labels[i].label)))
			return &labels[i];
	return NULL;
}

uint32_t
encoding_windows_1252(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

const char *
encoding_iconv_name(struct str label)
{
	const struct label *found = find_label(label);
	return found ? found->name : NULL;
}

static void
put_code(struct buffer *out, uint32_t code)
{
	char bytes[4];
	unsigned n = utf8_encode(code ? code : UTF8_REPLACEMENT, bytes);
	buffer_put(out, (struct str){ bytes, n });
}

static void
from_windows_1252(struct str bytes, struct buffer *out)
{
	size_t plain = 0;
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.at[i];
		if (c && c < 0x80)
			continue;
		buffer_put(out, str_cut(bytes.at + plain, bytes.at + i));
		put_code(out, encoding_windows_1252(c));
		plain = i + 1;
	}
	buffer_put(out, str_cut(bytes.at + plain, bytes.at + bytes.len));
}

static void
note_repair(struct encoding_result *result, size_t offset)
{
	if (!result->repaired++)
		result->first_repair = offset;
}

static void
from_utf16(struct str bytes, bool big, struct buffer *out,
		struct encoding_result *result)
{
	for (size_t i = 2; i + 1 < bytes.len; i += 2) {
		const unsigned char *b = (const unsigned char *)bytes.at + i;
		uint32_t code = big ? (uint32_t)b[0] << 8 | b[1]
				    : (uint32_t)b[1] << 8 | b[0];
		bool high = code >= 0xD800 && code < 0xDC00;
		uint32_t low = 0;
		if (high && i + 3 < bytes.len)
			low = big ? (uint32_t)b[2] << 8 | b[3]
				  : (uint32_t)b[3] << 8 | b[2];
		if (high && low >= 0xDC00 && low < 0xE000) {
			code = 0x10000 + ((code - 0xD800) << 10)
			       + (low - 0xDC00);
			i += 2;
		} else if (!code || (code >= 0xD800 && code < 0xE000)) {
			code = UTF8_REPLACEMENT;
			note_repair(result, i);
		}
		put_code(out, code);
	}
}

/* Converts what it can; a byte that does not fit becomes U+FFFD. False when
 * the system does not know the encoding. */
static bool
from_iconv(struct str bytes, const char *name, struct buffer *out,
		struct encoding_result *result)
{
	enum { ROOM = 4096 };
	iconv_t converter = iconv_open("UTF-8", name);
	if (converter == (iconv_t)-1)
		return false;
	char *in = (char *)(uintptr_t)bytes.at;
	size_t left = bytes.len;
	while (left) {
		char *to = buffer_reserve(out, ROOM);
		if (!to)
			break;
		size_t room = ROOM;
		size_t done = iconv(converter, &in, &left, &to, &room);
		out->len += ROOM - room;
		if (done != (size_t)-1 || errno == E2BIG || !left)
			continue;
		note_repair(result, bytes.len - left);
		put_code(out, UTF8_REPLACEMENT);
		in++;
		left--;
	}
	iconv_close(converter);
	return true;
}

/* Whether bytes above 127 fit UTF-8 less often than not. */
static bool
looks_single_byte(struct str bytes)
{
	enum { ENOUGH = 256 * 1024 };
	size_t fit = 0, unfit = 0;
	if (bytes.len > ENOUGH)
		bytes.len = ENOUGH;
	for (size_t at = 0; at < bytes.len;) {
		if (!(bytes.at[at] & 0x80)) {
			at++;
			continue;
		}
		size_t from = at;
		utf8_next(bytes, &at);
		*(at - from > 1 ? &fit : &unfit) += 1;
	}
	return unfit > fit;
}

static struct encoding_result
repair(struct str bytes, struct buffer *scratch)
{
	struct encoding_result result = { 0 };
	result.repaired = utf8_repair(bytes, scratch, &result.first_repair);
	result.text = buffer_str(scratch);
	return result;
}

static struct encoding_result
convert(struct str bytes, const struct label *label, struct buffer *scratch)
{
	struct encoding_result result = { 0 };
	enum family family = label ? label->family : UNKNOWN;
	if (family == BY_ICONV
			&& !from_iconv(bytes, label->name, scratch, &result))
		family = UNKNOWN;
	if (family == UTF_8 || family == UNKNOWN)
		family = looks_single_byte(bytes) ? WINDOWS_1252 : UTF_8;
	if (family == UTF_8)
		return repair(bytes, scratch);
	if (family == WINDOWS_1252)
		from_windows_1252(bytes, scratch);
	result.text = buffer_str(scratch);
	return result;
}

struct encoding_result
encoding_to_utf8(struct str bytes, struct str declared, struct buffer *scratch)
{
	buffer_reset(scratch);
	bool little = str_starts(bytes, STR("\xFF\xFE"));
	if (little || str_starts(bytes, STR("\xFE\xFF"))) {
		struct encoding_result result = { 0 };
		from_utf16(bytes, !little, scratch, &result);
		result.text = buffer_str(scratch);
		return result;
	}
	bool marked = str_starts(bytes, STR("\xEF\xBB\xBF"));
	struct str body = { bytes.at + 3 * marked, bytes.len - 3 * marked };
	bool nul = str_find_byte(body, '\0') < body.len;
	if (!nul && utf8_check(body) == body.len)
		return (struct encoding_result){ .text = body };
	struct encoding_result result =
			marked ? repair(body, scratch)
			       : convert(body, find_label(declared), scratch);
	result.first_repair += marked && result.repaired ? 3 : 0;
	return result;
}

/* The value behind "name=" at or after `at`, quotes taken off. */
static struct str
value_behind(struct str head, const char *name)
{
	const char *hit = strcasestr(head.at, name);
	if (!hit)
		return STR("");
	const char *end = head.at + head.len;
	const char *at = hit + strlen(name);
	while (at < end
			&& (*at == ' ' || *at == '=' || *at == '"'
					|| *at == '\''))
		at++;
	const char *from = at;
	while (at < end && *at != '"' && *at != '\'' && *at != ' ' && *at != '>'
			&& *at != ';' && *at != '?' && *at != '/')
		at++;
	return str_cut(from, at);
}

struct str
encoding_declared(struct str page)
{
	enum { HEAD_BYTES = 4096 };
	static const char *const names[] = { "charset", "encoding" };
	char head[HEAD_BYTES + 1];
	size_t n = page.len < HEAD_BYTES ? page.len : HEAD_BYTES;
	for (size_t i = 0; i < n; i++)
		head[i] = page.at[i] ? page.at[i] : ' ';
	head[n] = '\0';
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str value =
				value_behind((struct str){ head, n }, names[i]);
		if (value.len)
			return (struct str){ page.at + (value.at - head),
				value.len };
	}
	return STR("");
}
