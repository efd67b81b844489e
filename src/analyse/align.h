/* align.h - between two powers: whom a country goes with, over time.
 *
 * docs/methods.md says what the columns are and from where. */
#ifndef DEMARCHE_ANALYSE_ALIGN_H
#define DEMARCHE_ANALYSE_ALIGN_H

#include "analyse/alignment.h"
#include "analyse/sheet.h"

/* The sheet "align", a row a period, without gaps; low and high are unknown
 * for few events (bootstrap.h). Fails as alignment_init; then there is no
 * sheet to be freed. */
MUST_CHECK enum status align_make(struct sheet *sheet,
		const struct observations *observations,
		const struct alignment_question *question, struct error *error);

#endif
