#include "arrow/articles.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "arrow/bytes.h"
#include "arrow/input_column.h"
#include "base/buffer.h"
#include "base/memory.h"

/* In the order of struct arrow_columns and struct arrow_article, which have
 * nothing else in them. */
static const struct {
	const char *name;
	enum input_use use;
} USES[] = {
	{ "text", INPUT_USE_TEXT },
	{ "id", INPUT_USE_ID },
	{ "title", INPUT_USE_TEXT },
	{ "date", INPUT_USE_DATE },
	{ "url", INPUT_USE_TEXT },
	{ "publisher", INPUT_USE_TEXT },
	{ "lang", INPUT_USE_TEXT },
	{ "source", INPUT_USE_TEXT },
	{ "target", INPUT_USE_TEXT },
};
enum { COLUMNS = sizeof USES / sizeof USES[0] };
_Static_assert(sizeof(struct arrow_columns) == COLUMNS * sizeof(char *)
				&& sizeof(struct arrow_article)
						   == COLUMNS * sizeof(struct str),
		"a use for each of them");

struct arrow_articles {
	struct ArrowArrayStream stream; /* released at its end */
	struct ArrowArray array;        /* the rows; released when there are
					   none */
	int64_t children;               /* columns of the stream */
	int64_t row;                    /* of the array, the next */
	uint64_t number;                /* of the row told last, from 1 */
	struct input_column columns[COLUMNS];
};

void
arrow_stream_release(struct ArrowArrayStream *stream)
{
	if (stream->release)
		stream->release(stream);
	stream->release = NULL;
}

static void
release_array(struct arrow_articles *articles)
{
	if (articles->array.release)
		articles->array.release(&articles->array);
	articles->array = (struct ArrowArray){ 0 };
	articles->row = 0;
}

void
arrow_articles_close(struct arrow_articles *articles)
{
	if (!articles)
		return;
	release_array(articles);
	arrow_stream_release(&articles->stream);
	free(articles);
}

static enum status
stream_failed(struct arrow_articles *articles, int code, struct error *error)
{
	struct ArrowArrayStream *stream = &articles->stream;
	const char *words = stream->get_last_error
					    ? stream->get_last_error(stream)
					    : NULL;
	if (words && *words)
		return error_set(error, STATUS_IO, NULL, 0, ERROR_NO_OFFSET,
				"the Arrow stream failed: %s", words);
	return error_set(error, STATUS_IO, NULL, 0, ERROR_NO_OFFSET,
			"the Arrow stream failed with error %d", code);
}

/* --- columns ------------------------------------------------------------- */

static struct str
name_of(const struct ArrowSchema *schema, int64_t child)
{
	return str_of(schema->children[child]->name);
}

/* "text, id": the names there are, as far as a message can take them. */
static enum status
no_column(const char *name, const struct ArrowSchema *schema,
		struct error *error)
{
	enum { NAMES_BYTES = 300 };
	struct buffer names;
	buffer_init(&names, BUFFER_UNLIMITED);
	for (int64_t i = 0; i < schema->n_children && names.len < NAMES_BYTES;
			i++) {
		buffer_put(&names, i ? STR(", ") : STR(""));
		buffer_put(&names, name_of(schema, i));
	}
	if (!schema->n_children)
		buffer_put(&names, STR("none"));
	enum status status = error_set(error, STATUS_USAGE, NULL, 0,
			ERROR_NO_OFFSET,
			"no column \"%.100s\"; columns there are: %.*s", name,
			names.len < NAMES_BYTES ? (int)names.len : NAMES_BYTES,
			names.len ? names.at : "");
	buffer_fini(&names);
	return status;
}

/* Leaves -1 where there is none of that name and none is asked for. */
static enum status
find_column(struct input_column *column, const char *asked,
		const struct ArrowSchema *schema, struct error *error)
{
	struct str name = str_of(asked ? asked : column->name);
	column->child = -1;
	for (int64_t i = 0; i < schema->n_children; i++) {
		if (!str_equal(name_of(schema, i), name))
			continue;
		if (column->child >= 0)
			return error_set(error, STATUS_USAGE, NULL, 0,
					ERROR_NO_OFFSET,
					"two columns are called \"%.100s\"",
					name.at);
		column->child = i;
	}
	if (column->child < 0 && (asked || !strcmp(column->name, "text")))
		return no_column(name.at, schema, error);
	return STATUS_OK;
}

static enum status
bind_columns(struct arrow_articles *articles,
		const struct arrow_columns *columns,
		const struct ArrowSchema *schema, struct error *error)
{
	const char *asked[COLUMNS];
	memset(asked, 0, sizeof asked);
	if (columns)
		memcpy(asked, columns, sizeof asked);
	if (strcmp(schema->format, "+s"))
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"the Arrow stream is of %.40s, not of structs "
				"(tables, record batches)",
				input_type_name(schema->format));
	articles->children = schema->n_children;
	for (size_t i = 0; i < COLUMNS; i++) {
		struct input_column *column = &articles->columns[i];
		column->name = USES[i].name;
		column->use = USES[i].use;
		enum status status =
				find_column(column, asked[i], schema, error);
		if (!status && column->child >= 0)
			status = input_column_bind(column,
					schema->children[column->child], error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

static enum status
read_schema(struct arrow_articles *articles,
		const struct arrow_columns *columns, struct error *error)
{
	struct ArrowSchema schema;
	if (!articles->stream.release)
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"the Arrow stream was released before");
	int code = articles->stream.get_schema(&articles->stream, &schema);
	if (code)
		return stream_failed(articles, code, error);
	enum status status = bind_columns(articles, columns, &schema, error);
	schema.release(&schema);
	return status;
}

enum status
arrow_articles_open(struct arrow_articles **articles,
		struct ArrowArrayStream *stream,
		const struct arrow_columns *columns, struct error *error)
{
	struct arrow_articles *made = memory_zero(1, sizeof *made);
	made->stream = *stream;
	stream->release = NULL;
	*articles = NULL;
	enum status status = read_schema(made, columns, error);
	if (status)
		arrow_articles_close(made);
	else
		*articles = made;
	return status;
}

/* --- rows ---------------------------------------------------------------- */

static enum status
load_columns(struct arrow_articles *articles, struct error *error)
{
	const struct ArrowArray *array = &articles->array;
	if (array->n_children != articles->children || array->length < 0
			|| array->offset < 0 || array->n_buffers < 1)
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"an array of the Arrow stream is damaged: "
				"number of columns or rows");
	for (size_t i = 0; i < COLUMNS; i++) {
		struct input_column *column = &articles->columns[i];
		if (column->child < 0)
			continue;
		enum status status = input_column_load(column,
				array->children[column->child], array->offset,
				array->length, error);
		if (status)
			return status;
	}
	return STATUS_OK;
}

/* Behind the last, or where the stream fails, it is released. */
static enum status
take_array(struct arrow_articles *articles, struct error *error)
{
	struct ArrowArrayStream *stream = &articles->stream;
	enum status status = STATUS_END;
	int code = stream->release ? stream->get_next(stream, &articles->array)
				   : 0;
	if (code)
		status = stream_failed(articles, code, error);
	if (!code && articles->array.release)
		return STATUS_OK;
	articles->array = (struct ArrowArray){ 0 };
	arrow_stream_release(stream);
	return status;
}

/* Until one has rows, or there are no more. */
static enum status
next_array(struct arrow_articles *articles, struct error *error)
{
	while (articles->row == articles->array.length) {
		release_array(articles);
		enum status status = take_array(articles, error);
		if (status)
			return status;
		status = load_columns(articles, error);
		if (!status)
			continue;
		if (articles->array.length > 0)
			articles->number += (uint64_t)articles->array.length;
		release_array(articles);
		return status;
	}
	return STATUS_OK;
}

/* A row that is null as a whole tells nothing. */
static bool
row_is_there(const struct ArrowArray *array, int64_t row)
{
	return !array->buffers || !array->buffers[0]
	       || arrow_bit(array->buffers[0], (size_t)(array->offset + row));
}

/* The message tells the row. */
static enum status
row_failed(const struct arrow_articles *articles, enum status status,
		struct error *error)
{
	if (!error)
		return status;
	struct error cause = *error;
	return error_set(error, status, NULL, 0, ERROR_NO_OFFSET,
			"row %" PRIu64 ": %.400s", articles->number,
			cause.message);
}

enum status
arrow_articles_next(struct arrow_articles *articles,
		struct arrow_article *article, struct error *error)
{
	struct str values[COLUMNS] = { { 0 } };
	enum status status = next_array(articles, error);
	if (status)
		return status;
	int64_t row = articles->row++;
	articles->number++;
	bool there = row_is_there(&articles->array, row);
	for (size_t i = 0; i < COLUMNS && there; i++) {
		struct input_column *column = &articles->columns[i];
		if (column->child < 0)
			continue;
		status = input_column_get(column, row, &values[i], error);
		if (status)
			return row_failed(articles, status, error);
	}
	memcpy(article, values, sizeof values);
	return STATUS_OK;
}

uint64_t
arrow_articles_number(const struct arrow_articles *articles)
{
	return articles->number;
}
