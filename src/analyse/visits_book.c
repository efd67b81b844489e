#include "analyse/visits_book.h"

#include <stdlib.h>

#include "analyse/term_words.h"
#include "base/day.h"
#include "base/memory.h"
#include "store/moment.h"
#include "store/statement.h"

static const char LOADING[] = "reading the visits";

static const char RECORDS[] =
		"record.id, record.uid, record.date, record.date_end, "
		"record.article, record.sentence, record.kind, record.mode, "
		"record.status, record.place, record.country, (SELECT leader "
		"FROM event_group WHERE event_group.record = record.id), "
		"article.date";
enum record_column {
	RECORD,
	UID,
	RECORD_DATE,
	RECORD_END,
	ARTICLE,
	SENTENCE,
	KIND,
	MODE,
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

struct visit_loader {
	struct visit_book *book;
	struct store *store;
	struct error *error;
	const struct selection *asked;
	sqlite3_stmt *parties;
	struct term_words terms;
};

const char *
visit_status_name(unsigned status)
{
	return STATUSES[status].name;
}

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
add_party(struct visit_loader *loader, struct side *side, sqlite3_stmt *row)
{
	struct str code = statement_text(row, 1);
	bool named = is_person(statement_text(row, 2));
	if (side->count == SIDE_PARTIES || !code.len)
		return;
	side->code[side->count] = words_put(&loader->book->words, code);
	side->name[side->count++] = named ? words_put(&loader->book->words,
						    statement_text(row, 3))
					  : WORD_NONE;
}

/* The code of somebody who takes part, among those of his record. */
static void
add_code(struct visit_book *book, struct visit_told *told, struct str code)
{
	word_id word = words_put(&book->words, code);
	for (unsigned i = 0; i < told->party_count; i++)
		if (book->parties[told->parties + i] == word)
			return;
	if (!word || told->party_count == UINT16_MAX)
		return;
	MEMORY_PUSH(book->parties, book->party_count, book->party_capacity,
			word);
	told->party_count++;
}

/* 0: who travels or acts; 1: who is visited. */
static void
put_party(struct visit_loader *loader, struct side sides[2],
		struct visit_told *told, sqlite3_stmt *row)
{
	static const char *const roles[2][2] = { { "visitor", "actor" },
		{ "host", "recipient" } };
	struct str role = statement_text(row, 0);
	if (!str_equal(role, STR("attribution")))
		add_code(loader->book, told, statement_text(row, 1));
	for (int i = 0; i < 2; i++)
		if (str_equal(role, str_of(roles[i][0]))
				|| str_equal(role, str_of(roles[i][1])))
			add_party(loader, &sides[i], row);
}

static enum status
read_sides(struct visit_loader *loader, struct visit_told *told,
		struct side sides[2])
{
	sqlite3_stmt *row = loader->parties;
	int code;
	sides[0].count = sides[1].count = 0;
	told->parties = (uint32_t)loader->book->party_count;
	sqlite3_bind_int64(row, 1, told->record);
	while ((code = sqlite3_step(row)) == SQLITE_ROW)
		put_party(loader, sides, told, row);
	statement_done(row);
	return code == SQLITE_DONE ? STATUS_OK
				   : store_error(loader->store, loader->error,
						   LOADING);
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

/* One a pair of countries; the first who is named of each. */
static void
add_told(struct visit_book *book, const struct visit_told *told)
{
	if (told->visitor == told->host)
		return;
	for (size_t i = book->count;
			i-- > 0 && book->told[i].record == told->record;) {
		struct visit_told *other = &book->told[i];
		if (other->visitor != told->visitor
				|| other->host != told->host)
			continue;
		if (!other->visitor_name)
			other->visitor_name = told->visitor_name;
		if (!other->host_name)
			other->host_name = told->host_name;
		return;
	}
	MEMORY_PUSH(book->told, book->count, book->capacity, *told);
}

static void
add_pairs(struct visit_book *book, struct visit_told told,
		const struct side sides[2], word_id country, word_id place)
{
	for (size_t i = 0; i < sides[0].count; i++)
		for (size_t j = 0; j < sides[1].count; j++) {
			told.visitor = sides[0].code[i];
			told.visitor_name = sides[0].name[i];
			told.host = sides[1].code[j];
			told.host_name = sides[1].name[j];
			told.place = country == told.host ? place : WORD_NONE;
			add_told(book, &told);
		}
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

static struct visit_told
read_told(struct visit_loader *loader, sqlite3_stmt *row)
{
	const struct words *words = &loader->book->words;
	bool fact = sqlite3_column_int(row, KIND) == 2;
	int32_t day = day_of_number(sqlite3_column_int(row, RECORD_DATE));
	int32_t published = day_of_number(sqlite3_column_int(row, PUBLISHED));
	word_id status = term_word(&loader->terms,
			sqlite3_column_int64(row, RECORD_STATUS));
	return (struct visit_told){
		.record = sqlite3_column_int64(row, RECORD),
		.article = sqlite3_column_int64(row, ARTICLE),
		.leader = sqlite3_column_int64(row, LEADER),
		.uid = (uint64_t)sqlite3_column_int64(row, UID),
		.day = day,
		.day_end = day_of_number(sqlite3_column_int(row, RECORD_END)),
		.sentence = (uint32_t)sqlite3_column_int64(row, SENTENCE),
		.status = (uint8_t)status_when_told(
				status_of(words_text(words, status), fact), day,
				published),
		.fact = fact,
	};
}

enum telling {
	TELLS_NOTHING,
	TELLS_MEETING, /* who travelled is told by its place */
	TELLS_VISIT
};

/* Who talks on the telephone travels nowhere, wherever that is told. */
static enum telling
telling_of(struct visit_loader *loader, sqlite3_stmt *row)
{
	word_id word = term_word(
			&loader->terms, sqlite3_column_int64(row, MODE));
	struct str mode = words_text(&loader->book->words, word);
	if (sqlite3_column_int(row, KIND) == 2 || str_equal(mode, STR("visit")))
		return TELLS_VISIT;
	return str_equal(mode, STR("phone")) ? TELLS_NOTHING : TELLS_MEETING;
}

static enum status
put_record(struct visit_loader *loader, sqlite3_stmt *row)
{
	struct visit_told told = read_told(loader, row);
	enum telling telling = telling_of(loader, row);
	word_id country = term_word(&loader->terms,
			sqlite3_column_int64(row, RECORD_COUNTRY));
	word_id place = term_word(&loader->terms,
			sqlite3_column_int64(row, RECORD_PLACE));
	struct side sides[2];
	if (telling == TELLS_NOTHING || told.status == STATUS_COUNT
			|| (telling == TELLS_MEETING && !country))
		return STATUS_OK;
	enum status status = read_sides(loader, &told, sides);
	if (status)
		return status;
	if (telling == TELLS_MEETING)
		turn(sides, country);
	add_pairs(loader->book, told, sides, country, place);
	return STATUS_OK;
}

struct selection
visits_selection(const struct selection *selection, bool fact)
{
	struct selection asked = *selection;
	asked.actor = asked.recipient = NULL;
	asked.event = fact ? NULL : "CONSULT";
	asked.fact = fact ? "visit" : NULL;
	asked.kinds = fact ? 2 : 1;
	asked.count = SELECT_REPORTS;
	asked.order = ORDER_ARTICLE;
	asked.offset = asked.limit = 0;
	return asked;
}

static enum status
read_kind(struct visit_loader *loader, bool fact)
{
	struct selection asked = visits_selection(loader->asked, fact);
	sqlite3_stmt *row;
	enum status status = selection_prepare(
			&asked, loader->store, RECORDS, &row, loader->error);
	int code = SQLITE_DONE;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = put_record(loader, row);
	if (!status && code != SQLITE_DONE)
		status = store_error(loader->store, loader->error, LOADING);
	sqlite3_finalize(row);
	return status;
}

/* All of one moment, whatever others write meanwhile. */
static enum status
read_kinds(struct visit_loader *loader)
{
	bool begun;
	enum status status = moment_begin(
			loader->store, &begun, LOADING, loader->error);
	if (status)
		return status;
	status = read_kind(loader, true);
	if (!status)
		status = read_kind(loader, false);
	moment_end(loader->store, begun);
	return status;
}

enum status
visits_load(struct visit_book *book, struct store *store,
		const struct selection *selection, struct error *error)
{
	struct visit_loader loader = { book, store, error, selection };
	*book = (struct visit_book){ 0 };
	words_init(&book->words, NULL);
	enum status status = term_words_open(
			&loader.terms, store, &book->words, error);
	if (!status) {
		status = statement_prepare(
				store, PARTIES, &loader.parties, error);
		if (!status)
			status = read_kinds(&loader);
		sqlite3_finalize(loader.parties);
		term_words_close(&loader.terms);
	}
	if (status)
		visits_fini(book);
	return status;
}

void
visits_fini(struct visit_book *book)
{
	free(book->told);
	free(book->parties);
	words_fini(&book->words);
	*book = (struct visit_book){ 0 };
}
