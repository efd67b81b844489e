/* holdings.h - what of a database is held in memory to ask it questions: each
 * part is loaded when a question first needs it, and again when the database
 * has changed.
 *
 *	struct holdings holdings;
 *	holdings_init(&holdings, &store);
 *	status = holdings_ask(&holdings, inquiry, &question, &sheet, &total,
 *			&error);
 *	...
 *	holdings_fini(&holdings);
 *
 * Of a million records the observations take half a second, the visits and the
 * quotations two each, the ledger five; all of them some 250 MB. Used by one
 * thread at a time. */
#ifndef DEMARCHE_ASK_HOLDINGS_H
#define DEMARCHE_ASK_HOLDINGS_H

#include "ask/inquiries.h"

struct holdings {
	struct basis basis; /* of what follows */
	bool held[BASIS_PARTS];
	struct observations observations;
	struct ledger_book ledger;
	struct visit_book visits;
	struct quote_book quotes;
	int version; /* of the database that they show */
};

/* The store must outlive them. */
void holdings_init(struct holdings *holdings, struct store *store);
void holdings_fini(struct holdings *holdings);

/* As inquiry_ask, of one state of the database: the newest one. The sheet
 * stands on its own. */
MUST_CHECK enum status holdings_ask(struct holdings *holdings,
		const struct inquiry *inquiry, const struct question *question,
		struct sheet *sheet, size_t *total, struct error *error);

#endif
