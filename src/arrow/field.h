/* field.h - columns, also nested ones, as constant tables.
 *
 *	static const struct arrow_field TEXT = { "item", ARROW_UTF8 };
 *	static const struct arrow_field FIELDS[] = {
 *		{ "id", ARROW_UTF8, .help = "Of the record" },
 *		{ "words", ARROW_LIST, ARROW_CHILDREN(&TEXT, 1) },
 *	};
 *
 * The schema, the columns that are filled, and what the reader of JSON lines
 * knows, are all made from such a table. Every column may hold nulls: what a
 * record doesn't tell it doesn't have. */
#ifndef DEMARCHE_ARROW_FIELD_H
#define DEMARCHE_ARROW_FIELD_H

#include <stddef.h>

enum arrow_type {
	ARROW_UTF8, /* offsets of 32 bits */
	ARROW_BOOL, /* a bit */
	ARROW_INT32,
	ARROW_INT64,
	ARROW_FLOAT64,
	ARROW_DATE32, /* days since 1970-01-01 */
	ARROW_LIST,   /* its one child is the item; offsets of 32 bits */
	ARROW_STRUCT,
};

/* Texts must live as long as the program: schemas point to them. */
struct arrow_field {
	const char *name;
	enum arrow_type type;
	const struct arrow_field *children;
	size_t child_count;
	/* Metadata of the column, of these names; null or "": none. */
	const char *unit;
	const char *help; /* a sentence without full stop */
};

#define ARROW_CHILDREN(fields, count)                                          \
	.children = (fields), .child_count = (count)
/* Of an array. */
#define ARROW_STRUCT_OF(fields)                                                \
	ARROW_CHILDREN((fields), sizeof(fields) / sizeof(fields)[0])

/* As the specification writes types: "u", "+s". */
const char *arrow_format(enum arrow_type type);
/* As a message says what is wanted: "a text", "a whole number". */
const char *arrow_type_name(enum arrow_type type);

#endif
