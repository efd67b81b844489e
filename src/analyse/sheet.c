#include "analyse/sheet.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/json.h"
#include "base/memory.h"

/* Numbers are printed with so many digits behind the point ... */
enum { DIGITS = 6 };
/* ... below this, and whole from there on: more digits say nothing. */
#define WHOLE_FROM 1e9

static const char *const TYPE_NAMES[] = {
	[SHEET_TEXT] = "text",
	[SHEET_COUNT] = "count",
	[SHEET_NUMBER] = "number",
	[SHEET_DATE] = "date",
	[SHEET_PERIOD] = "period",
};

void
sheet_init(struct sheet *sheet, const char *name,
		const struct sheet_column *columns, size_t count)
{
	*sheet = (struct sheet){ .name = name, .column_count = count };
	arena_init(&sheet->arena);
	sheet->columns = ARENA_NEW(&sheet->arena, struct sheet_column, count);
	memcpy(sheet->columns, columns, count * sizeof *columns);
}

void
sheet_fini(struct sheet *sheet)
{
	free(sheet->cells);
	arena_fini(&sheet->arena);
	*sheet = (struct sheet){ 0 };
}

/* --- filling ------------------------------------------------------------ */

void
sheet_row(struct sheet *sheet)
{
	size_t bytes = sheet->column_count * sizeof *sheet->cells;
	sheet->cells = memory_grow(sheet->cells, sheet->row_count,
			&sheet->capacity, bytes);
	memset(sheet->cells + sheet->row_count * sheet->column_count, 0, bytes);
	sheet->row_count++;
}

static struct sheet_cell *
cell_of(struct sheet *sheet, size_t column)
{
	return &sheet->cells[(sheet->row_count - 1) * sheet->column_count
			     + column];
}

void
sheet_put_day(struct sheet *sheet, size_t column, int32_t day)
{
	char date[11];
	date_of_day(day, date);
	if (day != DAY_NONE)
		sheet_put_text(sheet, column, str_of(date));
}

void
sheet_put_kept(struct sheet *sheet, size_t column, struct str text)
{
	*cell_of(sheet, column) =
			(struct sheet_cell){ .known = true, .text = text };
}

void
sheet_put_text(struct sheet *sheet, size_t column, struct str text)
{
	sheet_put_kept(sheet, column, arena_copy(&sheet->arena, text));
}

void
sheet_put_count(struct sheet *sheet, size_t column, int64_t count)
{
	*cell_of(sheet, column) =
			(struct sheet_cell){ .known = true, .count = count };
}

void
sheet_put_number(struct sheet *sheet, size_t column, double number)
{
	*cell_of(sheet, column) =
			(struct sheet_cell){ .known = isfinite(number),
				.number = number };
}

void
sheet_put_kept_at(
		struct sheet *sheet, size_t row, size_t column, struct str text)
{
	sheet->cells[row * sheet->column_count + column] =
			(struct sheet_cell){ .known = true, .text = text };
}

void
sheet_keep_texts(struct sheet *sheet)
{
	size_t width = sheet->column_count;
	for (size_t i = 0; i < sheet->row_count * width; i++) {
		struct sheet_cell *cell = &sheet->cells[i];
		if (cell->known
				&& sheet_type_is_text(
						sheet->columns[i % width].type))
			cell->text = arena_copy(&sheet->arena, cell->text);
	}
}

/* --- reading ------------------------------------------------------------ */

const struct sheet_cell *
sheet_at(const struct sheet *sheet, size_t row, size_t column)
{
	return &sheet->cells[row * sheet->column_count + column];
}

size_t
sheet_find(const struct sheet *sheet, const char *name)
{
	size_t column = 0;
	while (column < sheet->column_count
			&& strcmp(sheet->columns[column].name, name))
		column++;
	return column;
}

const char *
sheet_type_name(enum sheet_type type)
{
	return TYPE_NAMES[type];
}

bool
sheet_type_is_text(enum sheet_type type)
{
	return type != SHEET_COUNT && type != SHEET_NUMBER;
}

/* "12", "0.25", "-3.5": no zeros at the end, no -0, whatever the locale. */
static void
put_number(struct buffer *out, double number)
{
	int64_t unit = 1000000;
	if (fabs(number) >= WHOLE_FROM) {
		buffer_put_format(out, "%.0f", number);
		return;
	}
	int64_t scaled = llround(fabs(number) * (double)unit);
	int64_t part = scaled % unit;
	int digits = DIGITS;
	buffer_put_format(out, "%s%" PRId64, number < 0 && scaled ? "-" : "",
			scaled / unit);
	for (; part && part % 10 == 0; part /= 10)
		digits--;
	if (part)
		buffer_put_format(out, ".%0*" PRId64, digits, part);
}

void
sheet_put_cell(struct buffer *out, const struct sheet_cell *cell,
		enum sheet_type type)
{
	if (!cell->known)
		return;
	if (type == SHEET_COUNT)
		buffer_put_format(out, "%" PRId64, cell->count);
	else if (type == SHEET_NUMBER)
		put_number(out, cell->number);
	else
		buffer_put(out, cell->text);
}

/* --- printing ----------------------------------------------------------- */

static void
put_json_cell(struct json *json, const struct sheet_cell *cell,
		enum sheet_type type)
{
	if (cell->known && sheet_type_is_text(type)) {
		json_str(json, cell->text);
		return;
	}
	/* As json.c does between values. */
	if (json->comma)
		buffer_put_char(json->out, ',');
	json->comma = true;
	if (cell->known)
		sheet_put_cell(json->out, cell, type);
	else
		buffer_put(json->out, STR("null"));
}

void
sheet_put_jsonl(struct buffer *out, const struct sheet *sheet)
{
	for (size_t row = 0; row < sheet->row_count; row++) {
		struct json json;
		json_init(&json, out);
		json_open(&json, '{');
		json_put_str(&json, "record", str_of(sheet->name));
		for (size_t i = 0; i < sheet->column_count; i++) {
			json_key(&json, sheet->columns[i].name);
			put_json_cell(&json, sheet_at(sheet, row, i),
					sheet->columns[i].type);
		}
		json_close(&json, '}');
		buffer_put_char(out, '\n');
	}
}

static bool
needs_quotes(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr(",\"\r\n", text.at[i]))
			return true;
	return text.len && (text.at[0] == ' ' || text.at[text.len - 1] == ' ');
}

static void
put_csv_cell(struct buffer *out, const struct sheet_cell *cell,
		enum sheet_type type)
{
	bool number = type == SHEET_COUNT || type == SHEET_NUMBER;
	if (!cell->known || number || !needs_quotes(cell->text)) {
		sheet_put_cell(out, cell, type);
		return;
	}
	buffer_put_char(out, '"');
	for (size_t i = 0; i < cell->text.len; i++) {
		if (cell->text.at[i] == '"')
			buffer_put_char(out, '"');
		buffer_put_char(out, cell->text.at[i]);
	}
	buffer_put_char(out, '"');
}

void
sheet_put_csv(struct buffer *out, const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->column_count; i++)
		buffer_put_format(out, "%s%s", i ? "," : "",
				sheet->columns[i].name);
	buffer_put(out, STR("\r\n"));
	for (size_t row = 0; row < sheet->row_count; row++) {
		for (size_t i = 0; i < sheet->column_count; i++) {
			buffer_put(out, i ? STR(",") : STR(""));
			put_csv_cell(out, sheet_at(sheet, row, i),
					sheet->columns[i].type);
		}
		buffer_put(out, STR("\r\n"));
	}
}

static void
put_json_columns(struct json *json, const struct sheet *sheet)
{
	json_key(json, "columns");
	json_open(json, '[');
	for (size_t i = 0; i < sheet->column_count; i++) {
		const struct sheet_column *column = &sheet->columns[i];
		json_open(json, '{');
		json_put_str(json, "name", str_of(column->name));
		json_put_str(json, "type",
				str_of(sheet_type_name(column->type)));
		json_key(json, "unit");
		json_str(json, str_of(column->unit));
		json_key(json, "help");
		json_str(json, str_of(column->help));
		json_close(json, '}');
	}
	json_close(json, ']');
}

void
sheet_put_json(struct buffer *out, const struct sheet *sheet)
{
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "name", str_of(sheet->name));
	put_json_columns(&json, sheet);
	json_key(&json, "rows");
	json_open(&json, '[');
	for (size_t row = 0; row < sheet->row_count; row++) {
		json_open(&json, '[');
		for (size_t i = 0; i < sheet->column_count; i++)
			put_json_cell(&json, sheet_at(sheet, row, i),
					sheet->columns[i].type);
		json_close(&json, ']');
	}
	json_close(&json, ']');
	json_close(&json, '}');
}
