/* selection_plan.h - which index gives the candidates of a selection. Inside
 * store.
 *
 * Each condition that has an index can lead. Its candidates are counted there,
 * up to a cap, and the rarest condition leads; the others check record by
 * record. When even the rarest is common, and only the first records by date
 * are wanted, walking all records by date finds them soonest: that needs no
 * sorting and ends with the page. A pair of countries has the best of both,
 * its rows stand in table dyad by date. */
#ifndef DEMARCHE_STORE_SELECTION_PLAN_H
#define DEMARCHE_STORE_SELECTION_PLAN_H

#include "store/selection.h"
#include "store/selection_sql.h"

enum lead {
	LEAD_DATE,  /* record_by_date, or the whole table */
	LEAD_PAIR,  /* dyad: one source and one target, by date */
	LEAD_PAIRS, /* dyad: several */
	LEAD_ACTOR, /* participant_by_actor ... */
	LEAD_RECIPIENT,
	LEAD_EITHER,
	LEAD_BETWEEN, /* ... the first of the two ... */
	LEAD_BETWEEN_OTHER,
	LEAD_PARTY,
	LEAD_SPEAKER,
	LEAD_ABOUT,
	LEAD_WORDS, /* sentence_words */
	LEAD_MONEY, /* money_by_usd */
	LEAD_DOC,   /* article.doc */
	LEADS
};

struct plan {
	enum lead lead;
	int64_t candidates; /* counted, up to a cap */
	bool words_of_set;  /* the words are looked up once, for all */
	bool leaves_out;    /* the store does (marked.h) */
};

/* Also runs the words once, so that a wrong expression is told here. */
MUST_CHECK enum status plan_make(struct plan *plan,
		const struct selection *selection, struct store *store,
		struct error *error);

/* "FROM ... WHERE 1": record, and where it is asked for article, joined to
 * what leads; the lead's own conditions. */
void plan_put_from(struct sql *sql, const struct plan *plan,
		const struct selection *selection, bool article);
/* What the lead meets wholly (selection_where.h). */
unsigned plan_met(const struct plan *plan, const struct selection *selection);
/* Where the day stands: the lead's own column, so that its order is used. */
const char *plan_date(const struct plan *plan);

/* The selection's conditions are all of table dyad. */
bool plan_is_dyadic(const struct plan *plan, const struct selection *selection);
/* "FROM dyad WHERE ..." for such, a row a record, with its group's leader. */
void plan_put_dyads(struct sql *sql, const struct plan *plan,
		const struct selection *selection);

#endif
