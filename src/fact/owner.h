/* owner.h - stage 6: which event each amount belongs to.
 *
 * An amount that a fact has belongs to the event that the fact is linked to.
 * Any other belongs to the event whose trigger is the first above it in the
 * tree, with no clause of its own between them; where none is, to the first
 * event whose trigger stands in the same clause. */
#ifndef DEMARCHE_FACT_OWNER_H
#define DEMARCHE_FACT_OWNER_H

#include "fact/fact.h"

/* For each amount the event's index + 1, 0 for none; the arena's. Linear in
 * amounts times the depth of their sentence's tree. */
uint32_t *amounts_owners(const struct text *text, const struct events *events,
		const struct amounts *amounts, const struct facts *facts,
		struct arena *arena);

#endif
