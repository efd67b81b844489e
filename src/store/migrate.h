/* migrate.h - databases of older programs brought up to date.
 *
 * A schema's number is one more than the steps that led to it: step 1 makes
 * schema 2 of schema 1. All steps that a database lacks are one transaction:
 * it is of the new schema or as it was. What a new schema adds goes into
 * schema.sql, for new databases, and into a step, for old ones; a step is never
 * changed once a program with it was used. */
#ifndef DEMARCHE_STORE_MIGRATE_H
#define DEMARCHE_STORE_MIGRATE_H

#include "store/store.h"

struct migration_steps {
	const char *const *sql; /* statements; what they find they may use up */
	int count;
};

/* Those of this program; schema.sql is what they lead to. */
extern const struct migration_steps MIGRATION_STEPS;

static inline int
migration_target(const struct migration_steps *steps)
{
	return steps->count + 1;
}

/* Nothing to do for a database that has the schema already. Several programs
 * may do it at once. STATUS_UNSUPPORTED when a newer program was there first.
 */
MUST_CHECK enum status migrate(const struct store *store,
		const struct migration_steps *steps, struct error *error);

/* The refusal of a schema that is not the `known` one, which a newer program
 * made. */
enum status migrate_refuse(const struct store *store, int version, int known,
		struct error *error);

#endif
