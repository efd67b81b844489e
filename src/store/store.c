#define _GNU_SOURCE
#include "store/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "schema_sql.h"
#include "store/migrate.h"

/* "dema", as in schema.sql. */
enum { APPLICATION_ID = 0x64656d61 };

/* How long one program waits while another writes. */
enum { BUSY_MILLISECONDS = 60 * 1000 };

/* A crash, even of the power, harms nothing with WAL and NORMAL: at worst the
 * last batches are gone. 64 MiB are cached, for indexes are written in no
 * order; the WAL is copied back every 16 MiB. */
static const char SETTINGS[] = "PRAGMA journal_mode = WAL;"
			       "PRAGMA synchronous = NORMAL;"
			       "PRAGMA cache_size = -65536;"
			       "PRAGMA wal_autocheckpoint = 4096;"
			       "PRAGMA journal_size_limit = 67108864;";

static const char OPENING[] = "opening the database";
static const char MAKING[] = "making the database";

/* --- errors ------------------------------------------------------------ */

static const char *
advice_to_open(const struct store *store)
{
	struct stat info;
	if (stat(store->path, &info))
		return "; its folder is not there, or may not be written";
	if (S_ISDIR(info.st_mode))
		return "; it is a folder, name a file in it";
	return "; it or its folder may not be written";
}

/* Opened to be read only, a folder is an error of input and output. */
static const char *
advice_to_read(const struct store *store)
{
	struct stat info;
	if (stat(store->path, &info) == 0 && S_ISDIR(info.st_mode))
		return "; it is a folder, name a file in it";
	return "; see whether the disk is full or failing, nothing that was "
	       "stored is lost";
}

static const char *
advice_for(const struct store *store, int code)
{
	switch (code) {
	case SQLITE_CANTOPEN:
		return advice_to_open(store);
	case SQLITE_NOTADB:
		return "; name another file";
	case SQLITE_CORRUPT:
		return "; it is damaged: take a copy of before, or save what "
		       "can be read with `sqlite3 FILE .recover`";
	case SQLITE_BUSY:
		return "; another program is writing, try again later";
	case SQLITE_FULL:
		return "; make room on the disk and start again, nothing that "
		       "was stored is lost";
	case SQLITE_IOERR:
		return advice_to_read(store);
	case SQLITE_READONLY:
		return "; it or its folder may not be written";
	default:
		return "";
	}
}

enum status
store_error(const struct store *store, struct error *error, const char *doing)
{
	int code = sqlite3_errcode(store->database) & 0xff;
	enum status status = code == SQLITE_NOTADB || code == SQLITE_CORRUPT
					     ? STATUS_FORMAT
			     : code == SQLITE_NOMEM ? STATUS_MEMORY
						    : STATUS_IO;
	if (code == SQLITE_CANTOPEN && store->mode != STORE_CREATE
			&& access(store->path, F_OK))
		return error_set(error, status, store->path, 0, ERROR_NO_OFFSET,
				"no such file; `demarche ingest -d` makes one");
	return error_set(error, status, store->path, 0, ERROR_NO_OFFSET,
			"%s: %s%s", doing, sqlite3_errmsg(store->database),
			advice_for(store, code));
}

enum status
store_execute(const struct store *store, const char *sql, const char *doing,
		struct error *error)
{
	if (sqlite3_exec(store->database, sql, NULL, NULL, NULL))
		return store_error(store, error, doing);
	return STATUS_OK;
}

void
store_roll_back(const struct store *store)
{
	if (!sqlite3_get_autocommit(store->database))
		sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
}

enum status
store_number(const struct store *store, const char *pragma, int *number,
		struct error *error)
{
	char sql[64];
	sqlite3_stmt *statement;
	snprintf(sql, sizeof sql, "PRAGMA %s", pragma);
	if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL))
		return store_error(store, error, OPENING);
	if (sqlite3_step(statement) == SQLITE_ROW)
		*number = sqlite3_column_int(statement, 0);
	if (sqlite3_finalize(statement))
		return store_error(store, error, OPENING);
	return STATUS_OK;
}

/* --- schema ------------------------------------------------------------ */

/* Two programs may find no schema at once: the second waits, then sees it. */
static enum status
make_schema(const struct store *store, struct error *error)
{
	int version = 0;
	enum status status =
			store_execute(store, "BEGIN IMMEDIATE", MAKING, error);
	if (status)
		return status;
	status = store_number(store, "user_version", &version, error);
	if (!status && !version)
		status = store_execute(store, STORE_SCHEMA, MAKING, error);
	if (!status)
		status = store_execute(store, "COMMIT", MAKING, error);
	if (status)
		store_roll_back(store);
	return status;
}

static enum status
check_version(const struct store *store, int version, struct error *error)
{
	int known = migration_target(&MIGRATION_STEPS);
	if (version > known)
		return migrate_refuse(store, version, known, error);
	if (version == known)
		return STATUS_OK;
	if (store->mode != STORE_READ)
		return migrate(store, &MIGRATION_STEPS, error);
	return error_set(error, STATUS_UNSUPPORTED, store->path, 0,
			ERROR_NO_OFFSET,
			"an older demarche made this database (schema %d, this "
			"program has %d); `demarche ingest -d` with any "
			"article brings it up to date, `demarche rerun -d` its "
			"records too",
			version, known);
}

enum status
store_begin(const struct store *store, const char *doing, struct error *error)
{
	int version = 0, known = migration_target(&MIGRATION_STEPS);
	enum status status =
			store_execute(store, "BEGIN IMMEDIATE", doing, error);
	if (status)
		return status;
	status = store_number(store, "user_version", &version, error);
	if (!status && version != known)
		status = migrate_refuse(store, version, known, error);
	if (status)
		store_roll_back(store);
	return status;
}

/* What tells whose database it is, of one moment: another program may be making
 * it. */
struct marks {
	int id, version, objects;
};

static enum status
read_marks(const struct store *store, struct marks *marks, struct error *error)
{
	enum status status = store_execute(store, "BEGIN", OPENING, error);
	if (!status)
		status = store_number(
				store, "application_id", &marks->id, error);
	if (!status)
		status = store_number(
				store, "user_version", &marks->version, error);
	if (!status)
		status = store_number(store, "schema_version", &marks->objects,
				error);
	store_roll_back(store);
	return status;
}

static enum status
check_schema(const struct store *store, struct error *error)
{
	struct marks marks = { 0 };
	enum status status = read_marks(store, &marks, error);
	if (status)
		return status;
	bool empty = !marks.id && !marks.version && !marks.objects;
	if (empty && store->mode == STORE_CREATE)
		return make_schema(store, error);
	if (marks.id == APPLICATION_ID)
		return check_version(store, marks.version, error);
	return error_set(error, STATUS_FORMAT, store->path, 0, ERROR_NO_OFFSET,
			"this is no database of demarche; name another file");
}

/* --- opening ----------------------------------------------------------- */

/* SQLite opens for reading what it may not write, and says so only later. */
static enum status
check_writable(const struct store *store, struct error *error)
{
	if (store->mode == STORE_READ
			|| sqlite3_db_readonly(store->database, "main") != 1)
		return STATUS_OK;
	return error_set(error, STATUS_IO, store->path, 0, ERROR_NO_OFFSET,
			"%s: it may not be written", OPENING);
}

/* SQLite does not wait by itself for others where the kind of journal changes:
 * for those who open a new database at the same time. */
static enum status
change_settings(const struct store *store, struct error *error)
{
	enum { STEP = 10 };
	int waited = 0;
	while (sqlite3_exec(store->database, SETTINGS, NULL, NULL, NULL)) {
		int code = sqlite3_errcode(store->database);
		if (code != SQLITE_BUSY || waited >= BUSY_MILLISECONDS)
			return store_error(store, error, OPENING);
		waited += STEP;
		sqlite3_sleep(STEP);
	}
	return STATUS_OK;
}

static enum status
set_up(const struct store *store, struct error *error)
{
	sqlite3_busy_timeout(store->database, BUSY_MILLISECONDS);
	enum status status = check_writable(store, error);
	if (!status && store->mode != STORE_READ)
		status = change_settings(store, error);
	return status ? status : check_schema(store, error);
}

/* SQLite wants to write beside a database in WAL even to read it. Where that
 * cannot be and nothing waits in the WAL, the file is read as it is. */
static bool
is_sealed(const char *path)
{
	char name[4096 + sizeof "-wal"];
	struct stat info;
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash + (slash == path) - path) : 1;
	if (stat(path, &info) || !S_ISREG(info.st_mode)
			|| strlen(path) > sizeof name - sizeof "-wal")
		return false;
	snprintf(name, sizeof name, "%s-wal", path);
	if (!stat(name, &info) && info.st_size)
		return false;
	snprintf(name, sizeof name, "%.*s", folder, slash ? path : ".");
	return faccessat(AT_FDCWD, name, W_OK, AT_EACCESS) != 0;
}

/* "file:a%3Fb.db?immutable=1" */
static int
open_sealed(struct store *store, const char *path, int flags)
{
	struct buffer uri;
	buffer_init(&uri, BUFFER_UNLIMITED);
	buffer_put(&uri, STR("file:"));
	for (; *path; path++)
		if (strchr("?#%", *path))
			buffer_put_format(&uri, "%%%02X", (unsigned char)*path);
		else
			buffer_put_char(&uri, *path);
	buffer_put(&uri, STR("?immutable=1"));
	buffer_put_char(&uri, '\0');
	int code = sqlite3_open_v2(uri.at, &store->database,
			flags | SQLITE_OPEN_URI, NULL);
	buffer_fini(&uri);
	return code;
}

static int
open_file(struct store *store, const char *path, int flags)
{
	if (store->mode == STORE_READ && is_sealed(path))
		return open_sealed(store, path, flags);
	return sqlite3_open_v2(path, &store->database, flags, NULL);
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
	if (open_file(store, path, flags[mode] | SQLITE_OPEN_NOMUTEX))
		status = store_error(store, error, OPENING);
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

void
store_keep_files(const struct store *store)
{
	int keep = 1;
	sqlite3_file_control(store->database, "main", SQLITE_FCNTL_PERSIST_WAL,
			&keep);
}
