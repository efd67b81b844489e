#include "made_stream.h"

#include <errno.h>
#include <stdlib.h>

static int open_count;

int
made_still_open(void)
{
	return open_count;
}

static void
close_one(void *memory)
{
	if (open_count-- < 1)
		abort();
	free(memory);
}

/* --- schemas ------------------------------------------------------------- */

static void
release_schema(struct ArrowSchema *schema)
{
	for (int64_t i = 0; i < schema->n_children; i++)
		schema->children[i]->release(schema->children[i]);
	for (int64_t i = 0; i < schema->n_children; i++)
		free(schema->children[i]);
	if (schema->dictionary) {
		schema->dictionary->release(schema->dictionary);
		free(schema->dictionary);
	}
	schema->release = NULL;
	close_one(schema->children);
}

static void
make_schema(struct ArrowSchema *schema, const char *format, const char *name)
{
	*schema = (struct ArrowSchema){
		.format = format,
		.name = name,
		.children = calloc(MADE_COLUMNS, sizeof(struct ArrowSchema *)),
		.release = release_schema,
	};
	open_count++;
}

static void
make_column_schema(struct ArrowSchema *schema, const struct made_column *column)
{
	make_schema(schema, column->format, column->name);
	if (!column->dictionary)
		return;
	schema->dictionary = calloc(1, sizeof *schema);
	make_schema(schema->dictionary, column->dictionary->format, NULL);
}

static int
get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *schema)
{
	struct made_stream *made = stream->private_data;
	if (made->schema_error)
		return made->schema_error;
	make_schema(schema, made->format ? made->format : "+s", NULL);
	const struct made_column *columns = made->batches[0].columns;
	for (; columns[schema->n_children].format; schema->n_children++) {
		int64_t i = schema->n_children;
		schema->children[i] = calloc(1, sizeof *schema);
		make_column_schema(schema->children[i], &columns[i]);
	}
	return 0;
}

/* --- arrays -------------------------------------------------------------- */

static void
release_array(struct ArrowArray *array)
{
	for (int64_t i = 0; i < array->n_children; i++)
		array->children[i]->release(array->children[i]);
	for (int64_t i = 0; i < array->n_children; i++)
		free(array->children[i]);
	if (array->dictionary) {
		array->dictionary->release(array->dictionary);
		free(array->dictionary);
	}
	free(array->buffers);
	array->release = NULL;
	close_one(array->children);
}

static void
make_array(struct ArrowArray *array, int64_t length, int64_t offset)
{
	*array = (struct ArrowArray){
		.length = length,
		.offset = offset,
		.null_count = -1,
		.n_buffers = 1,
		.buffers = calloc(MADE_BUFFERS, sizeof(void *)),
		.children = calloc(MADE_COLUMNS, sizeof(struct ArrowArray *)),
		.release = release_array,
	};
	open_count++;
}

static void
make_column(struct ArrowArray *array, const struct made_column *column)
{
	make_array(array, column->length, column->offset);
	array->n_buffers = column->buffer_count;
	for (int64_t i = 0; i < column->buffer_count; i++)
		array->buffers[i] = column->buffers[i];
	if (!column->dictionary)
		return;
	array->dictionary = calloc(1, sizeof *array);
	make_column(array->dictionary, column->dictionary);
}

static int
get_next(struct ArrowArrayStream *stream, struct ArrowArray *array)
{
	struct made_stream *made = stream->private_data;
	*array = (struct ArrowArray){ 0 };
	if (made->next + 1 == made->fail_at)
		return EIO;
	if (made->next == made->count)
		return 0;
	const struct made_batch *batch = &made->batches[made->next++];
	make_array(array, batch->length, batch->offset);
	array->buffers[0] = batch->valid;
	for (; batch->columns[array->n_children].format; array->n_children++) {
		int64_t i = array->n_children;
		array->children[i] = calloc(1, sizeof *array);
		make_column(array->children[i], &batch->columns[i]);
	}
	return 0;
}

static const char *
get_last_error(struct ArrowArrayStream *stream)
{
	return ((struct made_stream *)stream->private_data)->words;
}

static void
release_stream(struct ArrowArrayStream *stream)
{
	stream->release = NULL;
	close_one(NULL);
}

struct ArrowArrayStream
made_open(struct made_stream *made)
{
	open_count++;
	made->next = 0;
	return (struct ArrowArrayStream){ get_schema, get_next, get_last_error,
		release_stream, made };
}
