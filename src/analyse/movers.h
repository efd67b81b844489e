/* movers.h - the events that move an alignment most: its evidence, with
 * sentence and source.
 *
 * The influence of an event is the index of its period with it less the index
 * without it. */
#ifndef DEMARCHE_ANALYSE_MOVERS_H
#define DEMARCHE_ANALYSE_MOVERS_H

#include "analyse/alignment.h"
#include "analyse/sheet.h"

/* The sheet "movers": up to `most` events a period, the most influential
 * first. Texts are read from the store of the observations. Fails as
 * alignment_init and store.h; then there is no sheet to be freed. */
MUST_CHECK enum status movers_make(struct sheet *sheet,
		const struct observations *observations, struct store *store,
		const struct alignment_question *question, size_t most,
		struct error *error);

#endif
