#include "ask/rows.h"

#include <math.h>
#include <stdlib.h>

#include "base/limits.h"
#include "store/selection_list.h"

/* --- order ------------------------------------------------------------- */

static int
compare_numbers(double a, double b)
{
	return a < b ? -1 : a > b;
}

static int
compare_cells(const struct sheet_cell *a, const struct sheet_cell *b,
		enum sheet_type type, bool size)
{
	if (sheet_type_is_text(type))
		return str_compare(a->text, b->text);
	if (type == SHEET_COUNT)
		return a->count < b->count ? -1 : a->count > b->count;
	return size ? compare_numbers(fabs(a->number), fabs(b->number))
		    : compare_numbers(a->number, b->number);
}

struct row_place {
	const struct sheet_cell *cell; /* that orders it */
	size_t row;
	enum sheet_type type;
	struct row_order {
		int sign;  /* -1: largest first */
		bool size; /* numbers count without their sign */
	} order;
};

/* What is unknown comes last; what is alike stays as it was. */
static int
compare_rows(const void *a, const void *b)
{
	const struct row_place *one = a, *two = b;
	int order = 0;
	if (one->cell->known != two->cell->known)
		return one->cell->known ? -1 : 1;
	if (one->cell->known)
		order = one->order.sign
			* compare_cells(one->cell, two->cell, one->type,
					one->order.size);
	if (order)
		return order;
	return one->row < two->row ? -1 : one->row > two->row;
}

/* "-events": its column, and whether the largest come first; |influence|
 * whatever its sign. */
static size_t
column_of(const struct sheet *sheet, const char *text, struct row_order *order)
{
	char name[64];
	bool down = *text == '-';
	struct str bare = str_of(text + down);
	order->sign = down ? -1 : 1;
	order->size = bare.len > 2 && bare.at[0] == '|'
		      && bare.at[bare.len - 1] == '|';
	if (order->size)
		bare = (struct str){ bare.at + 1, bare.len - 2 };
	if (bare.len >= sizeof name)
		return sheet->column_count;
	memcpy(name, bare.at, bare.len);
	name[bare.len] = '\0';
	return sheet_find(sheet, name);
}

static void
sort(struct sheet *sheet, size_t column, struct row_order order)
{
	size_t width = sheet->column_count;
	struct row_place *rows = ARENA_NEW(
			&sheet->arena, struct row_place, sheet->row_count + 1);
	struct sheet_cell *cells = ARENA_NEW(&sheet->arena, struct sheet_cell,
			sheet->row_count * width + 1);
	for (size_t i = 0; i < sheet->row_count; i++)
		rows[i] = (struct row_place){ sheet_at(sheet, i, column), i,
			sheet->columns[column].type, order };
	qsort(rows, sheet->row_count, sizeof *rows, compare_rows);
	for (size_t i = 0; i < sheet->row_count; i++)
		memcpy(&cells[i * width], &sheet->cells[rows[i].row * width],
				width * sizeof *cells);
	if (sheet->row_count)
		memcpy(sheet->cells, cells,
				sheet->row_count * width * sizeof *cells);
}

enum status
rows_put_in_order(struct sheet *sheet, const char *order, struct error *error)
{
	struct row_order asked;
	if (!order)
		return STATUS_OK;
	size_t column = column_of(sheet, order, &asked);
	if (column == sheet->column_count)
		return error_set(error, STATUS_USAGE, "order", 0,
				ERROR_NO_OFFSET,
				"order is a column of %s, with - before it for "
				"the largest first, not \"%.100s\"",
				sheet->name, order);
	sort(sheet, column, asked);
	return STATUS_OK;
}

/* --- some of them ------------------------------------------------------ */

void
rows_cut(struct sheet *sheet, const struct selection *page)
{
	size_t offset = (size_t)page->offset, limit = (size_t)page->limit;
	if (offset > sheet->row_count)
		offset = sheet->row_count;
	if (!limit || limit > sheet->row_count - offset)
		limit = sheet->row_count - offset;
	if (offset && limit)
		memmove(sheet->cells,
				sheet->cells + offset * sheet->column_count,
				limit * sheet->column_count
						* sizeof *sheet->cells);
	sheet->row_count = limit;
}

/* --- some columns ------------------------------------------------------- */

static enum status
refuse_column(const struct sheet *sheet, struct str name, struct error *error)
{
	struct buffer list;
	buffer_init(&list, 1024);
	for (size_t i = 0; i < sheet->column_count; i++)
		buffer_put_format(&list, "%s%s", i ? ", " : "",
				sheet->columns[i].name);
	error_set(error, STATUS_USAGE, "columns", 0, ERROR_NO_OFFSET,
			"columns are some of %.*s, each once, not \"%.*s\"",
			STR_ARG(buffer_str(&list)),
			(int)(name.len < 100 ? name.len : 100), name.at);
	buffer_fini(&list);
	return STATUS_USAGE;
}

/* The column of that name, once; else the number of columns. */
static size_t
column_named(const struct sheet *sheet, struct str name, const size_t *taken,
		size_t count)
{
	size_t column = 0;
	while (column < sheet->column_count
			&& !str_equal(str_of(sheet->columns[column].name),
					name))
		column++;
	for (size_t i = 0; i < count; i++)
		if (taken[i] == column)
			return sheet->column_count;
	return column;
}

static void
keep(struct sheet *sheet, const size_t *kept, size_t count)
{
	size_t width = sheet->column_count;
	struct sheet_column *columns =
			ARENA_NEW(&sheet->arena, struct sheet_column, width);
	struct sheet_cell *row =
			ARENA_NEW(&sheet->arena, struct sheet_cell, width);
	memcpy(columns, sheet->columns, width * sizeof *columns);
	for (size_t i = 0; i < count; i++)
		sheet->columns[i] = columns[kept[i]];
	for (size_t i = 0; i < sheet->row_count; i++) {
		memcpy(row, &sheet->cells[i * width], width * sizeof *row);
		for (size_t k = 0; k < count; k++)
			sheet->cells[i * count + k] = row[kept[k]];
	}
	sheet->column_count = count;
}

enum status
rows_keep_columns(struct sheet *sheet, const char *names, struct error *error)
{
	struct str rest = str_of(names ? names : ""), name;
	size_t *kept = ARENA_NEW(
			&sheet->arena, size_t, sheet->column_count + 1);
	size_t count = 0;
	while (list_next(&rest, &name)) {
		size_t column = column_named(sheet, name, kept, count);
		if (column == sheet->column_count)
			return refuse_column(sheet, name, error);
		kept[count++] = column;
	}
	if (count)
		keep(sheet, kept, count);
	return STATUS_OK;
}

enum status
rows_choose(struct sheet *sheet, const struct question *question, size_t *total,
		struct error *error)
{
	*total = sheet->row_count;
	enum status status = rows_put_in_order(sheet, question->order, error);
	if (status)
		return status;
	rows_cut(sheet, &question->selection);
	return rows_keep_columns(sheet, question->columns, error);
}

/* --- answers ------------------------------------------------------------ */

void
rows_put_json(struct buffer *out, const struct sheet *sheet, size_t total)
{
	struct buffer json;
	buffer_init(&json, LIMIT_ANSWER_BYTES);
	sheet_put_json(&json, sheet);
	buffer_put_format(out, "{\"total\":%zu,", total);
	if (json.len)
		buffer_put(out, str_cut(json.at + 1, json.at + json.len));
	out->full |= json.full;
	buffer_fini(&json);
}
