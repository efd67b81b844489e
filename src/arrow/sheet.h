/* sheet.h - the sheets of analyses as Arrow columns.
 *
 * Texts and periods become utf8, counts int64, numbers float64 (with all their
 * digits), dates date32; what is unknown is null. Unit and help of a column
 * are its metadata, "unit" and "help". */
#ifndef DEMARCHE_ARROW_SHEET_H
#define DEMARCHE_ARROW_SHEET_H

#include "analyse/sheet.h"
#include "arrow/abi.h"

/* Copies the rows; schema and array are structs, and the caller's to release,
 * also when the sheet is no more. Cannot fail: a text with which its column
 * would have more than 2^31 bytes is null. */
void sheet_arrow(const struct sheet *sheet, struct ArrowSchema *schema,
		struct ArrowArray *array);

#endif
