/* moment.h - several statements that read one state of the database, whatever
 * other programs write meanwhile.
 *
 * Inside of a transaction that has begun before, nothing is begun nor ended. */
#ifndef DEMARCHE_STORE_MOMENT_H
#define DEMARCHE_STORE_MOMENT_H

#include "store/store.h"

/* `begun` is for moment_end, which is to be called unless this fails. */
MUST_CHECK enum status moment_begin(const struct store *store, bool *begun,
		const char *doing, struct error *error);
void moment_end(const struct store *store, bool begun);

#endif
