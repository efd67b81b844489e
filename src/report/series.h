/* series.h - columns of sheets as arrays, for pictures. Memory is the
 * arena's. */
#ifndef DEMARCHE_REPORT_SERIES_H
#define DEMARCHE_REPORT_SERIES_H

#include "analyse/sheet.h"

/* [row_count]; NAN where a cell is unknown, is a text or there is no such
 * column. */
double *series_numbers(const struct sheet *sheet, const char *name,
		struct arena *arena);
/* [row_count]; empty where a cell is unknown, is a number or there is no such
 * column. */
struct str *series_texts(const struct sheet *sheet, const char *name,
		struct arena *arena);
/* One cell of them. */
double series_number(const struct sheet *sheet, size_t row, const char *name);
struct str series_text(const struct sheet *sheet, size_t row, const char *name);
/* Orders the rows by a column, highest or latest first; what is unknown comes
 * last, what is alike stays in its order. */
void series_sort(struct sheet *sheet, const char *column);
/* Of known numbers. */
double series_sum(const double *numbers, size_t count);

#endif
