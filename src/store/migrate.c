#include "store/migrate.h"

#include <stdio.h>

/* Schema 2: dyads have the first sector of either side, confidence and
 * article. Pairs are made as rows.c makes them: the first actor of the source's
 * country with the first recipient of the target's, or, of mutual events, with
 * the first other actor. */
#define FIRST_SECTOR "substr(sectors, 1, instr(sectors || ' ', ' ') - 1)"
#define SECTOR_OF(role, country, offset)                                       \
	"coalesce((SELECT term.id FROM participant JOIN actor ON actor.id = "  \
	"participant.actor JOIN term ON term.text = " FIRST_SECTOR             \
	" WHERE participant.record = dyad.record AND participant.role = "      \
	"(SELECT id FROM term WHERE text = '" role "') AND actor.country = "   \
	"dyad." country " ORDER BY position LIMIT 1 OFFSET " offset "), 0)"
#define HAS_RECIPIENT                                                          \
	"EXISTS (SELECT 1 FROM participant WHERE record = dyad.record AND "    \
	"role = (SELECT id FROM term WHERE text = 'recipient'))"
#define SOURCE_SECTOR SECTOR_OF("actor", "source", "0")
#define TARGET_SECTOR                                                          \
	"CASE WHEN " HAS_RECIPIENT                                             \
	" THEN " SECTOR_OF("recipient", "target", "0")                         \
	" WHEN source = target THEN " SECTOR_OF("actor", "target", "1")        \
	" ELSE " SECTOR_OF("actor", "target", "0") " END"
static const char ADD_SECTORS[] =
		"INSERT OR IGNORE INTO term (text) SELECT "
		"DISTINCT " FIRST_SECTOR " FROM actor;"
		"ALTER TABLE dyad RENAME TO dyad_1;"
		"DROP INDEX dyad_by_target;"
		"CREATE TABLE dyad ("
		"source INTEGER NOT NULL REFERENCES term,"
		"target INTEGER NOT NULL REFERENCES term,"
		"date INTEGER NOT NULL,"
		"record INTEGER NOT NULL REFERENCES record,"
		"category INTEGER NOT NULL REFERENCES term,"
		"status INTEGER NOT NULL REFERENCES term,"
		"quad INTEGER NOT NULL,"
		"score REAL NOT NULL,"
		"source_sector INTEGER NOT NULL REFERENCES term,"
		"target_sector INTEGER NOT NULL REFERENCES term,"
		"confidence INTEGER NOT NULL,"
		"article INTEGER NOT NULL REFERENCES article,"
		"PRIMARY KEY (source, target, date, record)) WITHOUT ROWID;"
		"INSERT INTO dyad SELECT source, target, dyad.date, "
		"dyad.record, dyad.category, dyad.status, dyad.quad, "
		"dyad.score, " SOURCE_SECTOR ", " TARGET_SECTOR
		", record.confidence, record.article FROM dyad_1 AS dyad "
		"JOIN record ON record.id = dyad.record "
		"ORDER BY source, target, dyad.date, dyad.record;"
		"DROP TABLE dyad_1;"
		"CREATE INDEX dyad_by_target ON dyad (target, date, record);";

/* Schema 3: whether several actors act on each other; so far all did who had no
 * recipient. */
static const char ADD_MUTUAL[] =
		"ALTER TABLE record ADD COLUMN mutual INTEGER NOT NULL DEFAULT "
		"0;"
		"UPDATE record SET mutual = 1 WHERE kind = 1 AND id IN (SELECT "
		"record FROM participant JOIN term ON term.id = role WHERE "
		"text IN ('actor', 'recipient') GROUP BY record HAVING "
		"count(*) > 1 AND max(text) = 'actor');";

/* One line a step, the first from schema 1 to 2. */
static const char *const STEPS[] = {
	ADD_SECTORS,
	ADD_MUTUAL,
};

const struct migration_steps MIGRATION_STEPS = { STEPS,
	sizeof STEPS / sizeof *STEPS };

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
