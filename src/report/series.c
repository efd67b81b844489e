#include "report/series.h"

#include <math.h>
#include <stdlib.h>

double
series_number(const struct sheet *sheet, size_t row, const char *name)
{
	size_t column = sheet_find(sheet, name);
	if (column == sheet->column_count)
		return (double)NAN;
	const struct sheet_cell *cell = sheet_at(sheet, row, column);
	enum sheet_type type = sheet->columns[column].type;
	if (!cell->known || (type != SHEET_COUNT && type != SHEET_NUMBER))
		return (double)NAN;
	return type == SHEET_COUNT ? (double)cell->count : cell->number;
}

struct str
series_text(const struct sheet *sheet, size_t row, const char *name)
{
	size_t column = sheet_find(sheet, name);
	if (column == sheet->column_count)
		return STR("");
	const struct sheet_cell *cell = sheet_at(sheet, row, column);
	enum sheet_type type = sheet->columns[column].type;
	if (!cell->known || type == SHEET_COUNT || type == SHEET_NUMBER)
		return STR("");
	return cell->text;
}

double *
series_numbers(const struct sheet *sheet, const char *name, struct arena *arena)
{
	double *numbers = ARENA_NEW(arena, double, sheet->row_count + 1);
	for (size_t i = 0; i < sheet->row_count; i++)
		numbers[i] = series_number(sheet, i, name);
	return numbers;
}

struct str *
series_texts(const struct sheet *sheet, const char *name, struct arena *arena)
{
	struct str *texts = ARENA_NEW(arena, struct str, sheet->row_count + 1);
	for (size_t i = 0; i < sheet->row_count; i++)
		texts[i] = series_text(sheet, i, name);
	return texts;
}

double
series_sum(const double *numbers, size_t count)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		if (isfinite(numbers[i]))
			sum += numbers[i];
	return sum;
}

/* --- order -------------------------------------------------------------- */

struct sorted_row {
	size_t row;
	double number;
	struct str text;
};

/* Unknown numbers are NAN, unknown texts empty: both last. */
static int
highest_first(const void *a, const void *b)
{
	const struct sorted_row *left = a, *right = b;
	bool known = isfinite(left->number);
	if (known != isfinite(right->number))
		return known ? -1 : 1;
	if (known
			&& (left->number > right->number
					|| left->number < right->number))
		return left->number > right->number ? -1 : 1;
	int order = str_compare(right->text, left->text);
	return order ? order
		     : (left->row > right->row) - (left->row < right->row);
}

static void
copy_cell(struct sheet *out, size_t column, const struct sheet_cell *cell)
{
	enum sheet_type type = out->columns[column].type;
	if (!cell->known)
		return;
	if (type == SHEET_COUNT)
		sheet_put_count(out, column, cell->count);
	else if (type == SHEET_NUMBER)
		sheet_put_number(out, column, cell->number);
	else
		sheet_put_text(out, column, cell->text);
}

static void
copy_row(struct sheet *out, const struct sheet *sheet, size_t row)
{
	sheet_row(out);
	for (size_t column = 0; column < sheet->column_count; column++)
		copy_cell(out, column, sheet_at(sheet, row, column));
}

void
series_sort(struct sheet *sheet, const char *column)
{
	struct arena arena;
	struct sheet out;
	size_t count = sheet->row_count;
	if (!count)
		return;
	arena_init(&arena);
	struct sorted_row *rows = ARENA_NEW(&arena, struct sorted_row, count);
	for (size_t i = 0; i < count; i++)
		rows[i] = (struct sorted_row){ i,
			series_number(sheet, i, column),
			series_text(sheet, i, column) };
	qsort(rows, count, sizeof *rows, highest_first);
	sheet_init(&out, sheet->name, sheet->columns, sheet->column_count);
	for (size_t i = 0; i < count; i++)
		copy_row(&out, sheet, rows[i].row);
	arena_fini(&arena);
	sheet_fini(sheet);
	*sheet = out;
}
