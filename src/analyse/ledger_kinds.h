/* ledger_kinds.h - what stands in the ledger, and how far each of it is.
 *
 * The kinds are those of facts (docs/facts.md) and sanctions, which are
 * events. What varies is in the tables of ledger_kinds.c. Pure functions. */
#ifndef DEMARCHE_ANALYSE_LEDGER_KINDS_H
#define DEMARCHE_ANALYSE_LEDGER_KINDS_H

#include <stdbool.h>

#include "base/str.h"

enum ledger_kind {
	LEDGER_DEAL,
	LEDGER_VISIT,
	LEDGER_PLEDGE,
	LEDGER_AID,
	LEDGER_TRADE,
	LEDGER_INVESTMENT,
	LEDGER_SANCTION,
	LEDGER_KINDS
};

/* How far it is. Figures (trade that was reported, a stake that is held) are
 * neither promised nor done. */
enum standing {
	STANDING_NONE,
	STANDING_PROMISED,
	STANDING_DONE,
	STANDING_CANCELLED
};

/* On which side of the ledger a party stands; both of bilateral trade, of a
 * joint venture, are alike. */
enum ledger_side { SIDE_NONE, SIDE_FROM, SIDE_TO, SIDE_ALIKE };

/* "deal", "sanction" */
const char *ledger_kind_name(enum ledger_kind kind);
/* Of a fact's kind; LEDGER_KINDS where the ledger has none. */
enum ledger_kind ledger_kind_of_fact(struct str fact);
enum standing ledger_standing(enum ledger_kind kind, struct str status);
enum ledger_side ledger_side_of(struct str role);
/* Events that are no entries but say what became of one: the kind that they
 * may end, LEDGER_KINDS for all others, and how it ended. `cameo` is the code
 * of the event. */
enum ledger_kind ledger_kind_of_event(struct str category, struct str mode,
		struct str cameo, enum standing *standing);

#endif
