#include "analyse/ledger_book.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/memory.h"
#include "store/line_reader.h"
#include "store/moment.h"
#include "store/statement.h"

static const char LOADING[] = "loading the ledger";

/* What is looked up by the id of its row. */
struct book_actor {
	word_id code, sector, identity;
};

struct book_loader {
	struct ledger_book *book;
	struct store *store;
	struct error *error;
	struct book_actor *actors;
	int32_t *article_day;
	uint32_t *article_rank;
	uint32_t *article_facts; /* how many it tells */
	word_id *term_word;
	uint32_t *leader; /* by record; 0: itself */
	int64_t actor_limit, article_limit, term_limit;
};

typedef enum status put_row(struct book_loader *loader, sqlite3_stmt *row);

static enum status
fail(struct book_loader *loader, const char *what)
{
	return error_set(loader->error, STATUS_FORMAT, loader->store->path, 0,
			ERROR_NO_OFFSET, "%s: %s; the database is damaged",
			LOADING, what);
}

static enum status
read_rows(struct book_loader *loader, const char *sql, put_row *put)
{
	sqlite3_stmt *row;
	enum status status = statement_prepare(
			loader->store, sql, &row, loader->error);
	if (status)
		return status;
	int code;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = put(loader, row);
	if (!status && code != SQLITE_DONE)
		status = store_error(loader->store, loader->error, LOADING);
	sqlite3_finalize(row);
	return status;
}

static bool
is_below(int64_t id, int64_t limit)
{
	return id >= 0 && id < limit;
}

/* --- tables by id ------------------------------------------------------- */

static enum status
limit_of(struct book_loader *loader, const char *sql, int64_t *limit)
{
	enum status status = statement_number(
			loader->store, sql, NULL, 0, limit, loader->error);
	if (!status && !is_below(*limit, UINT32_MAX - 1))
		return fail(loader, "it has too many rows");
	++*limit;
	return status;
}

static enum status
find_limits(struct book_loader *loader)
{
	static const char *const sql[] = { "SELECT max(id) FROM record",
		"SELECT max(id) FROM article", "SELECT max(id) FROM term",
		"SELECT max(id) FROM actor" };
	int64_t *const limits[] = { &loader->book->record_limit,
		&loader->article_limit, &loader->term_limit,
		&loader->actor_limit };
	enum status status = STATUS_OK;
	for (int i = 0; !status && i < 4; i++)
		status = limit_of(loader, sql[i], limits[i]);
	if (status)
		return status;
	size_t records = (size_t)loader->book->record_limit;
	size_t articles = (size_t)loader->article_limit;
	loader->leader = memory_zero(records, sizeof *loader->leader);
	loader->book->by_record =
			memory_zero(records, sizeof *loader->book->by_record);
	loader->article_day =
			memory_zero(articles, sizeof *loader->article_day);
	loader->article_rank =
			memory_zero(articles, sizeof *loader->article_rank);
	loader->article_facts =
			memory_zero(articles, sizeof *loader->article_facts);
	loader->term_word = memory_zero(
			(size_t)loader->term_limit, sizeof *loader->term_word);
	loader->actors = memory_zero(
			(size_t)loader->actor_limit, sizeof *loader->actors);
	return STATUS_OK;
}

static enum status
put_article(struct book_loader *loader, sqlite3_stmt *row)
{
	static const char what[] = "an article has no number";
	int64_t id = sqlite3_column_int64(row, 0);
	if (!is_below(id, loader->article_limit))
		return fail(loader, what);
	loader->article_day[id] = day_of_number(sqlite3_column_int(row, 1));
	loader->article_rank[id] = loader->article_rank[0]++;
	return STATUS_OK;
}

/* Rules and other long lists are terms too; few of them are asked for. */
static enum status
put_term(struct book_loader *loader, sqlite3_stmt *row)
{
	int64_t id = sqlite3_column_int64(row, 0);
	if (!is_below(id, loader->term_limit))
		return fail(loader, "a word has no number");
	loader->term_word[id] =
			words_put(&loader->book->words, statement_text(row, 1));
	return STATUS_OK;
}

static word_id
word_of(struct book_loader *loader, sqlite3_stmt *row, int column)
{
	int64_t id = sqlite3_column_int64(row, column);
	return is_below(id, loader->term_limit) ? loader->term_word[id]
						: WORD_NONE;
}

static enum status
put_actor(struct book_loader *loader, sqlite3_stmt *row)
{
	int64_t id = sqlite3_column_int64(row, 0);
	struct str sectors = statement_text(row, 2);
	struct str first = { sectors.at, str_find_byte(sectors, ' ') };
	if (!is_below(id, loader->actor_limit))
		return fail(loader, "an actor has no number");
	loader->actors[id] = (struct book_actor){
		word_of(loader, row, 1),
		words_put(&loader->book->words, first),
		words_put(&loader->book->words, statement_text(row, 3)),
	};
	return STATUS_OK;
}

static enum status
put_leader(struct book_loader *loader, sqlite3_stmt *row)
{
	int64_t record = sqlite3_column_int64(row, 0);
	int64_t leader = sqlite3_column_int64(row, 1);
	if (!is_below(record, loader->book->record_limit)
			|| !is_below(leader, loader->book->record_limit))
		return fail(loader, "a group has no record");
	loader->leader[record] = (uint32_t)leader;
	return STATUS_OK;
}

/* --- entries ------------------------------------------------------------ */

enum record_column {
	RECORD,
	UID,
	CODING,
	LINE,
	ARTICLE,
	SENTENCE,
	KIND,
	DATE,
	DATE_END,
	CATEGORY,
	MODE,
	CAMEO,
	STATUS,
	CONFIDENCE
};

#define OF_LEDGER                                                              \
	"(record.kind = 2 OR (record.kind = 1 AND record.category IN (SELECT " \
	"id FROM term WHERE text IN ('SANCTION', 'AID', 'CONSULT', "           \
	"'RETREAT'))))"
static const char RECORDS[] =
		"SELECT id, uid, coding, line, article, sentence, kind, date, "
		"date_end, category, mode, cameo, status, confidence FROM "
		"record WHERE " OF_LEDGER;
static const char RECORDS_LEFT[] =
		"SELECT id, uid, coding, line, article, sentence, kind, date, "
		"date_end, category, mode, cameo, status, confidence FROM "
		"record WHERE " OF_LEDGER " AND id NOT IN (SELECT record FROM "
		"temp.left_out)";

/* False for what the ledger does not need. */
static bool
settle_kind(struct book_loader *loader, sqlite3_stmt *row,
		struct ledger_entry *entry)
{
	const struct words *words = &loader->book->words;
	struct str category = words_text(words, word_of(loader, row, CATEGORY));
	struct str status = words_text(words, entry->status);
	enum ledger_kind kind = LEDGER_KINDS;
	enum standing standing = STANDING_NONE;
	if (sqlite3_column_int(row, KIND) == 2)
		kind = ledger_kind_of_fact(category);
	else
		kind = ledger_kind_of_event(category,
				words_text(words, word_of(loader, row, MODE)),
				words_text(words, word_of(loader, row, CAMEO)),
				&standing);
	entry->shown = sqlite3_column_int(row, KIND) == 2;
	if (kind == LEDGER_KINDS && str_equal(category, STR("SANCTION"))) {
		kind = LEDGER_SANCTION;
		entry->shown = true;
	}
	if (kind == LEDGER_KINDS)
		return false;
	/* What ends a promise must have happened. */
	if (entry->shown)
		standing = ledger_standing(kind, status);
	else if (!str_equal(status, STR("actual")))
		return false;
	entry->kind = (uint8_t)kind;
	entry->standing = (uint8_t)standing;
	return true;
}

static void
settle_days(struct book_loader *loader, sqlite3_stmt *row,
		struct ledger_entry *entry)
{
	int32_t read = loader->article_day[entry->article];
	entry->day = day_of_number(sqlite3_column_int(row, DATE));
	entry->day_end = day_of_number(sqlite3_column_int(row, DATE_END));
	entry->told = entry->day;
	if (read != DAY_NONE && (read < entry->day || entry->day == DAY_NONE))
		entry->told = read;
}

static enum status
put_record(struct book_loader *loader, sqlite3_stmt *row)
{
	struct ledger_book *book = loader->book;
	struct ledger_entry entry = {
		.record = sqlite3_column_int64(row, RECORD),
		.uid = (uint64_t)sqlite3_column_int64(row, UID),
		.coding = sqlite3_column_int64(row, CODING),
		.line = (uint32_t)sqlite3_column_int64(row, LINE),
		.article = (uint32_t)sqlite3_column_int64(row, ARTICLE),
		.sentence = (uint32_t)sqlite3_column_int64(row, SENTENCE),
		.confidence = (uint8_t)sqlite3_column_int(row, CONFIDENCE),
		.status = word_of(loader, row, STATUS),
		.instrument = word_of(loader, row, MODE),
		.usd = NAN,
		.unit = -1,
		.became = LEDGER_NOBODY,
	};
	if (!is_below(entry.record, book->record_limit)
			|| !is_below(entry.article, loader->article_limit))
		return fail(loader, "a record has no article");
	loader->article_facts[entry.article] +=
			sqlite3_column_int(row, KIND) == 2;
	if (!settle_kind(loader, row, &entry))
		return STATUS_OK;
	settle_days(loader, row, &entry);
	entry.rank = (uint64_t)loader->article_rank[entry.article] << 32
		     | entry.line;
	MEMORY_PUSH(book->entries, book->count, book->capacity, entry);
	book->by_record[entry.record] = (uint32_t)book->count;
	return STATUS_OK;
}

static struct ledger_entry *
entry_of(struct book_loader *loader, int64_t record)
{
	struct ledger_book *book = loader->book;
	uint32_t at = is_below(record, book->record_limit)
				      ? book->by_record[record]
				      : 0;
	return at ? &book->entries[at - 1] : NULL;
}

/* --- what belongs to them ----------------------------------------------- */

static const char PARTIES[] =
		"SELECT participant.record, participant.role, "
		"participant.actor FROM record CROSS JOIN participant ON "
		"participant.record = record.id WHERE " OF_LEDGER
		" ORDER BY record.id, participant.position";

static enum status
put_party(struct book_loader *loader, sqlite3_stmt *row)
{
	struct ledger_book *book = loader->book;
	struct ledger_entry *entry =
			entry_of(loader, sqlite3_column_int64(row, 0));
	int64_t id = sqlite3_column_int64(row, 2);
	word_id role = word_of(loader, row, 1);
	if (!entry
			|| str_equal(words_text(&book->words, role),
					STR("attribution")))
		return STATUS_OK;
	if (!is_below(id, loader->actor_limit))
		return fail(loader, "a party is nobody");
	const struct book_actor *actor = &loader->actors[id];
	struct ledger_party party = { role, actor->code, actor->sector,
		actor->identity,
		(uint8_t)ledger_side_of(words_text(&book->words, role)) };
	if (!entry->party_count)
		entry->parties = (uint32_t)book->party_count;
	entry->party_count++;
	MEMORY_PUSH(book->parties, book->party_count, book->party_capacity,
			party);
	return STATUS_OK;
}

static enum status
put_money(struct book_loader *loader, sqlite3_stmt *row)
{
	struct ledger_entry *entry =
			entry_of(loader, sqlite3_column_int64(row, 0));
	if (entry)
		entry->usd = sqlite3_column_double(row, 1);
	return STATUS_OK;
}

static enum status
put_measure(struct book_loader *loader, sqlite3_stmt *row)
{
	struct ledger_entry *entry =
			entry_of(loader, sqlite3_column_int64(row, 0));
	if (entry) {
		entry->count = sqlite3_column_double(row, 1);
		entry->unit = sqlite3_column_int64(row, 2);
	}
	return STATUS_OK;
}

/* Which sums stand in others is told by the lines alone. An article's only
 * fact stands in none. */
static enum status
find_parts(struct book_loader *loader)
{
	struct ledger_book *book = loader->book;
	struct line_reader *reader;
	enum status status =
			line_reader_open(&reader, loader->store, loader->error);
	for (size_t i = 0; !status && i < book->count; i++) {
		struct ledger_entry *entry = &book->entries[i];
		struct str line;
		if (isnan(entry->usd) || !entry->shown
				|| loader->article_facts[entry->article] < 2)
			continue;
		status = line_reader_get(reader, entry->coding, entry->line,
				&line, loader->error);
		entry->part = !status
			      && str_find(line, STR("\"counts_in_total\":"
						    "false"))
						 < line.len;
	}
	line_reader_close(reader);
	return status;
}

/* --- events ------------------------------------------------------------- */

struct event_order {
	uint64_t first; /* rank of its event's first report */
	uint64_t rank;
	struct ledger_entry entry;
};

static int
compare_entries(const void *left, const void *right)
{
	const struct event_order *a = left, *b = right;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

/* The rank of the first report of each entry's event that is in the book. */
static void
order_entries(struct book_loader *loader, struct event_order *orders)
{
	struct ledger_book *book = loader->book;
	uint64_t *first =
			memory_zero((size_t)book->record_limit, sizeof *first);
	for (size_t i = 0; i < book->count; i++) {
		const struct ledger_entry *entry = &book->entries[i];
		uint32_t leader = loader->leader[entry->record];
		uint64_t *rank = &first[leader ? leader : entry->record];
		if (!*rank || entry->rank + 1 < *rank)
			*rank = entry->rank + 1;
	}
	for (size_t i = 0; i < book->count; i++) {
		const struct ledger_entry *entry = &book->entries[i];
		uint32_t leader = loader->leader[entry->record];
		orders[i] = (struct event_order){
			first[leader ? leader : entry->record], entry->rank,
			*entry
		};
	}
	free(first);
}

static void
sort_entries(struct book_loader *loader)
{
	struct ledger_book *book = loader->book;
	struct event_order *orders =
			memory_zero(book->count + 1, sizeof *orders);
	uint32_t event = 0;
	order_entries(loader, orders);
	qsort(orders, book->count, sizeof *orders, compare_entries);
	for (uint32_t i = 0; i < book->count; i++) {
		bool first = !i || orders[i].first != orders[i - 1].first;
		event = first ? i : event;
		book->entries[i] = orders[i].entry;
		book->entries[i].first = first;
		book->entries[i].event = event;
		book->by_record[orders[i].entry.record] = i + 1;
	}
	free(orders);
}

/* --- the book ----------------------------------------------------------- */

static enum status
load_all(struct book_loader *loader)
{
	const struct {
		const char *sql;
		put_row *put;
	} tables[] = {
		{ "SELECT id, date FROM article ORDER BY date, doc",
				put_article },
		{ "SELECT id, text FROM term WHERE length(text) <= 32",
				put_term },
		{ "SELECT id, country, sectors, identity FROM actor",
				put_actor },
		{ "SELECT record, leader FROM event_group", put_leader },
		{ loader->store->leaves_out ? RECORDS_LEFT : RECORDS,
				put_record },
		{ PARTIES, put_party },
		{ "SELECT record, usd FROM money WHERE position = 0 AND usd IS "
		  "NOT NULL",
				put_money },
		{ "SELECT record, value, unit FROM measure WHERE position = 0",
				put_measure },
	};
	enum status status = find_limits(loader);
	for (size_t i = 0; !status && i < sizeof tables / sizeof *tables; i++)
		status = read_rows(loader, tables[i].sql, tables[i].put);
	if (!status)
		status = find_parts(loader);
	if (!status)
		sort_entries(loader);
	return status;
}

/* All of one moment, whatever others write meanwhile. */
static enum status
load_at_once(struct book_loader *loader)
{
	struct store *store = loader->store;
	bool begun;
	enum status status =
			moment_begin(store, &begun, LOADING, loader->error);
	if (status)
		return status;
	status = load_all(loader);
	if (!status)
		status = ledger_link(loader->book, store, loader->error);
	moment_end(store, begun);
	return status;
}

enum status
ledger_load(struct ledger_book *book, struct store *store, struct error *error)
{
	struct book_loader loader = { book, store, error };
	*book = (struct ledger_book){ 0 };
	words_init(&book->words, NULL);
	enum status status = load_at_once(&loader);
	free(loader.actors);
	free(loader.article_day);
	free(loader.article_rank);
	free(loader.article_facts);
	free(loader.term_word);
	free(loader.leader);
	if (status)
		ledger_fini(book);
	return status;
}

void
ledger_fini(struct ledger_book *book)
{
	free(book->entries);
	free(book->parties);
	free(book->by_record);
	words_fini(&book->words);
	*book = (struct ledger_book){ 0 };
}
