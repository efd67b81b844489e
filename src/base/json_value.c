#include "base/json_value.h"

struct str
json_text(const json_t *value)
{
	if (!json_is_string(value))
		return STR("");
	return (struct str){ json_string_value(value),
		json_string_length(value) };
}

struct str
json_text_at(const json_t *object, const char *key)
{
	return json_text(json_object_get(object, key));
}

struct str
json_text_item(const json_t *list, size_t index)
{
	return json_text(json_array_get(list, index));
}

int64_t
json_integer_at(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

double
json_number_at(const json_t *object, const char *key)
{
	return json_number_value(json_object_get(object, key));
}
