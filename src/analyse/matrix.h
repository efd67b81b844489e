/* matrix.h - every country to every other: pairs of which both sides are
 * named, of the narrowing's days, or of all time.
 *
 * docs/methods.md says what the columns are and from where. */
#ifndef DEMARCHE_ANALYSE_MATRIX_H
#define DEMARCHE_ANALYSE_MATRIX_H

#include "analyse/narrowing.h"
#include "analyse/sheet.h"

/* The sheet "matrix", by source and target. */
void matrix_make(struct sheet *sheet, const struct observations *observations,
		const struct narrowing *narrowing);

#endif
