/* record_fields.h - the columns of what the program prints as JSON lines, in
 * the order and with the names and nesting of the JSON (docs/commands.md).
 *
 * Records of all kinds share one table, a row a record, null where a column
 * says nothing of its kind. Columns of one name mean the same in all kinds, but
 * for two: `kind` is that of a fact or of an amount; `event` is the category
 * of an event, and in a fact the id of the event record of the same words.
 * Actors have one shape wherever they stand, `role` with facts and
 * quotations; numbers that are written with or without a point, as money, are
 * float64; days are date32, but `published` and the date of an article, which
 * may be times and stay text. */
#ifndef DEMARCHE_ARROW_RECORD_FIELDS_H
#define DEMARCHE_ARROW_RECORD_FIELDS_H

#include "arrow/field.h"

enum arrow_table {
	ARROW_RECORDS,   /* events, facts, quotations, amounts: `code` */
	ARROW_ARTICLES,  /* `read` */
	ARROW_RELATIONS, /* `relate` */
};

/* A struct, whose children are the columns. Lives as long as the program. */
const struct arrow_field *arrow_table_field(enum arrow_table table);

#endif
