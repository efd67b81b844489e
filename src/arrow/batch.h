/* batch.h - JSON lines that the program printed, as rows of Arrow columns.
 *
 *	struct arrow_batch *batch = arrow_batch_new(ARROW_RECORDS);
 *	while (... more lines ...) {
 *		status = arrow_batch_put(batch, lines, &error);
 *		if (status == STATUS_LIMIT && arrow_batch_rows(batch))
 *			... arrow_batch_take(batch, &array), put them again ...
 *	}
 *	arrow_batch_take(batch, &array);
 *	arrow_batch_free(batch);
 *
 * What a line tells is found again in the columns, all of it
 * (record_fields.h); a line with more than that is refused. A batch is used by
 * one thread; its arrays by any. */
#ifndef DEMARCHE_ARROW_BATCH_H
#define DEMARCHE_ARROW_BATCH_H

#include <stddef.h>

#include "arrow/abi.h"
#include "arrow/record_fields.h"
#include "base/error.h"
#include "base/str.h"

struct arrow_batch;

struct arrow_batch *arrow_batch_new(enum arrow_table table);
/* Null: nothing. */
void arrow_batch_free(struct arrow_batch *batch);

/* Puts a row a line; the last may lack its newline. All or nothing.
 * STATUS_FORMAT: a line is no record as the program writes them; `error` tells
 * its number in `lines`, from 1, and the byte within `lines`. STATUS_LIMIT:
 * there is no room for them beside the rows that are there; where there are
 * none, there never is. Offsets of columns have 32 bits, so a batch takes
 * LIMIT_BATCH_BYTES of lines; LIMIT_BATCH_ROWS and LIMIT_BATCH_ITEMS bound
 * what a hostile database can make of few bytes. */
MUST_CHECK enum status arrow_batch_put(struct arrow_batch *batch,
		struct str lines, struct error *error);

/* Put since the batch was taken. */
size_t arrow_batch_rows(const struct arrow_batch *batch);

/* All rows as a struct array, also none; the batch is empty then, and may be
 * filled again. The caller releases the array, when it likes. */
void arrow_batch_take(struct arrow_batch *batch, struct ArrowArray *array);

/* Of all batches of a table. The caller releases it. */
void arrow_batch_schema(enum arrow_table table, struct ArrowSchema *schema);

#endif
