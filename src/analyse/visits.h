/* visits.h - a calendar of who travelled where.
 *
 * Out of facts "visit" and of events CONSULT: those of mode visit, and meetings
 * (not by phone) whose place lies in the country of one of the two sides (the
 * other one travelled). Of the same two countries, reports of one group are one
 * visit, and so are what one sentence tells and what has a day in common,
 * unless both name who travels and these are others. docs/methods.md has every
 * rule; tests/harness/visits.py computes them once more.
 *
 * Visits inside one country are left out, and visits that nobody made: events
 * negated and hypothetical. */
#ifndef DEMARCHE_ANALYSE_VISITS_H
#define DEMARCHE_ANALYSE_VISITS_H

#include "analyse/sheet.h"
#include "analyse/visits_book.h"

/* Sheet "visits", by day: date, date_end, visitor, visitor_name, host,
 * host_name, place, status, events, id, text. `events` is how many events and
 * facts the row stands for. Records that the selection leaves; its actor and
 * recipient are codes of who travels and who hosts. Fails as
 * selection_prepare; then the sheet is empty. */
MUST_CHECK enum status visits_sheet(struct store *store,
		const struct selection *selection, struct sheet *sheet,
		struct error *error);

/* The same of a book of everything: days and codes of `either` are looked at
 * in memory, of other conditions the database tells which records fit. `total`,
 * which may be null, is how many rows there are whatever offset and limit. */
MUST_CHECK enum status visits_of_book(const struct visit_book *book,
		struct store *store, const struct selection *selection,
		struct sheet *sheet, size_t *total, struct error *error);

#endif
