/* statement.h - prepared statements with their values in one line.
 *
 *	statement_run(store, insert_term, VALUES(V_TEXT(word)), &error)
 *
 * Text and blobs must live until the call returns. */
#ifndef DEMARCHE_STORE_STATEMENT_H
#define DEMARCHE_STORE_STATEMENT_H

#include "store/store.h"

enum value_type { VALUE_NULL, VALUE_INT, VALUE_REAL, VALUE_TEXT, VALUE_BLOB };

struct value {
	enum value_type type;
	int64_t integer;
	double real;
	struct str bytes;
};

#define V_NULL                                                                 \
	{                                                                      \
		.type = VALUE_NULL                                             \
	}
#define V_INT(i)                                                               \
	{                                                                      \
		.type = VALUE_INT, .integer = (int64_t)(i)                     \
	}
#define V_REAL(r)                                                              \
	{                                                                      \
		.type = VALUE_REAL, .real = (r)                                \
	}
#define V_TEXT(s)                                                              \
	{                                                                      \
		.type = VALUE_TEXT, .bytes = (s)                               \
	}
#define V_BLOB(s)                                                              \
	{                                                                      \
		.type = VALUE_BLOB, .bytes = (s)                               \
	}
#define VALUES(...)                                                            \
	(const struct value[]){ __VA_ARGS__ },                                 \
			sizeof((const struct value[]){ __VA_ARGS__ })          \
					/ sizeof(struct value)

/* A statement that is kept; finalise it before the store is closed. */
MUST_CHECK enum status statement_prepare(const struct store *store,
		const char *sql, sqlite3_stmt **statement, struct error *error);

/* Without rows as a result. */
MUST_CHECK enum status statement_run(const struct store *store,
		sqlite3_stmt *statement, const struct value *values,
		size_t count, struct error *error);

/* The first row: STATUS_OK, its columns are read until statement_done;
 * STATUS_END when there is none. Call statement_done in either case. */
MUST_CHECK enum status statement_first(const struct store *store,
		sqlite3_stmt *statement, const struct value *values,
		size_t count, struct error *error);
/* The row behind it, likewise. */
MUST_CHECK enum status statement_next(const struct store *store,
		sqlite3_stmt *statement, struct error *error);
void statement_done(sqlite3_stmt *statement);

/* Where having no row is no failure: STATUS_OK instead of STATUS_END. */
static inline enum status
statement_optional(enum status status)
{
	return status == STATUS_END ? STATUS_OK : status;
}

/* Numbers that grow; the caller frees `at`. */
struct id_list {
	int64_t *at;
	size_t count, capacity;
};

/* The first column of all rows, behind what the list has. */
MUST_CHECK enum status statement_ids(const struct store *store,
		sqlite3_stmt *statement, const struct value *values,
		size_t count, struct id_list *ids, struct error *error);

/* The first number of a question that is asked once; 0 without rows. */
MUST_CHECK enum status statement_number(const struct store *store,
		const char *sql, const struct value *values, size_t count,
		int64_t *number, struct error *error);

/* Valid until statement_done. */
struct str statement_text(sqlite3_stmt *statement, int column);

#endif
