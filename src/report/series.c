#include "report/series.h"

#include <math.h>

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
