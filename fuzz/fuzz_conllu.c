/* CoNLL-U: what is read can be written and read again, the same. */
#include <stdlib.h>

#include "fuzz.h"
#include "parse/conllu.h"

static struct arena arena;

/* Writes what the first document of `bytes` holds; an empty string when it
 * cannot be read. */
static struct str
rewrite(struct str bytes, struct words *words)
{
	struct conllu in = conllu_open(bytes, "input");
	struct text text;
	struct str id;
	struct error error;
	if (conllu_next(&in, &arena, words, &text, &id, &error) != STATUS_OK)
		return STR("");
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	conllu_put(&out, &text, words, id);
	struct str written = arena_copy(&arena, buffer_str(&out));
	buffer_fini(&out);
	return written;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct words words;
	words_init(&words, NULL);
	struct str once = rewrite(
			(struct str){ (const char *)data, size }, &words);
	struct str twice = rewrite(once, &words);
	if (!str_equal(once, twice))
		abort();
	words_fini(&words);
	arena_reset(&arena);
	return 0;
}
