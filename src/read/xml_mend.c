#include "read/xml_mend.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>

/* "&" and the longest name of a reference, or number of one, and ";". */
enum { LONGEST_REFERENCE = 34 };

static bool
is_xml_name(struct str name)
{
	static const char *const names[] = { "amp", "lt", "gt", "quot",
		"apos" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(name, str_of(names[i])))
			return true;
	return false;
}

static bool
is_xml_code(unsigned long code)
{
	return code == '\t' || code == '\n' || code == '\r'
	       || (code >= 0x20 && code < 0xD800)
	       || (code >= 0xE000 && code < 0xFFFE)
	       || (code >= 0x10000 && code <= 0x10FFFF);
}

/* The reference without '&' and ';' as XML may have it; false: it is none. */
static bool
put_reference(struct str name, struct buffer *out)
{
	char text[LONGEST_REFERENCE + 1] = { 0 };
	memcpy(text, name.at, name.len);
	if (is_xml_name(name)) {
		buffer_put_format(out, "&%s;", text);
		return true;
	}
	unsigned long code = 0;
	if (text[0] == '#') {
		bool hexadecimal = text[1] == 'x' || text[1] == 'X';
		const char *digits = text + 1 + hexadecimal;
		char *end;
		code = strtoul(digits, &end, hexadecimal ? 16 : 10);
		if (end == digits || *end || !is_xml_code(code))
			return false;
	} else {
		const htmlEntityDesc *entity =
				htmlEntityLookup((const xmlChar *)text);
		if (!entity)
			return false;
		code = entity->value;
	}
	buffer_put_format(out, "&#%lu;", code);
	return true;
}

static bool
is_of_reference(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
	       || (c >= 'a' && c <= 'z') || c == '#';
}

/* What stands at an '&'; returns the bytes taken, 0 when more are needed. */
static size_t
mend_ampersand(struct str rest, bool last, struct buffer *out)
{
	size_t n = 1;
	while (n < rest.len && n < LONGEST_REFERENCE
			&& is_of_reference(rest.at[n]))
		n++;
	if (n == rest.len && n < LONGEST_REFERENCE && !last)
		return 0;
	bool closed = n > 1 && n < rest.len && rest.at[n] == ';';
	if (closed && put_reference((struct str){ rest.at + 1, n - 1 }, out))
		return n + 1;
	buffer_put(out, STR("&amp;"));
	return 1;
}

/* A '<' or ']' that may open or close CDATA; likewise. */
static size_t
mend_cdata(struct xml_mend *mend, struct str rest, bool last,
		struct buffer *out)
{
	struct str mark = mend->cdata ? STR("]]>") : STR("<![CDATA[");
	if (str_starts(rest, mark)) {
		mend->cdata = !mend->cdata;
		buffer_put(out, mark);
		return mark.len;
	}
	if (!last && rest.len < mark.len && str_starts(mark, rest))
		return 0;
	buffer_put_char(out, rest.at[0]);
	return 1;
}

/* U+FEFF, U+FFFE and U+FFFF begin with the byte 0xEF. */
static size_t
mend_special(struct str rest, struct buffer *out)
{
	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		return 3;
	bool none = str_starts(rest, STR("\xEF\xBF\xBE"))
		    || str_starts(rest, STR("\xEF\xBF\xBF"));
	struct str character = { rest.at, rest.len < 3 ? rest.len : 3 };
	buffer_put(out, none ? STR(" ") : character);
	return character.len;
}

static bool
is_harmless(const struct xml_mend *mend, char c)
{
	if ((unsigned char)c < 0x20)
		return c == '\t' || c == '\n' || c == '\r';
	if (c == '&' || c == '<')
		return mend->cdata;
	return c != '\xEF' && (c != ']' || !mend->cdata);
}

size_t
xml_mend_put(struct xml_mend *mend, struct str text, bool last,
		struct buffer *out)
{
	size_t at = 0;
	while (at < text.len) {
		size_t from = at;
		while (at < text.len && is_harmless(mend, text.at[at]))
			at++;
		buffer_put(out, str_cut(text.at + from, text.at + at));
		if (at == text.len)
			break;
		struct str rest = { text.at + at, text.len - at };
		size_t taken = 1;
		if (rest.at[0] == '&')
			taken = mend_ampersand(rest, last, out);
		else if (rest.at[0] == '<' || rest.at[0] == ']')
			taken = mend_cdata(mend, rest, last, out);
		else if (rest.at[0] == '\xEF')
			taken = mend_special(rest, out);
		else
			buffer_put_char(out, ' ');
		if (!taken)
			break;
		at += taken;
	}
	return at;
}
