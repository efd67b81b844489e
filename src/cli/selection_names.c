#include "cli/selection_names.h"

#include <stdio.h>

#include "actor/gazetteer.h"
#include "ask/known_words.h"
#include "base/languages.h"
#include "base/layers.h"
#include "cli/loading.h"
#include "fact/quote.h"
#include "store/selection_list.h"
#include "store/selection_party.h"

/* Words that no table has, by their number from 0; null behind the last. */
typedef const char *word_at(int number);

static const char *
event_status_at(int number)
{
	enum { COUNT = EVENT_HISTORICAL + 1 };
	return number < COUNT ? event_status_name((enum event_status)number)
			      : NULL;
}

static const char *
stance_at(int number)
{
	enum { COUNT = STANCE_NEGATIVE + 1 };
	return number < COUNT ? quote_stance_name((enum quote_stance)number)
			      : NULL;
}

static const char *
sector_at(int number)
{
	int sector = SECTOR_NONE + 1 + number;
	return sector < SECTOR_COUNT ? sector_name((enum sector)sector) : NULL;
}

/* Words that must be known: of the lexicon (KNOWN_KINDS: none of it), and of
 * the program. */
struct vocabulary {
	enum known_kind kind;
	word_at *words; /* null: no more */
	bool upper;     /* letters count in upper case */
};

static const struct vocabulary codes = { KNOWN_CODES, NULL, false };
static const struct vocabulary roles = { KNOWN_ROLES, NULL, false };
static const struct vocabulary sectors = { KNOWN_KINDS, sector_at, false };

static const struct names_of {
	const char *option;
	size_t offset; /* of the list in struct selection */
	struct vocabulary vocabulary;
} options[] = {
#define OF(field) offsetof(struct selection, field)
	{ "event", OF(event), { KNOWN_EVENTS, NULL, true } },
	{ "fact", OF(fact), { KNOWN_FACTS, NULL, false } },
	{ "mode", OF(mode), { KNOWN_MODES, NULL, false } },
	{ "context", OF(context), { KNOWN_CONTEXTS, NULL, false } },
	{ "status", OF(status), { KNOWN_STATUSES, event_status_at, false } },
	{ "stance", OF(stance), { KNOWN_KINDS, stance_at, false } },
	{ "country", OF(country), { KNOWN_CODES, NULL, true } },
};
static const struct {
	const char *option;
	size_t offset;
} parties[] = {
	{ "actor", OF(actor) },
	{ "recipient", OF(recipient) },
	{ "either", OF(either) },
	{ "between", OF(between) },
	{ "party", OF(party) },
	{ "speaker", OF(speaker) },
	{ "about", OF(about) },
};

struct checker {
	const struct command *command;
	struct store *store;
	const char *lexicon;
	bool quiet;
	struct known_words known;
	struct arena arena;
};

static bool
is_own_word(word_at *words, struct alike *alike)
{
	for (int i = 0; words && words(i); i++) {
		struct str word = str_of(words(i));
		if (str_equal(word, alike->word))
			return true;
		alike_show(alike, word);
	}
	return false;
}

static bool
is_known(const struct checker *checker, const struct vocabulary *vocabulary,
		struct alike *alike)
{
	bool stored = true;
	struct error ignored;
	if (vocabulary->kind != KNOWN_KINDS
			&& known_words_have(&checker->known, vocabulary->kind,
					vocabulary->upper, alike))
		return true;
	if (is_own_word(vocabulary->words, alike))
		return true;
	return known_words_stored(checker->store, vocabulary->kind,
			       alike->word, vocabulary->upper, &stored,
			       &ignored)
	       || stored;
}

/* What there is, for a word that is like nothing of it. */
static void
put_all(const struct checker *checker, const struct vocabulary *vocabulary,
		struct buffer *out)
{
	size_t before = buffer_str(out).len;
	word_at *words = vocabulary->words;
	if (vocabulary->kind != KNOWN_KINDS)
		known_words_put(&checker->known, vocabulary->kind, out);
	for (int i = 0; words && words(i); i++)
		buffer_put_format(out, "%s%s",
				buffer_str(out).len > before ? ", "
							     : "; there are ",
				words(i));
}

static bool
complain(const struct checker *checker, const char *option, const char *what,
		const struct vocabulary *vocabulary, const struct alike *alike)
{
	struct buffer meant;
	buffer_init(&meant, BUFFER_UNLIMITED);
	alike_put(&meant, alike);
	if (!alike->count)
		put_all(checker, vocabulary, &meant);
	fprintf(stderr, "demarche %s: %s%s%sno %s \"%.*s\" is known%.*s\n",
			checker->command->name, option ? "--" : "",
			option ? option : "", option ? ": " : "", what,
			STR_ARG(alike->word), STR_ARG(buffer_str(&meant)));
	buffer_fini(&meant);
	return false;
}

static bool
check_word(const struct checker *checker, const char *option, const char *what,
		struct str word, const struct vocabulary *vocabulary)
{
	struct alike alike;
	alike_init(&alike, word);
	if (!word.len || has_wildcard(word))
		return true;
	return is_known(checker, vocabulary, &alike)
	       || complain(checker, option, what, vocabulary, &alike);
}

static bool
check_list(struct checker *checker, const struct names_of *names,
		const char *list)
{
	struct str rest = str_of(list), word;
	while (list_next(&rest, &word))
		if (!check_word(checker, names->option, names->option, word,
				    &names->vocabulary))
			return false;
	return true;
}

static bool
check_sectors(struct checker *checker, const char *option, struct str list)
{
	for (bool more = true; more;)
		if (!check_word(checker, option, "sector",
				    str_next(&list, '.', &more), &sectors))
			return false;
	return true;
}

/* "KOR.GOVT" is no name but a slip. */
static struct str
sectors_of(const struct who *who)
{
	enum { CODE_BYTES = 3 };
	struct str rest = { who->name.at + CODE_BYTES + 1, 0 };
	size_t point = str_find_byte(who->name, '.');
	if (point != CODE_BYTES || point == who->name.len)
		return who->sectors;
	for (size_t i = 0; i < who->name.len; i++)
		if (who->name.at[i] != '.'
				&& (who->name.at[i] < 'A'
						|| who->name.at[i] > 'Z'))
			return who->sectors;
	rest.len = who->name.len - CODE_BYTES - 1;
	return rest;
}

static bool
check_party(struct checker *checker, const char *option, const char *list)
{
	struct str rest = str_of(list), word;
	while (list_next(&rest, &word)) {
		struct who who = who_of(word);
		if (!check_word(checker, option, "code", who.code, &codes)
				|| !check_sectors(checker, option,
						sectors_of(&who))
				|| !check_word(checker, option, "role",
						who.role, &roles))
			return false;
	}
	return true;
}

/* A country by its name: the code where one is called so, else the names that
 * are near. */
struct country {
	struct str code;
	struct alike alike;
};

static bool
is_among(struct str list, struct alike *alike)
{
	for (bool more = true; more;) {
		struct str name = str_next(&list, '|', &more);
		if (name.len && str_equal_ascii_case(name, alike->word))
			return true;
		alike_show(alike, name);
	}
	return false;
}

/* What a table calls so: by its capital or seat of power, too. */
static void
look_in_table(struct checker *checker, const char *file,
		struct country *country)
{
	enum { CODE, NAME, ALIASES, CAPITAL, SEATS, COLUMNS };
	static const char *const columns[COLUMNS] = { "code", "name", "aliases",
		"capital", "seats" };
	unsigned column[COLUMNS];
	struct table table;
	if (layers_table(checker->lexicon, file, columns, COLUMNS, &table,
			    column, &checker->arena, NULL))
		return;
	for (size_t i = 0; i < table.count && !country->code.len; i++) {
		const struct str *cell = table.rows[i].cell;
		for (int kind = CODE; kind < COLUMNS; kind++)
			if (is_among(cell[column[kind]], &country->alike))
				country->code = cell[column[CODE]];
	}
}

/* In any language, and any case of letters without accents. */
static struct country
country_of_name(struct checker *checker, struct str name)
{
	struct country country = { { 0 }, { { 0 } } };
	alike_init(&country.alike, name);
	look_in_table(checker, "actors/countries.tsv", &country);
	for (enum language i = 0; i < LANGUAGE_COUNT && !country.code.len;
			i++) {
		char file[64];
		snprintf(file, sizeof file, "actors/%s.countries.tsv",
				languages_code(i));
		look_in_table(checker, file, &country);
	}
	return country;
}

/* "; did you mean China (CHN)?" */
static void
put_near_countries(struct checker *checker, const struct alike *alike,
		struct buffer *out)
{
	for (unsigned i = 0; i < alike->count; i++) {
		struct str name = alike->at[i];
		struct str code = country_of_name(checker, name).code;
		buffer_put_format(out, "%s%.*s",
				!i                      ? "; did you mean "
				: i + 1 == alike->count ? " or "
							: ", ",
				STR_ARG(name));
		if (!str_equal(name, code))
			buffer_put_format(out, " (%.*s)", STR_ARG(code));
	}
	if (alike->count)
		buffer_put_char(out, '?');
}

static bool
is_called(struct checker *checker, struct str name)
{
	sqlite3_stmt *row;
	if (sqlite3_prepare_v2(checker->store->database,
			    "SELECT 1 FROM actor WHERE name = ? COLLATE NOCASE",
			    -1, &row, NULL))
		return true;
	sqlite3_bind_text(row, 1, name.at, (int)name.len, SQLITE_STATIC);
	bool called = sqlite3_step(row) == SQLITE_ROW;
	sqlite3_finalize(row);
	return called;
}

/* "--party buyer" asks for somebody of that name, and may mean "buyer:*". */
static bool
is_role_alone(const struct checker *checker, const char *option,
		struct str name)
{
	struct alike alike;
	alike_init(&alike, name);
	return strcmp(option, "party") == 0
	       && known_words_have(&checker->known, KNOWN_ROLES, true, &alike);
}

static void
note_stranger(struct checker *checker, const char *option, struct str name)
{
	struct country country = country_of_name(checker, name);
	struct buffer meant;
	buffer_init(&meant, BUFFER_UNLIMITED);
	if (is_role_alone(checker, option, name))
		buffer_put(&meant, STR("; behind a role stands who: ROLE:KEN, "
				       "or ROLE:* for anybody"));
	else if (country.code.len)
		buffer_put_format(&meant, "; the country is %.*s",
				STR_ARG(country.code));
	else
		put_near_countries(checker, &country.alike, &meant);
	fprintf(stderr,
			"demarche %s: --%s: nobody in the records is called "
			"\"%.*s\"%.*s\n",
			checker->command->name, option, STR_ARG(name),
			STR_ARG(buffer_str(&meant)));
	buffer_fini(&meant);
}

/* Records have names in English: "Perú" finds nothing, and looks like a
 * silence. No error, as there may be none of "Peru" either. */
static void
note_strangers(struct checker *checker, const char *option, const char *list)
{
	struct str rest = str_of(list), word;
	while (list_next(&rest, &word)) {
		struct str name = who_of(word).name;
		if (!name.len || has_wildcard(name) || is_called(checker, name))
			continue;
		note_stranger(checker, option, name);
	}
}

/* Dyads are of codes: a name would find nothing and look like a silence. */
static bool
check_is_code(struct checker *checker, const char *option, struct str word)
{
	struct who who = who_of(word);
	struct buffer meant;
	if (!who.name.len && !who.identity.len)
		return true;
	struct country country = country_of_name(checker, who.name);
	buffer_init(&meant, BUFFER_UNLIMITED);
	if (country.code.len)
		buffer_put_format(&meant, "; %.*s is", STR_ARG(country.code));
	else if (country.alike.count)
		put_near_countries(checker, &country.alike, &meant);
	else
		buffer_put(&meant, STR(" (USA, CHN, IGO ...), with a sector "
				       "behind it or not (USA.GOV)"));
	fprintf(stderr,
			"demarche %s: %s%s%s\"%.*s\" is no code of a country"
			"%.*s\n",
			checker->command->name, option ? "--" : "",
			option ? option : "", option ? ": " : "", STR_ARG(word),
			STR_ARG(buffer_str(&meant)));
	buffer_fini(&meant);
	return false;
}

static bool
check_codes(struct checker *checker, const char *option, const char *list)
{
	struct str rest = str_of(list), word;
	if (!check_party(checker, option, list))
		return false;
	while (list_next(&rest, &word))
		if (!check_is_code(checker, option, word))
			return false;
	return true;
}

/* Whom analyses are about. */
static bool
check_pairs(struct checker *checker, const struct settings *settings)
{
	bool operand = !strcmp(checker->command->name, "align");
	const struct {
		const char *option, *list; /* option null: an operand */
	} lists[] = { { "source", settings->source },
		{ "target", settings->target }, { "between", settings->powers },
		{ operand ? NULL : "of", settings->of } };
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (lists[i].list
				&& !check_codes(checker, lists[i].option,
						lists[i].list))
			return false;
	return true;
}

static bool
check_all(struct checker *checker, const struct selection *selection)
{
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		const char *list =
				*(const char *const *)((const char *)selection
						       + options[i].offset);
		if (list && !check_list(checker, &options[i], list))
			return false;
	}
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
		const char *list =
				*(const char *const *)((const char *)selection
						       + parties[i].offset);
		if (list && !check_party(checker, parties[i].option, list))
			return false;
		if (list && !checker->quiet)
			note_strangers(checker, parties[i].option, list);
	}
	return true;
}

bool
selection_names_check(const struct command *command,
		const struct settings *settings, struct store *store)
{
	struct data_paths paths;
	struct checker checker = {
		.command = command,
		.store = store,
		.lexicon = paths.lexicon,
		.quiet = settings->quiet,
	};
	if (loading_find(settings, &paths, NULL))
		return true;
	arena_init(&checker.arena);
	known_words_load(&checker.known, checker.lexicon);
	bool right = check_all(&checker, &settings->selection)
		     && check_pairs(&checker, settings);
	known_words_unload(&checker.known);
	arena_fini(&checker.arena);
	return right;
}
