#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/store.h"

#include <string.h>

#include "temporary.h"

static void
assert_refused(const char *path, enum store_mode mode, enum status expected,
		const char *words)
{
	struct store store;
	struct error error;
	assert_int_equal(store_open(&store, path, mode, &error), expected);
	assert_non_null(strstr(error.message, words));
	assert_string_equal(error.where, path);
}

static void
make(const char *path)
{
	struct store store;
	assert_int_equal(store_open(&store, path, STORE_CREATE, NULL),
			STATUS_OK);
	store_close(&store);
}

static void
alter(const char *path, const char *sql)
{
	sqlite3 *database;
	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL),
			SQLITE_OK);
	sqlite3_close(database);
}

static void
test_made_once(void **state)
{
	(void)state;
	const char *path = temporary_path("a.db");
	assert_refused(path, STORE_READ, STATUS_IO, "unable to open");
	assert_refused(path, STORE_WRITE, STATUS_IO, "unable to open");
	make(path);
	alter(path, "INSERT INTO term (text) VALUES ('kept')");
	make(path);
	alter(path, "INSERT INTO term (id, text) SELECT 7, text || '!' "
		    "FROM term WHERE text = 'kept'");
	struct store store;
	assert_int_equal(store_open(&store, path, STORE_READ, NULL), STATUS_OK);
	assert_int_not_equal(sqlite3_exec(store.database, "DELETE FROM term",
					     NULL, NULL, NULL),
			SQLITE_OK);
	store_close(&store);
}

static void
test_foreign(void **state)
{
	(void)state;
	const char *text = temporary_write("text", STR("no database at all, "
						       "but long enough"));
	assert_refused(text, STORE_READ, STATUS_FORMAT, "not a database");
	assert_refused(text, STORE_CREATE, STATUS_FORMAT, "not a database");
	const char *other = temporary_path("other.db");
	alter(other, "CREATE TABLE mine (a)");
	assert_refused(other, STORE_CREATE, STATUS_FORMAT,
			"no database of demarche");
	const char *newer = temporary_path("newer.db");
	make(newer);
	alter(newer, "PRAGMA user_version = 1000");
	assert_refused(newer, STORE_CREATE, STATUS_UNSUPPORTED, "newer");
	assert_refused(newer, STORE_READ, STATUS_UNSUPPORTED, "newer");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_made_once, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_foreign, temporary_setup,
				temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
