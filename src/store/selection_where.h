/* selection_where.h - the conditions of a selection. Inside store. */
#ifndef DEMARCHE_STORE_SELECTION_WHERE_H
#define DEMARCHE_STORE_SELECTION_WHERE_H

#include "store/selection.h"
#include "store/selection_sql.h"

/* Conditions that whoever gives the candidates has met already, a bit each;
 * those on one side of a record: 1 << enum party_side. */
enum {
	MET_PAIR = 1 << 8, /* actor and recipient together */
	MET_MONEY = 1 << 9,
	MET_WORDS = 1 << 10,
	/* Not met, but better looked up for all records together. */
	WORDS_OF_SET = 1 << 11,
	/* Some records are left out, whatever is asked (marked.h). */
	NOT_LEFT_OUT = 1 << 12
};

/* Names under which the tables stand in the statement. */
struct where_tables {
	const char *record, *article;
	unsigned met;
};

/* Records of events alone are asked for. */
bool selection_is_events(const struct selection *selection);

/* The two sides of `between`; false unless there are two words. */
bool selection_between(const struct selection *selection, struct str sides[2]);

/* " AND ..." for each condition. */
void where_put(struct sql *sql, const struct selection *selection,
		const struct where_tables *tables);
/* Those of articles, for article.date instead of record.date. */
void where_put_articles(struct sql *sql, const struct selection *selection);
/* That of selection->count: no other record that fits stands for the same
 * event and comes before this one. Of `met` NOT_LEFT_OUT alone is read. */
void where_put_once(struct sql *sql, const struct selection *selection,
		unsigned met);

#endif
