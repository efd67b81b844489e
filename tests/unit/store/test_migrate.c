#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "ingest_fixture.h"
#include "store/migrate.h"
#include "temporary.h"

static const struct told GHANA = { "a", "", "", "Ghana", "Ghana met Korea." };

/* A database of schema 1 with an article. */
static void
make_old(const char *path)
{
	struct feeder feeder;
	assert_true(feeder_open(&feeder, path, NULL));
	assert_int_equal(feeder_put(&feeder, &GHANA, NULL), STATUS_OK);
	assert_int_equal(ingest_flush(feeder.ingest, NULL), STATUS_OK);
	feeder_close(&feeder);
	assert_true(fixture_execute(path, "PRAGMA user_version = 1"));
}

/* As it is: store_open would take the steps of this program. */
static void
open_as_is(struct store *store, const char *path)
{
	*store = (struct store){ .mode = STORE_WRITE };
	snprintf(store->path, sizeof store->path, "%s", path);
	assert_int_equal(sqlite3_open(path, &store->database), SQLITE_OK);
}

static enum status
migrate_file(const char *path, const char *const *sql, int count,
		struct error *error)
{
	struct store store;
	struct migration_steps steps = { sql, count };
	open_as_is(&store, path);
	enum status status = migrate(&store, &steps, error);
	assert_true(sqlite3_get_autocommit(store.database));
	store_close(&store);
	return status;
}

static const char *const STEPS[] = {
	"ALTER TABLE run ADD COLUMN machine TEXT NOT NULL DEFAULT 'this'",
	"CREATE TABLE note (article INTEGER PRIMARY KEY, text TEXT);"
	"INSERT INTO note SELECT id, title FROM article",
	"CREATE TABLE wrong (a, a)",
};

static void
test_steps(void **state)
{
	(void)state;
	struct error error;
	const char *path = temporary_path("a.db");
	make_old(path);
	assert_int_equal(migrate_file(path, STEPS, 0, &error), STATUS_OK);
	assert_string_equal(fixture_ask(path, "PRAGMA user_version"), "1");
	assert_int_equal(migrate_file(path, STEPS, 1, &error), STATUS_OK);
	assert_string_equal(fixture_ask(path, "PRAGMA user_version"), "2");
	assert_string_equal(
			fixture_ask(path, "SELECT machine FROM run"), "this");
	assert_true(fixture_execute(path, "PRAGMA user_version = 1; "
					  "ALTER TABLE run DROP machine"));
	assert_int_equal(migrate_file(path, STEPS, 2, &error), STATUS_OK);
	assert_string_equal(fixture_ask(path, "PRAGMA user_version"), "3");
	assert_string_equal(
			fixture_ask(path, "SELECT text FROM note"), "Ghana");
}

static void
test_all_or_nothing(void **state)
{
	(void)state;
	struct error error;
	const char *path = temporary_path("a.db");
	make_old(path);
	assert_int_equal(migrate_file(path, STEPS, 3, &error), STATUS_IO);
	assert_non_null(strstr(error.message, "up to date"));
	assert_string_equal(error.where, path);
	assert_string_equal(fixture_ask(path, "PRAGMA user_version"), "1");
	assert_string_equal(fixture_ask(path, "SELECT count(*) FROM "
					      "sqlite_schema WHERE name = "
					      "'note'"),
			"0");
	assert_string_equal(fixture_ask(path, "PRAGMA integrity_check"), "ok");
}

/* Another program was faster, and newer. */
static void
test_newer(void **state)
{
	(void)state;
	struct error error;
	struct store store;
	struct migration_steps steps = { STEPS, 1 };
	const char *path = temporary_path("a.db");
	make_old(path);
	open_as_is(&store, path);
	assert_true(fixture_execute(path, "PRAGMA user_version = 9"));
	assert_int_equal(migrate(&store, &steps, &error), STATUS_UNSUPPORTED);
	assert_non_null(strstr(error.message, "schema 9"));
	store_close(&store);
}

/* A newer program migrates what this one has open: no line is written that
 * lacks what the new schema asks. */
static void
test_newer_meanwhile(void **state)
{
	(void)state;
	struct error error;
	struct feeder feeder;
	const char *path = temporary_path("a.db");
	assert_true(feeder_open(&feeder, path, NULL));
	assert_int_equal(feeder_put(&feeder, &GHANA, NULL), STATUS_OK);
	assert_true(fixture_execute(path, "PRAGMA user_version = 9"));
	assert_int_equal(ingest_flush(feeder.ingest, &error),
			STATUS_UNSUPPORTED);
	assert_non_null(strstr(error.message, "schema 9"));
	assert_true(sqlite3_get_autocommit(feeder.store.database));
	feeder_close(&feeder);
	assert_string_equal(
			fixture_ask(path, "SELECT count(*) FROM record"), "0");
}

/* --- the steps of this program ------------------------------------------ */

/* As the program of schema 1 left it, with further records that have the
 * parties of each kind of pair. */
static const char OLDER[] =
		"ALTER TABLE dyad DROP COLUMN source_sector;"
		"ALTER TABLE dyad DROP COLUMN target_sector;"
		"ALTER TABLE dyad DROP COLUMN confidence;"
		"ALTER TABLE dyad DROP COLUMN article;"
		"ALTER TABLE record DROP COLUMN mutual;"
		"PRAGMA user_version = 1;"
		"INSERT OR IGNORE INTO term (text) VALUES ('recipient'), "
		"('USA');"
		"CREATE TABLE t AS SELECT text, id FROM term;"
		"INSERT INTO actor SELECT 50, '', id, 'MIL GOV', 'a' FROM t "
		"WHERE text = 'USA';"
		"INSERT INTO actor SELECT 51, '', id, 'LEG', 'b' FROM t WHERE "
		"text = 'USA';"
		"INSERT INTO actor SELECT 52, '', id, '', 'c' FROM t WHERE "
		"text = 'KOR';"
		"INSERT INTO actor SELECT 53, '', id, 'BUS', 'd' FROM t WHERE "
		"text = 'KOR';"
		"INSERT INTO actor VALUES (54, '', 0, 'REB', 'e');"
		"CREATE TABLE r AS SELECT * FROM record WHERE kind = 1;"
		"UPDATE r SET id = 50, uid = 50, confidence = 77;"
		"INSERT INTO record SELECT * FROM r;"
		"UPDATE r SET id = 51, uid = 51;"
		"INSERT INTO record SELECT * FROM r;"
		"UPDATE r SET id = 52, uid = 52;"
		"INSERT INTO record SELECT * FROM r; DROP TABLE r;";

static const char PARTIES[] =
		/* Two of the USA and rebels act on two of KOR. */
		"INSERT INTO participant SELECT 50, 0, id, 50, 0, 0 FROM t "
		"WHERE text = 'actor';"
		"INSERT INTO participant SELECT 50, 1, id, 51, 0, 0 FROM t "
		"WHERE text = 'actor';"
		"INSERT INTO participant SELECT 50, 2, id, 54, 0, 0 FROM t "
		"WHERE text = 'actor';"
		"INSERT INTO participant SELECT 50, 3, id, 53, 0, 0 FROM t "
		"WHERE text = 'recipient';"
		"INSERT INTO participant SELECT 50, 4, id, 52, 0, 0 FROM t "
		"WHERE text = 'recipient';"
		/* Two of the USA meet one of KOR. */
		"INSERT INTO participant SELECT 51, 0, id, 53, 0, 0 FROM t "
		"WHERE text = 'actor';"
		"INSERT INTO participant SELECT 51, 1, id, 50, 0, 0 FROM t "
		"WHERE text = 'actor';"
		"INSERT INTO participant SELECT 51, 2, id, 51, 0, 0 FROM t "
		"WHERE text = 'actor';"
		/* Rebels act on nobody. */
		"INSERT INTO participant SELECT 52, 0, id, 54, 0, 0 FROM t "
		"WHERE text = 'actor';"
		"CREATE TABLE p (record, source, target);"
		"INSERT INTO p VALUES (50, 'USA', 'KOR'), (50, '', 'KOR'), "
		"(51, 'KOR', 'USA'), (51, 'USA', 'KOR'), (51, 'USA', 'USA'), "
		"(52, '', '');"
		"INSERT INTO dyad SELECT s.id, g.id, 20250301, record, 0, 0, "
		"1, "
		"0 FROM p JOIN t AS s ON s.text = source JOIN t AS g ON g.text "
		"= target; DROP TABLE p; DROP TABLE t;";

static const char SECTORS[] =
		"SELECT group_concat(line, ' ') FROM (SELECT record || s.text "
		"|| '.' || ss.text || '>' || t.text || '.' || ts.text || "
		"dyad.confidence AS line FROM dyad JOIN term AS s ON s.id = "
		"source JOIN term AS t ON t.id = target JOIN term AS ss ON "
		"ss.id = source_sector JOIN term AS ts ON ts.id = "
		"target_sector WHERE record >= 50 ORDER BY record, s.text, "
		"t.text)";

/* What was ingested comes out as today's program puts it. */
static void
test_sectors(void **state)
{
	(void)state;
	struct store store;
	struct buffer before, after;
	const char *path = temporary_path("a.db");
	buffer_init(&before, BUFFER_UNLIMITED);
	buffer_init(&after, BUFFER_UNLIMITED);
	make_old(path);
	fixture_dump(path, &before);
	assert_true(fixture_execute(path, OLDER));
	assert_int_equal(store_open(&store, path, STORE_READ, NULL),
			STATUS_UNSUPPORTED);
	assert_true(fixture_execute(path, "DELETE FROM record WHERE id >= 50"));
	assert_int_equal(
			store_open(&store, path, STORE_WRITE, NULL), STATUS_OK);
	store_close(&store);
	fixture_dump(path, &after);
	assert_true(str_equal(buffer_str(&before), buffer_str(&after)));
	assert_true(str_find(buffer_str(&after), STR("KOR|GHA|")) < after.len);
	buffer_fini(&before);
	buffer_fini(&after);
}

static void
test_all_pairs(void **state)
{
	(void)state;
	struct store store;
	const char *path = temporary_path("a.db");
	make_old(path);
	assert_true(fixture_execute(path, OLDER));
	assert_true(fixture_execute(path, PARTIES));
	assert_int_equal(
			store_open(&store, path, STORE_WRITE, NULL), STATUS_OK);
	store_close(&store);
	assert_string_equal(fixture_ask(path, SECTORS),
			"50.REB>KOR.BUS77 50USA.MIL>KOR.BUS77 "
			"51KOR.BUS>USA.MIL77 51USA.MIL>KOR.BUS77 "
			"51USA.MIL>USA.LEG77 52.REB>.77");
	assert_string_equal(fixture_ask(path, "PRAGMA integrity_check"), "ok");
	assert_string_equal(fixture_ask(path, "PRAGMA user_version"), "3");
	assert_string_equal(fixture_ask(path, "SELECT count(*) FROM "
					      "sqlite_schema WHERE name LIKE "
					      "'dyad%'"),
			"2");
	assert_string_equal(fixture_ask(path, "SELECT group_concat(id) FROM "
					      "record WHERE mutual"),
			"1,51");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_steps, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_all_or_nothing,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_newer, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_newer_meanwhile,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_sectors, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_all_pairs, temporary_setup,
				temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
