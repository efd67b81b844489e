#include "actor/gazetteer.h"

#include <stdio.h>
#include <stdlib.h>

#include "actor/load.h"
#include "base/layers.h"
#include "base/memory.h"

struct str
row_source_text(const struct gazetteer *gazetteer, struct row_source source,
		struct arena *arena)
{
	char digits[12];
	int count = snprintf(digits, sizeof digits, ":%u", source.line);
	struct str file = gazetteer->file[source.file];
	char *bytes = arena_take(arena, file.len + (size_t)count + 1);
	memcpy(bytes, file.at, file.len);
	memcpy(bytes + file.len, digits, (size_t)count + 1);
	return (struct str){ bytes, file.len + (size_t)count };
}

/* Names in the article's language stand above those of the folder that all
 * languages share. */
static uint8_t
layer_of(const struct loader *loader, const char *file, struct str name)
{
	unsigned height = layers_height(loader->lexicon, file);
	return (uint8_t)(height * LAYERS_IN_FOLDER
			 + languages_owns(name, loader->language));
}

/* Reads "<lexicon>/<folder>/<name>" into the loader's table. */
static enum status
read_table(struct loader *loader, const char *folder, struct str name)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	char path[FILE_PATH_BYTES], file[FILE_PATH_BYTES];
	arena_reset(&loader->scratch);
	struct str text;
	enum status status = file_join(file, folder, name.at, loader->error);
	if (!status)
		status = layers_find(
				path, loader->lexicon, file, loader->error);
	if (!status)
		status = file_read_text(
				path, &loader->scratch, &text, loader->error);
	if (status)
		return status;
	struct str kept = arena_copy(&gazetteer->arena, str_of(file));
	MEMORY_PUSH(gazetteer->file, gazetteer->file_count,
			gazetteer->file_capacity, kept);
	loader->file = (uint16_t)(gazetteer->file_count - 1);
	loader->layer = layer_of(loader, file, name);
	return table_read(&loader->table, str_of(path), text, &loader->scratch,
			loader->error);
}

typedef enum status (*read_rows)(struct loader *loader);

/* A file belongs to the reader of the longest ending. Codes and countries
 * first: their codes are known then; classes before agents: they tell the head
 * of a noun. */
static const struct reader {
	const char *folder, *ends;
	read_rows rows;
} readers[] = {
	{ "actors", "codes.tsv", load_codes },
	{ "actors", "countries.tsv", load_countries },
	{ "agents", ".words.tsv", load_classes },
	{ "agents", "given_names.tsv", load_given_names },
	{ "agents", ".references.tsv", load_references },
	{ "agents", ".tsv", load_agents },
	{ "agents", ".offices.tsv", load_offices },
	{ "actors", ".tsv", load_actors },
	{ "places", ".tsv", load_places },
};
enum { READER_COUNT = sizeof readers / sizeof *readers };

static bool
reads(const struct reader *reader, struct str name)
{
	struct str ends = str_of(reader->ends);
	if (!str_ends(name, ends))
		return false;
	for (size_t i = 0; i < READER_COUNT; i++) {
		struct str other = str_of(readers[i].ends);
		if (!strcmp(readers[i].folder, reader->folder)
				&& other.len > ends.len
				&& str_ends(name, other))
			return false;
	}
	return true;
}

static enum status
read_folder(struct loader *loader, const struct reader *reader)
{
	struct arena arena;
	arena_init(&arena);
	struct str *names;
	size_t count;
	enum status status = layers_list(loader->lexicon, reader->folder,
			&arena, &names, &count, loader->error);
	for (size_t i = 0; !status && i < count; i++) {
		if (!reads(reader, names[i])
				|| languages_is_foreign(
						names[i], loader->language))
			continue;
		status = read_table(loader, reader->folder, names[i]);
		if (!status)
			status = reader->rows(loader);
	}
	arena_fini(&arena);
	return status;
}

static void
set_countries(struct gazetteer *gazetteer)
{
	/* The first row of a code is the country itself, later ones parts. */
	for (size_t i = 0; i < gazetteer->row_count; i++) {
		const struct name_row *row = &gazetteer->row[i];
		if (row->code[0] && row->code[0] != '-'
				&& !gazetteer->country[row->code_index])
			gazetteer->country[row->code_index] = row;
	}
}

/* Of the lexicon's names, and of the rest. */
enum { NAME_EDGES = 1 << 15, EDGES = 1 << 10 };

static struct gazetteer *
new_gazetteer(void)
{
	struct gazetteer *gazetteer = memory_zero(1, sizeof *gazetteer);
	arena_init(&gazetteer->arena);
	trie_init(&gazetteer->names, NAME_EDGES);
	trie_init(&gazetteer->agents, EDGES);
	trie_init(&gazetteer->offices, EDGES);
	trie_init(&gazetteer->codes, EDGES);
	trie_init(&gazetteer->references, EDGES);
	trie_init(&gazetteer->surnames, EDGES);
	return gazetteer;
}

static const char *const codes[CODES_OF_BODIES] = { "IGO", "UNO", "EUR", "NGO",
	"ISM", "IMG", "MNC" };

bool
code_is_body(const char code[4])
{
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (!memcmp(code, codes[i], 4))
			return true;
	return false;
}

static enum status
load(struct loader *loader)
{
	arena_init(&loader->scratch);
	arena_init(&loader->cutting);
	enum status status = STATUS_OK;
	uint16_t index;
	for (size_t i = 0; !status && i < sizeof codes / sizeof *codes; i++)
		status = load_put_code(loader, str_of(codes[i]), &index);
	for (size_t i = 0; !status && i < READER_COUNT; i++)
		status = read_folder(loader, &readers[i]);
	load_plain(loader);
	if (!status)
		set_countries(loader->gazetteer);
	if (!status && loader->report)
		status = load_check_terms(loader);
	arena_fini(&loader->scratch);
	arena_fini(&loader->cutting);
	free(loader->seen);
	return status;
}

enum status
gazetteer_load(struct gazetteer **gazetteer, const char *lexicon,
		enum language language, struct words *words,
		struct error *error)
{
	*gazetteer = new_gazetteer();
	(*gazetteer)->language = language;
	struct loader loader = { .gazetteer = *gazetteer,
		.words = words,
		.lexicon = lexicon,
		.language = language,
		.error = error };
	enum status status = load(&loader);
	if (!status)
		return STATUS_OK;
	gazetteer_unload(*gazetteer);
	*gazetteer = NULL;
	return status;
}

void
gazetteer_unload(struct gazetteer *gazetteer)
{
	if (!gazetteer)
		return;
	trie_fini(&gazetteer->names);
	trie_fini(&gazetteer->agents);
	trie_fini(&gazetteer->offices);
	trie_fini(&gazetteer->codes);
	trie_fini(&gazetteer->references);
	trie_fini(&gazetteer->surnames);
	free(gazetteer->file);
	free(gazetteer->entry);
	free(gazetteer->row);
	free(gazetteer->agent);
	free(gazetteer->reference);
	free(gazetteer->holder);
	free(gazetteer->place);
	arena_fini(&gazetteer->arena);
	free(gazetteer);
}

size_t
gazetteer_check(const char *lexicon, enum language language,
		void (*problem)(void *context, const struct error *error),
		void *context)
{
	struct words words;
	struct error error;
	struct gazetteer *gazetteer = new_gazetteer();
	gazetteer->language = language;
	words_init(&words, NULL);
	struct loader loader = { .gazetteer = gazetteer,
		.words = &words,
		.lexicon = lexicon,
		.language = language,
		.report = problem,
		.context = context,
		.error = &error };
	/* What ends even a check: a file that is no table. */
	if (load(&loader)) {
		problem(context, &error);
		loader.problems++;
	}
	gazetteer_unload(gazetteer);
	words_fini(&words);
	return loader.problems;
}

static bool
stands_in(const struct trie *trie, const word_id *words, unsigned count)
{
	uint32_t node = count ? trie_first(trie, words[0]) : 0;
	for (unsigned i = 1; node && i < count; i++)
		node = trie_next(trie, node, words[i]);
	return node && trie->value[node];
}

bool
gazetteer_knows(const struct gazetteer *gazetteer, const word_id *lower,
		unsigned count)
{
	return stands_in(&gazetteer->names, lower, count)
	       || stands_in(&gazetteer->agents, lower, count);
}

bool
gazetteer_has_code(const struct gazetteer *gazetteer, const struct words *words,
		struct str code)
{
	word_id word = words_find(words, code);
	return word != WORD_UNKNOWN
	       && gazetteer->codes.value[trie_first(&gazetteer->codes, word)];
}

struct gazetteer_counts
gazetteer_count(const struct gazetteer *gazetteer)
{
	return (struct gazetteer_counts){ .files = gazetteer->file_count,
		.rows = gazetteer->row_count,
		.names = gazetteer->entry_count,
		.agents = gazetteer->agent_count,
		.places = gazetteer->place_count };
}
