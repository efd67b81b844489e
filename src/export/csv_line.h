/* csv_line.h - cells of CSV out of a record's JSON line, for records that come
 * out of a database. csv.c says which column is which field. */
#ifndef DEMARCHE_EXPORT_CSV_LINE_H
#define DEMARCHE_EXPORT_CSV_LINE_H

#include <jansson.h>

#include "base/buffer.h"

/* Puts what a record has at `path`: keys and numbers of list elements with
 * points between ("amount.0.value"), `|` between places of which the first
 * that is there counts. What is absent leaves the cell empty. */
typedef void line_put_cell(
		struct buffer *cell, const json_t *record, const char *path);

line_put_cell line_text; /* a string; "true" and "false" */
line_put_cell line_number;
line_put_cell line_fixed2, line_fixed4; /* digits behind the point */
line_put_cell line_unless_false;        /* "true" also where it is absent */
line_put_cell line_if_true;             /* "false" also where it is absent */
line_put_cell line_codes;               /* of an actor or a list of them */
line_put_cell line_texts;      /* of objects with "text", or of strings */
line_put_cell line_role_codes; /* "buyer:KEN.GOV+seller:CHN" */
line_put_cell line_role_texts; /* "buyer: Kenya; seller: a firm" */

/* The same of what is at hand already. */
void line_put_codes(struct buffer *out, const json_t *parties);
void line_put_texts(struct buffer *out, const json_t *parties);

#endif
