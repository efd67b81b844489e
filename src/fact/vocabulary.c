#include "fact/vocabulary.h"

#include <stdio.h>

#include "base/file.h"
#include "base/layers.h"
#include "base/table.h"
#include "event/sets.h"

/* One table at work. */
struct reading {
	struct fact_vocabulary *vocabulary;
	struct arena *arena;
	const struct language_traits *traits;
	struct words *words;
	struct error *error;
	struct table table;
	size_t row;
};

struct str
fact_kind_name(const struct fact_vocabulary *vocabulary, uint8_t kind)
{
	return vocabulary && kind < vocabulary->kind_count
			       ? vocabulary->kind[kind].name
			       : STR("");
}

struct str
fact_status_name(const struct fact_vocabulary *vocabulary, uint8_t status)
{
	return vocabulary && status < vocabulary->status_count
			       ? vocabulary->status[status]
			       : STR("");
}

struct str
fact_role_name(const struct fact_vocabulary *vocabulary, uint8_t role)
{
	return vocabulary && role < vocabulary->role_count
			       ? vocabulary->role[role]
			       : STR("");
}

struct str
fact_instrument_name(
		const struct fact_vocabulary *vocabulary, uint8_t instrument)
{
	return vocabulary && instrument < vocabulary->instrument_count
			       ? vocabulary->instrument[instrument].name
			       : STR("");
}

/* ------------------------------------------------------------- look-ups */

static uint8_t
find(const struct str *names, size_t count, struct str name)
{
	for (size_t i = 1; i < count; i++)
		if (str_equal(names[i], name))
			return (uint8_t)i;
	return 0;
}

uint8_t
vocabulary_kind(const struct fact_vocabulary *vocabulary, struct str name)
{
	for (size_t i = 1; i < vocabulary->kind_count; i++)
		if (str_equal(vocabulary->kind[i].name, name))
			return (uint8_t)i;
	return 0;
}

uint8_t
vocabulary_status(const struct fact_vocabulary *vocabulary, struct str name)
{
	return find(vocabulary->status, vocabulary->status_count, name);
}

uint8_t
vocabulary_role(const struct fact_vocabulary *vocabulary, struct str name)
{
	return find(vocabulary->role, vocabulary->role_count, name);
}

uint8_t
vocabulary_instrument(const struct fact_vocabulary *vocabulary, struct str name)
{
	for (size_t i = 1; i < vocabulary->instrument_count; i++)
		if (str_equal(vocabulary->instrument[i].name, name))
			return (uint8_t)i;
	return 0;
}

uint8_t
vocabulary_told(const struct fact_vocabulary *vocabulary, struct str name)
{
	return find(vocabulary->told, vocabulary->told_count, name);
}

uint8_t
vocabulary_shifted(const struct fact_vocabulary *vocabulary, uint8_t kind,
		uint8_t status, uint32_t told)
{
	for (size_t i = 0; i < vocabulary->shift_count; i++) {
		const struct vocabulary_shift *shift = &vocabulary->shift[i];
		if (shift->kinds >> kind & 1 && shift->statuses >> status & 1
				&& shift->told & told)
			return shift->becomes ? shift->becomes : status;
	}
	return status;
}

/* -------------------------------------------------------------- reading */

static enum status
complain(const struct reading *reading, const char *what, struct str found)
{
	return error_set(reading->error, STATUS_FORMAT, reading->table.path.at,
			reading->table.rows[reading->row].line, ERROR_NO_OFFSET,
			"%s: \"%.*s\"", what, STR_ARG(found));
}

static struct str
cell(const struct reading *reading, unsigned column)
{
	return reading->table.rows[reading->row].cell[column];
}

/* The words between `|`, compiled and sorted. */
static enum status
read_phrases(struct reading *reading, struct str list, bool verbal,
		struct phrases *out)
{
	struct phrase *phrases = NULL;
	size_t count = 0, capacity = 0;
	bool more = list.len > 0;
	while (more) {
		struct phrase phrase;
		struct str one = str_next(&list, '|', &more);
		if (!phrase_compile(one, verbal, reading->traits,
				    reading->words, &phrase))
			return complain(reading, "expected words between \"|\"",
					one);
		ARENA_PUSH(reading->arena, phrases, count, capacity, phrase);
	}
	phrases_sort(phrases, count);
	*out = (struct phrases){ phrases, count };
	return STATUS_OK;
}

static enum status
read_kinds(const struct reading *reading, struct str list, uint32_t *kinds)
{
	bool more = true;
	*kinds = 0;
	if (str_equal(list, STR("*"))) {
		*kinds = UINT32_MAX;
		return STATUS_OK;
	}
	while (more) {
		struct str name = str_next(&list, '|', &more);
		uint8_t kind = vocabulary_kind(reading->vocabulary, name);
		if (!kind)
			return complain(reading, "no kind of that name above",
					name);
		*kinds |= UINT32_C(1) << kind;
	}
	return STATUS_OK;
}

static enum status
add_kind(struct reading *reading, struct str name)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	if (vocabulary->kind_count == VOCABULARY_KINDS)
		return complain(reading, "too many kinds", name);
	struct str may = cell(reading, 3);
	struct vocabulary_kind *kind =
			&vocabulary->kind[vocabulary->kind_count];
	kind->nobody = str_equal(may, STR("nobody"));
	kind->somebody = str_equal(may, STR("somebody"));
	if (may.len && !kind->nobody && !kind->somebody)
		return complain(reading, "expected nobody, somebody or nothing",
				may);
	kind->name = name;
	vocabulary->kind_count++;
	return STATUS_OK;
}

static enum status
add_status(struct reading *reading, struct str name)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	uint32_t kinds;
	enum status status = read_kinds(reading, cell(reading, 2), &kinds);
	if (status)
		return status;
	if (vocabulary->status_count == VOCABULARY_STATUSES)
		return complain(reading, "too many statuses", name);
	for (size_t i = 0; i < vocabulary->kind_count; i++)
		if (kinds >> i & 1)
			vocabulary->kind[i].statuses |=
					UINT32_C(1) << vocabulary->status_count;
	vocabulary->status[vocabulary->status_count++] = name;
	return STATUS_OK;
}

static enum status
add_role(struct reading *reading, struct str name)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	uint32_t kinds;
	enum status status = read_kinds(reading, cell(reading, 2), &kinds);
	if (status)
		return status;
	if (vocabulary->role_count == VOCABULARY_ROLES)
		return complain(reading, "too many roles", name);
	for (size_t i = 0; i < vocabulary->kind_count; i++)
		if (kinds >> i & 1)
			vocabulary->kind[i].roles |= UINT32_C(1)
						     << vocabulary->role_count;
	if (str_equal(cell(reading, 3), STR("counted")))
		vocabulary->counted |= UINT32_C(1) << vocabulary->role_count;
	else if (cell(reading, 3).len)
		return complain(reading, "expected counted or nothing",
				cell(reading, 3));
	vocabulary->role[vocabulary->role_count++] = name;
	return STATUS_OK;
}

static enum status
add_instrument(struct reading *reading, struct str name)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	if (vocabulary->instrument_count == VOCABULARY_INSTRUMENTS)
		return complain(reading, "too many instruments", name);
	struct vocabulary_instrument *instrument =
			&vocabulary->instrument[vocabulary->instrument_count++];
	instrument->name = name;
	return read_phrases(
			reading, cell(reading, 3), false, &instrument->words);
}

static enum status
read_name_row(struct reading *reading)
{
	static const struct {
		const char *what;
		enum status (*add)(struct reading *reading, struct str name);
	} rows[] = { { "kind", add_kind }, { "status", add_status },
		{ "role", add_role }, { "instrument", add_instrument } };
	struct str what = cell(reading, 0), name = cell(reading, 1);
	if (!name.len)
		return complain(reading, "no name", what);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_equal(what, str_of(rows[i].what)))
			return rows[i].add(reading, name);
	return complain(reading, "expected kind, status, role or instrument",
			what);
}

static enum status
read_told_row(struct reading *reading)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	struct str name = cell(reading, 0);
	if (!name.len || vocabulary->told_count == VOCABULARY_TOLD
			|| vocabulary_told(vocabulary, name))
		return complain(reading, "expected a new name, of 25 at most",
				name);
	vocabulary->told[vocabulary->told_count++] = name;
	return read_phrases(reading, cell(reading, 1), true,
			&vocabulary->told_phrases[vocabulary->told_count - 1]);
}

static enum status
read_shift_sources(const struct reading *reading, struct vocabulary_shift *out)
{
	const struct fact_vocabulary *vocabulary = reading->vocabulary;
	struct str statuses = cell(reading, 1), told = cell(reading, 2);
	bool more = !str_equal(statuses, STR("*"));
	out->statuses = more ? 0 : UINT32_MAX;
	while (more) {
		struct str name = str_next(&statuses, '|', &more);
		uint8_t status = vocabulary_status(vocabulary, name);
		if (!status)
			return complain(reading, "no such status", name);
		out->statuses |= UINT32_C(1) << status;
	}
	out->told = UINT32_MAX;
	if (str_equal(told, STR("*")))
		return STATUS_OK;
	out->told = UINT32_C(1) << vocabulary_told(vocabulary, told);
	return out->told == 1 ? complain(reading,
			       "expected a way of telling (told.tsv, "
			       "future, possible, ...)",
			       told)
			      : STATUS_OK;
}

static enum status
read_shift_row(struct reading *reading)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	struct vocabulary_shift shift = { 0 };
	struct str becomes = cell(reading, 3);
	enum status status =
			read_kinds(reading, cell(reading, 0), &shift.kinds);
	if (!status)
		status = read_shift_sources(reading, &shift);
	if (status)
		return status;
	shift.becomes = vocabulary_status(vocabulary, becomes);
	if (str_equal(becomes, STR("none")))
		shift.becomes = VOCABULARY_NONE;
	if (!shift.becomes && !str_equal(becomes, STR("=")))
		return complain(reading,
				"expected a status, none or =", becomes);
	ARENA_PUSH(reading->arena, vocabulary->shift, vocabulary->shift_count,
			vocabulary->shift_capacity, shift);
	return STATUS_OK;
}

/* The role of whom a kind's object names stands below the kind. */
static enum status
read_about_row(struct reading *reading)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	struct str about = cell(reading, 2);
	if (!str_equal(cell(reading, 0), STR("kind"))
			|| str_equal(about, STR("-")))
		return STATUS_OK;
	uint8_t kind = vocabulary_kind(vocabulary, cell(reading, 1));
	uint8_t role = vocabulary_role(vocabulary, about);
	if (!role || !(vocabulary->kind[kind].roles >> role & 1))
		return complain(reading, "no role of that kind", about);
	vocabulary->kind[kind].about = role;
	return STATUS_OK;
}

/* A name that the program reads itself, and where its index is kept. */
struct named {
	const char *name;
	uint8_t *index;
};

static enum status
find_named(struct reading *reading, const char *what,
		uint8_t (*find_index)(const struct fact_vocabulary *,
				struct str name),
		const struct named *named, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str name = str_of(named[i].name);
		*named[i].index = find_index(reading->vocabulary, name);
		if (!*named[i].index)
			return error_set(reading->error, STATUS_FORMAT,
					reading->table.path.at, 0,
					ERROR_NO_OFFSET,
					"lacks the %s \"%s\", which the "
					"program reads itself",
					what, named[i].name);
	}
	return STATUS_OK;
}

static enum status
name_kinds(struct reading *reading)
{
	struct named_kinds *kinds = &reading->vocabulary->named_kind;
	const struct named named[] = {
		{ "aid", &kinds->aid },
		{ "count", &kinds->count },
		{ "investment", &kinds->investment },
		{ "pledge", &kinds->pledge },
		{ "visit", &kinds->visit },
	};
	return find_named(reading, "kind", vocabulary_kind, named,
			sizeof named / sizeof *named);
}

static enum status
name_statuses(struct reading *reading)
{
	struct named_statuses *statuses = &reading->vocabulary->named_status;
	const struct named named[] = {
		{ "approved", &statuses->approved },
		{ "cancelled", &statuses->cancelled },
		{ "completed", &statuses->completed },
		{ "cut", &statuses->cut },
		{ "disbursed", &statuses->disbursed },
		{ "invited", &statuses->invited },
		{ "pledged", &statuses->pledged },
		{ "requested", &statuses->requested },
		{ "signed", &statuses->signed_ },
	};
	return find_named(reading, "status", vocabulary_status, named,
			sizeof named / sizeof *named);
}

static enum status
name_roles(struct reading *reading)
{
	struct named_roles *roles = &reading->vocabulary->named_role;
	const struct named named[] = {
		{ "actor", &roles->actor },
		{ "buyer", &roles->buyer },
		{ "donor", &roles->donor },
		{ "exporter", &roles->exporter },
		{ "holder", &roles->holder },
		{ "host", &roles->host },
		{ "importer", &roles->importer },
		{ "investor", &roles->investor },
		{ "object", &roles->object },
		{ "pledger", &roles->pledger },
		{ "recipient", &roles->recipient },
		{ "seller", &roles->seller },
		{ "visitor", &roles->visitor },
	};
	return find_named(reading, "role", vocabulary_role, named,
			sizeof named / sizeof *named);
}

static enum status
name_own(struct reading *reading)
{
	enum status status = name_kinds(reading);
	if (!status)
		status = name_statuses(reading);
	return status ? status : name_roles(reading);
}

static enum status
read_rows(struct reading *reading, enum status (*read)(struct reading *reading))
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < reading->table.count; i++) {
		reading->row = i;
		status = read(reading);
	}
	return status;
}

/* The columns stand in the order of `columns`, so that a cell's number is its
 * column's. */
static enum status
open_table(struct reading *reading, const char *lexicon, const char *name,
		const char *const *columns)
{
	unsigned column[TABLE_COLUMNS], count = 0;
	while (columns[count])
		count++;
	enum status status = layers_table(lexicon, name, columns, count,
			&reading->table, column, reading->arena,
			reading->error);
	for (unsigned i = 0; !status && i < count; i++)
		if (column[i] != i)
			status = error_set(reading->error, STATUS_FORMAT,
					reading->table.path.at, 1,
					ERROR_NO_OFFSET,
					"column \"%s\" is not number %u",
					columns[i], i + 1);
	return status;
}

/* The words of told.tsv, once all words are known. */
static enum status
mark_told_row(struct reading *reading)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	uint8_t told = vocabulary_told(vocabulary, cell(reading, 0));
	const struct phrases *phrases = &vocabulary->told_phrases[told];
	for (size_t i = 0; i < phrases->count; i++)
		if (phrases->at[i].count == 1)
			vocabulary->told_by[phrases->at[i].word[0]] |=
					UINT32_C(1) << told;
	return STATUS_OK;
}

/* Whether the language has a table of its own, "facts/es.told.tsv". */
static enum status
find_own(struct reading *reading, const char *lexicon, const char *lang,
		const char *what, char name[64], bool *there)
{
	char path[FILE_PATH_BYTES];
	snprintf(name, 64, "facts/%s.%s.tsv", lang, what);
	enum status status = layers_find(path, lexicon, name, reading->error);
	*there = !status && !file_is_missing(path);
	return status;
}

/* The words of an instrument in the language, in place of those before. */
static enum status
read_instrument_row(struct reading *reading)
{
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	uint8_t instrument =
			vocabulary_instrument(vocabulary, cell(reading, 0));
	if (!instrument)
		return complain(reading, "no instrument of vocabulary.tsv",
				cell(reading, 0));
	return read_phrases(reading, cell(reading, 1), false,
			&vocabulary->instrument[instrument].words);
}

static enum status
load_instruments(struct reading *reading, const char *lexicon, const char *lang)
{
	static const char *const columns[] = { "instrument", "words", NULL };
	char name[64];
	bool there;
	enum status status = find_own(
			reading, lexicon, lang, "instruments", name, &there);
	if (status || !there)
		return status;
	status = open_table(reading, lexicon, name, columns);
	return status ? status : read_rows(reading, read_instrument_row);
}

static enum status
load_told(struct reading *reading, const char *lexicon, const char *lang)
{
	static const char *const columns[] = { "told", "words", NULL };
	struct fact_vocabulary *vocabulary = reading->vocabulary;
	char name[64];
	bool there;
	enum status status =
			find_own(reading, lexicon, lang, "told", name, &there);
	if (!status)
		status = open_table(reading, lexicon,
				there ? name : "facts/told.tsv", columns);
	if (!status)
		status = read_rows(reading, read_told_row);
	if (status)
		return status;
	vocabulary->word_count = reading->words->count;
	vocabulary->told_by = ARENA_NEW(
			reading->arena, uint32_t, vocabulary->word_count);
	vocabulary->asked = UINT32_C(1)
			    << vocabulary_told(vocabulary, STR("ask"));
	return read_rows(reading, mark_told_row);
}

static void
name_ways(struct fact_vocabulary *vocabulary, struct arena *arena)
{
	static const char *const names[TOLD_WORDS] = {
		[TOLD_NEGATED] = "negated",
		[TOLD_UNFULFILLED] = "unfulfilled",
		[TOLD_ENDED] = "ended",
		[TOLD_ONGOING] = "ongoing",
		[TOLD_POSSIBLE] = "possible",
		[TOLD_FUTURE] = "future",
	};
	for (unsigned i = 0; i < TOLD_WORDS; i++)
		if (names[i])
			vocabulary->told[i] =
					arena_copy(arena, str_of(names[i]));
}

enum status
vocabulary_load(struct fact_vocabulary *vocabulary, const char *lexicon,
		const char *lang, const struct language_traits *traits,
		struct arena *arena, struct words *words, struct error *error)
{
	static const char *const names[] = { "what", "name", "of", "words",
		NULL };
	static const char *const shifts[] = { "kind", "status", "told",
		"becomes", NULL };
	struct reading reading = { .vocabulary = vocabulary,
		.arena = arena,
		.traits = traits,
		.words = words,
		.error = error };
	*vocabulary = (struct fact_vocabulary){ .kind_count = 1,
		.status_count = 1,
		.role_count = 1,
		.instrument_count = 1,
		.told_count = TOLD_WORDS };
	name_ways(vocabulary, arena);
	enum status status = open_table(
			&reading, lexicon, "facts/vocabulary.tsv", names);
	if (!status)
		status = read_rows(&reading, read_name_row);
	if (!status)
		status = read_rows(&reading, read_about_row);
	if (!status)
		status = name_own(&reading);
	if (!status)
		status = load_instruments(&reading, lexicon, lang);
	if (!status)
		status = load_told(&reading, lexicon, lang);
	if (!status)
		status = open_table(
				&reading, lexicon, "facts/shifts.tsv", shifts);
	return status ? status : read_rows(&reading, read_shift_row);
}
