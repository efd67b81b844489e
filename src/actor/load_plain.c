#include "actor/load.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"

/* The word without its accents where that is a word of its own, else the word
 * itself. */
static word_id
plain_word(const struct loader *loader, word_id word)
{
	char plain[LIMIT_TOKEN_BYTES];
	struct str text = words_text(loader->words, word);
	if (text.len > sizeof plain)
		return word;
	size_t length = utf8_without_accents(text, plain);
	word_id found = words_find(
			loader->words, (struct str){ plain, length });
	return length == text.len || found == WORD_UNKNOWN ? word : found;
}

/* Makes words plain; whether that changed any. */
static bool
make_plain(const struct loader *loader, word_id *word, unsigned count)
{
	bool changed = false;
	for (unsigned i = 0; i < count; i++) {
		word_id plain = plain_word(loader, word[i]);
		changed = changed || plain != word[i];
		word[i] = plain;
	}
	return changed;
}

void
load_keep_noun(struct loader *loader, const word_id *word, unsigned count,
		uint32_t row)
{
	if (!gazetteer_traits(loader->gazetteer)->accents)
		return;
	struct load_noun noun = { .count = count, .row = row };
	noun.word = arena_take_aligned(&loader->gazetteer->arena,
			count * sizeof *noun.word, sizeof *noun.word);
	memcpy(noun.word, word, count * sizeof *word);
	MEMORY_PUSH(loader->noun, loader->noun_count, loader->noun_capacity,
			noun);
}

static void
put_plain_name(struct loader *loader, struct name_entry entry)
{
	word_id lower[ROW_NAME_WORDS];
	word_id *forms = arena_take_aligned(&loader->gazetteer->arena,
			entry.count * sizeof *forms, sizeof *forms);
	memcpy(forms, entry.forms, entry.count * sizeof *forms);
	for (unsigned i = 0; i < entry.count; i++)
		lower[i] = load_lower(
				loader, words_text(loader->words, forms[i]));
	entry.forms = forms;
	entry.next = 0;
	bool changed = make_plain(loader, forms, entry.count);
	if (make_plain(loader, lower, entry.count) || changed)
		load_put_entry(loader, lower, entry);
}

void
load_plain(struct loader *loader)
{
	struct gazetteer *gazetteer = loader->gazetteer;
	size_t entries =
			gazetteer_traits(gazetteer)->accents ? gazetteer->entry_count : 0;
	for (size_t i = 0; i < entries; i++)
		put_plain_name(loader, gazetteer->entry[i]);
	for (size_t i = 0; i < loader->noun_count; i++) {
		struct load_noun *noun = &loader->noun[i];
		loader->layer = gazetteer->agent[noun->row].layer;
		if (make_plain(loader, noun->word, noun->count))
			load_put_derived(loader, noun->word, noun->count,
					noun->row);
	}
	free(loader->noun);
}
