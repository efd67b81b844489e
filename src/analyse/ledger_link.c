#include <math.h>
#include <stdlib.h>

#include "analyse/ledger_book.h"
#include "base/day.h"
#include "base/hash.h"
#include "base/memory.h"
#include "store/id_map.h"
#include "store/minhash.h"
#include "store/report.h"
#include "store/rows.h"
#include "store/statement.h"

enum question { SENTENCE_OF, PARTIES_OF, QUESTIONS };

static const char *const SQL[QUESTIONS] = {
	[SENTENCE_OF] = "SELECT article_text.text, sentence.start, "
			"sentence.end, record.trigger_start, "
			"record.trigger_end FROM record JOIN article_text ON "
			"article_text.article = record.article JOIN sentence "
			"ON sentence.article = record.article AND "
			"sentence.number = record.sentence WHERE record.id = ?",
	[PARTIES_OF] = "SELECT actor.name, participant.start, participant.end "
		       "FROM participant JOIN actor ON actor.id = "
		       "participant.actor WHERE participant.record = ?",
};

/* An event under one of its pairs. */
struct later {
	uint64_t pair; /* kind and the two countries */
	int32_t told;
	uint32_t entry;
};

struct linker {
	struct ledger_book *book;
	struct store *store;
	struct error *error;
	sqlite3_stmt *questions[QUESTIONS];
	struct common_words *common;
	struct later *later; /* by pair, day, entry */
	size_t count, capacity;
	struct report_set *words; /* [entries]; at null: not read */
	struct arena arena, scratch;
	enum status status; /* of what was looked up last */
};

/* --- by pair ------------------------------------------------------------ */

static uint64_t
pair_of(const struct ledger_entry *entry, word_id from, word_id to)
{
	return (uint64_t)entry->kind << 58 | (uint64_t)(from & 0x1fffffff) << 29
	       | (to & 0x1fffffff);
}

/* Whether two parties of an entry are two countries on its two sides. */
static bool
are_pair(const struct ledger_party *from, const struct ledger_party *to)
{
	bool sides = from->side == SIDE_FROM && to->side == SIDE_TO;
	bool alike = from->side == SIDE_ALIKE && to->side == SIDE_ALIKE;
	return (sides || alike) && from->code && to->code
	       && from->code != to->code;
}

/* Calls back for each pair. */
static void
each_pair(struct linker *linker, uint32_t at,
		void (*put)(struct linker *linker, uint32_t at, uint64_t pair))
{
	const struct ledger_entry *entry = &linker->book->entries[at];
	const struct ledger_party *party =
			linker->book->parties + entry->parties;
	for (uint32_t i = 0; i < entry->party_count; i++)
		for (uint32_t j = 0; j < entry->party_count; j++)
			if (are_pair(&party[i], &party[j]))
				put(linker, at,
						pair_of(entry, party[i].code,
								party[j].code));
}

static void
put_later(struct linker *linker, uint32_t at, uint64_t pair)
{
	struct later later = { pair, linker->book->entries[at].told, at };
	MEMORY_PUSH(linker->later, linker->count, linker->capacity, later);
}

static int
compare_later(const void *left, const void *right)
{
	const struct later *a = left, *b = right;
	if (a->pair != b->pair)
		return a->pair < b->pair ? -1 : 1;
	if (a->told != b->told)
		return a->told < b->told ? -1 : 1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

static int64_t
sentence_key(const struct ledger_entry *entry)
{
	return (int64_t)((uint64_t)entry->article << 32
			 | (uint64_t)(entry->sentence & 0xfffffff) << 4
			 | entry->kind);
}

/* Events whose sentence tells a fact of the kind say nothing beside it. */
static void
put_all_later(struct linker *linker)
{
	const struct ledger_book *book = linker->book;
	struct id_map told;
	id_map_init(&told);
	for (uint32_t i = 0; i < book->count; i++)
		if (book->entries[i].shown)
			id_map_put(&told, sentence_key(&book->entries[i]),
					NULL);
	for (uint32_t i = 0; i < book->count; i++) {
		const struct ledger_entry *entry = &book->entries[i];
		if (entry->first && entry->told != DAY_NONE
				&& entry->standing != STANDING_NONE
				&& (entry->shown
						|| !id_map_find(&told,
								sentence_key(entry))))
			each_pair(linker, i, put_later);
	}
	id_map_fini(&told);
	if (linker->count)
		qsort(linker->later, linker->count, sizeof *linker->later,
				compare_later);
}

/* The first of that pair that is told later than the day. */
static size_t
find_later(const struct linker *linker, uint64_t pair, int32_t told)
{
	size_t low = 0, high = linker->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct later *later = &linker->later[middle];
		if (later->pair < pair
				|| (later->pair == pair && later->told <= told))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* --- words -------------------------------------------------------------- */

static enum status
read_parties(struct linker *linker, int64_t record, struct report_text *text)
{
	sqlite3_stmt *row = linker->questions[PARTIES_OF];
	struct report_party *parties = NULL;
	size_t capacity = 0;
	sqlite3_bind_int64(row, 1, record);
	int code;
	while ((code = sqlite3_step(row)) == SQLITE_ROW) {
		struct report_party party = {
			.name = arena_copy(&linker->scratch,
					statement_text(row, 0)),
			.start = (uint32_t)sqlite3_column_int64(row, 1),
			.end = (uint32_t)sqlite3_column_int64(row, 2),
		};
		ARENA_PUSH(&linker->scratch, parties, text->party_count,
				capacity, party);
	}
	text->parties = parties;
	statement_done(row);
	return code == SQLITE_DONE ? STATUS_OK
				   : store_error(linker->store, linker->error,
						   "reading the parties");
}

/* What all sentences of the ledger may say; stems, as words are. */
#define COMMON                                                                 \
	"aid assistance support fund funding funds grant loan credit "         \
	"invest investment help pledge commit commitment provide "             \
	"deliver announce additional new total dollars usd euros"

/* Numbers are compared as figures. */
static void
put_untelling(struct str text, bool numbers, uint64_t *stems, size_t room,
		size_t *count)
{
	struct text_word word;
	for (size_t at = 0; *count < room && next_word(text, &at, &word);) {
		char first = text.at[word.start];
		if (!numbers || (first >= '0' && first <= '9'))
			stems[(*count)++] = word.stem;
	}
}

static bool
is_among(const uint64_t *stems, size_t count, uint64_t stem)
{
	for (size_t i = 0; i < count; i++)
		if (stems[i] == stem)
			return true;
	return false;
}

static void
keep_words(struct linker *linker, uint32_t at, const struct report *report,
		struct str sentence)
{
	enum { ROOM = 128 };
	uint64_t untelling[ROOM];
	size_t count = 0;
	struct report_set *kept = &linker->words[at];
	put_untelling(STR(COMMON), false, untelling, ROOM, &count);
	put_untelling(sentence, true, untelling, ROOM, &count);
	kept->at = ARENA_NEW(&linker->arena, uint64_t, report->words.count + 1);
	for (size_t i = 0; i < report->words.count; i++)
		if (!is_among(untelling, count, report->words.at[i]))
			kept->at[kept->count++] = report->words.at[i];
}

static enum status
read_words(struct linker *linker, uint32_t at)
{
	int64_t record = linker->book->entries[at].record;
	sqlite3_stmt *row = linker->questions[SENTENCE_OF];
	struct report report = { .kind = ROW_FACT };
	struct report_text text = { .party_count = 0 };
	struct str sentence = STR("");
	if (linker->words[at].at)
		return STATUS_OK;
	arena_reset(&linker->scratch);
	enum status status = read_parties(linker, record, &text);
	if (!status)
		status = statement_first(linker->store, row,
				VALUES(V_INT(record)), linker->error);
	if (!status) {
		text.article = statement_text(row, 0);
		text.start = (uint32_t)sqlite3_column_int64(row, 1);
		text.end = (uint32_t)sqlite3_column_int64(row, 2);
		text.trigger_start = (uint32_t)sqlite3_column_int64(row, 3);
		text.trigger_end = (uint32_t)sqlite3_column_int64(row, 4);
		report_read(&report, &text, linker->common, &linker->scratch);
		if (text.start <= text.end && text.end <= text.article.len)
			sentence = (struct str){ text.article.at + text.start,
				text.end - text.start };
	}
	keep_words(linker, at, &report, sentence);
	statement_done(row);
	return statement_optional(status);
}

/* --- the rule ----------------------------------------------------------- */

enum figures { FIGURES_UNKNOWN, FIGURES_AGREE, FIGURES_DIFFER };

static enum figures
compare_numbers(double a, double b)
{
	double low = fmin(fabs(a), fabs(b)), high = fmax(fabs(a), fabs(b));
	return high <= low * LEDGER_FACTOR ? FIGURES_AGREE : FIGURES_DIFFER;
}

static enum figures
compare_figures(const struct ledger_entry *a, const struct ledger_entry *b)
{
	if (!isnan(a->usd) && !isnan(b->usd))
		return compare_numbers(a->usd, b->usd);
	if (a->unit >= 0 && a->unit == b->unit)
		return compare_numbers(a->count, b->count);
	return FIGURES_UNKNOWN;
}

static bool
share_words(const struct report_set *a, const struct report_set *b,
		enum figures figures)
{
	size_t common = report_set_common(a, b);
	size_t fewer = a->count < b->count ? a->count : b->count;
	if (figures == FIGURES_AGREE)
		return common >= LEDGER_STEMS_FIGURE;
	return common >= LEDGER_STEMS
	       && (double)common >= LEDGER_SHARE * (double)fewer;
}

static bool
is_person(const struct ledger_book *book, const struct ledger_party *party)
{
	struct str identity = words_text(&book->words, party->identity);
	for (size_t i = 0; i < identity.len; i++)
		if (identity.at[i] >= 'a' && identity.at[i] <= 'z')
			return party->side == SIDE_FROM;
	return false;
}

/* Where both name who travels, one of them is the same. */
static bool
same_visitor(const struct ledger_book *book, const struct ledger_entry *a,
		const struct ledger_entry *b)
{
	const struct ledger_party *one = book->parties + a->parties;
	const struct ledger_party *other = book->parties + b->parties;
	bool both = false;
	for (uint32_t i = 0; i < a->party_count; i++)
		for (uint32_t j = 0; j < b->party_count; j++) {
			if (!is_person(book, &one[i])
					|| !is_person(book, &other[j]))
				continue;
			if (one[i].identity == other[j].identity)
				return true;
			both = true;
		}
	return !both;
}

static bool
is_visit_of(const struct ledger_book *book, const struct ledger_entry *promise,
		const struct ledger_entry *later)
{
	int32_t from = promise->told, to = promise->told + VISIT_DAYS;
	if (promise->day > promise->told) {
		from = promise->day - VISIT_SLACK;
		to = promise->day_end + VISIT_SLACK;
	}
	return later->day >= from && later->day <= to
	       && same_visitor(book, promise, later);
}

static enum status
is_of(struct linker *linker, uint32_t promise, uint32_t later, bool *is)
{
	const struct ledger_book *book = linker->book;
	const struct ledger_entry *one = &book->entries[promise];
	const struct ledger_entry *other = &book->entries[later];
	enum figures figures = compare_figures(one, other);
	*is = false;
	if (one->kind == LEDGER_VISIT) {
		*is = is_visit_of(book, one, other);
		return STATUS_OK;
	}
	if (figures == FIGURES_DIFFER
			|| (one->instrument && other->shown && other->instrument
					&& one->instrument != other->instrument))
		return STATUS_OK;
	enum status status = read_words(linker, promise);
	if (!status)
		status = read_words(linker, later);
	if (!status)
		*is = share_words(&linker->words[promise],
				&linker->words[later], figures);
	return status;
}

/* --- what became of it -------------------------------------------------- */

static bool
ends(const struct ledger_entry *entry)
{
	return entry->standing == STANDING_DONE
	       || entry->standing == STANDING_CANCELLED;
}

/* What ends it goes before what repeats it, then what is told first. */
static bool
is_better(const struct ledger_book *book, uint32_t found, uint32_t best)
{
	if (best == LEDGER_NOBODY)
		return true;
	const struct ledger_entry *a = &book->entries[found];
	const struct ledger_entry *b = &book->entries[best];
	if (ends(a) != ends(b))
		return ends(a);
	return a->told != b->told ? a->told < b->told : found < best;
}

static void
look_later(struct linker *linker, uint32_t at, uint64_t pair)
{
	struct ledger_book *book = linker->book;
	struct ledger_entry *entry = &book->entries[at];
	size_t first = find_later(linker, pair, entry->told);
	for (size_t i = first; i < linker->count && !linker->status
			       && i - first < LEDGER_CANDIDATES;
			i++) {
		const struct later *later = &linker->later[i];
		bool is = false;
		if (later->pair != pair
				|| later->told > entry->told + LEDGER_DAYS)
			return;
		if (!is_better(book, later->entry, entry->became))
			continue;
		linker->status = is_of(linker, at, later->entry, &is);
		if (is)
			entry->became = later->entry;
	}
}

/* Reports of one event may tell it as planned and as done: what they say at
 * the end is what became of it. */
static void
look_within(struct ledger_book *book, uint32_t at)
{
	for (uint32_t i = at + 1; i < book->count && !book->entries[i].first;
			i++)
		if (ends(&book->entries[i])) {
			book->entries[at].became = i;
			return;
		}
}

static enum outcome
outcome_of(const struct ledger_entry *entry)
{
	static const enum outcome outcomes[] = {
		[STANDING_NONE] = OUTCOME_NONE,
		[STANDING_PROMISED] = OUTCOME_OPEN,
		[STANDING_DONE] = OUTCOME_COMPLETED,
		[STANDING_CANCELLED] = OUTCOME_CANCELLED,
	};
	return outcomes[entry->standing];
}

/* To the end of a chain, then once more along it. What follows is told later,
 * so it ends. */
static void
settle_outcome(struct ledger_book *book, uint32_t at)
{
	uint32_t end = at;
	while (book->entries[end].outcome == OUTCOME_NONE
			&& book->entries[end].became != LEDGER_NOBODY)
		end = book->entries[end].became;
	uint8_t outcome = book->entries[end].outcome;
	if (outcome == OUTCOME_NONE)
		outcome = (uint8_t)outcome_of(&book->entries[end]);
	for (; at != end; at = book->entries[at].became)
		book->entries[at].outcome = outcome;
	book->entries[end].outcome = outcome;
}

static enum status
open_linker(struct linker *linker)
{
	enum status status = STATUS_OK;
	linker->common = common_words_new();
	linker->words = memory_zero(
			linker->book->count + 1, sizeof *linker->words);
	arena_init(&linker->arena);
	arena_init(&linker->scratch);
	for (int i = 0; !status && i < QUESTIONS; i++)
		status = statement_prepare(linker->store, SQL[i],
				&linker->questions[i], linker->error);
	return status;
}

static void
close_linker(struct linker *linker)
{
	for (int i = 0; i < QUESTIONS; i++)
		sqlite3_finalize(linker->questions[i]);
	common_words_free(linker->common);
	free(linker->words);
	free(linker->later);
	arena_fini(&linker->arena);
	arena_fini(&linker->scratch);
}

enum status
ledger_link(struct ledger_book *book, struct store *store, struct error *error)
{
	struct linker linker = { book, store, error };
	enum status status = open_linker(&linker);
	if (!status)
		put_all_later(&linker);
	for (uint32_t i = 0; !status && i < book->count; i++) {
		const struct ledger_entry *entry = &book->entries[i];
		if (!entry->first || !entry->shown
				|| entry->standing != STANDING_PROMISED)
			continue;
		look_within(book, i);
		if (entry->became == LEDGER_NOBODY && entry->told != DAY_NONE)
			each_pair(&linker, i, look_later);
		status = linker.status;
	}
	for (uint32_t i = 0; !status && i < book->count; i++)
		settle_outcome(book, i);
	close_linker(&linker);
	return status;
}
