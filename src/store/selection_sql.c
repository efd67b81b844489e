#include "store/selection_sql.h"

#include <stdarg.h>
#include <stdio.h>

enum { SQL_BYTES = 1024 * 1024 };

void
sql_init(struct sql *sql)
{
	buffer_init(&sql->text, SQL_BYTES);
	sql->count = 0;
}

void
sql_fini(struct sql *sql)
{
	buffer_fini(&sql->text);
}

void
sql_put(struct sql *sql, const char *format, ...)
{
	char piece[2048];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(piece, sizeof piece, format, arguments);
	va_end(arguments);
	buffer_put(&sql->text, str_of(piece));
}

static void
add(struct sql *sql, struct sql_value value)
{
	if (sql->count < SQL_VALUES)
		sql->values[sql->count] = value;
	sql->count++;
	buffer_put_format(&sql->text, "?%d", sql->count);
}

void
sql_str(struct sql *sql, struct str value)
{
	add(sql, (struct sql_value){ .type = SQLITE_TEXT, .text = value });
}

void
sql_int(struct sql *sql, int64_t value)
{
	add(sql, (struct sql_value){
				 .type = SQLITE_INTEGER, .integer = value });
}

void
sql_real(struct sql *sql, double value)
{
	add(sql, (struct sql_value){ .type = SQLITE_FLOAT, .real = value });
}

static int
bind(sqlite3_stmt *statement, int at, const struct sql_value *value)
{
	if (value->type == SQLITE_INTEGER)
		return sqlite3_bind_int64(statement, at, value->integer);
	if (value->type == SQLITE_FLOAT)
		return sqlite3_bind_double(statement, at, value->real);
	return sqlite3_bind_text(statement, at,
			value->text.at ? value->text.at : "",
			(int)value->text.len, SQLITE_TRANSIENT);
}

enum status
sql_prepare(const struct sql *sql, struct store *store,
		sqlite3_stmt **statement, struct error *error)
{
	*statement = NULL;
	if (sql->text.full || sql->count > SQL_VALUES)
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"more words are asked for than one question "
				"can hold (%d)",
				SQL_VALUES);
	if (sqlite3_prepare_v2(store->database, sql->text.at,
			    (int)sql->text.len, statement, NULL))
		return store_error(store, error, "asking the database");
	for (int i = 0; i < sql->count; i++)
		if (bind(*statement, i + 1, &sql->values[i])) {
			enum status status = store_error(
					store, error, "asking the database");
			sqlite3_finalize(*statement);
			*statement = NULL;
			return status;
		}
	return STATUS_OK;
}
