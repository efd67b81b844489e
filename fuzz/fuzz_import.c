/* Dictionaries of other coders, of any kind (the first byte says which, or
 * lets it be guessed): what comes out are tables that can be read. */
#include <stdlib.h>

#include "base/table.h"
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct import *import;
	struct arena arena;
	struct str bytes = { (const char *)data, size };
	if (import_open(&import, lexicon(), NULL, NULL, NULL))
		abort();
	unsigned first = size ? data[0] - '0' : IMPORT_KIND_COUNT;
	enum import_kind kind = import_guess(bytes);
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
	arena_fini(&arena);
	import_close(import);
	return 0;
}
