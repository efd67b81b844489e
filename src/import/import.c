#include "import/import.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/layers.h"
#include "base/limits.h"
#include "base/memory.h"
#include "import/work.h"

static const struct {
	const char *name;
	void (*read)(struct import *import, struct str bytes);
} kinds[IMPORT_KIND_COUNT] = {
	[IMPORT_ACTORS] = { "actors", import_actors },
	[IMPORT_AGENTS] = { "agents", import_agents },
	[IMPORT_VERBS] = { "verbs", import_verbs },
	[IMPORT_DISCARDS] = { "discards", import_discards },
	[IMPORT_ISSUES] = { "issues", import_issues },
	[IMPORT_NEGATIONS] = { "negations", import_negations },
};

/* `replaces` goes beside the first output of a kind. */
static const struct {
	const char *path;
	enum import_kind kind;
	const char *replaces;
} outputs[IMPORT_OUTPUT_COUNT] = {
	[IMPORT_OUT_CODES] = { "actors/imported.codes.tsv", IMPORT_ACTORS,
			NULL },
	[IMPORT_OUT_COUNTRIES] = { "actors/imported.countries.tsv",
			IMPORT_ACTORS, NULL },
	[IMPORT_OUT_ACTORS] = { "actors/imported.tsv", IMPORT_ACTORS, "*\n" },
	[IMPORT_OUT_AGENTS] = { "agents/imported.tsv", IMPORT_AGENTS,
			"en.tsv\n" },
	[IMPORT_OUT_SETS] = { "sets/en.imported.sets", IMPORT_VERBS, NULL },
	[IMPORT_OUT_FRAMES] = { "verbs/en/imported.frames", IMPORT_VERBS,
			"*\n" },
	[IMPORT_OUT_DISCARDS] = { "discards/imported.tsv", IMPORT_DISCARDS,
			"*\n" },
	[IMPORT_OUT_CONTEXTS] = { "ontology/contexts.tsv", IMPORT_ISSUES,
			NULL },
	[IMPORT_OUT_SHIFTS] = { "ontology/shifts.tsv", IMPORT_NEGATIONS, NULL },
};

const char *
import_kind_name(enum import_kind kind)
{
	return kinds[kind].name;
}

const char *
import_output_path(enum import_output output)
{
	return outputs[output].path;
}

/* --------------------------------------------------------------- guess */

static bool
is_header(struct str line)
{
	return str_starts(line, STR("---"))
	       && str_find_byte(line, '[') < line.len;
}

/* The name of the file without its folders. */
static struct str
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str_of(slash ? slash + 1 : path);
}

/* "Phoenix.discards.txt" */
static bool
is_called_discards(const char *path)
{
	struct str name = base_name(path), word = STR("discard");
	for (size_t i = 0; i + word.len <= name.len; i++)
		if (str_equal_ascii_case((struct str){ name.at + i, word.len },
				    word))
			return true;
	return false;
}

enum import_kind
import_guess(const char *path, struct str bytes)
{
	size_t headers = 0, issues = 0, agents = 0, brackets = 0, numbers = 0;
	for (bool more = bytes.len > 0; more;) {
		struct str line = str_trim(str_next(&bytes, '\n', &more));
		bool bracket = str_find_byte(line, '[') < line.len;
		if (!line.len || line.at[0] == '#')
			continue;
		headers += is_header(line);
		issues += str_starts(line, STR("<ISSUE"));
		numbers += str_find(line, STR(":0x")) < line.len;
		agents += bracket && str_find_byte(line, '~') < line.len;
		brackets += bracket;
	}
	if (headers)
		return IMPORT_VERBS;
	if (issues)
		return IMPORT_ISSUES;
	if (numbers > brackets)
		return IMPORT_NEGATIONS;
	if (agents * 2 > brackets)
		return IMPORT_AGENTS;
	if (brackets)
		return IMPORT_ACTORS;
	return is_called_discards(path) ? IMPORT_DISCARDS : IMPORT_KIND_COUNT;
}

/* ---------------------------------------------------------------- open */

static enum status
load_table(struct import *import, const char *lexicon, const char *name,
		struct table *table, struct error *error)
{
	char path[FILE_PATH_BYTES];
	struct str text;
	enum status status = layers_find(path, lexicon, name, error);
	if (!status)
		status = file_read_text(path, &import->arena, &text, error);
	return status ? status
		      : table_read(table, str_of(path), text, &import->arena,
				      error);
}

static enum status
load_nouns(struct import *import, const char *lexicon, struct error *error)
{
	struct table *table = &import->nouns;
	enum status status = load_table(
			import, lexicon, "agents/en.tsv", table, error);
	if (!status)
		status = table_column(table, "noun", &import->noun, error);
	return status ? status
		      : table_column(table, "kind", &import->noun_kind, error);
}

static enum status
load_issues(struct import *import, const char *lexicon, struct error *error)
{
	struct table *table = &import->issues;
	enum status status = load_table(
			import, lexicon, "ontology/issues.tsv", table, error);
	if (!status)
		status = table_column(table, "issue", &import->issue, error);
	return status ? status
		      : table_column(table, "context", &import->issue_context,
				      error);
}

enum status
import_open(struct import **out, const char *lexicon, import_sink *sink,
		void *context, struct error *error)
{
	struct import *import = memory_zero(1, sizeof *import);
	*out = import;
	arena_init(&import->arena);
	words_init(&import->seen, NULL);
	import->synsets.arena = &import->arena;
	import->report = (struct import_report){ .sink = sink,
		.context = context };
	for (unsigned i = 0; i < IMPORT_OUTPUT_COUNT; i++)
		buffer_init(&import->out[i], BUFFER_UNLIMITED);
	enum status status = ontology_load(&import->ontology, lexicon, error);
	if (!status)
		status = actor_codes_load(
				&import->codes, lexicon, &import->arena, error);
	if (!status)
		status = load_nouns(import, lexicon, error);
	if (!status)
		status = load_issues(import, lexicon, error);
	if (!status)
		return STATUS_OK;
	import_close(import);
	*out = NULL;
	return status;
}

void
import_close(struct import *import)
{
	if (!import)
		return;
	for (unsigned i = 0; i < IMPORT_OUTPUT_COUNT; i++)
		buffer_fini(&import->out[i]);
	for (size_t i = 0; i < import->context_count; i++)
		buffer_fini(&import->contexts[i].cues);
	words_fini(&import->seen);
	ontology_unload(&import->ontology);
	arena_fini(&import->arena);
	free(import);
}

/* ---------------------------------------------------------------- read */

enum status
import_read(struct import *import, const char *path, enum import_kind kind,
		struct str bytes, struct error *error)
{
	if (bytes.len > LIMIT_IMPORT_BYTES)
		return error_set(error, STATUS_LIMIT, path, 0, ERROR_NO_OFFSET,
				"more than %d bytes", LIMIT_IMPORT_BYTES);
	import->report.path = arena_copy(&import->arena, str_of(path));
	import->report.line = 0;
	import->report.count = &import->count[kind];
	import->file = base_name(import->report.path.at);
	import->count[kind].files++;
	/* What is kept of it must outlive the caller's bytes. */
	kinds[kind].read(import, arena_copy(&import->arena, bytes));
	return STATUS_OK;
}

bool
import_seen(struct import *import, enum import_output output, struct str entry)
{
	char *key = arena_take(&import->arena, entry.len + 1);
	key[0] = (char)('0' + output);
	memcpy(key + 1, entry.at, entry.len);
	struct str text = { key, entry.len + 1 };
	if (words_find(&import->seen, text) != WORD_UNKNOWN)
		return true;
	words_put(&import->seen, text);
	return false;
}

void
import_use_code(struct import *import, const char code[4])
{
	struct buffer *out = &import->out[IMPORT_OUT_CODES];
	if (!code[0] || code[0] == '-'
			|| import_seen(import, IMPORT_OUT_CODES, str_of(code)))
		return;
	if (!out->len)
		buffer_put(out, STR("code\tsource\n"));
	buffer_put_format(out, "%s\t", code);
	import_put_source(import, out);
}

void
import_put_source(struct import *import, struct buffer *out)
{
	char line[16];
	int length = snprintf(line, sizeof line, ":%u\n", import->report.line);
	for (size_t i = 0; i < import->file.len; i++) {
		char c = import->file.at[i];
		buffer_put_char(out, (char)(c >= 0 && c < ' ' ? ' ' : c));
	}
	buffer_put(out, (struct str){ line, (size_t)length });
}

/* -------------------------------------------------------------- finish */

/* Codes of countries stay known when their table is replaced. */
static void
keep_countries(struct import *import)
{
	const struct actor_codes *codes = &import->codes;
	import->file = STR("countries.tsv");
	for (size_t i = 0; i < codes->countries.count; i++) {
		const struct table_row *row = &codes->countries.rows[i];
		struct str code = row->cell[codes->country];
		char text[4] = "";
		import->report.line = row->line;
		memcpy(text, code.at, code.len < 3 ? code.len : 3);
		import_use_code(import, text);
	}
}

void
import_finish(struct import *import, bool replace)
{
	import->replace = replace;
	if (replace && import->count[IMPORT_ACTORS].files)
		keep_countries(import);
	synsets_put(&import->synsets, &import->out[IMPORT_OUT_SETS]);
	import_put_contexts(import);
}

struct str
import_output(const struct import *import, enum import_output output)
{
	return buffer_str(&import->out[output]);
}

struct str
import_replaces(const struct import *import, enum import_output output)
{
	bool any = import->replace && import->count[outputs[output].kind].files
		   && outputs[output].replaces;
	return any ? str_of(outputs[output].replaces) : STR("");
}

struct import_count
import_count(const struct import *import, enum import_kind kind)
{
	return import->count[kind];
}
