#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/moment.h"
#include "store/statement.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
	assert_refused(path, STORE_READ, STATUS_IO, "no such file");
	assert_refused(path, STORE_WRITE, STATUS_IO, "no such file");
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

/* What is no file, and where none can be made. */
static void
test_no_file(void **state)
{
	(void)state;
	const char *folder = temporary_folder("folder");
	assert_refused(folder, STORE_CREATE, STATUS_IO, "it is a folder");
	assert_refused(temporary_path("none/a.db"), STORE_CREATE, STATUS_IO,
			"its folder is not there");
	assert_refused(temporary_path("none.db"), STORE_WRITE, STATUS_IO,
			"no such file; ");
	assert_int_not_equal(access(temporary_path("none.db"), F_OK), 0);
}

/* In a folder that may not be written, and by a name that needs care. */
static void
test_sealed(void **state)
{
	(void)state;
	bool root = geteuid() == 0;
	struct store store;
	struct error error;
	const char *folder = temporary_folder("sealed");
	const char *path = temporary_path("sealed/a?b%.db");
	make(path);
	assert_int_equal(chmod(temporary_path("."), 0755), 0);
	assert_int_equal(chmod(path, 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	if (root)
		assert_int_equal(seteuid(65534), 0);
	enum status status = store_open(&store, path, STORE_READ, &error);
	if (root)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(status, STATUS_OK);
	store_close(&store);
	assert_int_equal(chmod(folder, 0755), 0);
}

/* As somebody who may not write; root may. */
static void
test_not_writable(void **state)
{
	(void)state;
	bool root = geteuid() == 0;
	const char *path = temporary_path("a.db");
	make(path);
	const char *folder = temporary_folder("folder");
	assert_int_equal(chmod(temporary_path("."), 0755), 0);
	assert_int_equal(chmod(path, 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	if (root)
		assert_int_equal(seteuid(65534), 0);
	assert_refused(path, STORE_WRITE, STATUS_IO, "may not be written");
	assert_refused(temporary_path("folder/b.db"), STORE_CREATE, STATUS_IO,
			"may not be written");
	if (root)
		assert_int_equal(seteuid(0), 0);
}

/* Pages in the middle are overwritten: nothing crashes, it is told. */
static void
test_damaged(void **state)
{
	(void)state;
	const char *path = temporary_path("a.db");
	char noise[4096];
	struct store store;
	struct error error;
	make(path);
	memset(noise, 0x5a, sizeof noise);
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, 100, SEEK_SET), 0);
	assert_int_equal(fwrite(noise, 1, sizeof noise - 100, file),
			sizeof noise - 100);
	fclose(file);
	assert_int_equal(store_open(&store, path, STORE_READ, &error),
			STATUS_OK);
	assert_int_equal(store_execute(&store, "SELECT * FROM article",
					 "reading", &error),
			STATUS_FORMAT);
	assert_non_null(strstr(error.message, ".recover"));
	store_close(&store);
}

static int64_t
count_terms(const struct store *store)
{
	int64_t count = -1;
	assert_int_equal(statement_number(store,
					 "SELECT count(*) FROM term WHERE text "
					 "LIKE 'new%'",
					 NULL, 0, &count, NULL),
			STATUS_OK);
	return count;
}

static void
test_moment(void **state)
{
	(void)state;
	const char *path = temporary_path("a.db");
	struct store store;
	bool begun, again;
	make(path);
	assert_int_equal(store_open(&store, path, STORE_READ, NULL), STATUS_OK);
	assert_int_equal(moment_begin(&store, &begun, "reading", NULL),
			STATUS_OK);
	assert_true(begun);
	assert_int_equal(count_terms(&store), 0);
	alter(path, "INSERT INTO term (text) VALUES ('new')");
	assert_int_equal(moment_begin(&store, &again, "reading", NULL),
			STATUS_OK);
	assert_false(again);
	moment_end(&store, again);
	assert_int_equal(count_terms(&store), 0);
	moment_end(&store, begun);
	assert_int_equal(count_terms(&store), 1);
	store_close(&store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_made_once, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_foreign, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_no_file, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_sealed, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_not_writable,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_damaged, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_moment, temporary_setup,
				temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
