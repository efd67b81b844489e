#include "base/terminal_text.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum { HIDDEN = 0 };

/* Characters that turn the direction of what stands behind them: with these an
 * article would write over the table. */
static bool
turns_direction(uint32_t code)
{
	return code == 0x061c || code == 0x200e || code == 0x200f
	       || (code >= 0x202a && code <= 0x202e)
	       || (code >= 0x2066 && code <= 0x2069);
}

/* The character that stands for one of a text: a space for what ends a line or
 * is a gap, none for what a terminal would obey. */
static uint32_t
shown_as(uint32_t code)
{
	if ((code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028
			|| code == 0x2029)
		return ' ';
	bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
	return control || turns_direction(code) ? HIDDEN : code;
}

static unsigned
width_of(uint32_t code)
{
	int width = utf8proc_charwidth((utf8proc_int32_t)shown_as(code));
	return width > 0 ? (unsigned)width : 0;
}

unsigned
terminal_columns(struct str text)
{
	unsigned columns = 0;
	for (size_t at = 0; at < text.len;)
		columns += width_of(utf8_next(text, &at));
	return columns;
}

void
terminal_put_text(struct buffer *out, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t code = utf8_next(text, &at);
		uint32_t shown = shown_as(code);
		if (shown == code)
			buffer_put(out, (struct str){ text.at + start,
							at - start });
		else if (shown != HIDDEN)
			buffer_put_char(out, (char)shown);
	}
}

void
terminal_put_cell(struct buffer *out, struct str text, unsigned columns)
{
	if (!columns)
		return;
	unsigned whole = terminal_columns(text), used = 0;
	unsigned room = whole > columns ? columns - 1 : columns;
	size_t end = 0;
	for (size_t at = 0; at < text.len; end = at) {
		unsigned width = width_of(utf8_next(text, &at));
		if (used + width > room)
			break;
		used += width;
	}
	terminal_put_text(out, (struct str){ text.at, end });
	if (whole > columns) {
		buffer_put(out, STR("…"));
		used++;
	}
	for (; used < columns; used++)
		buffer_put_char(out, ' ');
}

/* Takes the words off `rest` that have room in one line: at least one, which is
 * cut where it is too long. */
static struct str
take_line(struct str *rest, unsigned columns)
{
	struct str all = *rest, line = { rest->at, 0 };
	for (bool more = true; more;) {
		struct str left = *rest;
		struct str word = str_next(&left, ' ', &more);
		struct str longer = str_cut(all.at, word.at + word.len);
		if (line.len && terminal_columns(longer) > columns)
			break;
		line = longer;
		*rest = more ? left : (struct str){ line.at + line.len, 0 };
	}
	return line;
}

void
terminal_put_lines(struct buffer *out, struct str text, unsigned indent,
		unsigned columns)
{
	unsigned room = columns > indent ? columns - indent : 1;
	for (text = str_trim(text); text.len;) {
		struct str line = take_line(&text, room);
		unsigned width = terminal_columns(line);
		for (unsigned i = 0; i < indent; i++)
			buffer_put_char(out, ' ');
		terminal_put_cell(out, line, width < room ? width : room);
		buffer_put_char(out, '\n');
	}
}
