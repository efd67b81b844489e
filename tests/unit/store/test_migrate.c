#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static enum status
migrate_file(const char *path, const char *const *sql, int count,
		struct error *error)
{
	struct store store;
	struct migration_steps steps = { sql, count };
	assert_int_equal(store_open(&store, path, STORE_WRITE, error),
			STATUS_OK);
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
	assert_int_equal(store_open(&store, path, STORE_WRITE, &error),
			STATUS_OK);
	assert_true(fixture_execute(path, "PRAGMA user_version = 9"));
	assert_int_equal(migrate(&store, &steps, &error), STATUS_UNSUPPORTED);
	assert_non_null(strstr(error.message, "schema 9"));
	store_close(&store);
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
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
