/* neighbours.h - who stands beside each token of a batch in its tree: its
 * head, and of what depends on it the nearest before it and the nearest behind
 * it that are no function words (docs/model-format.md, "Neighbours").
 *
 * Of the tree that the heads find, before agree.h mends it: the ear, which
 * reads them, names the tokens, and agreement asks for names. Linear in rows;
 * nothing is allocated. */
#ifndef DEMARCHE_PARSE_NEIGHBOURS_H
#define DEMARCHE_PARSE_NEIGHBOURS_H

#include "parse/batch.h"

enum {
	NEIGHBOURS = 3,              /* head, before, behind */
	NEIGHBOUR_NONE = BATCH_ROWS, /* no row */
};

struct neighbours {
	uint16_t row[BATCH_ROWS][NEIGHBOURS]; /* of the batch, or none */
};

/* From the tokens' heads and relations. The root has no neighbours. */
void neighbours_find(const struct batch *batch, struct neighbours *out);

#endif
