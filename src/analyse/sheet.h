/* sheet.h - the one shape of every result: rows under typed columns.
 *
 * The command line prints sheets (JSON lines, CSV, a table), the report draws
 * them, the server sends them. A cell may be unknown: null in JSON, empty in
 * CSV. Columns are found by name by who reads, by number (an enum beside the
 * columns) by who fills.
 *
 * A sheet owns copies of its columns and texts (but sheet_put_kept). Used by
 * one thread while it is filled, by any number afterwards. */
#ifndef DEMARCHE_ANALYSE_SHEET_H
#define DEMARCHE_ANALYSE_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

enum sheet_type {
	SHEET_TEXT,
	SHEET_COUNT,  /* a whole number */
	SHEET_NUMBER, /* a real one */
	SHEET_DATE,   /* text: "2024-03-15"; "" unknown */
	SHEET_PERIOD  /* text: a label of period.h */
};

/* What becomes of a column where a table for people has no room. */
enum sheet_room {
	SHEET_CUT,     /* its texts are cut */
	SHEET_WHOLE,   /* never cut: half of it is another one */
	SHEET_DETAIL,  /* left out before texts are cut */
	SHEET_ID,      /* what a program asks for: whole, or left out first */
	SHEET_SENTENCE /* has the room that is left, or a line of its own */
};

/* Texts must live as long as the program. */
struct sheet_column {
	const char *name; /* "net": letters, digits and _ */
	enum sheet_type type;
	const char *unit; /* "events", "US dollars", "0..1"; "" none */
	const char *help; /* a sentence without full stop */
	enum sheet_room room;
};

struct sheet_cell {
	bool known;
	union {
		int64_t count;
		double number;
		struct str text; /* of the other types */
	};
};

struct sheet {
	const char *name; /* "dyads" */
	struct sheet_column *columns;
	size_t column_count;
	struct sheet_cell *cells; /* [row_count][column_count] */
	size_t row_count, capacity;
	struct arena arena;
};

/* `columns` are copied. */
void sheet_init(struct sheet *sheet, const char *name,
		const struct sheet_column *columns, size_t count);
void sheet_fini(struct sheet *sheet);

/* --- filling ------------------------------------------------------------ */

/* Begins a row of unknown cells; the functions below fill that one. */
void sheet_row(struct sheet *sheet);
/* Of any type that is text. Copied. */
void sheet_put_text(struct sheet *sheet, size_t column, struct str text);
/* Days since 1970; DAY_NONE stays unknown. */
void sheet_put_day(struct sheet *sheet, size_t column, int32_t day);
/* Not copied: it must live as long as the sheet, or until
 * sheet_keep_texts. */
void sheet_put_kept(struct sheet *sheet, size_t column, struct str text);
void sheet_put_count(struct sheet *sheet, size_t column, int64_t count);
/* What is not finite stays unknown. */
void sheet_put_number(struct sheet *sheet, size_t column, double number);

/* Into a row that was filled before. */
void sheet_put_kept_at(struct sheet *sheet, size_t row, size_t column,
		struct str text);

/* Copies what was not copied, so that the sheet outlives what it was made of.
 */
void sheet_keep_texts(struct sheet *sheet);

/* --- reading ------------------------------------------------------------ */

const struct sheet_cell *sheet_at(
		const struct sheet *sheet, size_t row, size_t column);
/* column_count when there is none of that name. */
size_t sheet_find(const struct sheet *sheet, const char *name);
/* "text", "count", "number", "date", "period" */
const char *sheet_type_name(enum sheet_type type);
/* Whether cells of that type have `text`. */
bool sheet_type_is_text(enum sheet_type type);
/* The cell as it is printed everywhere, nothing for what is unknown: numbers
 * with at most six digits behind the point. */
void sheet_put_cell(struct buffer *out, const struct sheet_cell *cell,
		enum sheet_type type);

/* --- printing ----------------------------------------------------------- */

/* {"record":"dyads","source":"USA","events":12,"net":0.25,"rate":null} a row */
void sheet_put_jsonl(struct buffer *out, const struct sheet *sheet);
/* A line of names, then the rows (RFC 4180). */
void sheet_put_csv(struct buffer *out, const struct sheet *sheet);
/* {"name":"dyads","columns":[{"name","type","unit","help"}],"rows":[[...]]} */
void sheet_put_json(struct buffer *out, const struct sheet *sheet);

#endif
