/* column.h - a column that is filled, nested like its field, and is handed out
 * as an Arrow array.
 *
 * Values are put at rows: the number of the row that is filled, counted over
 * the column's parent, and never smaller than the column's length. Rows that
 * are passed over are nulls, so only what is there is put:
 *
 *	arrow_column_open(&root, row);
 *	arrow_column_put_int(&root.children[SENTENCE], row, 3);
 *
 * The children of a struct have its rows; the rows of a list's item are
 * counted from its first to its last over all rows of the list:
 *
 *	size_t item = list->children->length;
 *	... put at `item` ...
 *	arrow_column_close(list, row);
 *
 * Offsets are of 32 bits: who fills a column keeps the bytes of its texts, and
 * the items of its lists, below 2^31 (batch.h does). Used by one thread. */
#ifndef DEMARCHE_ARROW_COLUMN_H
#define DEMARCHE_ARROW_COLUMN_H

#include "arrow/abi.h"
#include "arrow/bytes.h"
#include "arrow/field.h"
#include "base/str.h"

struct arrow_column {
	const struct arrow_field *field;
	struct str name;
	size_t length;             /* rows */
	struct arrow_bytes valid;  /* a bit a row; may be shorter: nulls */
	struct arrow_bytes starts; /* of texts and lists: int32, length + 1 */
	struct arrow_bytes values; /* [length]; of texts their bytes, of bool
				      bits, which may be shorter */
	struct arrow_column *children; /* field->child_count */
};

void arrow_column_init(
		struct arrow_column *column, const struct arrow_field *field);
void arrow_column_fini(struct arrow_column *column);

/* --- filling ------------------------------------------------------------- */

/* Room for a text of at most `maximum` bytes; ..._end tells how many it has
 * become, in the same row. Until then nothing is put. */
char *arrow_column_text(struct arrow_column *column, size_t maximum);
void arrow_column_text_end(
		struct arrow_column *column, size_t row, size_t bytes);
void arrow_column_put_text(
		struct arrow_column *column, size_t row, struct str text);
/* INT32, INT64 and DATE32; must be within their range. */
void arrow_column_put_int(
		struct arrow_column *column, size_t row, int64_t value);
void arrow_column_put_float(
		struct arrow_column *column, size_t row, double value);
void arrow_column_put_bool(struct arrow_column *column, size_t row, bool value);
/* A struct is there, whatever of its children is. */
void arrow_column_open(struct arrow_column *column, size_t row);
/* A list is there, with the items put since the row before. */
void arrow_column_close(struct arrow_column *column, size_t row);
/* Nulls up to this length, where it is shorter. */
void arrow_column_pad(struct arrow_column *column, size_t length);
/* Takes back what was put from row `length` on, half-filled lists and structs
 * of that row too. */
void arrow_column_cut(struct arrow_column *column, size_t length);

/* --- handing out --------------------------------------------------------- */

/* The column as an array of `length` rows, at least as many as it has; the
 * column is empty then. The caller releases the array, in whatever thread. */
void arrow_column_take(struct arrow_column *column, size_t length,
		struct ArrowArray *array);

#endif
