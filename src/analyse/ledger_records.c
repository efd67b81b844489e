#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyse/ledger.h"
#include "base/day.h"
#include "base/memory.h"
#include "store/statement.h"

enum column {
	ID,
	DATE,
	KIND,
	INSTRUMENT,
	STATUS,
	PARTIES,
	REPORTS,
	USD,
	BECAME,
	OUTCOME,
	DOC,
	TITLE,
	TEXT,
	COLUMNS
};

static const struct sheet_column SHEET[COLUMNS] = {
	[ID] = { "id", SHEET_TEXT, "", "of the record", SHEET_ID },
	[DATE] = { "date", SHEET_DATE, "", "first day of the event" },
	[KIND] = { "kind", SHEET_TEXT, "",
			"deal, visit, pledge, aid, trade, investment or "
			"sanction" },
	[INSTRUMENT] = { "instrument", SHEET_TEXT, "",
			"grant, loan, contract ...; of sanctions the mode" },
	[STATUS] = { "status", SHEET_TEXT, "", "as it was coded" },
	[PARTIES] = { "parties", SHEET_TEXT, "",
			"role and code of each: donor:KOR.GOV" },
	[REPORTS] = { "reports", SHEET_COUNT, "reports", "records",
			SHEET_DETAIL },
	[USD] = { "usd", SHEET_NUMBER, "US dollars",
			"first amount; empty where it is part of another" },
	[BECAME] = { "became", SHEET_TEXT, "",
			"id of the later record that completes, cancels or "
			"repeats it",
			SHEET_ID },
	[OUTCOME] = { "outcome", SHEET_TEXT, "",
			"completed, cancelled, repeated or open; of what was "
			"repeated its own end" },
	[DOC] = { "doc", SHEET_TEXT, "", "id of the article", SHEET_ID },
	[TITLE] = { "title", SHEET_TEXT, "", "of the article", SHEET_DETAIL },
	[TEXT] = { "text", SHEET_TEXT, "", "the sentence", SHEET_SENTENCE },
};

static const char SENTENCE[] =
		"SELECT article.doc, article.title, sentence_text.text FROM "
		"article JOIN sentence_text ON sentence_text.article = "
		"article.id WHERE article.id = ?1 AND sentence_text.number = "
		"?2";

/* --- which, in which order ---------------------------------------------- */

struct chosen {
	struct ledger_event event;
	int32_t day;
	double usd;
	uint64_t rank;
	int direction; /* 1: upward; -1: newest first; 0: by sums */
};

static int
compare_chosen(const void *left, const void *right)
{
	const struct chosen *a = left, *b = right;
	if (!a->direction && a->usd != b->usd)
		return a->usd > b->usd ? -1 : 1;
	if (a->day != b->day)
		return (a->day < b->day ? -1 : 1) * (a->direction < 0 ? -1 : 1);
	return (a->rank > b->rank) - (a->rank < b->rank);
}

static double
usd_of(const struct ledger_entry *entry)
{
	return entry->part ? NAN : entry->usd;
}

static struct chosen *
choose(const struct ledger_filter *filter, size_t *count)
{
	struct ledger_event event;
	struct ledger_pair pairs[LEDGER_PAIRS];
	struct chosen *chosen = NULL;
	size_t capacity = 0;
	enum selection_order order = filter->question->selection->order;
	int direction = order == ORDER_AMOUNT      ? 0
			: order == ORDER_DATE_DOWN ? -1
						   : 1;
	*count = 0;
	for (uint32_t at = 0; ledger_next(filter, &at, &event);) {
		const struct ledger_entry *entry =
				&filter->book->entries[event.shown];
		double usd = usd_of(entry);
		struct chosen one = { event, entry->day, isnan(usd) ? -1 : usd,
			entry->rank, direction };
		if (ledger_pairs(filter, event.shown, pairs))
			MEMORY_PUSH(chosen, *count, capacity, one);
	}
	if (*count)
		qsort(chosen, *count, sizeof *chosen, compare_chosen);
	return chosen;
}

/* --- a row -------------------------------------------------------------- */

static void
put_id(struct sheet *sheet, enum column column,
		const struct ledger_entry *entry)
{
	char id[17];
	snprintf(id, sizeof id, "%016llx", (unsigned long long)entry->uid);
	sheet_put_text(sheet, column, str_of(id));
}

static void
put_parties(struct sheet *sheet, const struct ledger_book *book,
		const struct ledger_entry *entry)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (uint32_t i = 0; i < entry->party_count; i++) {
		const struct ledger_party *party =
				&book->parties[entry->parties + i];
		buffer_put(&out, i ? STR(" ") : STR(""));
		buffer_put(&out, words_text(&book->words, party->role));
		buffer_put_char(&out, ':');
		buffer_put(&out, party->code ? words_text(
						 &book->words, party->code)
					     : STR("-"));
		if (party->sector)
			buffer_put_char(&out, '.');
		buffer_put(&out, words_text(&book->words, party->sector));
	}
	sheet_put_text(sheet, PARTIES, buffer_str(&out));
	buffer_fini(&out);
}

const char *
ledger_outcome_name(const struct ledger_entry *entry)
{
	static const char *const names[] = {
		[OUTCOME_NONE] = "",
		[OUTCOME_OPEN] = "open",
		[OUTCOME_COMPLETED] = "completed",
		[OUTCOME_CANCELLED] = "cancelled",
	};
	bool repeated = entry->became != LEDGER_NOBODY
			&& entry->outcome == OUTCOME_OPEN;
	return repeated ? "repeated" : names[entry->outcome];
}

static void
put_outcome(struct sheet *sheet, const struct ledger_book *book,
		const struct ledger_entry *entry)
{
	sheet_put_kept(sheet, OUTCOME, str_of(ledger_outcome_name(entry)));
	if (entry->became != LEDGER_NOBODY)
		put_id(sheet, BECAME, &book->entries[entry->became]);
}

static void
put_record(struct sheet *sheet, const struct ledger_book *book,
		const struct ledger_event *event)
{
	const struct ledger_entry *entry = &book->entries[event->shown];
	sheet_row(sheet);
	put_id(sheet, ID, entry);
	sheet_put_day(sheet, DATE, entry->day);
	sheet_put_kept(sheet, KIND,
			str_of(ledger_kind_name(
					(enum ledger_kind)entry->kind)));
	sheet_put_text(sheet, INSTRUMENT,
			words_text(&book->words, entry->instrument));
	sheet_put_text(sheet, STATUS, words_text(&book->words, entry->status));
	put_parties(sheet, book, entry);
	sheet_put_count(sheet, REPORTS, event->reports);
	sheet_put_number(sheet, USD, usd_of(entry));
	put_outcome(sheet, book, &book->entries[event->first]);
}

static enum status
put_sentence(struct sheet *sheet, struct store *store, sqlite3_stmt *row,
		const struct ledger_entry *entry, struct error *error)
{
	enum status status = statement_first(store, row,
			VALUES(V_INT(entry->article), V_INT(entry->sentence)),
			error);
	if (!status) {
		sheet_put_text(sheet, DOC, statement_text(row, 0));
		sheet_put_text(sheet, TITLE, statement_text(row, 1));
		sheet_put_text(sheet, TEXT, statement_text(row, 2));
	}
	statement_done(row);
	return statement_optional(status);
}

static enum status
put_page(struct sheet *sheet, const struct ledger_filter *filter,
		struct store *store, const struct chosen *chosen, size_t count,
		struct error *error)
{
	const struct selection *asked = filter->question->selection;
	size_t first = (size_t)asked->offset;
	size_t end = asked->limit ? first + (size_t)asked->limit : count;
	sqlite3_stmt *row;
	enum status status = statement_prepare(store, SENTENCE, &row, error);
	for (size_t i = first; !status && i < end && i < count; i++) {
		put_record(sheet, filter->book, &chosen[i].event);
		status = put_sentence(sheet, store, row,
				&filter->book->entries[chosen[i].event.shown],
				error);
	}
	sqlite3_finalize(row);
	return status;
}

enum status
ledger_records(const struct ledger_book *book, struct store *store,
		const struct ledger_question *question, struct sheet *sheet,
		size_t *total, struct error *error)
{
	struct ledger_filter filter;
	size_t count;
	enum status status = ledger_filter_open(
			&filter, book, store, question, error);
	if (status)
		return status;
	struct chosen *chosen = choose(&filter, &count);
	sheet_init(sheet, "ledger_records", SHEET, COLUMNS);
	status = put_page(sheet, &filter, store, chosen, count, error);
	if (total)
		*total = count;
	if (status)
		sheet_fini(sheet);
	ledger_filter_close(&filter);
	free(chosen);
	return status;
}
