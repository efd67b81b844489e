/* Lines of records, as a database may say they are: read into columns, or
 * refused; what was refused leaves nothing behind. */
#include <stdlib.h>

#include "arrow/batch.h"
#include "base/utf8.h"
#include "fuzz.h"

/* Texts are well-formed, offsets rise, children have the rows of their
 * parents. */
static void
check_text(const struct ArrowArray *array)
{
	const int32_t *starts = array->buffers[1];
	const char *bytes = array->buffers[2];
	for (int64_t i = 0; i < array->length; i++) {
		if (starts[i] > starts[i + 1])
			abort();
		struct str text = { bytes + starts[i],
			(size_t)(starts[i + 1] - starts[i]) };
		if (utf8_check(text) != text.len)
			abort();
	}
}

static void
check(const struct ArrowSchema *schema, const struct ArrowArray *array)
{
	bool list = !strcmp(schema->format, "+l");
	int64_t rows = array->length;
	if (array->null_count > rows || (array->null_count && !*array->buffers))
		abort();
	if (list)
		rows = ((const int32_t *)array->buffers[1])[rows];
	if (!strcmp(schema->format, "u"))
		check_text(array);
	for (int64_t i = 0; i < array->n_children; i++) {
		if (array->children[i]->length != rows)
			abort();
		check(schema->children[i], array->children[i]);
	}
}

static void
run(enum arrow_table table, struct str lines)
{
	static const struct str good = { "{}\n", 3 };
	struct arrow_batch *batch = arrow_batch_new(table);
	struct ArrowSchema schema;
	struct ArrowArray array;
	struct error error;
	if (arrow_batch_put(batch, good, &error))
		abort();
	enum status status = arrow_batch_put(batch, lines, &error);
	if (status
			&& (status != STATUS_FORMAT || error.offset > lines.len
					|| arrow_batch_rows(batch) != 1))
		abort();
	if (arrow_batch_put(batch, good, &error))
		abort();
	arrow_batch_schema(table, &schema);
	arrow_batch_take(batch, &array);
	check(&schema, &array);
	array.release(&array);
	schema.release(&schema);
	arrow_batch_free(batch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str lines = { (const char *)data, size };
	run(ARROW_RECORDS, lines);
	run(ARROW_ARTICLES, lines);
	run(ARROW_RELATIONS, lines);
	return 0;
}
