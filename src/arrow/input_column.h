/* input_column.h - one column of articles, read row by row as text. */
#ifndef DEMARCHE_ARROW_INPUT_COLUMN_H
#define DEMARCHE_ARROW_INPUT_COLUMN_H

#include "arrow/abi.h"
#include "arrow/input_type.h"
#include "base/error.h"

enum input_use {
	INPUT_USE_TEXT,
	INPUT_USE_ID,   /* or an integer */
	INPUT_USE_DATE, /* or a day or time */
};

struct input_column {
	const char *name; /* of the table of uses: "text" */
	enum input_use use;
	int64_t child;             /* its number in the struct; -1: not there */
	struct input_type type;    /* of its values, in a dictionary or not */
	struct input_type indices; /* INPUT_OTHER: no dictionary */
	const struct ArrowArray *array, *values; /* the same, or the dictionary
						    of the array */
	int64_t first;               /* row of the array's buffers */
	char text[INPUT_DATE_BYTES]; /* of what is no text */
};

/* What the column is, from its schema; STATUS_USAGE where that cannot be
 * read. */
MUST_CHECK enum status input_column_bind(struct input_column *column,
		const struct ArrowSchema *schema, struct error *error);

/* Takes rows [first, first + length) of `array` for 0, 1...; STATUS_FORMAT
 * where it isn't as its schema says. The array must stay. */
MUST_CHECK enum status input_column_load(struct input_column *column,
		const struct ArrowArray *array, int64_t first, int64_t length,
		struct error *error);

/* The value of a row: of the array's, or of column->text, good until the next
 * call; `at` null for null. STATUS_FORMAT where an index or a view leads
 * nowhere. */
MUST_CHECK enum status input_column_get(struct input_column *column,
		int64_t row, struct str *value, struct error *error);

#endif
