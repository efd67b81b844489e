/* input_type.h - types of Arrow columns that articles are made of, read from
 * the format strings of the specification. */
#ifndef DEMARCHE_ARROW_INPUT_TYPE_H
#define DEMARCHE_ARROW_INPUT_TYPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum input_form {
	INPUT_OTHER, /* none of these */
	INPUT_NULL,  /* nothing but nulls */
	INPUT_TEXT,  /* offsets of 32 bits */
	INPUT_LARGE_TEXT,
	INPUT_VIEW,
	INPUT_INTEGER,
	INPUT_DAYS,         /* 32 bits, since 1970-01-01 */
	INPUT_MILLISECONDS, /* 64 bits, of whole days */
	INPUT_TIME, /* 64 bits, since 1970-01-01, in UTC where there is a
		       zone */
};

struct input_type {
	enum input_form form;
	unsigned width;     /* bytes of an integer */
	bool is_signed;     /* of an integer */
	int64_t per_second; /* of a time */
	bool zone;          /* a time has one ... */
	bool offset_known;  /* ... that is "+01:00" ... */
	int offset_minutes; /* ... so much before UTC */
};

struct input_type input_type_of(const char *format);
/* How a message calls it: "binary", "a list"; the format itself where it has
 * no name. */
const char *input_type_name(const char *format);

enum { INPUT_DATE_BYTES = 32 };
/* The day or time in ISO 8601; "" outside the years 1 to 9999. `type` is one
 * of the last three. */
struct str input_date(const struct input_type *type, int64_t value,
		char out[INPUT_DATE_BYTES]);

#endif
