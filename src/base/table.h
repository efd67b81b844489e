/* table.h - the tables that people edit: lines of cells between tabs.
 *
 * The first line that is neither empty nor a comment names the columns; `#`
 * begins a comment line. A cell may hold alternatives between `|`. Cells keep
 * their file and line, so that whoever reads them can say where an error is.
 * Memory is the arena's. */
#ifndef DEMARCHE_BASE_TABLE_H
#define DEMARCHE_BASE_TABLE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { TABLE_COLUMNS = 24 };

struct table_row {
	unsigned line; /* from 1 */
	/* One for each column, and one more that is always empty. */
	const struct str *cell;
};

struct table {
	struct str path; /* as given, for messages */
	struct str column[TABLE_COLUMNS];
	unsigned columns;
	struct table_row *rows;
	size_t count;
};

/* Reads a whole table out of `text`. A row with more cells than columns, or a
 * line over LIMIT_LEXICON_LINE, is an error; missing cells at the end are
 * empty. `text` must outlive the table. */
MUST_CHECK enum status table_read(struct table *table, struct str path,
		struct str text, struct arena *arena, struct error *error);

/* The column's number, or an error that names file and columns. */
MUST_CHECK enum status table_column(const struct table *table, const char *name,
		unsigned *column, struct error *error);

/* "<what>, found "<found>"" at a row; returns STATUS_FORMAT. */
enum status table_complain(const struct table *table, size_t row,
		const char *what, struct str found, struct error *error);

#endif
