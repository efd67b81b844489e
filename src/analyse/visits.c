#include "analyse/visits.h"

#include <stdio.h>
#include <stdlib.h>

#include "analyse/word_list.h"
#include "base/day.h"
#include "base/memory.h"
#include "base/words.h"
#include "store/id_map.h"
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
	[ID] = { "id", SHEET_TEXT, "", "of the record that tells most" },
	[TEXT] = { "text", SHEET_TEXT, "", "its sentence" },
};

/* Longer stretches are days that are told roughly ("in 2022"): such visits are
 * not the same for having them in common. */
enum { VISIT_DAYS = 14 };
/* Visits of one pair that are looked back at. */
enum { LOOK_BACK = 64 };

static const char RECORDS[] =
		"record.id, record.uid, record.date, record.date_end, "
		"record.article, record.sentence, record.kind, record.mode = "
		"(SELECT id FROM term WHERE text = 'visit'), record.status, "
		"record.place, record.country, (SELECT leader FROM event_group "
		"WHERE event_group.record = record.id), article.date";
enum record_column {
	RECORD,
	UID,
	RECORD_DATE,
	RECORD_END,
	ARTICLE,
	SENTENCE,
	KIND,
	IS_VISIT,
	RECORD_STATUS,
	RECORD_PLACE,
	RECORD_COUNTRY,
	LEADER,
	PUBLISHED
};

static const char PARTIES[] =
		"SELECT role.text, country.text, actor.identity, actor.name "
		"FROM participant JOIN term AS role ON role.id = "
		"participant.role JOIN actor ON actor.id = participant.actor "
		"JOIN term AS country ON country.id = actor.country WHERE "
		"participant.record = ? ORDER BY participant.position";

/* What is told of one visitor's country and one host's. */
struct told {
	word_id visitor, host;           /* codes */
	word_id visitor_name, host_name; /* persons; 0 none */
	word_id place;
	int64_t record, article, leader; /* leader: of its reports */
	uint64_t uid;
	int32_t day, day_end; /* DAY_NONE unknown */
	uint32_t sentence;
	int status; /* of STATUSES: the least is furthest */
	bool fact;
	uint32_t same; /* the first that is the same visit, by its index */
	uint32_t order;
};

/* Of facts, and what events of that status are; furthest first. */
static const struct {
	const char *name, *event;
} STATUSES[] = {
	{ "completed", "actual" },
	{ "cancelled", "" },
	{ "underway", "" },
	{ "planned", "future" },
	{ "invited", "" },
	{ "completed", "historical" },
};
enum { STATUS_PLANNED = 3, STATUS_COUNT = sizeof STATUSES / sizeof *STATUSES };

struct calendar {
	struct store *store;
	struct error *error;
	const struct selection *asked;
	sqlite3_stmt *parties, *term;
	struct words words;
	struct id_map by_term; /* words of terms */
	struct told *told;
	size_t count, capacity;
};

/* --- reading ------------------------------------------------------------ */

static int
status_of(struct str status, bool fact)
{
	int i = 0;
	while (i < STATUS_COUNT
			&& !str_equal(status, str_of(fact ? STATUSES[i].name
							  : STATUSES[i].event)))
		i++;
	return !fact && i == STATUS_COUNT - 1 ? 0 : i;
}

/* The word of a term, looked up once. */
static word_id
word_of(struct calendar *calendar, int64_t term)
{
	bool added;
	int64_t *known = id_map_put(&calendar->by_term, term, &added);
	if (!added)
		return (word_id)*known;
	word_id word = WORD_NONE;
	if (!statement_first(calendar->store, calendar->term,
			    VALUES(V_INT(term)), NULL))
		word = words_put(&calendar->words,
				statement_text(calendar->term, 0));
	statement_done(calendar->term);
	*known = word;
	return word;
}

enum { SIDE_PARTIES = 16 };

struct side {
	word_id code[SIDE_PARTIES], name[SIDE_PARTIES];
	size_t count;
};

static bool
is_person(struct str identity)
{
	for (size_t i = 0; i < identity.len; i++)
		if (identity.at[i] >= 'a' && identity.at[i] <= 'z')
			return true;
	return false;
}

static void
add_party(struct calendar *calendar, struct side *side, sqlite3_stmt *row)
{
	struct str code = statement_text(row, 1);
	bool named = is_person(statement_text(row, 2));
	if (side->count == SIDE_PARTIES || !code.len)
		return;
	side->code[side->count] = words_put(&calendar->words, code);
	side->name[side->count++] = named ? words_put(&calendar->words,
						    statement_text(row, 3))
					  : WORD_NONE;
}

/* 0: who travels or acts; 1: who is visited. */
static enum status
read_sides(struct calendar *calendar, int64_t record, struct side sides[2])
{
	static const char *const roles[2][2] = { { "visitor", "actor" },
		{ "host", "recipient" } };
	sqlite3_stmt *row = calendar->parties;
	int code;
	sides[0].count = sides[1].count = 0;
	sqlite3_bind_int64(row, 1, record);
	while ((code = sqlite3_step(row)) == SQLITE_ROW)
		for (int i = 0; i < 2; i++)
			if (str_equal(statement_text(row, 0),
					    str_of(roles[i][0]))
					|| str_equal(statement_text(row, 0),
							str_of(roles[i][1])))
				add_party(calendar, &sides[i], row);
	statement_done(row);
	return code == SQLITE_DONE
			       ? STATUS_OK
			       : store_error(calendar->store, calendar->error,
					       "reading the visits");
}

/* A meeting in the country of one side: the other one travelled. Two actors
 * who meet are each other's sides. */
static void
turn(struct side sides[2], word_id country)
{
	bool host = false, visitor = false;
	if (!sides[1].count)
		sides[1] = sides[0];
	for (size_t i = 0; i < sides[1].count; i++)
		host |= sides[1].code[i] == country;
	for (size_t i = 0; i < sides[0].count; i++)
		visitor |= sides[0].code[i] == country;
	if (!host && visitor) {
		struct side swapped = sides[0];
		sides[0] = sides[1];
		sides[1] = swapped;
	}
	size_t kept = 0;
	for (size_t i = 0; i < sides[1].count; i++)
		if (sides[1].code[i] == country) {
			sides[1].code[kept] = sides[1].code[i];
			sides[1].name[kept++] = sides[1].name[i];
		}
	sides[1].count = kept;
}

static bool
is_asked(const struct calendar *calendar, const char *list, word_id code)
{
	return !list
	       || word_list_fits(str_of(list),
			       words_text(&calendar->words, code), CASE_SAME);
}

/* One a pair of countries; the first who is named of each. */
static void
add_told(struct calendar *calendar, struct told told)
{
	const struct selection *asked = calendar->asked;
	if (told.visitor == told.host
			|| !is_asked(calendar, asked->actor, told.visitor)
			|| !is_asked(calendar, asked->recipient, told.host))
		return;
	for (size_t i = calendar->count;
			i-- > 0 && calendar->told[i].record == told.record;) {
		struct told *other = &calendar->told[i];
		if (other->visitor != told.visitor || other->host != told.host)
			continue;
		if (!other->visitor_name)
			other->visitor_name = told.visitor_name;
		if (!other->host_name)
			other->host_name = told.host_name;
		return;
	}
	told.order = told.same = (uint32_t)calendar->count;
	MEMORY_PUSH(calendar->told, calendar->count, calendar->capacity, told);
}

/* What is told of a day that had not come when it was told is still to come,
 * whatever the tense. A day of grace for clocks that are ahead. */
static int
status_when_told(int status, int32_t day, int32_t published)
{
	bool ahead = day != DAY_NONE && published != DAY_NONE
		     && day > published + 1;
	return ahead && status != STATUS_COUNT
					       && !strcmp(STATUSES[status].name,
							       "completed")
			       ? STATUS_PLANNED
			       : status;
}

static enum status
put_record(struct calendar *calendar, sqlite3_stmt *row)
{
	bool fact = sqlite3_column_int(row, KIND) == 2;
	bool visit = fact || sqlite3_column_int(row, IS_VISIT);
	word_id country = word_of(
			calendar, sqlite3_column_int64(row, RECORD_COUNTRY));
	word_id place = word_of(
			calendar, sqlite3_column_int64(row, RECORD_PLACE));
	struct side sides[2];
	if (!visit && !country)
		return STATUS_OK;
	struct told told = {
		.record = sqlite3_column_int64(row, RECORD),
		.article = sqlite3_column_int64(row, ARTICLE),
		.leader = sqlite3_column_int64(row, LEADER),
		.uid = (uint64_t)sqlite3_column_int64(row, UID),
		.day = day_of_number(sqlite3_column_int(row, RECORD_DATE)),
		.day_end = day_of_number(sqlite3_column_int(row, RECORD_END)),
		.sentence = (uint32_t)sqlite3_column_int64(row, SENTENCE),
		.status = status_of(
				words_text(&calendar->words,
						word_of(calendar,
								sqlite3_column_int64(
										row,
										RECORD_STATUS))),
				fact),
		.fact = fact,
	};
	told.status = status_when_told(told.status, told.day,
			day_of_number(sqlite3_column_int(row, PUBLISHED)));
	if (told.status == STATUS_COUNT)
		return STATUS_OK;
	enum status status = read_sides(calendar, told.record, sides);
	if (status)
		return status;
	if (!visit)
		turn(sides, country);
	for (size_t i = 0; i < sides[0].count; i++)
		for (size_t j = 0; j < sides[1].count; j++) {
			told.visitor = sides[0].code[i];
			told.visitor_name = sides[0].name[i];
			told.host = sides[1].code[j];
			told.host_name = sides[1].name[j];
			told.place = country == told.host ? place : WORD_NONE;
			add_told(calendar, told);
		}
	return STATUS_OK;
}

static enum status
read_kind(struct calendar *calendar, const char *event, const char *fact)
{
	struct selection asked = *calendar->asked;
	sqlite3_stmt *row;
	asked.actor = asked.recipient = NULL;
	asked.event = event;
	asked.fact = fact;
	asked.kinds = event ? 1 : 2;
	asked.count = SELECT_REPORTS;
	asked.order = ORDER_ARTICLE;
	asked.offset = asked.limit = 0;
	enum status status = selection_prepare(&asked, calendar->store, RECORDS,
			&row, calendar->error);
	int code = SQLITE_DONE;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = put_record(calendar, row);
	if (!status && code != SQLITE_DONE)
		status = store_error(calendar->store, calendar->error,
				"reading the visits");
	sqlite3_finalize(row);
	return status;
}

/* --- which are the same ------------------------------------------------- */

static int
compare_told(const void *left, const void *right)
{
	const struct told *a = left, *b = right;
	if (a->visitor != b->visitor)
		return a->visitor < b->visitor ? -1 : 1;
	if (a->host != b->host)
		return a->host < b->host ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static bool
is_short(const struct told *told)
{
	return told->day != DAY_NONE && told->day_end - told->day <= VISIT_DAYS;
}

static bool
is_same(const struct told *a, const struct told *b)
{
	if (a->visitor != b->visitor || a->host != b->host)
		return false;
	if (a->leader && a->leader == b->leader)
		return true;
	if (a->article == b->article && a->sentence == b->sentence)
		return true;
	if (a->visitor_name && b->visitor_name
			&& a->visitor_name != b->visitor_name)
		return false;
	return is_short(a) && is_short(b) && a->day <= b->day_end
	       && b->day <= a->day_end;
}

static uint32_t
first_of(const struct calendar *calendar, uint32_t at)
{
	while (calendar->told[at].same != at)
		at = calendar->told[at].same;
	return at;
}

static void
join_all(struct calendar *calendar)
{
	if (calendar->count)
		qsort(calendar->told, calendar->count, sizeof *calendar->told,
				compare_told);
	for (uint32_t i = 0; i < calendar->count; i++)
		calendar->told[i].same = i;
	for (uint32_t i = 0; i < calendar->count; i++)
		for (uint32_t j = i; j-- > 0 && i - j <= LOOK_BACK;) {
			if (!is_same(&calendar->told[j], &calendar->told[i]))
				continue;
			uint32_t a = first_of(calendar, j);
			uint32_t b = first_of(calendar, i);
			calendar->told[a > b ? a : b].same = a < b ? a : b;
		}
}

/* --- the sheet ---------------------------------------------------------- */

struct visit {
	const struct told *best;
	word_id visitor_name, host_name, place;
	int64_t records;
};

/* What says it has happened, then facts, then what names who travels. */
static bool
tells_more(const struct told *a, const struct told *b)
{
	if (a->status != b->status)
		return a->status < b->status;
	if (a->fact != b->fact)
		return a->fact;
	if (!a->visitor_name != !b->visitor_name)
		return a->visitor_name != WORD_NONE;
	return a->order < b->order;
}

static void
add_to_visit(struct visit *visit, const struct told *told)
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
	const struct told *a = ((const struct visit *)left)->best;
	const struct told *b = ((const struct visit *)right)->best;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
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
		add_to_visit(&visits[first_of(calendar, i)],
				&calendar->told[i]);
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
	const struct words *words = &calendar->words;
	const struct told *best = visit->best;
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
	sheet_put_kept(sheet, STATUS, str_of(STATUSES[best->status].name));
	sheet_put_count(sheet, EVENTS, visit->records);
	snprintf(id, sizeof id, "%016llx", (unsigned long long)best->uid);
	sheet_put_text(sheet, ID, str_of(id));
}

static enum status
put_page(struct calendar *calendar, struct sheet *sheet)
{
	const struct selection *asked = calendar->asked;
	size_t count, first = (size_t)asked->offset;
	struct visit *visits = make_visits(calendar, &count);
	size_t end = asked->limit ? first + (size_t)asked->limit : count;
	sqlite3_stmt *row;
	enum status status = statement_prepare(calendar->store,
			"SELECT text FROM sentence_text WHERE article = ?1 AND "
			"number = ?2",
			&row, calendar->error);
	for (size_t i = first; !status && i < end && i < count; i++) {
		put_visit(calendar, sheet, &visits[i]);
		status = statement_first(calendar->store, row,
				VALUES(V_INT(visits[i].best->article),
						V_INT(visits[i].best->sentence)),
				calendar->error);
		if (!status)
			sheet_put_text(sheet, TEXT, statement_text(row, 0));
		statement_done(row);
		status = statement_optional(status);
	}
	sqlite3_finalize(row);
	free(visits);
	return status;
}

enum status
visits_sheet(struct store *store, const struct selection *selection,
		struct sheet *sheet, struct error *error)
{
	struct calendar calendar = { store, error, selection };
	words_init(&calendar.words, NULL);
	enum status status = statement_prepare(
			store, PARTIES, &calendar.parties, error);
	id_map_init(&calendar.by_term);
	if (!status)
		status = statement_prepare(store,
				"SELECT text FROM term WHERE id = ?",
				&calendar.term, error);
	if (!status)
		status = read_kind(&calendar, NULL, "visit");
	if (!status)
		status = read_kind(&calendar, "CONSULT", NULL);
	if (!status) {
		join_all(&calendar);
		sheet_init(sheet, "visits", SHEET, COLUMNS);
		status = put_page(&calendar, sheet);
		if (status)
			sheet_fini(sheet);
	}
	sqlite3_finalize(calendar.parties);
	sqlite3_finalize(calendar.term);
	id_map_fini(&calendar.by_term);
	words_fini(&calendar.words);
	free(calendar.told);
	return status;
}
