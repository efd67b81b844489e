#include "store/migrate.h"

#include <stdio.h>

/* One line a step, the first from schema 1 to 2. */
static const char *const STEPS[] = {
	NULL, /* none yet */
};

const struct migration_steps MIGRATION_STEPS = { STEPS,
	sizeof STEPS / sizeof *STEPS - 1 };

static const char DOING[] = "bringing the database up to date";

enum status
migrate_refuse(const struct store *store, int version, int known,
		struct error *error)
{
	return error_set(error, STATUS_UNSUPPORTED, store->path, 0,
			ERROR_NO_OFFSET,
			"a newer demarche made this database (schema %d, this "
			"program knows %d); use that one",
			version, known);
}

static enum status
take_steps(const struct store *store, const struct migration_steps *steps,
		struct error *error)
{
	int target = migration_target(steps), version = 0;
	char set[64];
	enum status status =
			store_number(store, "user_version", &version, error);
	if (!status && version > target)
		return migrate_refuse(store, version, target, error);
	for (; !status && version < target; version++)
		status = store_execute(
				store, steps->sql[version - 1], DOING, error);
	snprintf(set, sizeof set, "PRAGMA user_version = %d", target);
	return status ? status : store_execute(store, set, DOING, error);
}

enum status
migrate(const struct store *store, const struct migration_steps *steps,
		struct error *error)
{
	int version = 0;
	enum status status =
			store_number(store, "user_version", &version, error);
	if (status || version == migration_target(steps))
		return status;
	status = store_execute(store, "BEGIN IMMEDIATE", DOING, error);
	if (status)
		return status;
	status = take_steps(store, steps, error);
	if (!status)
		status = store_execute(store, "COMMIT", DOING, error);
	if (status)
		store_roll_back(store);
	return status;
}
