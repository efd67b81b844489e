#include "analyse/speakers.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/hash.h"
#include "store/id_map.h"
#include "store/statement.h"

enum column {
	SPEAKER,
	NAME,
	COUNTRY,
	QUOTES,
	POSITIVE,
	NEGATIVE,
	NEUTRAL,
	ABOUT,
	FIRST,
	LAST,
	COLUMNS
};

static const struct sheet_column SHEET[COLUMNS] = {
	[SPEAKER] = { "speaker", SHEET_TEXT, "",
			"identity, or code and sector of who has none" },
	[NAME] = { "name", SHEET_TEXT, "",
			"as the lexicon or the text has it" },
	[COUNTRY] = { "country", SHEET_TEXT, "", "code" },
	[QUOTES] = { "quotes", SHEET_COUNT, "quotations",
			"reports of the same words once" },
	[POSITIVE] = { "positive", SHEET_COUNT, "quotations",
			"toward the first whom they are about" },
	[NEGATIVE] = { "negative", SHEET_COUNT, "quotations", "likewise" },
	[NEUTRAL] = { "neutral", SHEET_COUNT, "quotations", "likewise" },
	[ABOUT] = { "about", SHEET_TEXT, "",
			"the three codes most spoken of, with quotations" },
	[FIRST] = { "first", SHEET_DATE, "", "day of the first quotation" },
	[LAST] = { "last", SHEET_DATE, "", "day of the last quotation" },
};

/* The first speaker, and all of whom the words speak, as ids of actors. */
static const char QUOTES_OF[] =
		"record.id, record.date, (SELECT text FROM term WHERE term.id "
		"= record.status), (SELECT leader FROM event_group WHERE "
		"event_group.record = record.id), (SELECT actor FROM "
		"participant WHERE participant.record = record.id AND role = "
		"(SELECT id FROM term WHERE text = 'speaker') LIMIT 1), "
		"(SELECT group_concat(DISTINCT actor.country) FROM participant "
		"JOIN actor ON actor.id = participant.actor WHERE "
		"participant.record = record.id AND role = (SELECT id FROM "
		"term WHERE text = 'about'))";

static const char ACTOR[] =
		"SELECT identity, country.text, sectors, name FROM actor JOIN "
		"term AS country ON country.id = actor.country WHERE actor.id "
		"= ?";

struct spoken_of {
	int64_t country; /* id of the term */
	int64_t quotes;
};

struct speaker {
	struct str speaker, name, country;
	int64_t quotes, positive, negative, neutral;
	int first, last; /* YYYYMMDD; 0 unknown */
	struct spoken_of *about;
	size_t about_count, about_capacity;
};

struct listening {
	struct store *store;
	struct error *error;
	sqlite3_stmt *actor, *term;
	struct arena arena;
	struct speaker *speakers;
	size_t count, capacity;
	struct id_map by_actor;   /* index + 1, -1 for nobody */
	struct id_map by_speaker; /* by the hash of identity: index + 1 */
	struct id_map by_group;   /* groups that were counted */
};

/* --- who ---------------------------------------------------------------- */

static bool
is_named(struct str identity)
{
	for (size_t i = 0; i < identity.len; i++)
		if (identity.at[i] >= 'a' && identity.at[i] <= 'z')
			return true;
	return false;
}

/* "USA/joe-biden"; "USA.GOV" for officials; "" for those whom nobody knows. */
static struct str
speaker_of(struct listening *listening, sqlite3_stmt *row)
{
	struct str identity = statement_text(row, 0);
	struct str country = statement_text(row, 1);
	struct str sectors = statement_text(row, 2);
	struct str sector = { sectors.at, str_find_byte(sectors, ' ') };
	struct buffer out;
	if (is_named(identity))
		return arena_copy(&listening->arena, identity);
	if (!country.len)
		return STR("");
	buffer_init(&out, BUFFER_UNLIMITED);
	buffer_put(&out, country);
	if (sector.len)
		buffer_put_char(&out, '.');
	buffer_put(&out, sector);
	struct str speaker = arena_copy(&listening->arena, buffer_str(&out));
	buffer_fini(&out);
	return speaker;
}

/* Actors differ by sectors too; speakers do not. */
static int64_t
index_of(struct listening *listening, const struct speaker *speaker)
{
	bool added;
	int64_t *index = id_map_put(&listening->by_speaker,
			(int64_t)hash_bytes(speaker->speaker), &added);
	if (!added)
		return *index;
	ARENA_PUSH(&listening->arena, listening->speakers, listening->count,
			listening->capacity, *speaker);
	*index = (int64_t)listening->count;
	return *index;
}

static enum status
find_speaker(struct listening *listening, int64_t actor, int64_t *index)
{
	bool added;
	int64_t *known = id_map_put(&listening->by_actor, actor, &added);
	*index = *known;
	if (!added)
		return STATUS_OK;
	enum status status = statement_first(listening->store, listening->actor,
			VALUES(V_INT(actor)), listening->error);
	if (!status) {
		struct arena *arena = &listening->arena;
		struct speaker speaker = {
			.speaker = speaker_of(listening, listening->actor),
			.country = arena_copy(arena,
					statement_text(listening->actor, 1)),
		};
		if (is_named(speaker.speaker))
			speaker.name = arena_copy(arena,
					statement_text(listening->actor, 3));
		*index = speaker.speaker.len ? index_of(listening, &speaker)
					     : -1;
		*known = *index;
	}
	statement_done(listening->actor);
	return statement_optional(status);
}

/* --- quotations --------------------------------------------------------- */

static void
add_about(struct listening *listening, struct speaker *speaker, int64_t country)
{
	for (size_t i = 0; i < speaker->about_count; i++)
		if (speaker->about[i].country == country) {
			speaker->about[i].quotes++;
			return;
		}
	struct spoken_of about = { country, 1 };
	ARENA_PUSH(&listening->arena, speaker->about, speaker->about_count,
			speaker->about_capacity, about);
}

/* "12,305": ids of terms. */
static void
add_all_about(struct listening *listening, struct speaker *speaker,
		struct str ids)
{
	for (bool more = ids.len > 0; more;) {
		struct str word = str_next(&ids, ',', &more);
		int64_t id = 0;
		for (size_t i = 0; i < word.len; i++)
			id = id * 10 + (word.at[i] - '0');
		if (id)
			add_about(listening, speaker, id);
	}
}

static void
add_quote(struct listening *listening, struct speaker *speaker,
		sqlite3_stmt *row)
{
	struct str stance = statement_text(row, 2);
	int date = sqlite3_column_int(row, 1);
	speaker->quotes++;
	speaker->positive += str_equal(stance, STR("positive"));
	speaker->negative += str_equal(stance, STR("negative"));
	speaker->neutral += str_equal(stance, STR("neutral"));
	add_all_about(listening, speaker, statement_text(row, 5));
	if (!date)
		return;
	if (!speaker->first || date < speaker->first)
		speaker->first = date;
	if (date > speaker->last)
		speaker->last = date;
}

static enum status
put_quote(struct listening *listening, sqlite3_stmt *row)
{
	int64_t leader = sqlite3_column_int64(row, 3), index;
	bool added = true;
	if (leader)
		id_map_put(&listening->by_group, leader, &added);
	if (!added || sqlite3_column_type(row, 4) == SQLITE_NULL)
		return STATUS_OK;
	enum status status = find_speaker(
			listening, sqlite3_column_int64(row, 4), &index);
	if (!status && index > 0)
		add_quote(listening, &listening->speakers[index - 1], row);
	return status;
}

static enum status
read_quotes(struct listening *listening, const struct selection *selection)
{
	struct selection asked = *selection;
	sqlite3_stmt *row;
	asked.kinds = 4;
	asked.count = SELECT_REPORTS;
	asked.order = ORDER_ARTICLE;
	asked.offset = asked.limit = 0;
	enum status status = selection_prepare(&asked, listening->store,
			QUOTES_OF, &row, listening->error);
	int code = SQLITE_DONE;
	while (!status && (code = sqlite3_step(row)) == SQLITE_ROW)
		status = put_quote(listening, row);
	if (!status && code != SQLITE_DONE)
		status = store_error(listening->store, listening->error,
				"reading the quotations");
	sqlite3_finalize(row);
	return status;
}

/* --- the sheet ---------------------------------------------------------- */

static int
compare_speakers(const void *left, const void *right)
{
	const struct speaker *a = left, *b = right;
	if (a->quotes != b->quotes)
		return a->quotes > b->quotes ? -1 : 1;
	return str_compare(a->speaker, b->speaker);
}

static struct str
code_of(struct listening *listening, int64_t country)
{
	struct str code = STR("");
	if (!statement_first(listening->store, listening->term,
			    VALUES(V_INT(country)), listening->error))
		code = arena_copy(&listening->arena,
				statement_text(listening->term, 0));
	statement_done(listening->term);
	return code;
}

/* Takes them out one by one. Of equals the one that was spoken of first. */
static void
put_about(struct listening *listening, struct sheet *sheet,
		struct speaker *speaker)
{
	enum { TOLD = 3 };
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (int told = 0; told < TOLD; told++) {
		struct spoken_of *most = NULL;
		for (size_t i = 0; i < speaker->about_count; i++)
			if (speaker->about[i].quotes
					> (most ? most->quotes : 0))
				most = &speaker->about[i];
		if (!most)
			break;
		buffer_put(&out, told ? STR(", ") : STR(""));
		buffer_put(&out, code_of(listening, most->country));
		buffer_put_format(&out, " %lld", (long long)most->quotes);
		most->quotes = 0;
	}
	sheet_put_text(sheet, ABOUT, buffer_str(&out));
	buffer_fini(&out);
}

static void
put_speaker(struct listening *listening, struct sheet *sheet,
		struct speaker *speaker)
{
	sheet_row(sheet);
	sheet_put_text(sheet, SPEAKER, speaker->speaker);
	sheet_put_text(sheet, NAME, speaker->name);
	sheet_put_text(sheet, COUNTRY, speaker->country);
	sheet_put_count(sheet, QUOTES, speaker->quotes);
	sheet_put_count(sheet, POSITIVE, speaker->positive);
	sheet_put_count(sheet, NEGATIVE, speaker->negative);
	sheet_put_count(sheet, NEUTRAL, speaker->neutral);
	put_about(listening, sheet, speaker);
	sheet_put_day(sheet, FIRST, day_of_number(speaker->first));
	sheet_put_day(sheet, LAST, day_of_number(speaker->last));
}

static void
put_sheet(struct listening *listening, const struct selection *selection,
		struct sheet *sheet)
{
	size_t first = (size_t)selection->offset;
	size_t end = selection->limit ? first + (size_t)selection->limit
				      : listening->count;
	sheet_init(sheet, "speakers", SHEET, COLUMNS);
	if (listening->count)
		qsort(listening->speakers, listening->count,
				sizeof *listening->speakers, compare_speakers);
	for (size_t i = first; i < end && i < listening->count; i++)
		put_speaker(listening, sheet, &listening->speakers[i]);
}

enum status
speakers_sheet(struct store *store, const struct selection *selection,
		struct sheet *sheet, struct error *error)
{
	struct listening listening = { .store = store, .error = error };
	arena_init(&listening.arena);
	id_map_init(&listening.by_actor);
	id_map_init(&listening.by_speaker);
	id_map_init(&listening.by_group);
	enum status status = statement_prepare(
			store, ACTOR, &listening.actor, error);
	if (!status)
		status = statement_prepare(store,
				"SELECT text FROM term WHERE id = ?",
				&listening.term, error);
	if (!status)
		status = read_quotes(&listening, selection);
	if (!status)
		put_sheet(&listening, selection, sheet);
	sqlite3_finalize(listening.actor);
	sqlite3_finalize(listening.term);
	id_map_fini(&listening.by_actor);
	id_map_fini(&listening.by_speaker);
	id_map_fini(&listening.by_group);
	arena_fini(&listening.arena);
	return status;
}
