/* columns.h - the columns of a file as a table: its header, its rows, its
 * codebook and its documentation are made of the same lines.
 *
 * Cells of the field's files are never quoted and never escaped: their readers
 * take a quotation mark at the beginning of a cell for the beginning of a
 * quoted one and swallow the rows behind it. So column_put_cell leaves nothing
 * in a cell that any reader could take for the end of a cell or a row. Layouts
 * are constant; a row and what it points to are the caller's, and nothing is
 * kept of them. */
#ifndef DEMARCHE_EXPORT_COLUMNS_H
#define DEMARCHE_EXPORT_COLUMNS_H

#include "export/exported.h"

enum column_type { COLUMN_TEXT, COLUMN_INTEGER, COLUMN_REAL, COLUMN_DATE };

/* Whom a column is about. */
enum export_side { SIDE_ACTOR, SIDE_RECIPIENT, SIDE_EVENT };

/* How often an event is reported. */
struct export_count {
	uint32_t mentions, articles, sources;
};

/* What one row is made of; what a format does not need is null or 0. */
struct export_row {
	const struct exchange *exchange;
	struct export_article *article;
	const json_t *record;
	/* By enum export_side, of a pair; null for nobody. */
	const json_t *party[2];
	struct str cameo;  /* the record's, or that of the other side */
	int64_t id, story; /* of event and article in this file */
	int64_t added;     /* YYYYMMDDHHMMSS */
	int64_t mentioned; /* likewise, of the report */
	struct export_count count;
	const struct export_copy *copy; /* null: the article itself */
	const json_t *records;          /* all of the article, a list */
	struct str story_names[3];      /* POLECAT: by enum story_kind */
	bool no_gaps;                   /* 0 for numbers that are not known */
};

/* Puts what the column has of the row, nothing for nothing. */
typedef void column_put(struct buffer *cell, const struct export_row *row,
		enum export_side side);

struct export_column {
	const char *name;
	column_put *put; /* null: always empty */
	enum export_side side;
	enum column_type type;
	const char *description; /* what fills it, or why nothing does */
};

struct export_layout {
	const char *name; /* "GDELT 2.0 Events" */
	const struct export_column *columns;
	size_t count;
	bool head;           /* a line of names comes first */
	const char *missing; /* "" or "None" */
};

/* A line of names. Nothing for files without. */
void layout_put_head(struct buffer *out, const struct export_layout *layout);
/* One line. `cell` is scratch. */
void layout_put_row(struct buffer *out, struct buffer *cell,
		const struct export_layout *layout,
		const struct export_row *row);

/* `text` without control characters, line ends of any kind, tabs, and with '
 * for "; spaces at the ends are cut. */
void column_put_cell(struct buffer *out, struct str text);
/* The same, and without the marks that part the cell: they become spaces. */
void column_put_part(struct buffer *out, struct str text, const char *marks);
/* `text` in capitals. */
void column_put_upper(struct buffer *out, struct str text);
/* "12.5", in the C locale whatever the locale: at most `digits`, one or more,
 * behind the point, no zeros at the end. */
void column_put_real(struct buffer *out, double number, int digits);

#endif
