#include "arrow/batch.h"

#include <stdlib.h>

#include "arrow/column.h"
#include "arrow/json_line.h"
#include "arrow/schema.h"
#include "base/limits.h"
#include "base/memory.h"

struct arrow_batch {
	struct arrow_column table; /* a struct: its children are the columns */
	size_t rows;
	size_t bytes; /* of their lines */
};

struct arrow_batch *
arrow_batch_new(enum arrow_table table)
{
	struct arrow_batch *batch = memory_zero(1, sizeof *batch);
	arrow_column_init(&batch->table, arrow_table_field(table));
	return batch;
}

void
arrow_batch_free(struct arrow_batch *batch)
{
	if (!batch)
		return;
	arrow_column_fini(&batch->table);
	free(batch);
}

size_t
arrow_batch_rows(const struct arrow_batch *batch)
{
	return batch->rows;
}

static enum status
put_lines(struct arrow_batch *batch, struct str lines, size_t *rows,
		struct error *error)
{
	struct str rest = lines;
	uint64_t number = 0;
	while (rest.len) {
		bool more;
		struct str line = str_next(&rest, '\n', &more);
		number++;
		if (*rows == LIMIT_BATCH_ROWS)
			return error_set(error, STATUS_LIMIT, NULL, 0,
					ERROR_NO_OFFSET,
					"more than %d records in one batch",
					LIMIT_BATCH_ROWS);
		enum status status = arrow_json_line(
				&batch->table, *rows, line, error);
		if (status == STATUS_FORMAT && error) {
			error->line = number;
			error->offset += (uint64_t)(line.at - lines.at);
		}
		if (status)
			return status;
		++*rows;
	}
	return STATUS_OK;
}

enum status
arrow_batch_put(struct arrow_batch *batch, struct str lines,
		struct error *error)
{
	size_t rows = batch->rows;
	if (lines.len > LIMIT_BATCH_BYTES - batch->bytes)
		return error_set(error, STATUS_LIMIT, NULL, 0, ERROR_NO_OFFSET,
				"more than %d bytes of records in one batch",
				LIMIT_BATCH_BYTES);
	enum status status = put_lines(batch, lines, &rows, error);
	if (status) {
		arrow_column_cut(&batch->table, batch->rows);
		return status;
	}
	batch->rows = rows;
	batch->bytes += lines.len;
	return STATUS_OK;
}

void
arrow_batch_take(struct arrow_batch *batch, struct ArrowArray *array)
{
	arrow_column_take(&batch->table, batch->rows, array);
	batch->rows = batch->bytes = 0;
}

void
arrow_batch_schema(enum arrow_table table, struct ArrowSchema *schema)
{
	arrow_schema_make(schema, arrow_table_field(table));
}
