#include "row_json.h"

#include <stdlib.h>
#include <string.h>

#include "arrow/bytes.h"
#include "base/day.h"

static json_t *
text_at(const struct ArrowArray *array, int64_t at)
{
	const int32_t *starts = array->buffers[1];
	const char *bytes = array->buffers[2];
	return json_stringn(bytes + starts[at],
			(size_t)(starts[at + 1] - starts[at]));
}

static json_t *
day_at(const struct ArrowArray *array, int64_t at)
{
	char day[11];
	date_of_day(((const int32_t *)array->buffers[1])[at], day);
	return json_string(day);
}

static json_t *
list_at(const struct ArrowSchema *schema, const struct ArrowArray *array,
		int64_t at)
{
	const int32_t *starts = array->buffers[1];
	json_t *list = json_array();
	for (int32_t i = starts[at]; i < starts[at + 1]; i++)
		json_array_append_new(
				list, row_json(schema->children[0],
						      array->children[0], i));
	return list;
}

static json_t *
struct_at(const struct ArrowSchema *schema, const struct ArrowArray *array,
		int64_t at)
{
	json_t *object = json_object();
	for (int64_t i = 0; i < schema->n_children; i++) {
		json_t *value = row_json(
				schema->children[i], array->children[i], at);
		if (json_is_null(value))
			json_decref(value);
		else
			json_object_set_new(object, schema->children[i]->name,
					value);
	}
	return object;
}

json_t *
row_json(const struct ArrowSchema *schema, const struct ArrowArray *array,
		int64_t row)
{
	int64_t at = array->offset + row;
	const void *valid = array->buffers[0];
	if (valid && !arrow_bit(valid, (size_t)at))
		return json_null();
	switch (schema->format[0]) {
	case 'u':
		return text_at(array, at);
	case 'b':
		return json_boolean(arrow_bit(array->buffers[1], (size_t)at));
	case 'i':
		return json_real(((const int32_t *)array->buffers[1])[at]);
	case 'l':
		return json_real((double)((
				const int64_t *)array->buffers[1])[at]);
	case 'g':
		return json_real(((const double *)array->buffers[1])[at]);
	case 't':
		return day_at(array, at);
	case '+':
		return schema->format[1] == 's' ? struct_at(schema, array, at)
						: list_at(schema, array, at);
	}
	abort();
}
