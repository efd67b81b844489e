#include "store/store.h"

#include <stdio.h>
#include <string.h>

#include "schema_sql.h"

/* "dema", as in schema.sql. */
enum { APPLICATION_ID = 0x64656d61, SCHEMA_VERSION = 1 };

/* How long one program waits while another writes. */
enum { BUSY_MILLISECONDS = 60 * 1000 };

enum status
store_error(const struct store *store, struct error *error, const char *doing)
{
	int code = sqlite3_errcode(store->database);
	const char *said = sqlite3_errmsg(store->database);
	const char *advice = "";
	enum status status = STATUS_IO;
	switch (code) {
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		status = STATUS_FORMAT;
		break;
	case SQLITE_NOMEM:
		status = STATUS_MEMORY;
		break;
	case SQLITE_BUSY:
		advice = "; another program is writing, try again later";
		break;
	case SQLITE_FULL:
		advice = "; make room on the disk and start again, nothing "
			 "that was stored is lost";
		break;
	case SQLITE_READONLY:
		advice = "; the file or its folder may not be written";
		break;
	default:
		break;
	}
	return error_set(error, status, store->path, 0, ERROR_NO_OFFSET,
			"%s: %s%s", doing, said, advice);
}

static int
pragma_int(const struct store *store, const char *name, int *value)
{
	char sql[64];
	sqlite3_stmt *statement;
	snprintf(sql, sizeof sql, "PRAGMA %s", name);
	int code = sqlite3_prepare_v2(
			store->database, sql, -1, &statement, NULL);
	if (code)
		return code;
	code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		*value = sqlite3_column_int(statement, 0);
	return sqlite3_finalize(statement);
}

static enum status
execute(const struct store *store, const char *sql, const char *doing,
		struct error *error)
{
	if (sqlite3_exec(store->database, sql, NULL, NULL, NULL))
		return store_error(store, error, doing);
	return STATUS_OK;
}

/* Two programs may find no schema at once: the second waits, then sees it. */
static enum status
make_schema(const struct store *store, struct error *error)
{
	int version = 0;
	enum status status = execute(
			store, "BEGIN IMMEDIATE", "making the database", error);
	if (status)
		return status;
	if (pragma_int(store, "user_version", &version))
		status = store_error(store, error, "making the database");
	else if (!version)
		status = execute(store, STORE_SCHEMA, "making the database",
				error);
	if (!status)
		return execute(store, "COMMIT", "making the database", error);
	sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

static enum status
check_version(const struct store *store, struct error *error)
{
	int id = 0, version = 0, objects = 0;
	if (pragma_int(store, "application_id", &id)
			|| pragma_int(store, "user_version", &version)
			|| pragma_int(store, "schema_version", &objects))
		return store_error(store, error, "opening the database");
	if (!id && !version && !objects && store->mode == STORE_CREATE)
		return make_schema(store, error);
	if (id != APPLICATION_ID)
		return error_set(error, STATUS_FORMAT, store->path, 0,
				ERROR_NO_OFFSET,
				"this is no database of demarche; name "
				"another file with -d");
	if (version > SCHEMA_VERSION)
		return error_set(error, STATUS_UNSUPPORTED, store->path, 0,
				ERROR_NO_OFFSET,
				"a newer demarche made this database (schema "
				"%d, this program knows %d); use that one",
				version, SCHEMA_VERSION);
	return STATUS_OK;
}

static enum status
set_up(const struct store *store, struct error *error)
{
	sqlite3_busy_timeout(store->database, BUSY_MILLISECONDS);
	enum status status = STATUS_OK;
	if (store->mode != STORE_READ)
		status = execute(store,
				"PRAGMA journal_mode = WAL;"
				"PRAGMA synchronous = NORMAL;",
				"opening the database", error);
	if (status)
		return status;
	return check_version(store, error);
}

enum status
store_open(struct store *store, const char *path, enum store_mode mode,
		struct error *error)
{
	static const int flags[] = {
		[STORE_READ] = SQLITE_OPEN_READONLY,
		[STORE_WRITE] = SQLITE_OPEN_READWRITE,
		[STORE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	};
	*store = (struct store){ .mode = mode };
	snprintf(store->path, sizeof store->path, "%s", path);
	enum status status;
	if (sqlite3_open_v2(path, &store->database,
			    flags[mode] | SQLITE_OPEN_NOMUTEX, NULL))
		status = store_error(store, error, "opening the database");
	else
		status = set_up(store, error);
	if (status)
		store_close(store);
	return status;
}

void
store_close(struct store *store)
{
	sqlite3_close_v2(store->database);
	store->database = NULL;
}
