/* selection_sql.h - SQL that grows together with the values that are bound to
 * it. Inside store. */
#ifndef DEMARCHE_STORE_SELECTION_SQL_H
#define DEMARCHE_STORE_SELECTION_SQL_H

#include "base/buffer.h"
#include "store/store.h"

enum { SQL_VALUES = 1024 };

struct sql_value {
	int type; /* SQLITE_TEXT, SQLITE_INTEGER or SQLITE_FLOAT */
	struct str text;
	int64_t integer;
	double real;
};

/* Texts of values must outlive the statement's making; they are copied when
 * bound. What does not fit is told by sql_prepare. */
struct sql {
	struct buffer text;
	struct sql_value values[SQL_VALUES];
	int count;
};

void sql_init(struct sql *sql);
void sql_fini(struct sql *sql);

/* SQL as it stands, with %s for names of tables and the like. */
void sql_put(struct sql *sql, const char *format, ...)
		__attribute__((format(printf, 2, 3)));
/* A parameter, and the value that it will have. */
void sql_str(struct sql *sql, struct str value);
void sql_int(struct sql *sql, int64_t value);
void sql_real(struct sql *sql, double value);

/* The statement with its values bound; the caller finalises it. */
MUST_CHECK enum status sql_prepare(const struct sql *sql, struct store *store,
		sqlite3_stmt **statement, struct error *error);

#endif
