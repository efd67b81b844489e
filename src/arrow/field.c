#include "arrow/field.h"

static const struct {
	const char *format, *name;
} TYPES[] = {
	[ARROW_UTF8] = { "u", "a text" },
	[ARROW_BOOL] = { "b", "true or false" },
	[ARROW_INT32] = { "i", "a whole number of 32 bits" },
	[ARROW_INT64] = { "l", "a whole number" },
	[ARROW_FLOAT64] = { "g", "a number" },
	[ARROW_DATE32] = { "tdD", "a day" },
	[ARROW_LIST] = { "+l", "a list" },
	[ARROW_STRUCT] = { "+s", "an object" },
};

const char *
arrow_format(enum arrow_type type)
{
	return TYPES[type].format;
}

const char *
arrow_type_name(enum arrow_type type)
{
	return TYPES[type].name;
}
