#include "arrow/column.h"

#include <stdlib.h>
#include <string.h>

#include "arrow/array.h"
#include "base/memory.h"

static bool
has_starts(const struct arrow_column *column)
{
	return column->field->type == ARROW_UTF8
	       || column->field->type == ARROW_LIST;
}

/* Bytes of a value; 0 where they are not all of one width. */
static size_t
width_of(const struct arrow_column *column)
{
	switch (column->field->type) {
	case ARROW_INT32:
	case ARROW_DATE32:
		return sizeof(int32_t);
	case ARROW_INT64:
	case ARROW_FLOAT64:
		return 8;
	default:
		return 0;
	}
}

static void
put_start(struct arrow_column *column, size_t start)
{
	int32_t value = (int32_t)start;
	memcpy(arrow_bytes_room(&column->starts, sizeof value), &value,
			sizeof value);
	column->starts.len += sizeof value;
}

/* The end of what was put so far. */
static size_t
last_start(const struct arrow_column *column)
{
	int32_t value;
	memcpy(&value, column->starts.at + column->starts.len - sizeof value,
			sizeof value);
	return (size_t)value;
}

void
arrow_column_init(struct arrow_column *column, const struct arrow_field *field)
{
	*column = (struct arrow_column){
		.field = field,
		.name = str_of(field->name),
		.children = memory_zero(
				field->child_count, sizeof *column->children),
	};
	if (has_starts(column))
		put_start(column, 0);
	for (size_t i = 0; i < field->child_count; i++)
		arrow_column_init(&column->children[i], &field->children[i]);
}

void
arrow_column_fini(struct arrow_column *column)
{
	for (size_t i = 0; i < column->field->child_count; i++)
		arrow_column_fini(&column->children[i]);
	free(column->valid.at);
	free(column->starts.at);
	free(column->values.at);
	free(column->children);
}

/* --- filling ------------------------------------------------------------- */

void
arrow_column_pad(struct arrow_column *column, size_t length)
{
	if (length <= column->length)
		return;
	if (has_starts(column))
		for (size_t last = last_start(column), i = column->length;
				i < length; i++)
			put_start(column, last);
	arrow_bytes_fill(&column->values, length * width_of(column));
	column->length = length;
}

/* The row is the next, and there. */
static void
begin(struct arrow_column *column, size_t row)
{
	arrow_column_pad(column, row);
	arrow_bits_set(&column->valid, row);
	column->length = row + 1;
}

static void
put_value(struct arrow_column *column, size_t row, const void *value)
{
	size_t width = width_of(column);
	begin(column, row);
	memcpy(arrow_bytes_room(&column->values, width), value, width);
	column->values.len += width;
}

char *
arrow_column_text(struct arrow_column *column, size_t maximum)
{
	return (char *)arrow_bytes_room(&column->values, maximum);
}

void
arrow_column_text_end(struct arrow_column *column, size_t row, size_t bytes)
{
	begin(column, row);
	column->values.len += bytes;
	put_start(column, column->values.len);
}

void
arrow_column_put_text(struct arrow_column *column, size_t row, struct str text)
{
	if (text.len)
		memcpy(arrow_column_text(column, text.len), text.at, text.len);
	arrow_column_text_end(column, row, text.len);
}

void
arrow_column_put_int(struct arrow_column *column, size_t row, int64_t value)
{
	int32_t narrow = (int32_t)value;
	if (column->field->type == ARROW_INT64)
		put_value(column, row, &value);
	else
		put_value(column, row, &narrow);
}

void
arrow_column_put_float(struct arrow_column *column, size_t row, double value)
{
	put_value(column, row, &value);
}

void
arrow_column_put_bool(struct arrow_column *column, size_t row, bool value)
{
	begin(column, row);
	if (value)
		arrow_bits_set(&column->values, row);
}

void
arrow_column_open(struct arrow_column *column, size_t row)
{
	begin(column, row);
}

void
arrow_column_close(struct arrow_column *column, size_t row)
{
	begin(column, row);
	put_start(column, column->children->length);
}

static void
cut_values(struct arrow_column *column, size_t length)
{
	arrow_bits_cut(&column->valid, length);
	if (column->field->type == ARROW_BOOL)
		arrow_bits_cut(&column->values, length);
	if (width_of(column))
		column->values.len = length * width_of(column);
	if (has_starts(column))
		column->starts.len = (length + 1) * sizeof(int32_t);
	if (column->field->type == ARROW_UTF8)
		column->values.len = last_start(column);
	column->length = length;
}

void
arrow_column_cut(struct arrow_column *column, size_t length)
{
	if (column->length > length)
		cut_values(column, length);
	if (column->field->type == ARROW_LIST)
		length = last_start(column);
	for (size_t i = 0; i < column->field->child_count; i++)
		arrow_column_cut(&column->children[i], length);
}

/* --- handing out --------------------------------------------------------- */

/* Nulls are counted, and their bits are handed out where there are any. */
static void
take_valid(struct arrow_column *column, struct ArrowArray *array)
{
	size_t present = arrow_bits_count(&column->valid);
	array->null_count = (int64_t)(column->length - present);
	if (array->null_count)
		arrow_bytes_fill(&column->valid, (column->length + 7) / 8);
	else
		column->valid.len = 0;
	arrow_array_give(array, 0, array->null_count ? &column->valid : NULL);
}

static void
take_buffers(struct arrow_column *column, struct ArrowArray *array)
{
	int64_t next = 1;
	take_valid(column, array);
	if (column->field->type == ARROW_BOOL)
		arrow_bytes_fill(&column->values, (column->length + 7) / 8);
	if (has_starts(column))
		arrow_array_give(array, next++, &column->starts);
	if (next < array->n_buffers)
		arrow_array_give(array, next, &column->values);
	if (has_starts(column))
		put_start(column, 0);
}

static int64_t
buffers_of(const struct arrow_column *column)
{
	switch (column->field->type) {
	case ARROW_UTF8:
		return 3;
	case ARROW_STRUCT:
		return 1;
	default:
		return 2;
	}
}

void
arrow_column_take(struct arrow_column *column, size_t length,
		struct ArrowArray *array)
{
	size_t children = column->field->child_count;
	arrow_column_pad(column, length);
	if (column->field->type == ARROW_LIST)
		length = column->children->length;
	arrow_array_make(array, column->length, buffers_of(column), children);
	for (size_t i = 0; i < children; i++)
		arrow_column_take(&column->children[i], length,
				array->children[i]);
	take_buffers(column, array);
	column->length = 0;
}
