#include "base/markup.h"

#include "base/utf8.h"

static void
put_code(struct buffer *out, uint32_t code)
{
	char bytes[4];
	unsigned length = utf8_encode(code, bytes);
	buffer_put(out, (struct str){ bytes, length });
}

/* What XML 1.0 (2.2, Char) leaves out, and C1, which helps nobody. */
static bool
is_forbidden(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0)
	       || (code >= 0xD800 && code < 0xE000) || code == 0xFFFE
	       || code == 0xFFFF || code > 0x10FFFF;
}

static void
put_character(struct buffer *out, uint32_t code)
{
	switch (code) {
	case '&':
		buffer_put(out, STR("&amp;"));
		return;
	case '<':
		buffer_put(out, STR("&lt;"));
		return;
	case '>':
		buffer_put(out, STR("&gt;"));
		return;
	case '"':
		buffer_put(out, STR("&quot;"));
		return;
	case '\'':
		buffer_put(out, STR("&#39;"));
		return;
	case '\t':
	case '\n':
	case '\r':
		buffer_put_char(out, ' ');
		return;
	default:
		put_code(out, is_forbidden(code) ? UTF8_REPLACEMENT : code);
	}
}

void
markup_put(struct buffer *out, struct str text)
{
	for (size_t at = 0; at < text.len;)
		put_character(out, utf8_next(text, &at));
}

/* Bytes of `text` that hold so many characters, whole words of them where
 * that leaves at least half. */
static size_t
cut_at(struct str text, size_t characters)
{
	size_t at = 0, count = 0, word = 0;
	while (at < text.len && count < characters) {
		size_t before = at;
		if (utf8_is_space(utf8_next(text, &at))
				&& count > characters / 2)
			word = before;
		count++;
	}
	if (at >= text.len)
		return text.len;
	size_t behind = at;
	if (utf8_is_space(utf8_next(text, &behind)) || !word)
		return at;
	return word;
}

void
markup_put_short(struct buffer *out, struct str text, size_t characters)
{
	size_t length = cut_at(text, characters);
	markup_put(out, (struct str){ text.at, length });
	if (length < text.len)
		buffer_put(out, STR("…"));
}

static bool
starts_in_any_case(struct str text, struct str prefix)
{
	return text.len >= prefix.len
	       && str_equal_ascii_case(
			       (struct str){ text.at, prefix.len }, prefix);
}

bool
markup_is_address(struct str address)
{
	struct str host;
	if (starts_in_any_case(address, STR("https://")))
		host = (struct str){ address.at + 8, address.len - 8 };
	else if (starts_in_any_case(address, STR("http://")))
		host = (struct str){ address.at + 7, address.len - 7 };
	else
		return false;
	return host.len && host.at[0] != '/' && host.at[0] != '?'
	       && host.at[0] != '#';
}
