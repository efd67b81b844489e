/* rows.h - the rows of a sheet that are asked for: in an order, some of them.
 */
#ifndef DEMARCHE_ASK_ROWS_H
#define DEMARCHE_ASK_ROWS_H

#include "analyse/sheet.h"
#include "ask/question.h"

/* By "events", "-events" (the largest first) or "-|net|" (whatever the sign);
 * null: as they are. What is unknown comes last; what is alike stays as it was.
 * Fails: STATUS_USAGE for what is no column, error->where "order". */
MUST_CHECK enum status rows_put_in_order(
		struct sheet *sheet, const char *order, struct error *error);

/* Leaves the rows of the selection's offset and limit; limit 0: all. */
void rows_cut(struct sheet *sheet, const struct selection *page);

/* Leaves these columns, in this order: names with commas between; null: all.
 * Fails: STATUS_USAGE for what is no column, or stands twice, error->where
 * "columns". */
MUST_CHECK enum status rows_keep_columns(
		struct sheet *sheet, const char *names, struct error *error);

/* Order, rows and columns as the question asks; `total` becomes the number of
 * rows before. */
MUST_CHECK enum status rows_choose(struct sheet *sheet,
		const struct question *question, size_t *total,
		struct error *error);

/* The sheet as JSON with `total`, how many rows there are, before the rest. */
void rows_put_json(struct buffer *out, const struct sheet *sheet, size_t total);

#endif
