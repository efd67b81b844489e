#include "export/columns.h"

#include <math.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* Line ends that some readers know and others do not. */
static bool
ends_line(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028
	       || code == 0x2029;
}

void
column_put_part(struct buffer *out, struct str text, const char *marks)
{
	bool space = false, begun = false;
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t code = utf8_next(text, &at);
		if (code == ' ' || ends_line(code)
				|| (code < 0x80 && strchr(marks, (int)code))) {
			space = begun;
			continue;
		}
		if (space)
			buffer_put_char(out, ' ');
		space = false;
		begun = true;
		if (code == '"')
			buffer_put_char(out, '\'');
		else
			buffer_put(out, str_cut(text.at + start, text.at + at));
	}
}

void
column_put_cell(struct buffer *out, struct str text)
{
	column_put_part(out, text, "");
}

void
column_put_upper(struct buffer *out, struct str text)
{
	for (size_t at = 0; at < text.len;) {
		char bytes[4];
		uint32_t code = utf8_next(text, &at);
		uint32_t upper = (uint32_t)utf8proc_toupper(
				(utf8proc_int32_t)code);
		buffer_put(out, (struct str){ bytes,
						utf8_encode(upper, bytes) });
	}
}

void
column_put_real(struct buffer *out, double number, int digits)
{
	double scale = pow(10, digits);
	if (fabs(number) >= 1e15) {
		buffer_put_format(out, "%.0f", number);
		return;
	}
	long long parts = llround(fabs(number) * scale);
	long long unit = (long long)scale;
	char text[48];
	int length = snprintf(text, sizeof text, "%s%lld.%0*lld",
			number < 0 && parts ? "-" : "", parts / unit, digits,
			parts % unit);
	while (digits && text[length - 1] == '0')
		length--;
	if (digits && text[length - 1] == '.')
		length--;
	buffer_put(out, (struct str){ text, (size_t)length });
}

void
layout_put_head(struct buffer *out, const struct export_layout *layout)
{
	if (!layout->head)
		return;
	for (size_t i = 0; i < layout->count; i++)
		buffer_put_format(out, "%s%s", i ? "\t" : "",
				layout->columns[i].name);
	buffer_put_char(out, '\n');
}

void
layout_put_row(struct buffer *out, struct buffer *cell,
		const struct export_layout *layout,
		const struct export_row *row)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct export_column *column = &layout->columns[i];
		if (i)
			buffer_put_char(out, '\t');
		buffer_reset(cell);
		if (column->put)
			column->put(cell, row, column->side);
		size_t before = out->len;
		column_put_cell(out, buffer_str(cell));
		if (out->len == before)
			buffer_put(out, str_of(layout->missing));
	}
	buffer_put_char(out, '\n');
}
