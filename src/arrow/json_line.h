/* json_line.h - a line of JSON (RFC 8259) into the columns of a table, in one
 * pass and without copies in between.
 *
 * In: what record writers print, or what a database says they printed: the
 * line may be anything. Only what the table has columns for is read: a field
 * without column, one told twice, a value of another type than the column's, a
 * number of more digits than writers give (2^53 without its point; whole ones
 * below 2^63), malformed UTF-8 are refused, with the byte. `null` is a field
 * that is not there. As deep as the table, whatever the line. */
#ifndef DEMARCHE_ARROW_JSON_LINE_H
#define DEMARCHE_ARROW_JSON_LINE_H

#include <stdint.h>

#include "arrow/column.h"
#include "base/error.h"
#include "base/str.h"

/* Puts an object at `row` of `table`, a struct. Fails with STATUS_FORMAT, the
 * byte within `line` as offset; the row is half filled then, and to be cut
 * off. With STATUS_LIMIT where a list of the table has LIMIT_BATCH_ITEMS
 * already, over all rows. */
MUST_CHECK enum status arrow_json_line(struct arrow_column *table, size_t row,
		struct str line, struct error *error);

#endif
