#include "base/terminal_text.h"

#include <utf8proc.h>

#include "base/utf8.h"

static unsigned
width_of(uint32_t code)
{
	int width = utf8proc_charwidth((utf8proc_int32_t)code);
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
		if (code >= 0x20 && (code < 0x7f || code >= 0xa0))
			buffer_put(out, (struct str){ text.at + start,
							at - start });
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
