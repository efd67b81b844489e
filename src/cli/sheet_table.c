#include "cli/sheet_table.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/terminal.h"

/* Between columns; the least that a text or a name is cut to, and that a
 * sentence has beside the other cells. Below them it stands further in. */
enum { GAP = 2, LEAST_TEXT = 10, LEAST_NAME = 7, LEAST_SENTENCE = 40,
	INDENT = 4 };

struct table_column {
	const struct sheet_column *column;
	bool right, shown, signs; /* numbers; fits; some are below zero */
	int digits;               /* behind the point */
	unsigned content, name;   /* columns that they take */
	unsigned width;
};

struct table {
	struct buffer *out;
	const struct sheet *sheet;
	struct table_column *columns;
	struct buffer cell;
	unsigned width;
	bool color;
};

/* --- cells -------------------------------------------------------------- */

static void
put_grouped(struct buffer *out, uint64_t number)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			buffer_put_char(out, ',');
		buffer_put_char(out, digits[i]);
	}
}

static void
put_real(struct buffer *out, double number, int digits)
{
	double scale = pow(10, digits);
	uint64_t scaled = (uint64_t)llround(fabs(number) * scale);
	uint64_t unit = (uint64_t)scale;
	if (number < 0 && scaled)
		buffer_put_char(out, '-');
	put_grouped(out, scaled / unit);
	if (digits)
		buffer_put_format(out, ".%0*" PRIu64, digits, scaled % unit);
}

/* The cell as people see it, in table->cell. */
static struct str
render(struct table *table, const struct table_column *column,
		const struct sheet_cell *cell)
{
	struct buffer *out = &table->cell;
	enum sheet_type type = column->column->type;
	buffer_reset(out);
	if (!cell->known)
		return (struct str){ 0 };
	if (type == SHEET_COUNT && cell->count < 0)
		buffer_put_char(out, '-');
	if (type == SHEET_COUNT)
		put_grouped(out, (uint64_t)llabs(cell->count));
	else if (type == SHEET_NUMBER && fabs(cell->number) < 1e15)
		put_real(out, cell->number, column->digits);
	else
		sheet_put_cell(out, cell, type);
	return buffer_str(out);
}

/* --- widths ------------------------------------------------------------- */

/* Digits that tell something: three for shares, none for thousands. */
static int
digits_for(double largest)
{
	if (largest == 0 || largest >= 1000)
		return 0;
	return largest >= 100 ? 1 : largest > 1 ? 2 : 3;
}

static void
look_at_numbers(const struct table *table, size_t index)
{
	struct table_column *column = &table->columns[index];
	double largest = 0;
	for (size_t row = 0; row < table->sheet->row_count; row++) {
		const struct sheet_cell *cell =
				sheet_at(table->sheet, row, index);
		if (!cell->known)
			continue;
		largest = fmax(largest, fabs(cell->number));
		column->signs |= cell->number < 0;
	}
	column->digits = digits_for(largest);
}

/* Of the widest word of "verbal_cooperation". */
static unsigned
name_width(const char *name)
{
	struct str rest = str_of(name);
	unsigned widest = 0;
	for (bool more = true; more;) {
		unsigned width = (unsigned)str_next(&rest, '_', &more).len;
		widest = width > widest ? width : widest;
	}
	return widest;
}

static void
measure(struct table *table, size_t index)
{
	struct table_column *column = &table->columns[index];
	column->column = &table->sheet->columns[index];
	column->right = column->column->type == SHEET_COUNT
			|| column->column->type == SHEET_NUMBER;
	if (column->column->type == SHEET_NUMBER)
		look_at_numbers(table, index);
	for (size_t row = 0; row < table->sheet->row_count; row++) {
		struct str text = render(table, column,
				sheet_at(table->sheet, row, index));
		unsigned width = terminal_columns(text);
		if (width > column->content)
			column->content = width;
	}
	column->name = name_width(column->column->name);
	column->width = column->content > column->name ? column->content
						       : column->name;
}

/* Of the columns that are shown. */
static unsigned
total(const struct table *table)
{
	unsigned all = 0;
	for (size_t i = 0; i < table->sheet->column_count; i++)
		if (table->columns[i].shown)
			all += table->columns[i].width + GAP;
	return all ? all - GAP : 0;
}

/* Columns that the names alone make wide. */
static void
cut_names(struct table *table)
{
	for (size_t i = 0; i < table->sheet->column_count; i++) {
		struct table_column *column = &table->columns[i];
		unsigned least = column->content > LEAST_NAME ? column->content
							      : LEAST_NAME;
		if (total(table) <= table->width)
			return;
		if (column->width > least)
			column->width = least;
	}
}

/* Where there is room again for whole names. */
static void
widen_names(struct table *table)
{
	for (size_t i = 0; i < table->sheet->column_count; i++) {
		struct table_column *column = &table->columns[i];
		unsigned width = column->width;
		if (column->name > width)
			column->width = column->name;
		if (total(table) > table->width)
			column->width = width;
	}
}

static struct table_column *
widest_text(struct table *table)
{
	struct table_column *widest = NULL;
	for (size_t i = 0; i < table->sheet->column_count; i++) {
		struct table_column *column = &table->columns[i];
		bool cut = column->column->room == SHEET_CUT
			   || column->column->room == SHEET_DETAIL;
		if (!column->right && column->shown && cut
				&& column->width > LEAST_TEXT
				&& (!widest || column->width > widest->width))
			widest = column;
	}
	return widest;
}

/* "b_conflict" beside "a_conflict": one alone compares nothing. */
static bool
are_beside(const struct sheet_column *one, const struct sheet_column *other)
{
	const char *a = strchr(one->name, '_'), *b = strchr(other->name, '_');
	return one->room == other->room && a && b && !strcmp(a, b);
}

static void
leave_out(struct table *table, size_t index)
{
	const struct sheet_column *out = table->columns[index].column;
	table->columns[index].shown = false;
	for (size_t i = 0; i < table->sheet->column_count; i++)
		if (out->room == SHEET_DETAIL
				&& are_beside(out, table->columns[i].column))
			table->columns[i].shown = false;
}

/* As many columns of one kind as are too many, the last first. */
static void
leave_out_all(struct table *table, enum sheet_room room)
{
	for (size_t i = table->sheet->column_count;
			i-- && total(table) > table->width;)
		if (table->columns[i].column->room == room)
			leave_out(table, i);
}

/* Where nothing stands in a column it is no column for people. */
static bool
has_content(const struct table *table, size_t index)
{
	return table->columns[index].content || !table->sheet->row_count;
}

static bool
is_sentence(const struct table_column *column)
{
	return column->column->room == SHEET_SENTENCE;
}

/* Beside the other cells where these leave enough, else below them. */
static void
place_sentence(struct table *table, struct table_column *column)
{
	unsigned used = total(table) + GAP;
	unsigned room = used < table->width ? table->width - used : 0;
	if (room < column->width && room < LEAST_SENTENCE)
		return;
	column->shown = true;
	if (column->width > room)
		column->width = room;
}

static void
place_sentences(struct table *table)
{
	for (size_t i = 0; i < table->sheet->column_count; i++)
		if (is_sentence(&table->columns[i]) && has_content(table, i))
			place_sentence(table, &table->columns[i]);
}

static void
fit(struct table *table)
{
	struct table_column *widest;
	for (size_t i = 0; i < table->sheet->column_count; i++)
		table->columns[i].shown = has_content(table, i)
					  && !is_sentence(&table->columns[i]);
	leave_out_all(table, SHEET_ID);
	cut_names(table);
	leave_out_all(table, SHEET_DETAIL);
	while (total(table) > table->width && (widest = widest_text(table)))
		widest->width--;
	leave_out_all(table, SHEET_CUT);
	leave_out_all(table, SHEET_WHOLE);
	widen_names(table);
	place_sentences(table);
}

/* --- lines -------------------------------------------------------------- */

static void
put_padded(struct table *table, const struct table_column *column,
		struct str text, const char *color)
{
	unsigned columns = terminal_columns(text);
	bool colored = table->color && *color;
	for (; column->right && columns < column->width; columns++)
		buffer_put_char(table->out, ' ');
	if (colored)
		buffer_put(table->out, str_of(color));
	if (column->right && columns <= column->width)
		terminal_put_text(table->out, text);
	else
		terminal_put_cell(table->out, text, column->width);
	if (colored)
		buffer_put(table->out, STR(COLOR_RESET));
}

static bool
is_first(const struct table *table, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (table->columns[i].shown)
			return false;
	return true;
}

static void
put_gap(struct table *table, size_t index)
{
	unsigned gap = is_first(table, index) ? 0 : GAP;
	for (unsigned i = 0; i < gap; i++)
		buffer_put_char(table->out, ' ');
}

/* Without the blanks behind the last cell. */
static void
end_line(struct table *table)
{
	struct buffer *out = table->out;
	while (out->len && out->at[out->len - 1] == ' ')
		out->len--;
	buffer_put_char(out, '\n');
}

static unsigned
name_lines(const char *name)
{
	unsigned lines = 1;
	for (; *name; name++)
		lines += *name == '_';
	return lines;
}

/* The word of a name that stands in a line; names end in the last one. */
static struct str
name_word(const char *name, unsigned line, unsigned lines)
{
	struct str rest = str_of(name), word = { 0 };
	unsigned first = lines - name_lines(name);
	bool more = true;
	for (unsigned i = first; i <= line && more; i++)
		word = str_next(&rest, '_', &more);
	return line < first ? (struct str){ 0 } : word;
}

static void
put_head(struct table *table)
{
	unsigned lines = 1;
	for (size_t i = 0; i < table->sheet->column_count; i++) {
		unsigned mine = name_lines(table->columns[i].column->name);
		lines = table->columns[i].shown && mine > lines ? mine : lines;
	}
	for (unsigned line = 0; line < lines; line++) {
		for (size_t i = 0; i < table->sheet->column_count; i++) {
			struct table_column *column = &table->columns[i];
			if (!column->shown)
				continue;
			put_gap(table, i);
			put_padded(table, column,
					name_word(column->column->name, line,
							lines),
					COLOR_BOLD);
		}
		end_line(table);
	}
}

static const char *
color_of(const struct table_column *column, const struct sheet_cell *cell)
{
	if (!cell->known || !column->signs || cell->number == 0)
		return "";
	return cell->number < 0 ? COLOR_RED : COLOR_GREEN;
}

/* What had no room among the cells of the row. */
static void
put_sentences(struct table *table, size_t row)
{
	for (size_t i = 0; i < table->sheet->column_count; i++) {
		struct table_column *column = &table->columns[i];
		if (!is_sentence(column) || column->shown)
			continue;
		terminal_put_lines(table->out,
				render(table, column,
						sheet_at(table->sheet, row, i)),
				INDENT, table->width);
	}
}

static void
put_row(struct table *table, size_t row)
{
	for (size_t i = 0; i < table->sheet->column_count; i++) {
		const struct table_column *column = &table->columns[i];
		const struct sheet_cell *cell = sheet_at(table->sheet, row, i);
		if (!column->shown)
			continue;
		put_gap(table, i);
		put_padded(table, column, render(table, column, cell),
				color_of(column, cell));
	}
	end_line(table);
	put_sentences(table, row);
}

/* The names of the columns that are left out. */
static void
put_rest(struct table *table)
{
	const char *before = "not shown: ";
	for (size_t i = 0; i < table->sheet->column_count; i++) {
		if (table->columns[i].shown || !has_content(table, i)
				|| is_sentence(&table->columns[i]))
			continue;
		buffer_put_format(table->out, "%s%s", before,
				table->columns[i].column->name);
		before = ", ";
	}
	if (before[0] == ',')
		buffer_put(table->out,
				STR(" (a wider terminal or --format csv has "
				    "them)\n"));
}

void
sheet_table_put(struct buffer *out, const struct sheet *sheet, unsigned width,
		bool color)
{
	struct table table = {
		.out = out, .sheet = sheet, .width = width, .color = color
	};
	table.columns = memory_zero(sheet->column_count, sizeof *table.columns);
	buffer_init(&table.cell, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sheet->column_count; i++)
		measure(&table, i);
	fit(&table);
	put_head(&table);
	for (size_t row = 0; row < sheet->row_count; row++)
		put_row(&table, row);
	put_rest(&table);
	buffer_fini(&table.cell);
	free(table.columns);
}
