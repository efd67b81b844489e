#include "store/statement.h"

#include "base/memory.h"

enum status
statement_prepare(const struct store *store, const char *sql,
		sqlite3_stmt **statement, struct error *error)
{
	if (sqlite3_prepare_v3(store->database, sql, -1,
			    SQLITE_PREPARE_PERSISTENT, statement, NULL))
		return store_error(store, error, "preparing a statement");
	return STATUS_OK;
}

static void
bind(sqlite3_stmt *statement, int at, const struct value *value)
{
	const char *bytes = value->bytes.at ? value->bytes.at : "";
	switch (value->type) {
	case VALUE_NULL:
		sqlite3_bind_null(statement, at);
		break;
	case VALUE_INT:
		sqlite3_bind_int64(statement, at, value->integer);
		break;
	case VALUE_REAL:
		sqlite3_bind_double(statement, at, value->real);
		break;
	case VALUE_TEXT:
		sqlite3_bind_text(statement, at, bytes, (int)value->bytes.len,
				SQLITE_STATIC);
		break;
	case VALUE_BLOB:
		sqlite3_bind_blob(statement, at, bytes, (int)value->bytes.len,
				SQLITE_STATIC);
		break;
	}
}

static int
step(sqlite3_stmt *statement, const struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bind(statement, (int)i + 1, &values[i]);
	return sqlite3_step(statement);
}

enum status
statement_run(const struct store *store, sqlite3_stmt *statement,
		const struct value *values, size_t count, struct error *error)
{
	int code = step(statement, values, count);
	enum status status = code == SQLITE_DONE ? STATUS_OK
						 : store_error(store, error,
								 "writing");
	sqlite3_reset(statement);
	return status;
}

static enum status
status_of_row(const struct store *store, int code, struct error *error)
{
	if (code == SQLITE_ROW)
		return STATUS_OK;
	if (code == SQLITE_DONE)
		return STATUS_END;
	return store_error(store, error, "reading");
}

enum status
statement_first(const struct store *store, sqlite3_stmt *statement,
		const struct value *values, size_t count, struct error *error)
{
	return status_of_row(store, step(statement, values, count), error);
}

enum status
statement_next(const struct store *store, sqlite3_stmt *statement,
		struct error *error)
{
	return status_of_row(store, sqlite3_step(statement), error);
}

void
statement_done(sqlite3_stmt *statement)
{
	sqlite3_reset(statement);
}

enum status
statement_ids(const struct store *store, sqlite3_stmt *statement,
		const struct value *values, size_t count, struct id_list *ids,
		struct error *error)
{
	int code = step(statement, values, count);
	for (; code == SQLITE_ROW; code = sqlite3_step(statement))
		MEMORY_PUSH(ids->at, ids->count, ids->capacity,
				sqlite3_column_int64(statement, 0));
	enum status status = code == SQLITE_DONE ? STATUS_OK
						 : store_error(store, error,
								 "reading");
	sqlite3_reset(statement);
	return status;
}

enum status
statement_number(const struct store *store, const char *sql,
		const struct value *values, size_t count, int64_t *number,
		struct error *error)
{
	sqlite3_stmt *row;
	enum status status = statement_prepare(store, sql, &row, error);
	*number = 0;
	if (status)
		return status;
	status = statement_first(store, row, values, count, error);
	if (!status)
		*number = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return statement_optional(status);
}

struct str
statement_text(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_blob(statement, column);
	int bytes = sqlite3_column_bytes(statement, column);
	return (struct str){ text, text ? (size_t)bytes : 0 };
}
