/* ledger_book.h - everything of a database that belongs into its ledger, in
 * memory, loaded once and asked any number of times (ledger.h).
 *
 * An entry is one report: a fact of a kind of the ledger, or an event SANCTION.
 * Entries of one event (a group of reports) stand together, its first report
 * before the others: by the article's day, its document, the order of the
 * text. Events that may end what was promised (ledger_kinds.h) are in the book
 * as entries that are not `shown`.
 *
 * What became of a promise is found when the book is loaded, over all of the
 * database. Where a report of the same event tells the end (planned in one
 * paper, completed in another), that is it. Else, of two different countries A
 * and B, a later event of the same kind and the same sides
 *
 *   is told later     by at least a day, and no more than LEDGER_DAYS
 *   tells the same    figures: where both tell dollars, or both a number of the
 *                     same unit, these differ by no more than LEDGER_FACTOR;
 *                     and stems of their sentences beside common words and the
 *                     parties (store/report.h): LEDGER_STEMS_FIGURE where
 *                     figures agree, else LEDGER_STEMS and LEDGER_SHARE of the
 *                     sentence that has fewer
 *   or is the visit   that was announced: the same visitor where both name one,
 *                     no more than VISIT_SLACK days from the day that was told
 *                     for it, or VISIT_DAYS from the announcement that tells
 *                     no day
 *
 * The first that is done or cancelled is what became of it, else the first that
 * promises it again. "Told" is the article's day, or the record's where that is
 * before it: "will give 5 million in 2030" is told today.
 *
 * Constant after loading: any number of threads may read. */
#ifndef DEMARCHE_ANALYSE_LEDGER_BOOK_H
#define DEMARCHE_ANALYSE_LEDGER_BOOK_H

#include "analyse/ledger_kinds.h"
#include "base/words.h"
#include "store/selection.h"

enum {
	LEDGER_DAYS = 730,
	LEDGER_STEMS_FIGURE = 3,
	LEDGER_STEMS = 5,
	VISIT_SLACK = 3,
	VISIT_DAYS = 120,
	/* Later events that are compared with one promise: the nearest. */
	LEDGER_CANDIDATES = 512
};
#define LEDGER_FACTOR 1.1
#define LEDGER_SHARE 0.5

#define LEDGER_NOBODY UINT32_MAX

/* Where the chain of what became of it ends: of what is promised, promised
 * again and then given, the first promise is kept too. */
enum outcome {
	OUTCOME_NONE,
	OUTCOME_OPEN,
	OUTCOME_COMPLETED,
	OUTCOME_CANCELLED
};

struct ledger_party {
	word_id role, code, sector, identity; /* code 0: no country */
	uint8_t side;                         /* enum ledger_side */
};

struct ledger_entry {
	int64_t record, coding;
	uint64_t uid;  /* its id */
	uint64_t rank; /* what comes first among reports */
	uint32_t line, article, sentence;
	int32_t day, day_end, told; /* days since 1970; DAY_NONE unknown */
	uint8_t kind, standing, confidence; /* enum ledger_kind, standing */
	bool shown;
	bool first; /* of its event */
	bool part;  /* its sum stands in another one (counts_in_total) */
	word_id status, instrument;
	double usd; /* NAN: none is told */
	double count;
	int64_t unit; /* of the count, a term; -1 none is told */
	uint32_t parties, party_count;
	/* Of the first report of a promise: the entry which tells what became
	 * of it, or LEDGER_NOBODY. */
	uint32_t became;
	uint8_t outcome; /* enum outcome, of the first report */
	uint32_t event;  /* the entry that is the first of its event */
};

struct ledger_book {
	struct ledger_entry *entries;
	struct ledger_party *parties;
	size_t count, capacity, party_count, party_capacity;
	uint32_t *by_record; /* [record_limit] entry + 1; 0 none */
	int64_t record_limit;
	struct words words;
};

/* On failure nothing is to be freed. */
MUST_CHECK enum status ledger_load(struct ledger_book *book,
		struct store *store, struct error *error);
void ledger_fini(struct ledger_book *book);

/* --- inside the ledger -------------------------------------------------- */

/* Sets `became` of all that is promised. */
MUST_CHECK enum status ledger_link(struct ledger_book *book,
		struct store *store, struct error *error);

#endif
