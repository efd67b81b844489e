#include "analyse/ledger.h"

#include <math.h>
#include <stdlib.h>

#include "analyse/period.h"
#include "analyse/word_list.h"
#include "base/day.h"
#include "base/hash.h"
#include "base/memory.h"
#include "store/id_map.h"

enum column {
	KIND,
	INSTRUMENT,
	YEAR,
	PARTY,
	COUNTERPARTY,
	STATUS,
	EVENTS,
	REPORTS,
	USD,
	COMPLETED,
	COMPLETED_USD,
	CANCELLED,
	OPEN,
	REPEATED,
	FIRST,
	LAST,
	COLUMNS
};

static const struct sheet_column SHEET[COLUMNS] = {
	[KIND] = { "kind", SHEET_TEXT, "",
			"deal, visit, pledge, aid, trade, investment or "
			"sanction" },
	[INSTRUMENT] = { "instrument", SHEET_TEXT, "",
			"grant, loan, contract ...; of sanctions the mode" },
	[YEAR] = { "year", SHEET_PERIOD, "", "of the events' day" },
	[PARTY] = { "party", SHEET_TEXT, "",
			"country that gives, sells, visits, imposes" },
	[COUNTERPARTY] = { "counterparty", SHEET_TEXT, "",
			"country that receives, buys, hosts, is sanctioned" },
	[STATUS] = { "status", SHEET_TEXT, "", "as it was coded" },
	[EVENTS] = { "events", SHEET_COUNT, "events",
			"reports of one event count once" },
	[REPORTS] = { "reports", SHEET_COUNT, "reports", "records" },
	[USD] = { "usd", SHEET_NUMBER, "US dollars",
			"sum over events that tell one, each once" },
	[COMPLETED] = { "completed", SHEET_COUNT, "events",
			"done when they were told, or by a later record" },
	[COMPLETED_USD] = { "completed_usd", SHEET_NUMBER, "US dollars",
			"sum of those" },
	[CANCELLED] = { "cancelled", SHEET_COUNT, "events",
			"cancelled, cut, broken or lifted, likewise" },
	[OPEN] = { "open", SHEET_COUNT, "events",
			"promised, and no later record tells the end" },
	[REPEATED] = { "repeated", SHEET_COUNT, "events",
			"promised again by a later event, which counts too",
			.room = SHEET_DETAIL },
	[FIRST] = { "first", SHEET_DATE, "", "day of the first event",
			.room = SHEET_DETAIL },
	[LAST] = { "last", SHEET_DATE, "", "day of the last event",
			.room = SHEET_DETAIL },
};

/* What tells a row apart; what rows are not told apart by is 0. */
struct row_key {
	word_id instrument, party, counterparty, status;
	int32_t kind, year;
};

struct row {
	struct row_key key;
	int64_t events, reports, completed, cancelled, open, repeated;
	double usd, completed_usd; /* NAN: none is told */
	int32_t first, last;
};

struct rows {
	const struct ledger_book *book;
	bool by[LEDGER_BYS];
	struct row *at;
	size_t count, capacity;
	struct id_map by_key; /* index + 1 */
};

/* --- by what ------------------------------------------------------------ */

static enum status
read_by(const char *list, bool by[LEDGER_BYS], struct error *error)
{
	struct str rest = str_of(list), word;
	for (int i = 0; i < LEDGER_BYS; i++)
		by[i] = !list;
	while (list && word_list_next(&rest, &word)) {
		int i = 0;
		while (i < LEDGER_BYS
				&& !str_equal(word, str_of(SHEET[i].name)))
			i++;
		if (i == LEDGER_BYS)
			return error_set(error, STATUS_USAGE, NULL, 0,
					ERROR_NO_OFFSET,
					"the ledger is told apart by kind, "
					"instrument, year, party, counterparty "
					"and status, not by \"%.*s\"",
					STR_ARG(word));
		by[i] = true;
	}
	return STATUS_OK;
}

static struct row_key
key_of(const struct rows *rows, const struct ledger_entry *entry,
		struct ledger_pair pair)
{
	const bool *by = rows->by;
	return (struct row_key){
		.kind = by[LEDGER_BY_KIND] ? entry->kind : -1,
		.instrument = by[LEDGER_BY_INSTRUMENT] ? entry->instrument
						       : WORD_NONE,
		.year = by[LEDGER_BY_YEAR]
					? period_of_day(PERIOD_YEAR, entry->day)
					: PERIOD_UNKNOWN,
		.party = by[LEDGER_BY_PARTY] ? pair.party : WORD_NONE,
		.counterparty = by[LEDGER_BY_COUNTERPARTY] ? pair.counterparty
							   : WORD_NONE,
		.status = by[LEDGER_BY_STATUS] ? entry->status : WORD_NONE,
	};
}

/* --- rows --------------------------------------------------------------- */

static bool
same_key(const struct row_key *a, const struct row_key *b)
{
	return !memcmp(a, b, sizeof *a);
}

/* Keys have no padding. Two that have one hash stand behind one another. */
static struct row *
row_of(struct rows *rows, const struct row_key *key)
{
	uint64_t hash = hash_bytes(
			(struct str){ (const char *)key, sizeof *key });
	for (;; hash++) {
		bool added;
		int64_t *at = id_map_put(&rows->by_key, (int64_t)hash, &added);
		if (!added && same_key(&rows->at[*at - 1].key, key))
			return &rows->at[*at - 1];
		if (!added)
			continue;
		struct row row = { .key = *key,
			.usd = NAN,
			.completed_usd = NAN,
			.first = DAY_NONE,
			.last = DAY_NONE };
		MEMORY_PUSH(rows->at, rows->count, rows->capacity, row);
		*at = (int64_t)rows->count;
		return &rows->at[rows->count - 1];
	}
}

static void
add_usd(double *sum, double usd)
{
	*sum = isnan(*sum) ? usd : *sum + usd;
}

static void
add_event(struct row *row, const struct ledger_book *book,
		const struct ledger_event *event)
{
	const struct ledger_entry *entry = &book->entries[event->shown];
	const struct ledger_entry *first = &book->entries[event->first];
	bool completed = first->outcome == OUTCOME_COMPLETED;
	row->events++;
	row->reports += event->reports;
	row->completed += completed;
	row->cancelled += first->outcome == OUTCOME_CANCELLED;
	row->open += first->outcome == OUTCOME_OPEN;
	row->repeated += first->became != LEDGER_NOBODY
			 && book->entries[first->became].standing
					    == STANDING_PROMISED;
	if (!isnan(entry->usd) && !entry->part) {
		add_usd(&row->usd, entry->usd);
		if (completed)
			add_usd(&row->completed_usd, entry->usd);
	}
	if (entry->day == DAY_NONE)
		return;
	if (row->first == DAY_NONE || entry->day < row->first)
		row->first = entry->day;
	if (row->last == DAY_NONE || entry->day > row->last)
		row->last = entry->day;
}

/* Once in each row that it belongs to. */
static void
put_event(struct rows *rows, const struct ledger_event *event,
		const struct ledger_pair *pairs, size_t count)
{
	struct row_key keys[LEDGER_PAIRS];
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		struct row_key key = key_of(rows,
				&rows->book->entries[event->shown], pairs[i]);
		size_t j = 0;
		while (j < kept && !same_key(&keys[j], &key))
			j++;
		if (j < kept)
			continue;
		keys[kept++] = key;
		add_event(row_of(rows, &key), rows->book, event);
	}
}

/* --- the sheet ---------------------------------------------------------- */

/* The book that rows are compared in: qsort hands nothing on, so a row to be
 * sorted has its words with it. */
struct sorted {
	const struct row *row;
	struct str words[4];
};

static int
compare_rows(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	const struct row_key *one = &a->row->key, *other = &b->row->key;
	if (one->kind != other->kind)
		return one->kind < other->kind ? -1 : 1;
	int order = str_compare(a->words[0], b->words[0]);
	if (!order && one->year != other->year)
		return one->year < other->year ? -1 : 1;
	for (int i = 1; i < 4 && !order; i++)
		order = str_compare(a->words[i], b->words[i]);
	return order;
}

static void
put_row(struct sheet *sheet, const struct sorted *sorted,
		const bool by[LEDGER_BYS])
{
	static const enum column columns[] = { INSTRUMENT, PARTY, COUNTERPARTY,
		STATUS };
	static const int bys[] = { LEDGER_BY_INSTRUMENT, LEDGER_BY_PARTY,
		LEDGER_BY_COUNTERPARTY, LEDGER_BY_STATUS };
	const struct row *row = sorted->row;
	char year[PERIOD_LABEL];
	sheet_row(sheet);
	if (row->key.kind >= 0)
		sheet_put_kept(sheet, KIND,
				str_of(ledger_kind_name(
						(enum ledger_kind)row->key
								.kind)));
	for (int i = 0; i < 4; i++)
		if (by[bys[i]])
			sheet_put_text(sheet, columns[i], sorted->words[i]);
	period_label(PERIOD_YEAR, row->key.year, year);
	if (by[LEDGER_BY_YEAR])
		sheet_put_text(sheet, YEAR, str_of(year));
	sheet_put_count(sheet, EVENTS, row->events);
	sheet_put_count(sheet, REPORTS, row->reports);
	sheet_put_number(sheet, USD, row->usd);
	sheet_put_count(sheet, COMPLETED, row->completed);
	sheet_put_number(sheet, COMPLETED_USD, row->completed_usd);
	sheet_put_count(sheet, CANCELLED, row->cancelled);
	sheet_put_count(sheet, OPEN, row->open);
	sheet_put_count(sheet, REPEATED, row->repeated);
	sheet_put_day(sheet, FIRST, row->first);
	sheet_put_day(sheet, LAST, row->last);
}

static void
put_rows(const struct rows *rows, struct sheet *sheet)
{
	const struct words *words = &rows->book->words;
	struct sorted *sorted = memory_zero(rows->count + 1, sizeof *sorted);
	for (size_t i = 0; i < rows->count; i++) {
		const struct row_key *key = &rows->at[i].key;
		sorted[i] = (struct sorted){ &rows->at[i],
			{ words_text(words, key->instrument),
					words_text(words, key->party),
					words_text(words, key->counterparty),
					words_text(words, key->status) } };
	}
	qsort(sorted, rows->count, sizeof *sorted, compare_rows);
	sheet_init(sheet, "ledger", SHEET, COLUMNS);
	for (size_t i = 0; i < rows->count; i++)
		put_row(sheet, &sorted[i], rows->by);
	free(sorted);
}

enum status
ledger_sheet(const struct ledger_book *book, struct store *store,
		const struct ledger_question *question, struct sheet *sheet,
		struct error *error)
{
	struct rows rows = { .book = book };
	struct ledger_filter filter;
	struct ledger_event event;
	struct ledger_pair pairs[LEDGER_PAIRS];
	enum status status = read_by(question->by, rows.by, error);
	if (!status)
		status = ledger_filter_open(
				&filter, book, store, question, error);
	if (status)
		return status;
	id_map_init(&rows.by_key);
	for (uint32_t at = 0; ledger_next(&filter, &at, &event);) {
		size_t count = ledger_pairs(&filter, event.shown, pairs);
		put_event(&rows, &event, pairs, count);
	}
	put_rows(&rows, sheet);
	ledger_filter_close(&filter);
	id_map_fini(&rows.by_key);
	free(rows.at);
	return STATUS_OK;
}
