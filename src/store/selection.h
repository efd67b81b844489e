/* selection.h - which records are asked for, as a condition in SQL.
 *
 * One selection serves `query`, `export`, `rerun` and the analyses, so that a
 * condition means the same everywhere. Words of the options become conditions
 * here; values are bound, never pasted into the SQL. Only records of current
 * codings are found.
 *
 * Order is total and does not depend on when an article was stored: what is
 * alike in what is ordered by follows by date, document and line.
 *
 * How a question is answered: each condition could lead (its index gives the
 * candidates, the others check them) or all records are walked by date and
 * everything is checked. Which leads is decided by counting candidates in the
 * indices, not by SQLite's guess, since what is common ("USA", "president")
 * and what is rare differ by five orders of magnitude: see selection_plan.h.
 *
 * Fails: STATUS_USAGE when a condition cannot be understood (a code without
 * sense, a wrong expression of words), with a message for people; else as
 * store.h says. */
#ifndef DEMARCHE_STORE_SELECTION_H
#define DEMARCHE_STORE_SELECTION_H

#include <stdbool.h>

#include "base/buffer.h"
#include "store/store.h"

/* Whether every report counts or every event once. */
enum selection_count {
	SELECT_REPORTS,
	SELECT_EVENTS,    /* one record a group of reports */
	SELECT_ONE_A_DAY, /* one a day, parties and category */
};

enum selection_order {
	ORDER_DATE,
	ORDER_DATE_DOWN,
	ORDER_CONFIDENCE, /* surest first; what has none comes last */
	ORDER_AMOUNT,     /* highest first, in US dollars */
	ORDER_ARTICLE,    /* by the article's date: its records together */
	ORDER_NONE        /* as they are found, for sets */
};

/* Null or 0: not asked. What is asked must all be so.
 *
 * Lists are words with commas between, one of which must fit; `*` in a word
 * stands for any characters. Parties are written
 *
 *   KOR          whoever has that country (or IGO, NGO, ...) as code
 *   KOR.GOV      and that sector
 *   .GOV         that sector, of any country or none
 *   KOR/hyundai  that identity, the "id" of an actor in the records
 *   Hyundai      that name, in any case of letters
 *
 * and with a role before them where roles can differ: "donor:CHN". */
struct selection {
	const char *actor;     /* of an event */
	const char *recipient; /* of an event; of a mutual one, any of both */
	const char *either;    /* takes part in any role, or speaks */
	const char *between;   /* "USA,CHN": both take part, two parties */
	const char *party;     /* of a fact: "buyer:KEN" */
	const char *speaker;   /* of a quotation; who tells of an event */
	const char *about;     /* of a quotation */
	const char *event, *fact; /* "SANCTION"; "deal" */
	const char *mode;         /* of an event; instrument of a fact */
	const char *cameo;        /* codes or their beginnings: 04 finds 042 */
	const char *context, *status, *stance;
	const char *quad; /* "3,4" */
	const char *rule; /* "verbs/en/aid.frames:9" */
	unsigned kinds;   /* bit (record.kind - 1) each, as enum record_kind */
	int from, to;     /* first days of records, YYYYMMDD, both included */
	const char *place, *country;   /* where it happened: name, code */
	double amount_from, amount_to; /* of any sum, US dollars, included */
	const char *words;             /* FTS5 query over sentences */
	double min_confidence;         /* 0..1; what has none stays */
	const char *publisher, *lang, *doc;
	enum selection_count count;
	enum selection_order order;
	long offset, limit; /* limit 0: all */
};

/* "2024", "2024-03" or "2024-03-15" as its first and last day; false when it
 * is none. */
MUST_CHECK bool selection_days(const char *text, int *first, int *last);

/* What makes no sense in itself: days in the wrong order, quads that are none,
 * half a pair. All that take a selection look. */
MUST_CHECK enum status selection_check(
		const struct selection *selection, struct error *error);

/* Whether any condition stands in it; order, offset, limit and count are none.
 */
bool selection_asks(const struct selection *selection);

/* Kinds of records that the conditions leave, as selection->kinds: an actor
 * acts in events alone. */
unsigned selection_kinds(const struct selection *selection);

/* A statement over the selection, in its order: `columns` are of record and
 * article (schema.sql). The caller finalises it. */
MUST_CHECK enum status selection_prepare(const struct selection *selection,
		struct store *store, const char *columns,
		sqlite3_stmt **statement, struct error *error);

struct selection_counts {
	int64_t records; /* as selection->count says */
	int64_t events;  /* they report: those of one group are one */
};
/* All that fit, whatever offset and limit. */
MUST_CHECK enum status selection_count(const struct selection *selection,
		struct store *store, struct selection_counts *counts,
		struct error *error);

/* The articles that fit: from, to (of the article), publisher, lang and doc
 * alone are looked at. `columns` are of article; by date and document. */
MUST_CHECK enum status selection_prepare_articles(
		const struct selection *selection, struct store *store,
		const char *columns, sqlite3_stmt **statement,
		struct error *error);

/* The SQL with its values and how SQLite goes about it, for people
 * (--explain-sql). */
MUST_CHECK enum status selection_print(const struct selection *selection,
		struct store *store, const char *columns, struct buffer *out,
		struct error *error);

#endif
