/* ledger.h - deals, visits, pledges, aid, trade, investment and sanctions
 * between countries: how many, for how much, and what became of promises.
 *
 * Every event (a group of reports) counts once, by the first of its reports
 * that fits the conditions: its day, parties, status and sum are that
 * report's. Sums are US dollars, the first amount of the report; what is part
 * of another sum (docs/facts.md, counts_in_total) adds nothing. An event of
 * several countries stands in the row of each pair; where rows have no
 * parties it counts once.
 *
 * Left out: events inside one country and those that name only one, unless
 * `wide` asks for them; sanctions that are negated or hypothetical, unless a
 * status is asked for.
 *
 * Books are only read: any number of threads may ask one. */
#ifndef DEMARCHE_ANALYSE_LEDGER_H
#define DEMARCHE_ANALYSE_LEDGER_H

#include "analyse/ledger_book.h"
#include "analyse/sheet.h"

struct ledger_question {
	/* Of actor, recipient, either and between, codes of countries choose
	 * pairs; whatever else stands there is looked up in the database, as
	 * are words, places and the like (slower). Order, offset and limit are
	 * those of ledger_records alone. */
	const struct selection *selection;
	/* By what rows are told apart: "kind,year,party", names of columns with
	 * commas between; null: by all. */
	const char *by;
	bool wide;
};

/* Columns by which rows are told apart. */
enum {
	LEDGER_BY_KIND,
	LEDGER_BY_INSTRUMENT,
	LEDGER_BY_YEAR,
	LEDGER_BY_PARTY,
	LEDGER_BY_COUNTERPARTY,
	LEDGER_BY_STATUS,
	LEDGER_BYS
};

/* Sheet "ledger": kind, instrument, year, party, counterparty, status, events,
 * reports, usd, completed, completed_usd, cancelled, open, repeated, first,
 * last. Fails: STATUS_USAGE, and as selection_prepare; then the sheet is
 * empty and needs no sheet_fini. */
MUST_CHECK enum status ledger_sheet(const struct ledger_book *book,
		struct store *store, const struct ledger_question *question,
		struct sheet *sheet, struct error *error);

/* Sheet "ledger_records", a row an event: id, date, kind, instrument, status,
 * parties, reports, usd, became, outcome, doc, title, text. `total`, which may
 * be null, is how many there are whatever offset and limit. */
MUST_CHECK enum status ledger_records(const struct ledger_book *book,
		struct store *store, const struct ledger_question *question,
		struct sheet *sheet, size_t *total, struct error *error);

/* What became of the event whose first report the entry is: "completed",
 * "cancelled", "repeated", "open"; "" of what was no promise. */
const char *ledger_outcome_name(const struct ledger_entry *entry);

/* --- inside the ledger -------------------------------------------------- */

/* An event of which some report fits. */
struct ledger_event {
	uint32_t first;   /* the first report of its event, for what became */
	uint32_t shown;   /* the first that fits */
	uint32_t reports; /* that fit */
};

struct ledger_pair {
	word_id party, counterparty;
};

enum { LEDGER_PAIRS = 64 };

/* What is asked, made ready. */
struct ledger_filter {
	const struct ledger_book *book;
	const struct ledger_question *question;
	uint64_t *chosen; /* a bit an entry; null: all */
	bool *actor, *recipient, *either, *sides[2]; /* by code; null: all */
};

MUST_CHECK enum status ledger_filter_open(struct ledger_filter *filter,
		const struct ledger_book *book, struct store *store,
		const struct ledger_question *question, struct error *error);
void ledger_filter_close(struct ledger_filter *filter);
/* From entry *at on, which moves behind the event; false behind the last. */
bool ledger_next(const struct ledger_filter *filter, uint32_t *at,
		struct ledger_event *event);
/* The pairs of an entry that are asked for, each once; their number. */
size_t ledger_pairs(const struct ledger_filter *filter, uint32_t entry,
		struct ledger_pair pairs[LEDGER_PAIRS]);

#endif
