/* observations_part.h - the observations of some records, out of all that are
 * in memory: what observations_load gives of a selection of these records,
 * without reading the database again. */
#ifndef DEMARCHE_ANALYSE_OBSERVATIONS_PART_H
#define DEMARCHE_ANALYSE_OBSERVATIONS_PART_H

#include "analyse/observations.h"

/* `records` are rows of the table, in order. Words and articles stay those of
 * `all`, which must outlive the part; end it with observations_part_fini
 * alone. Linear in the observations. */
void observations_part(struct observations *part,
		const struct observations *all, const int64_t *records,
		size_t count);
void observations_part_fini(struct observations *part);

#endif
