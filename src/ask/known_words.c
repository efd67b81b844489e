#include "ask/known_words.h"

#include <stdio.h>

#include "base/layers.h"
#include "store/selection_list.h"
#include "store/selection_party.h"
#include "store/statement.h"

/* --- words of the lexicon ----------------------------------------------- */

/* The words of `column` in rows whose column "what" is `what`; null: in all. */
static const struct source {
	enum known_kind kind;
	const char *file, *column, *what;
} SOURCES[] = {
	{ KNOWN_CODES, "actors/countries.tsv", "code", NULL },
	{ KNOWN_CODES, "actors/organisations.tsv", "code", NULL },
	{ KNOWN_CODES, "actors/agencies.tsv", "code", NULL },
	{ KNOWN_CODES, "actors/armed_groups.tsv", "code", NULL },
	{ KNOWN_CODES, "actors/companies.tsv", "code", NULL },
	{ KNOWN_CODES, "actors/leaders.tsv", "code", NULL },
	{ KNOWN_CODES, "actors/parties.tsv", "code", NULL },
	{ KNOWN_CODES, "actors/regions.tsv", "code", NULL },
	{ KNOWN_EVENTS, "ontology/events.tsv", "event", NULL },
	{ KNOWN_MODES, "ontology/modes.tsv", "mode", NULL },
	{ KNOWN_MODES, "facts/vocabulary.tsv", "name", "instrument" },
	{ KNOWN_CONTEXTS, "ontology/contexts.tsv", "context", NULL },
	{ KNOWN_FACTS, "facts/vocabulary.tsv", "name", "kind" },
	{ KNOWN_STATUSES, "facts/vocabulary.tsv", "name", "status" },
	{ KNOWN_ROLES, "facts/vocabulary.tsv", "name", "role" },
};

static bool
has(const struct known_words *known, enum known_kind kind, struct str word)
{
	for (size_t i = 0; i < known->counts[kind]; i++)
		if (str_equal(known->words[kind][i], word))
			return true;
	return false;
}

static void
load_table(struct known_words *known, const struct source *source,
		const char *lexicon, struct arena *scratch, size_t *capacity)
{
	const char *columns[2] = { source->column, "what" };
	enum known_kind kind = source->kind;
	unsigned column[2];
	struct table table;
	struct error ignored;
	if (layers_table(lexicon, source->file, columns, source->what ? 2 : 1,
			    &table, column, scratch, &ignored))
		return;
	for (size_t i = 0; i < table.count; i++) {
		const struct str *cell = table.rows[i].cell;
		struct str word = cell[column[0]];
		if ((source->what
				    && !str_equal(cell[column[1]],
						    str_of(source->what)))
				|| !word.len || has(known, kind, word))
			continue;
		word = arena_copy(&known->arena, word);
		ARENA_PUSH(&known->arena, known->words[kind],
				known->counts[kind], *capacity, word);
	}
}

void
known_words_load(struct known_words *known, const char *lexicon)
{
	struct arena scratch;
	size_t capacity[KNOWN_KINDS] = { 0 };
	*known = (struct known_words){ .counts = { 0 } };
	arena_init(&known->arena);
	arena_init(&scratch);
	for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++)
		load_table(known, &SOURCES[i], lexicon, &scratch,
				&capacity[SOURCES[i].kind]);
	arena_fini(&scratch);
}

void
known_words_unload(struct known_words *known)
{
	arena_fini(&known->arena);
	*known = (struct known_words){ .counts = { 0 } };
}

/* --- words of a question ------------------------------------------------ */

/* Parameters whose words must be known. */
static const struct named {
	const char *parameter;
	enum known_kind kind;
	const char *what;
} NAMED[] = {
	{ "actor", KNOWN_CODES, "code" },
	{ "recipient", KNOWN_CODES, "code" },
	{ "either", KNOWN_CODES, "code" },
	{ "between", KNOWN_CODES, "code" },
	{ "party", KNOWN_CODES, "code" },
	{ "speaker", KNOWN_CODES, "code" },
	{ "about", KNOWN_CODES, "code" },
	{ "source", KNOWN_CODES, "code" },
	{ "target", KNOWN_CODES, "code" },
	{ "of", KNOWN_CODES, "code" },
	{ "country", KNOWN_CODES, "code" },
	{ "event", KNOWN_EVENTS, "event" },
	{ "mode", KNOWN_MODES, "mode" },
	{ "context", KNOWN_CONTEXTS, "context" },
	{ "fact", KNOWN_FACTS, "fact" },
};

static const struct named *
find(struct str parameter)
{
	for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
		if (str_equal(parameter, str_of(NAMED[i].parameter)))
			return &NAMED[i];
	return NULL;
}

bool
known_words_have(const struct known_words *known, enum known_kind kind,
		bool any_case, struct alike *alike)
{
	for (size_t i = 0; i < known->counts[kind]; i++) {
		struct str word = known->words[kind][i];
		if (any_case ? str_equal_ascii_case(word, alike->word)
			     : str_equal(word, alike->word))
			return true;
		alike_show(alike, word);
	}
	return false;
}

void
known_words_put(const struct known_words *known, enum known_kind kind,
		struct buffer *out)
{
	enum { FEW = 80 };
	if (known->counts[kind] > FEW)
		return;
	const char *before = "; there are ";
	for (size_t i = 0; i < known->counts[kind]; i++) {
		struct str word = known->words[kind][i];
		if (str_equal(word, STR("-")))
			continue;
		buffer_put_format(out, "%s%.*s", before, STR_ARG(word));
		before = ", ";
	}
}

/* `contract` is a word of some records, but no kind of fact. The first record
 * that has it there is enough. */
#define IN_RECORD(condition)                                                   \
	" AND EXISTS (SELECT 1 FROM record WHERE " condition ")"
static const char *
stored_field(enum known_kind kind)
{
	switch (kind) {
	case KNOWN_EVENTS:
		return IN_RECORD("category = term.id AND kind = 1");
	case KNOWN_FACTS:
		return IN_RECORD("category = term.id AND kind = 2");
	case KNOWN_MODES:
		return IN_RECORD("mode = term.id");
	case KNOWN_STATUSES:
		return IN_RECORD("status = term.id AND kind < 3");
	default:
		return "";
	}
}

enum status
known_words_stored(struct store *store, enum known_kind kind, struct str word,
		bool upper, bool *stored, struct error *error)
{
	int64_t count = 0;
	char sql[160];
	snprintf(sql, sizeof sql, "SELECT count(*) FROM term WHERE text = %s%s",
			upper ? "upper(?)" : "?", stored_field(kind));
	enum status status = statement_number(
			store, sql, VALUES(V_TEXT(word)), &count, error);
	*stored = count != 0;
	return status;
}

static enum status
refuse(const struct known_words *known, const struct named *named,
		const struct alike *alike, struct error *error)
{
	enum { SHOWN = 100 };
	struct buffer meant;
	buffer_init(&meant, 512);
	alike_put(&meant, alike);
	/* Events have statuses beside those of facts. */
	if (!alike->count && named->kind != KNOWN_STATUSES)
		known_words_put(known, named->kind, &meant);
	error_set(error, STATUS_USAGE, named->parameter, 0, ERROR_NO_OFFSET,
			"no %s \"%.*s\" is known%.*s", named->what,
			(int)(alike->word.len < SHOWN ? alike->word.len
						      : SHOWN),
			alike->word.at, STR_ARG(buffer_str(&meant)));
	buffer_fini(&meant);
	return STATUS_USAGE;
}

/* Events count in any case of letters. */
static enum status
check_word(const struct known_words *known, struct store *store,
		const struct named *named, struct str word, struct error *error)
{
	struct alike alike;
	bool stored;
	if (named->kind == KNOWN_CODES && strcmp(named->parameter, "country"))
		word = who_of(word).code;
	if (!word.len || has_wildcard(word))
		return STATUS_OK;
	alike_init(&alike, word);
	if (known_words_have(known, named->kind, named->kind == KNOWN_EVENTS,
			    &alike))
		return STATUS_OK;
	enum status status =
			known_words_stored(store, named->kind, word, false,
					&stored, error);
	return status || stored ? status : refuse(known, named, &alike, error);
}

enum status
known_words_check(const struct known_words *known, struct store *store,
		const struct parameter *parameters, size_t count,
		struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < count; i++) {
		const struct named *named = find(parameters[i].name);
		struct str rest = parameters[i].value, word;
		while (named && !status && list_next(&rest, &word))
			status = check_word(known, store, named, word, error);
	}
	return status;
}
