#include "base/words.h"

#include <stdlib.h>

#include "base/memory.h"

/* Words are short: calling the library would cost more than hashing. */
#define XXH_INLINE_ALL
#include <xxhash.h>

/* A table without parent is a lexicon's, which has some 40,000 words. */
enum { FIRST_SLOTS = 1024, FIRST_LEXICON_SLOTS = 1 << 16 };

static uint32_t
hash_of(struct str text)
{
	return (uint32_t)XXH3_64bits(text.len ? text.at : "", text.len);
}

static void
set_slots(struct words *words, uint32_t count)
{
	words->slots = memory_zero(count, sizeof *words->slots);
	words->slot_mask = count - 1;
}

void
words_init(struct words *words, const struct words *parent)
{
	*words = (struct words){ .parent = parent };
	arena_init(&words->arena);
	words->first = words->count = parent ? parent->count : 0;
	set_slots(words, parent ? FIRST_SLOTS : FIRST_LEXICON_SLOTS);
	if (!parent)
		words_put(words, STR(""));
}

void
words_fini(struct words *words)
{
	if (words->aliases)
		words_fini(words->aliases);
	free(words->aliases);
	free(words->alias_of);
	arena_fini(&words->arena);
	free(words->strings);
	free(words->slots);
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
static struct word_slot *
slot_of(const struct words *words, struct str text, uint32_t hash)
{
	for (uint32_t at = hash;; at++) {
		struct word_slot *slot = &words->slots[at & words->slot_mask];
		if (!slot->id)
			return slot;
		if (slot->hash == hash
				&& str_equal(words->strings[slot->id - 1
							     - words->first],
						text))
			return slot;
	}
}

static word_id
find_hashed(const struct words *words, struct str text, uint32_t hash)
{
	for (; words; words = words->parent) {
		const struct word_slot *slot = slot_of(words, text, hash);
		if (slot->id)
			return slot->id - 1;
	}
	return WORD_UNKNOWN;
}

static word_id
find_alias(const struct words *words, struct str text, uint32_t hash)
{
	while (words->parent)
		words = words->parent;
	if (!words->aliases)
		return WORD_UNKNOWN;
	word_id alias = find_hashed(words->aliases, text, hash);
	return alias == WORD_UNKNOWN ? alias : words->alias_of[alias];
}

word_id
words_find(const struct words *words, struct str text)
{
	uint32_t hash = hash_of(text);
	word_id known = find_hashed(words, text, hash);
	return known == WORD_UNKNOWN ? find_alias(words, text, hash) : known;
}

void
words_alias(struct words *words, struct str spelling, word_id id)
{
	if (words_find(words, spelling) != WORD_UNKNOWN)
		return;
	if (!words->aliases) {
		words->aliases = memory_zero(1, sizeof *words->aliases);
		words_init(words->aliases, NULL);
	}
	word_id alias = words_put(words->aliases, spelling);
	words->alias_of = memory_grow(words->alias_of, alias,
			&words->alias_capacity, sizeof *words->alias_of);
	words->alias_of[alias] = id;
}

static void
widen_slots(struct words *words)
{
	struct word_slot *old = words->slots;
	uint32_t count = words->slot_mask + 1;
	set_slots(words, count * 2);
	for (uint32_t i = 0; i < count; i++) {
		if (!old[i].id)
			continue;
		uint32_t at = old[i].hash;
		while (words->slots[at & words->slot_mask].id)
			at++;
		words->slots[at & words->slot_mask] = old[i];
	}
	free(old);
}

word_id
words_put(struct words *words, struct str text)
{
	uint32_t hash = hash_of(text);
	word_id known = find_hashed(words, text, hash);
	if (known == WORD_UNKNOWN)
		known = find_alias(words, text, hash);
	if (known != WORD_UNKNOWN)
		return known;
	uint32_t own = words->count - words->first;
	words->strings = memory_grow(words->strings, own,
			&words->strings_capacity, sizeof *words->strings);
	words->strings[own] = arena_copy(&words->arena, text);
	/* At most three quarters of the slots are taken. */
	if (own >= words->slot_mask / 4 * 3)
		widen_slots(words);
	words->count++;
	*slot_of(words, text, hash) =
			(struct word_slot){ words->first + own + 1, hash };
	return words->first + own;
}
