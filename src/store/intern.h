/* intern.h - ids of words and actors.
 *
 * Only inside a write transaction: then nobody else adds any, and what is not
 * found is added. Ids are remembered over transactions, for rows of these
 * tables are never deleted; after a rollback intern_forget must be called. */
#ifndef DEMARCHE_STORE_INTERN_H
#define DEMARCHE_STORE_INTERN_H

#include "store/rows.h"
#include "store/statement.h"

struct intern;

MUST_CHECK enum status intern_open(struct intern **intern,
		const struct store *store, struct error *error);
void intern_close(struct intern *intern);
void intern_forget(struct intern *intern);

MUST_CHECK enum status intern_term(struct intern *intern, struct str text,
		int64_t *id, struct error *error);
MUST_CHECK enum status intern_actor(struct intern *intern,
		const struct participant_row *actor, int64_t *id,
		struct error *error);

#endif
