#include "analyse/visits.h"

#include <stdio.h>
#include <stdlib.h>

#include "analyse/record_set.h"
#include "analyse/visits_book.h"
#include "analyse/word_list.h"
#include "base/day.h"
#include "base/memory.h"
#include "store/selection_party.h"
#include "store/statement.h"

enum column {
	DATE,
	DATE_END,
	VISITOR,
	VISITOR_NAME,
	HOST,
	HOST_NAME,
	PLACE,
	STATUS,
	EVENTS,
	ID,
	TEXT,
	COLUMNS
};

static const struct sheet_column SHEET[COLUMNS] = {
	[DATE] = { "date", SHEET_DATE, "", "first day" },
	[DATE_END] = { "date_end", SHEET_DATE, "",
			"last day that the text can mean" },
	[VISITOR] = { "visitor", SHEET_TEXT, "", "code of who travels" },
	[VISITOR_NAME] = { "visitor_name", SHEET_TEXT, "",
			"who, where a person is named" },
	[HOST] = { "host", SHEET_TEXT, "", "code of where to" },
	[HOST_NAME] = { "host_name", SHEET_TEXT, "",
			"by whom, where a person is named" },
	[PLACE] = { "place", SHEET_TEXT, "",
			"of events that tell one in the host's country" },
	[STATUS] = { "status", SHEET_TEXT, "",
			"completed, underway, planned, invited or cancelled" },
	[EVENTS] = { "events", SHEET_COUNT, "records",
			"reports that the row stands for" },
	[ID] = { "id", SHEET_TEXT, "", "of the record that tells most",
			SHEET_ID },
	[TEXT] = { "text", SHEET_TEXT, "", "its sentence", SHEET_SENTENCE },
};

/* Longer stretches are days that are told roughly ("in 2022"): such visits are
 * not the same for having them in common. */
enum { VISIT_DAYS = 14 };
/* Of one pair, by day: how many are looked back at for days in common. */
enum { LOOK_BACK = 64 };

/* An entry that is asked for. Entries are in order by where they stand. */
struct told {
	const struct visit_told *entry;
	uint32_t same; /* the first that is the same visit, by its index */
};

struct calendar {
	const struct visit_book *book;
	struct store *store;
	const struct selection *asked;
	struct told *told;
	size_t count, capacity;
};

/* --- which are asked for ------------------------------------------------ */

/* What of the question the book tells; null, DAY_NONE: not asked. */
struct visit_filter {
	bool *visitors, *hosts, *either; /* by code */
	int32_t from, to;
	struct record_set *records; /* that the database chose */
};

/* Days and the codes of who takes part are in the book. */
static bool
book_suffices(const struct selection *asked)
{
	struct selection rest = *asked;
	rest.actor = rest.recipient = NULL;
	rest.event = rest.fact = NULL; /* which visits have their own of */
	rest.kinds = 0;
	rest.from = rest.to = 0;
	if (rest.either && party_is_codes(str_of(rest.either)))
		rest.either = NULL;
	return !selection_asks(&rest);
}

static bool
fits(const bool *list, word_id code)
{
	return !list || list[code];
}

static bool
fits_days(const struct visit_filter *filter, int32_t day)
{
	return (filter->from == DAY_NONE || day >= filter->from)
	       && (filter->to == DAY_NONE
			       || (day != DAY_NONE && day <= filter->to));
}

static bool
takes_part(const struct visit_filter *filter, const struct visit_book *book,
		const struct visit_told *told)
{
	const word_id *parties = book->parties + told->parties;
	for (unsigned i = 0; filter->either && i < told->party_count; i++)
		if (filter->either[parties[i]])
			return true;
	return !filter->either;
}

static void
choose(struct calendar *calendar, const struct visit_filter *filter)
{
	const struct visit_book *book = calendar->book;
	for (size_t i = 0; i < book->count; i++) {
		const struct visit_told *entry = &book->told[i];
		struct told told = { entry, 0 };
		if (fits(filter->visitors, entry->visitor)
				&& fits(filter->hosts, entry->host)
				&& fits_days(filter, entry->day)
				&& takes_part(filter, book, entry)
				&& (!filter->records
						|| record_set_has(
								filter->records,
								entry->record)))
			MEMORY_PUSH(calendar->told, calendar->count,
					calendar->capacity, told);
	}
}

/* --- which are the same ------------------------------------------------- */

static int
compare_pairs(const struct visit_told *a, const struct visit_told *b)
{
	if (a->visitor != b->visitor)
		return a->visitor < b->visitor ? -1 : 1;
	return (a->host > b->host) - (a->host < b->host);
}

static int
compare_told(const void *left, const void *right)
{
	const struct visit_told *a = ((const struct told *)left)->entry;
	const struct visit_told *b = ((const struct told *)right)->entry;
	int pairs = compare_pairs(a, b);
	if (pairs)
		return pairs;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a > b) - (a < b);
}

/* 0: reports of one event. */
static int
compare_leaders(const void *left, const void *right)
{
	const struct visit_told *a = (*(struct told *const *)left)->entry;
	const struct visit_told *b = (*(struct told *const *)right)->entry;
	if (a->leader != b->leader)
		return a->leader < b->leader ? -1 : 1;
	return compare_pairs(a, b);
}

/* 0: of one sentence. */
static int
compare_sentences(const void *left, const void *right)
{
	const struct visit_told *a = (*(struct told *const *)left)->entry;
	const struct visit_told *b = (*(struct told *const *)right)->entry;
	if (a->article != b->article)
		return a->article < b->article ? -1 : 1;
	if (a->sentence != b->sentence)
		return a->sentence < b->sentence ? -1 : 1;
	return compare_pairs(a, b);
}

static bool
is_short(const struct visit_told *told)
{
	return told->day != DAY_NONE && told->day_end - told->day <= VISIT_DAYS;
}

/* Of two of the same countries. */
static bool
has_common_day(const struct visit_told *a, const struct visit_told *b)
{
	if (a->visitor_name && b->visitor_name
			&& a->visitor_name != b->visitor_name)
		return false;
	return is_short(a) && is_short(b) && a->day <= b->day_end
	       && b->day <= a->day_end;
}

static uint32_t
first_of(struct told *told, uint32_t at)
{
	while (told[at].same != at)
		at = told[at].same = told[told[at].same].same;
	return at;
}

static void
join(struct told *told, uint32_t one, uint32_t other)
{
	uint32_t a = first_of(told, one), b = first_of(told, other);
	told[a > b ? a : b].same = a < b ? a : b;
}

static void
join_alike(struct told *told, struct told **sorted, size_t count,
		int (*compare)(const void *, const void *))
{
	if (count)
		qsort(sorted, count, sizeof *sorted, compare);
	for (size_t i = 1; i < count; i++)
		if (!compare(&sorted[i - 1], &sorted[i]))
			join(told, (uint32_t)(sorted[i - 1] - told),
					(uint32_t)(sorted[i] - told));
}

static void
join_records(struct calendar *calendar)
{
	struct told *told = calendar->told;
	struct told **sorted = memory_zero(calendar->count + 1, sizeof *sorted);
	size_t grouped = 0;
	for (size_t i = 0; i < calendar->count; i++)
		sorted[i] = &told[i];
	join_alike(told, sorted, calendar->count, compare_sentences);
	for (size_t i = 0; i < calendar->count; i++)
		if (told[i].entry->leader)
			sorted[grouped++] = &told[i];
	join_alike(told, sorted, grouped, compare_leaders);
	free(sorted);
}

static void
join_days(struct calendar *calendar)
{
	struct told *told = calendar->told;
	for (uint32_t i = 0; i < calendar->count; i++)
		for (uint32_t j = i; j-- > 0 && i - j <= LOOK_BACK;) {
			if (compare_pairs(told[j].entry, told[i].entry))
				break;
			if (has_common_day(told[j].entry, told[i].entry))
				join(told, j, i);
		}
}

static void
join_all(struct calendar *calendar)
{
	if (calendar->count)
		qsort(calendar->told, calendar->count, sizeof *calendar->told,
				compare_told);
	for (uint32_t i = 0; i < calendar->count; i++)
		calendar->told[i].same = i;
	join_records(calendar);
	join_days(calendar);
}

/* --- the sheet ---------------------------------------------------------- */

struct visit {
	const struct visit_told *best;
	word_id visitor_name, host_name, place;
	int64_t records;
};

/* What says it has happened, then facts, then what names who travels. */
static bool
tells_more(const struct visit_told *a, const struct visit_told *b)
{
	if (a->status != b->status)
		return a->status < b->status;
	if (a->fact != b->fact)
		return a->fact;
	if (!a->visitor_name != !b->visitor_name)
		return a->visitor_name != WORD_NONE;
	return a < b;
}

static void
add_to_visit(struct visit *visit, const struct visit_told *told)
{
	if (!visit->best || tells_more(told, visit->best))
		visit->best = told;
	visit->records++;
	if (!visit->visitor_name)
		visit->visitor_name = told->visitor_name;
	if (!visit->host_name)
		visit->host_name = told->host_name;
	if (!visit->place)
		visit->place = told->place;
}

static int
compare_visits(const void *left, const void *right)
{
	const struct visit_told *a = ((const struct visit *)left)->best;
	const struct visit_told *b = ((const struct visit *)right)->best;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a > b) - (a < b);
}

static int
compare_down(const void *left, const void *right)
{
	return -compare_visits(left, right);
}

static struct visit *
make_visits(const struct calendar *calendar, size_t *count)
{
	struct visit *visits = memory_zero(calendar->count + 1, sizeof *visits);
	size_t kept = 0;
	for (uint32_t i = 0; i < calendar->count; i++)
		add_to_visit(&visits[first_of(calendar->told, i)],
				calendar->told[i].entry);
	for (size_t i = 0; i < calendar->count; i++)
		if (visits[i].best)
			visits[kept++] = visits[i];
	*count = kept;
	if (kept)
		qsort(visits, kept, sizeof *visits,
				calendar->asked->order == ORDER_DATE_DOWN
						? compare_down
						: compare_visits);
	return visits;
}

static void
put_visit(const struct calendar *calendar, struct sheet *sheet,
		const struct visit *visit)
{
	const struct words *words = &calendar->book->words;
	const struct visit_told *best = visit->best;
	char id[17];
	sheet_row(sheet);
	sheet_put_day(sheet, DATE, best->day);
	sheet_put_day(sheet, DATE_END, best->day_end);
	sheet_put_text(sheet, VISITOR, words_text(words, best->visitor));
	sheet_put_text(sheet, VISITOR_NAME,
			words_text(words, visit->visitor_name));
	sheet_put_text(sheet, HOST, words_text(words, best->host));
	sheet_put_text(sheet, HOST_NAME, words_text(words, visit->host_name));
	sheet_put_text(sheet, PLACE, words_text(words, visit->place));
	sheet_put_kept(sheet, STATUS, str_of(visit_status_name(best->status)));
	sheet_put_count(sheet, EVENTS, visit->records);
	snprintf(id, sizeof id, "%016llx", (unsigned long long)best->uid);
	sheet_put_text(sheet, ID, str_of(id));
}

static enum status
put_text(struct sheet *sheet, struct store *store, sqlite3_stmt *row,
		const struct visit_told *best, struct error *error)
{
	enum status status = statement_first(store, row,
			VALUES(V_INT(best->article), V_INT(best->sentence)),
			error);
	if (!status)
		sheet_put_text(sheet, TEXT, statement_text(row, 0));
	statement_done(row);
	return statement_optional(status);
}

static enum status
put_page(const struct calendar *calendar, struct sheet *sheet, size_t *total,
		struct error *error)
{
	const struct selection *asked = calendar->asked;
	size_t count, first = (size_t)asked->offset;
	struct visit *visits = make_visits(calendar, &count);
	size_t end = asked->limit ? first + (size_t)asked->limit : count;
	sqlite3_stmt *row;
	enum status status = statement_prepare(calendar->store,
			"SELECT text FROM sentence_text WHERE article = ?1 AND "
			"number = ?2",
			&row, error);
	for (size_t i = first; !status && i < end && i < count; i++) {
		put_visit(calendar, sheet, &visits[i]);
		status = put_text(sheet, calendar->store, row, visits[i].best,
				error);
	}
	sqlite3_finalize(row);
	free(visits);
	if (total)
		*total = count;
	return status;
}

static enum status
put_sheet(const struct visit_book *book, struct store *store,
		const struct selection *asked,
		const struct visit_filter *filter, struct sheet *sheet,
		size_t *total, struct error *error)
{
	struct calendar calendar = { book, store, asked };
	choose(&calendar, filter);
	join_all(&calendar);
	sheet_init(sheet, "visits", SHEET, COLUMNS);
	enum status status = put_page(&calendar, sheet, total, error);
	if (status)
		sheet_fini(sheet);
	free(calendar.told);
	return status;
}

/* Who travels and who hosts. */
static struct visit_filter
filter_of(const struct visit_book *book, const struct selection *asked)
{
	return (struct visit_filter){
		.visitors = word_list_fitting(
				&book->words, asked->actor, CASE_SAME),
		.hosts = word_list_fitting(
				&book->words, asked->recipient, CASE_SAME),
		.from = DAY_NONE,
		.to = DAY_NONE,
	};
}

static void
filter_fini(struct visit_filter *filter)
{
	free(filter->visitors);
	free(filter->hosts);
	free(filter->either);
}

enum status
visits_sheet(struct store *store, const struct selection *selection,
		struct sheet *sheet, struct error *error)
{
	struct visit_book book;
	enum status status = visits_load(&book, store, selection, error);
	if (status)
		return status;
	struct visit_filter filter = filter_of(&book, selection);
	status = put_sheet(
			&book, store, selection, &filter, sheet, NULL, error);
	filter_fini(&filter);
	visits_fini(&book);
	return status;
}

/* --- of a book of everything --------------------------------------------- */

static enum status
select_records(struct record_set *records, struct store *store,
		const struct selection *asked, struct error *error)
{
	struct selection facts = visits_selection(asked, true);
	struct selection events = visits_selection(asked, false);
	enum status status = record_set_add(records, store, &facts, error);
	if (!status)
		status = record_set_add(records, store, &events, error);
	return status;
}

enum status
visits_of_book(const struct visit_book *book, struct store *store,
		const struct selection *selection, struct sheet *sheet,
		size_t *total, struct error *error)
{
	struct record_set records = { 0 };
	enum status status = selection_check(selection, error);
	if (status)
		return status;
	struct visit_filter filter = filter_of(book, selection);
	if (book_suffices(selection)) {
		filter.from = day_of_number(selection->from);
		filter.to = day_of_number(selection->to);
		filter.either = word_list_fitting(
				&book->words, selection->either, CASE_SAME);
	} else {
		filter.records = &records;
		status = select_records(&records, store, selection, error);
	}
	if (!status)
		status = put_sheet(book, store, selection, &filter, sheet,
				total, error);
	record_set_fini(&records);
	filter_fini(&filter);
	return status;
}
