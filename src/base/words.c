#include "base/words.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"

enum { FIRST_SLOTS = 1024 };

static void *
must_alloc(void *old, size_t bytes)
{
	void *memory = realloc(old, bytes);
	if (!memory) {
		fprintf(stderr, "demarche: out of memory (%zu bytes)\n", bytes);
		abort();
	}
	return memory;
}

static void
set_slots(struct words *words, uint32_t count)
{
	free(words->slots);
	words->slots = must_alloc(NULL, count * sizeof *words->slots);
	memset(words->slots, 0, count * sizeof *words->slots);
	words->slot_mask = count - 1;
}

void
words_init(struct words *words, const struct words *parent)
{
	*words = (struct words){ .parent = parent };
	arena_init(&words->arena);
	words->first = words->count = parent ? parent->count : 0;
	set_slots(words, FIRST_SLOTS);
	if (!parent)
		words_put(words, STR(""));
}

void
words_fini(struct words *words)
{
	arena_fini(&words->arena);
	free(words->strings);
	free(words->slots);
	free(words->hashes);
	*words = (struct words){ 0 };
}

void
words_reset(struct words *words)
{
	const struct words *parent = words->parent;
	words_fini(words);
	words_init(words, parent);
}

/* The slot of `text`, or the free slot where it would go. */
static uint32_t *
slot_of(const struct words *words, struct str text, uint64_t hash)
{
	uint32_t at = (uint32_t)hash & words->slot_mask;
	for (;; at = (at + 1) & words->slot_mask) {
		uint32_t *slot = &words->slots[at];
		if (!*slot)
			return slot;
		uint32_t own = *slot - 1 - words->first;
		if (words->hashes[own] == hash
				&& str_equal(words->strings[own], text))
			return slot;
	}
}

static word_id
find_hashed(const struct words *words, struct str text, uint64_t hash)
{
	for (; words; words = words->parent) {
		uint32_t slot = *slot_of(words, text, hash);
		if (slot)
			return slot - 1;
	}
	return WORD_UNKNOWN;
}

word_id
words_find(const struct words *words, struct str text)
{
	return find_hashed(words, text, hash_bytes(text));
}

static void
rehash(struct words *words)
{
	set_slots(words, (words->slot_mask + 1) * 2);
	for (uint32_t i = 0; i < words->count - words->first; i++)
		*slot_of(words, words->strings[i], words->hashes[i]) =
				words->first + i + 1;
}

word_id
words_put(struct words *words, struct str text)
{
	uint64_t hash = hash_bytes(text);
	word_id known = find_hashed(words, text, hash);
	if (known != WORD_UNKNOWN)
		return known;
	uint32_t own = words->count - words->first;
	if (own == words->strings_capacity) {
		size_t wider = own ? (size_t)own * 2 : 256;
		words->strings = must_alloc(
				words->strings, wider * sizeof *words->strings);
		words->hashes = must_alloc(
				words->hashes, wider * sizeof *words->hashes);
		words->strings_capacity = wider;
	}
	words->strings[own] = arena_copy(&words->arena, text);
	words->hashes[own] = hash;
	if ((own + 1) * 2 > words->slot_mask)
		rehash(words);
	words->count++;
	*slot_of(words, text, hash) = words->first + own + 1;
	return words->first + own;
}

struct str
words_text(const struct words *words, word_id id)
{
	while (words && id < words->first)
		words = words->parent;
	if (!words || id >= words->count)
		return STR("");
	return words->strings[id - words->first];
}
