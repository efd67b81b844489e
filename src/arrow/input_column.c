#include "arrow/input_column.h"

#include <inttypes.h>
#include <stdio.h>

#include "arrow/bytes.h"

/* --- what it is ---------------------------------------------------------- */

static bool
fits(enum input_use use, enum input_form form)
{
	switch (form) {
	case INPUT_NULL:
	case INPUT_TEXT:
	case INPUT_LARGE_TEXT:
	case INPUT_VIEW:
		return true;
	case INPUT_INTEGER:
		return use == INPUT_USE_ID;
	case INPUT_DAYS:
	case INPUT_MILLISECONDS:
	case INPUT_TIME:
		return use == INPUT_USE_DATE;
	default:
		return false;
	}
}

static const char *
wanted(enum input_use use)
{
	static const char *const names[] = {
		[INPUT_USE_TEXT] = "",
		[INPUT_USE_ID] = " or an integer",
		[INPUT_USE_DATE] = ", a date or a timestamp",
	};
	return names[use];
}

enum status
input_column_bind(struct input_column *column, const struct ArrowSchema *schema,
		struct error *error)
{
	const char *format = schema->format;
	column->indices = (struct input_type){ INPUT_OTHER };
	if (schema->dictionary) {
		column->indices = input_type_of(format);
		format = schema->dictionary->format;
	}
	column->type = input_type_of(format);
	bool text = column->type.form >= INPUT_NULL
		    && column->type.form <= INPUT_VIEW;
	if (schema->dictionary ? text && column->indices.form == INPUT_INTEGER
			       : fits(column->use, column->type.form))
		return STATUS_OK;
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"column \"%.100s\" is %s%.40s and must be text (utf8, "
			"large_utf8, utf8_view)%s",
			schema->name ? schema->name : "",
			schema->dictionary ? "a dictionary of " : "",
			input_type_name(format), wanted(column->use));
}

/* --- arrays -------------------------------------------------------------- */

static enum status
damaged(const struct input_column *column, const char *how, struct error *error)
{
	return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
			"the Arrow array of column \"%s\" is damaged: %s",
			column->name, how);
}

static int64_t
buffers_wanted(enum input_form form)
{
	switch (form) {
	case INPUT_NULL:
		return 0;
	case INPUT_TEXT:
	case INPUT_LARGE_TEXT:
	case INPUT_VIEW:
		return 3;
	default:
		return 2;
	}
}

static int64_t
start_at(enum input_form form, const void *starts, int64_t index)
{
	return form == INPUT_TEXT ? arrow_int32(starts, index)
				  : arrow_int64(starts, index);
}

/* Offsets of texts, one more than rows: none below 0, none before another. */
static bool
starts_rise(enum input_form form, const void *starts, int64_t first,
		int64_t length)
{
	int64_t before = 0;
	for (int64_t i = first; i <= first + length; i++) {
		int64_t start = start_at(form, starts, i);
		if (start < before)
			return false;
		before = start;
	}
	return true;
}

/* Rows [first, first + length) of the buffers, which count from the array's
 * offset. */
static enum status
check_values(const struct input_column *column, enum input_form form,
		const struct ArrowArray *array, int64_t first, int64_t length,
		struct error *error)
{
	int64_t buffers = buffers_wanted(form);
	if (array->n_buffers < buffers
			|| (array->n_buffers > buffers && form != INPUT_VIEW
					&& form != INPUT_NULL))
		return damaged(column, "number of buffers", error);
	if (first < 0 || length < 0 || array->offset < 0
			|| length > array->length
			|| first > array->length - length
			|| array->offset > INT64_MAX - array->length)
		return damaged(column, "number of rows", error);
	if (!length || form == INPUT_NULL)
		return STATUS_OK;
	if (!array->buffers || !array->buffers[1])
		return damaged(column, "a buffer is not there", error);
	if ((form == INPUT_TEXT || form == INPUT_LARGE_TEXT)
			&& !starts_rise(form, array->buffers[1],
					array->offset + first, length))
		return damaged(column, "offsets run backwards", error);
	return STATUS_OK;
}

enum status
input_column_load(struct input_column *column, const struct ArrowArray *array,
		int64_t first, int64_t length, struct error *error)
{
	bool indexed = column->indices.form == INPUT_INTEGER;
	enum status status = check_values(column,
			indexed ? INPUT_INTEGER : column->type.form, array,
			first, length, error);
	if (status)
		return status;
	column->array = column->values = array;
	column->first = array->offset + first;
	if (!indexed)
		return STATUS_OK;
	column->values = array->dictionary;
	if (!array->dictionary)
		return damaged(column, "its dictionary is not there", error);
	return check_values(column, column->type.form, array->dictionary, 0,
			array->dictionary->length, error);
}

/* --- rows ---------------------------------------------------------------- */

/* `at` counts from the beginning of the buffers. */
static bool
is_null(const struct ArrowArray *array, enum input_form form, int64_t at)
{
	return form == INPUT_NULL
	       || (array->buffers[0]
			       && !arrow_bit(array->buffers[0], (size_t)at));
}

static struct str
text_at(const struct ArrowArray *array, enum input_form form, int64_t at)
{
	int64_t start = start_at(form, array->buffers[1], at);
	int64_t end = start_at(form, array->buffers[1], at + 1);
	if (start == end || !array->buffers[2])
		return STR("");
	return (struct str){ (const char *)array->buffers[2] + start,
		(size_t)(end - start) };
}

/* Sixteen bytes: length, then up to twelve bytes of text, or its first four,
 * the number of a buffer and the place there. The last buffer has the sizes of
 * the others. */
static bool
view_at(const struct ArrowArray *array, int64_t at, struct str *value)
{
	enum { BYTES = 16, INSIDE = 12, BEFORE = 2 };
	const char *view = (const char *)array->buffers[1] + at * BYTES;
	int64_t pieces = array->n_buffers - BEFORE - 1;
	int32_t length = arrow_int32(view, 0), piece = arrow_int32(view, 2),
		start = arrow_int32(view, 3);
	*value = (struct str){ view + 4, (size_t)length };
	if (length >= 0 && length <= INSIDE)
		return true;
	const void *sizes = array->buffers[array->n_buffers - 1];
	if (length < 0 || piece < 0 || piece >= pieces || start < 0 || !sizes
			|| length > arrow_int64(sizes, piece) - start
			|| !array->buffers[BEFORE + piece])
		return false;
	value->at = (const char *)array->buffers[BEFORE + piece] + start;
	return true;
}

static enum status
get_text(const struct input_column *column, int64_t at, struct str *value,
		struct error *error)
{
	const struct ArrowArray *values = column->values;
	if (is_null(values, column->type.form, at))
		return STATUS_OK;
	if (column->type.form != INPUT_VIEW) {
		*value = text_at(values, column->type.form, at);
		return STATUS_OK;
	}
	if (view_at(values, at, value))
		return STATUS_OK;
	*value = (struct str){ 0 };
	return damaged(column, "a view leads out of its buffer", error);
}

/* A uint64_t beyond INT64_MAX comes out negative. */
static int64_t
integer_at(const struct input_type *type, const void *buffer, int64_t at)
{
	uint8_t byte;
	int16_t two;
	int32_t four;
	switch (type->width) {
	case 1:
		byte = ((const uint8_t *)buffer)[at];
		return type->is_signed ? (int8_t)byte : byte;
	case 2:
		memcpy(&two, (const char *)buffer + at * 2, sizeof two);
		return type->is_signed ? two : (uint16_t)two;
	case 4:
		four = arrow_int32(buffer, at);
		return type->is_signed ? four : (int64_t)(uint32_t)four;
	default:
		return arrow_int64(buffer, at);
	}
}

static enum status
get_indexed(const struct input_column *column, int64_t at, struct str *value,
		struct error *error)
{
	int64_t index = integer_at(
			&column->indices, column->array->buffers[1], at);
	if (index < 0 || index >= column->values->length)
		return damaged(column, "an index leads out of its dictionary",
				error);
	return get_text(column, column->values->offset + index, value, error);
}

static struct str
integer_text(struct input_column *column, int64_t number)
{
	int length = column->type.is_signed ? snprintf(column->text,
				     sizeof column->text, "%" PRId64, number)
					    : snprintf(column->text,
							    sizeof column->text,
							    "%" PRIu64,
							    (uint64_t)number);
	return (struct str){ column->text, (size_t)length };
}

static struct str
number_text(struct input_column *column, int64_t at)
{
	const void *buffer = column->array->buffers[1];
	if (column->type.form == INPUT_INTEGER)
		return integer_text(
				column, integer_at(&column->type, buffer, at));
	int64_t value = column->type.form == INPUT_DAYS
					? arrow_int32(buffer, at)
					: arrow_int64(buffer, at);
	struct str date = input_date(&column->type, value, column->text);
	return date.len ? date : (struct str){ 0 };
}

enum status
input_column_get(struct input_column *column, int64_t row, struct str *value,
		struct error *error)
{
	int64_t at = column->first + row;
	bool indexed = column->indices.form == INPUT_INTEGER;
	enum input_form form = indexed ? INPUT_INTEGER : column->type.form;
	*value = (struct str){ 0 };
	if (is_null(column->array, form, at))
		return STATUS_OK;
	if (indexed)
		return get_indexed(column, at, value, error);
	if (form <= INPUT_VIEW)
		return get_text(column, at, value, error);
	*value = number_text(column, at);
	return STATUS_OK;
}
