#include <math.h>
#include <stdlib.h>

#include "analyse/ledger.h"
#include "analyse/record_set.h"
#include "analyse/word_list.h"
#include "base/day.h"
#include "base/memory.h"

/* --- conditions --------------------------------------------------------- */

/* "USA,CHN", "K*": codes alone choose pairs. */
static bool
are_codes(const char *list)
{
	struct str rest = str_of(list), word;
	bool any = false;
	while (word_list_next(&rest, &word)) {
		if (word.len > 3)
			return false;
		for (size_t i = 0; i < word.len; i++)
			if ((word.at[i] < 'A' || word.at[i] > 'Z')
					&& (word.at[i] < '0'
							|| word.at[i] > '9')
					&& word.at[i] != '*')
				return false;
		any = true;
	}
	return any;
}

static enum status
choose_sides(struct ledger_filter *filter, struct selection *rest,
		struct error *error)
{
	const struct words *words = &filter->book->words;
	if ((rest->actor && !are_codes(rest->actor))
			|| (rest->recipient && !are_codes(rest->recipient)))
		return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
				"in the ledger actor and recipient are codes "
				"of countries; others are found by either, or "
				"by party: donor:KOR.GOV");
	filter->actor = word_list_fitting(words, rest->actor, CASE_SAME);
	filter->recipient =
			word_list_fitting(words, rest->recipient, CASE_SAME);
	rest->actor = rest->recipient = NULL;
	if (rest->either && are_codes(rest->either)) {
		filter->either = word_list_fitting(
				words, rest->either, CASE_SAME);
		rest->either = NULL;
	}
	return STATUS_OK;
}

/* The two sides of "USA,CHN", where both are codes. */
static void
choose_between(struct ledger_filter *filter, struct selection *rest)
{
	struct str list = str_of(rest->between), word;
	if (!rest->between || !are_codes(rest->between))
		return;
	for (int i = 0; i < 2 && word_list_next(&list, &word); i++) {
		char side[8] = "";
		memcpy(side, word.at, word.len);
		filter->sides[i] = word_list_fitting(
				&filter->book->words, side, CASE_SAME);
	}
	rest->between = NULL;
}

static void
leave(struct ledger_filter *filter, size_t at)
{
	filter->chosen[at / 64] &= ~(UINT64_C(1) << at % 64);
}

static bool
is_asked_kind(const struct ledger_entry *entry, const char *events,
		const char *facts, unsigned kinds)
{
	struct str name =
			str_of(ledger_kind_name((enum ledger_kind)entry->kind));
	bool event = entry->kind == LEDGER_SANCTION;
	if (kinds && !(kinds >> (event ? 0 : 1) & 1))
		return false;
	if (!events && !facts)
		return true;
	const char *list = event ? events : facts;
	return list
	       && word_list_fits(str_of(list), event ? STR("SANCTION") : name,
			       CASE_ANY);
}

/* Days, kinds, statuses, instruments and confidence: what stands in the book.
 */
static void
choose_in_book(struct ledger_filter *filter, struct selection *rest)
{
	const struct ledger_book *book = filter->book;
	int32_t from = day_of_number(rest->from), to = day_of_number(rest->to);
	bool *statuses = word_list_fitting(
			&book->words, rest->status, CASE_SAME);
	bool *modes = word_list_fitting(&book->words, rest->mode, CASE_SAME);
	for (size_t i = 0; i < book->count; i++) {
		const struct ledger_entry *entry = &book->entries[i];
		bool sanction = entry->kind == LEDGER_SANCTION;
		if ((from != DAY_NONE && entry->day < from)
				|| (to != DAY_NONE
						&& (entry->day == DAY_NONE
								|| entry->day > to))
				|| !is_asked_kind(entry, rest->event,
						rest->fact, rest->kinds)
				|| (statuses && !statuses[entry->status])
				|| (modes && !modes[entry->instrument])
				|| ((sanction || entry->confidence)
						&& entry->confidence < lround(
								   rest->min_confidence
								   * 100))
				|| (!statuses && sanction
						&& entry->standing == STANDING_NONE))
			leave(filter, i);
	}
	free(statuses);
	free(modes);
	rest->from = rest->to = 0;
	rest->event = rest->fact = rest->status = rest->mode = NULL;
	rest->min_confidence = 0;
	rest->kinds = 0;
}

/* What the database finds is kept of what is chosen. */
static enum status
choose_in_store(struct ledger_filter *filter, struct selection *rest,
		struct store *store, struct error *error)
{
	const struct ledger_book *book = filter->book;
	struct record_set found = { 0 };
	rest->kinds = 3; /* events and facts */
	enum status status = record_set_add(&found, store, rest, error);
	for (size_t i = 0; !status && i < book->count; i++)
		if (!record_set_has(&found, book->entries[i].record))
			leave(filter, i);
	record_set_fini(&found);
	return status;
}

enum status
ledger_filter_open(struct ledger_filter *filter, const struct ledger_book *book,
		struct store *store, const struct ledger_question *question,
		struct error *error)
{
	struct selection rest = *question->selection;
	size_t words = book->count / 64 + 1;
	*filter = (struct ledger_filter){ book, question };
	enum status status = selection_check(&rest, error);
	if (!status)
		status = choose_sides(filter, &rest, error);
	if (!status) {
		choose_between(filter, &rest);
		filter->chosen = memory_zero(words, sizeof *filter->chosen);
		memset(filter->chosen, 0xff, words * sizeof *filter->chosen);
		choose_in_book(filter, &rest);
		rest.count = SELECT_REPORTS;
		if (selection_asks(&rest))
			status = choose_in_store(filter, &rest, store, error);
	}
	if (status)
		ledger_filter_close(filter);
	return status;
}

void
ledger_filter_close(struct ledger_filter *filter)
{
	free(filter->chosen);
	free(filter->actor);
	free(filter->recipient);
	free(filter->either);
	free(filter->sides[0]);
	free(filter->sides[1]);
	*filter = (struct ledger_filter){ 0 };
}

/* --- events ------------------------------------------------------------- */

bool
ledger_next(const struct ledger_filter *filter, uint32_t *at,
		struct ledger_event *event)
{
	const struct ledger_book *book = filter->book;
	while (*at < book->count) {
		*event = (struct ledger_event){ .first = *at };
		do {
			if (book->entries[*at].shown
					&& (filter->chosen[*at / 64] >> *at % 64
							& 1)
					&& !event->reports++)
				event->shown = *at;
		} while (++*at < book->count && !book->entries[*at].first);
		if (event->reports)
			return true;
	}
	return false;
}

/* --- pairs -------------------------------------------------------------- */

static bool
fits(const bool *list, word_id code)
{
	return !list || list[code];
}

static bool
is_asked(const struct ledger_filter *filter, struct ledger_pair pair)
{
	word_id a = pair.party, b = pair.counterparty;
	if (!filter->question->wide && (!a || !b || a == b))
		return false;
	if (filter->either && !filter->either[a] && !filter->either[b])
		return false;
	if (filter->sides[0] && !(filter->sides[0][a] && filter->sides[1][b])
			&& !(filter->sides[0][b] && filter->sides[1][a]))
		return false;
	return fits(filter->actor, a) && fits(filter->recipient, b);
}

/* Codes of one side, each once, in the order of the record. */
struct codes {
	word_id at[32];
	size_t count;
};

static void
add_code(struct codes *codes, word_id code)
{
	for (size_t i = 0; i < codes->count; i++)
		if (codes->at[i] == code)
			return;
	if (codes->count < sizeof codes->at / sizeof *codes->at)
		codes->at[codes->count++] = code;
}

static size_t
add_pair(const struct ledger_filter *filter, word_id party,
		word_id counterparty, struct ledger_pair *pairs, size_t count)
{
	struct ledger_pair pair = { party, counterparty };
	for (size_t i = 0; i < count; i++)
		if (pairs[i].party == party
				&& pairs[i].counterparty == counterparty)
			return count;
	if (count == LEDGER_PAIRS || !is_asked(filter, pair))
		return count;
	pairs[count] = pair;
	return count + 1;
}

/* Bytewise, so that a pair of alikes has one order everywhere. */
static bool
is_before(const struct ledger_filter *filter, word_id a, word_id b)
{
	const struct words *words = &filter->book->words;
	return str_compare(words_text(words, a), words_text(words, b)) < 0;
}

static size_t
pair_alikes(const struct ledger_filter *filter, const struct codes *alike,
		struct ledger_pair *pairs)
{
	size_t count = 0;
	if (alike->count == 1)
		return add_pair(filter, alike->at[0], 0, pairs, 0);
	for (size_t i = 0; i < alike->count; i++)
		for (size_t j = i + 1; j < alike->count; j++) {
			word_id a = alike->at[i], b = alike->at[j];
			/* Nobody comes last. */
			bool swap = !a || (b && is_before(filter, b, a));
			count = add_pair(filter, swap ? b : a, swap ? a : b,
					pairs, count);
		}
	return count;
}

static void
gather(const struct ledger_book *book, const struct ledger_entry *entry,
		struct codes sides[4])
{
	const struct ledger_party *party = book->parties + entry->parties;
	for (uint32_t i = 0; i < entry->party_count; i++)
		add_code(&sides[party[i].side], party[i].code);
	struct codes *alike = &sides[SIDE_ALIKE];
	if (!sides[SIDE_FROM].count && !sides[SIDE_TO].count)
		return;
	struct codes *other = sides[SIDE_FROM].count ? &sides[SIDE_TO]
						     : &sides[SIDE_FROM];
	for (size_t i = 0; i < alike->count; i++)
		add_code(other, alike->at[i]);
	alike->count = 0;
}

size_t
ledger_pairs(const struct ledger_filter *filter, uint32_t entry,
		struct ledger_pair pairs[LEDGER_PAIRS])
{
	struct codes sides[4] = { 0 };
	size_t count = 0;
	gather(filter->book, &filter->book->entries[entry], sides);
	struct codes *from = &sides[SIDE_FROM], *to = &sides[SIDE_TO];
	if (sides[SIDE_ALIKE].count)
		return pair_alikes(filter, &sides[SIDE_ALIKE], pairs);
	if (!from->count)
		add_code(from, WORD_NONE);
	if (!to->count)
		add_code(to, WORD_NONE);
	for (size_t i = 0; i < from->count; i++)
		for (size_t j = 0; j < to->count; j++)
			count = add_pair(filter, from->at[i], to->at[j], pairs,
					count);
	return count;
}
