/* Dictionaries of other coders, of any kind (the first byte says which, or
 * lets it be guessed): what comes out are tables, sets and frames that can be
 * read. */
#include <stdio.h>
#include <stdlib.h>

#include "base/table.h"
#include "event/frame.h"
#include "event/sets.h"
#include "fuzz.h"
#include "import/import.h"

static const char *
lexicon(void)
{
	const char *given = getenv("DEMARCHE_LEXICON");
	return given ? given : PROJECT_LEXICON;
}

static void
check_table(struct str text, struct arena *arena)
{
	struct table table;
	if (text.len && table_read(&table, STR("output"), text, arena, NULL))
		abort();
}

static bool
stop(void *context, const struct error *error)
{
	(void)context;
	fprintf(stderr, "%s:%llu: %s\n", error->where,
			(unsigned long long)error->line, error->message);
	abort();
}

static void
check_frames(struct str texts[2], struct arena *arena)
{
	static struct ontology ontology;
	if (!ontology.category_count
			&& ontology_load(&ontology, lexicon(), NULL))
		abort();
	struct words words;
	struct sets sets;
	struct frames frames = { .ontology = &ontology, .sets = &sets };
	struct frames_report report = { .error = stop };
	words_init(&words, NULL);
	arena_init(&frames.arena);
	sets_init(&sets, arena);
	if (texts[0].len && sets_read(&sets, "sets", texts[0], NULL))
		abort();
	if (sets_resolve(&sets, NULL))
		abort();
	if (texts[1].len
			&& frames_read(&frames, &words, "frames", "frames",
					texts[1], &report, NULL))
		abort();
	arena_fini(&frames.arena);
	words_fini(&words);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct import *import;
	struct arena arena;
	struct str bytes = { (const char *)data, size };
	if (import_open(&import, lexicon(), NULL, NULL, NULL))
		abort();
	unsigned first = size ? data[0] - '0' : IMPORT_KIND_COUNT;
	enum import_kind kind = import_guess("input.discards", bytes);
	if (first < IMPORT_KIND_COUNT) {
		kind = (enum import_kind)first;
		bytes = str_cut(bytes.at + 1, bytes.at + bytes.len);
	}
	if (import_read(import, "input", kind, bytes, NULL))
		abort();
	import_finish(import, size & 1);
	arena_init(&arena);
	for (enum import_output i = 0; i < IMPORT_OUTPUT_COUNT; i++)
		if (i != IMPORT_OUT_SETS && i != IMPORT_OUT_FRAMES)
			check_table(import_output(import, i), &arena);
	struct str texts[] = { import_output(import, IMPORT_OUT_SETS),
		import_output(import, IMPORT_OUT_FRAMES) };
	check_frames(texts, &arena);
	arena_fini(&arena);
	import_close(import);
	return 0;
}
