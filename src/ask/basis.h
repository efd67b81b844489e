/* basis.h - what analyses are made of: a database, and what of it is in memory.
 *
 * Who answers questions has its own way of keeping that: the server a snapshot
 * that is made anew while the old one is asked, others holdings.h. */
#ifndef DEMARCHE_ASK_BASIS_H
#define DEMARCHE_ASK_BASIS_H

#include "analyse/ledger_book.h"
#include "analyse/observations.h"
#include "analyse/speakers_book.h"
#include "analyse/visits_book.h"

enum basis_part {
	BASIS_OBSERVATIONS,
	BASIS_LEDGER,
	BASIS_VISITS,
	BASIS_QUOTES,
	BASIS_PARTS
};

/* The parts are of the whole database. */
struct basis {
	struct store *store;
	const struct observations *observations;
	const struct ledger_book *ledger;
	const struct visit_book *visits;
	const struct quote_book *quotes;
	/* Sees to it that the part is there, before it is looked at. */
	enum status (*need)(struct basis *basis, enum basis_part part,
			struct error *error);
	void *context; /* of `need` */
};

#endif
