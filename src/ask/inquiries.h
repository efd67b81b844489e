/* inquiries.h - the questions whose answer is a sheet: what each takes, and how
 * it is answered. One table, so that the server and the library answer and
 * refuse alike.
 *
 *   parameter  question    what is asked
 *   inquiries              who answers it
 *   basis      holdings    of what
 *   rows                   which of the sheet's rows */
#ifndef DEMARCHE_ASK_INQUIRIES_H
#define DEMARCHE_ASK_INQUIRIES_H

#include "analyse/sheet.h"
#include "ask/basis.h"
#include "ask/question.h"

enum inquiry_number {
	INQUIRY_DYADS,
	INQUIRY_MATRIX,
	INQUIRY_ALIGN,
	INQUIRY_MOVERS,
	INQUIRY_LEDGER,
	INQUIRY_EMERGING,
	INQUIRY_VISITS,
	INQUIRY_SPEAKERS,
	INQUIRIES
};

struct finding; /* inquiries.c: what is found, before its rows are chosen */

struct inquiry {
	const char *name;  /* "dyads" */
	unsigned takes;    /* groups of parameters */
	const char *order; /* of its rows where none is asked; null: its own */
	enum status (*find)(struct finding *finding, struct error *error);
};

extern const struct inquiry INQUIRY[INQUIRIES];

/* Null when none has that name. */
const struct inquiry *inquiry_find(struct str name);

/* The sheet has the rows that the question asks for; `total` is how many there
 * are whatever its limit and offset. What is asked of observations is narrowed
 * in memory; of conditions that memory does not have the database tells which
 * records fit. Fails: STATUS_USAGE, error->where then names the parameter where
 * one alone is wrong; as the basis, store.h and the analyses. Then there is no
 * sheet to be freed. */
MUST_CHECK enum status inquiry_ask(const struct inquiry *inquiry,
		struct basis *basis, const struct question *question,
		struct sheet *sheet, size_t *total, struct error *error);

#endif
