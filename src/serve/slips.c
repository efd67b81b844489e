#include "serve/slips.h"

#include "base/alike.h"
#include "base/layers.h"
#include "store/selection_list.h"
#include "store/selection_party.h"
#include "store/statement.h"

/* --- words of the lexicon ----------------------------------------------- */

/* The words of `column` in rows whose column "what" is `what`; null: in all. */
static const struct source {
	enum slip_kind kind;
	const char *file, *column, *what;
} SOURCES[] = {
	{ SLIP_CODE, "actors/countries.tsv", "code", NULL },
	{ SLIP_CODE, "actors/organisations.tsv", "code", NULL },
	{ SLIP_CODE, "actors/agencies.tsv", "code", NULL },
	{ SLIP_CODE, "actors/armed_groups.tsv", "code", NULL },
	{ SLIP_CODE, "actors/companies.tsv", "code", NULL },
	{ SLIP_CODE, "actors/leaders.tsv", "code", NULL },
	{ SLIP_CODE, "actors/parties.tsv", "code", NULL },
	{ SLIP_CODE, "actors/regions.tsv", "code", NULL },
	{ SLIP_EVENT, "ontology/events.tsv", "event", NULL },
	{ SLIP_MODE, "ontology/modes.tsv", "mode", NULL },
	{ SLIP_MODE, "facts/vocabulary.tsv", "name", "instrument" },
	{ SLIP_CONTEXT, "ontology/contexts.tsv", "context", NULL },
	{ SLIP_FACT, "facts/vocabulary.tsv", "name", "kind" },
};

static bool
has(const struct slips *slips, enum slip_kind kind, struct str word)
{
	for (size_t i = 0; i < slips->counts[kind]; i++)
		if (str_equal(slips->words[kind][i], word))
			return true;
	return false;
}

static void
load_table(struct slips *slips, const struct source *source,
		const char *lexicon, struct arena *scratch, size_t *capacity)
{
	const char *columns[2] = { source->column, "what" };
	enum slip_kind kind = source->kind;
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
				|| !word.len || has(slips, kind, word))
			continue;
		word = arena_copy(&slips->arena, word);
		ARENA_PUSH(&slips->arena, slips->words[kind],
				slips->counts[kind], *capacity, word);
	}
}

void
slips_load(struct slips *slips, const char *lexicon)
{
	struct arena scratch;
	size_t capacity[SLIP_KINDS] = { 0 };
	*slips = (struct slips){ .counts = { 0 } };
	arena_init(&slips->arena);
	arena_init(&scratch);
	for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++)
		load_table(slips, &SOURCES[i], lexicon, &scratch,
				&capacity[SOURCES[i].kind]);
	arena_fini(&scratch);
}

void
slips_unload(struct slips *slips)
{
	arena_fini(&slips->arena);
	*slips = (struct slips){ .counts = { 0 } };
}

/* --- words of a question ------------------------------------------------ */

/* Parameters whose words must be known. */
static const struct named {
	const char *parameter;
	enum slip_kind kind;
	const char *what;
} NAMED[] = {
	{ "actor", SLIP_CODE, "code" },
	{ "recipient", SLIP_CODE, "code" },
	{ "either", SLIP_CODE, "code" },
	{ "between", SLIP_CODE, "code" },
	{ "party", SLIP_CODE, "code" },
	{ "speaker", SLIP_CODE, "code" },
	{ "about", SLIP_CODE, "code" },
	{ "source", SLIP_CODE, "code" },
	{ "target", SLIP_CODE, "code" },
	{ "of", SLIP_CODE, "code" },
	{ "country", SLIP_CODE, "code" },
	{ "event", SLIP_EVENT, "event" },
	{ "mode", SLIP_MODE, "mode" },
	{ "context", SLIP_CONTEXT, "context" },
	{ "fact", SLIP_FACT, "fact" },
};

static const struct named *
find(struct str parameter)
{
	for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
		if (str_equal(parameter, str_of(NAMED[i].parameter)))
			return &NAMED[i];
	return NULL;
}

/* Events count in any case of letters. */
static bool
is_known(const struct slips *slips, const struct named *named, struct str word,
		struct alike *alike)
{
	for (size_t i = 0; i < slips->counts[named->kind]; i++) {
		struct str known = slips->words[named->kind][i];
		if (named->kind == SLIP_EVENT ? str_equal_ascii_case(
				    known, word)
					      : str_equal(known, word))
			return true;
		alike_show(alike, known);
	}
	return false;
}

/* Words of a lexicon that is not at hand stand in the records. */
static enum status
is_stored(struct store *store, struct str word, bool *stored,
		struct error *error)
{
	int64_t count = 0;
	enum status status = statement_number(store,
			"SELECT count(*) FROM term WHERE text = ?",
			VALUES(V_TEXT(word)), &count, error);
	*stored = count != 0;
	return status;
}

static enum status
refuse(const struct named *named, const struct alike *alike,
		struct error *error)
{
	struct buffer meant;
	buffer_init(&meant, 512);
	for (unsigned i = 0; i < alike->count; i++)
		buffer_put_format(&meant, "%s%.*s",
				!i                      ? "; did you mean "
				: i + 1 == alike->count ? " or "
							: ", ",
				STR_ARG(alike->at[i]));
	error_set(error, STATUS_USAGE, named->parameter, 0, ERROR_NO_OFFSET,
			"no %s \"%.*s\" is known%.*s%s", named->what,
			(int)(alike->word.len < 100 ? alike->word.len : 100),
			alike->word.at, STR_ARG(buffer_str(&meant)),
			alike->count ? "?" : "");
	buffer_fini(&meant);
	return STATUS_USAGE;
}

static enum status
check_word(const struct slips *slips, struct store *store,
		const struct named *named, struct str word, struct error *error)
{
	struct alike alike;
	bool stored;
	if (named->kind == SLIP_CODE && strcmp(named->parameter, "country"))
		word = who_of(word).code;
	if (!word.len || has_wildcard(word))
		return STATUS_OK;
	alike_init(&alike, word);
	if (is_known(slips, named, word, &alike))
		return STATUS_OK;
	enum status status = is_stored(store, word, &stored, error);
	return status || stored ? status : refuse(named, &alike, error);
}

enum status
slips_check(const struct slips *slips, struct store *store,
		const struct target *target, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < target->count; i++) {
		const struct named *named = find(target->parameters[i].name);
		struct str rest = target->parameters[i].value, word;
		while (named && !status && list_next(&rest, &word))
			status = check_word(slips, store, named, word, error);
	}
	return status;
}
