/* selection.h - which records are asked for, as a condition in SQL.
 *
 * One selection serves `query`, `export`, `rerun` and the analyses, so that a
 * condition means the same everywhere. Words of the options become conditions
 * here; values are bound, never pasted into the SQL. */
#ifndef DEMARCHE_STORE_SELECTION_H
#define DEMARCHE_STORE_SELECTION_H

#include <stdbool.h>

#include "base/buffer.h"
#include "store/store.h"

/* Whether every report counts or every event once. */
enum selection_count {
	SELECT_REPORTS,
	SELECT_EVENTS,    /* one record a group of reports */
	SELECT_ONE_A_DAY, /* one a day, pair and category */
};

enum selection_order {
	ORDER_DATE,
	ORDER_DATE_DOWN,
	ORDER_CONFIDENCE,
	ORDER_AMOUNT
};

/* Null or 0: not asked. Lists are words with commas between; an actor is a
 * code ("KOR"), a code with sector ("KOR.GOV"), a sector (".GOV"), an identity
 * ("KOR/hyundai"), a name, each with `*` as a wildcard. */
struct selection {
	const char *actor, *recipient, *either;
	const char *speaker;
	const char *event, *mode, *cameo, *context, *status, *kind;
	int from, to; /* YYYYMMDD, both included */
	const char *place, *country;
	double amount_from, amount_to; /* US dollars */
	const char *words;             /* FTS5 query over sentences */
	double min_confidence;
	const char *publisher, *lang, *doc;
	enum selection_count count;
	enum selection_order order;
	long offset, limit; /* limit 0: all */
};

/* A statement over the selection: `columns` are of record and article. The
 * caller finalises it. */
MUST_CHECK enum status selection_prepare(const struct selection *selection,
		struct store *store, const char *columns,
		sqlite3_stmt **statement, struct error *error);

/* The SQL with its values, for people (--explain-sql). */
void selection_print(const struct selection *selection, const char *columns,
		struct buffer *out);

#endif
