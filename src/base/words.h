/* words.h - words become 32-bit ids once; from then on equality is `==`.
 *
 * A table of words may stand on a frozen parent (the lexicon's words): ids
 * below parent->count are the parent's, the same for all workers; new words
 * get ids above. Id 0 is the empty word. A child is used by one thread; a
 * frozen parent is shared by all. Strings stay where they are until reset. */
#ifndef DEMARCHE_BASE_WORDS_H
#define DEMARCHE_BASE_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef uint32_t word_id;
#define WORD_NONE 0u
/* words_find for a word that is not there. */
#define WORD_UNKNOWN UINT32_MAX

/* The hash lies beside the id: most look-ups touch no other memory but the
 * word's own bytes. */
struct word_slot {
	uint32_t id; /* + 1, 0 is free */
	uint32_t hash;
};

struct words {
	const struct words *parent; /* null, or frozen */
	struct arena arena;
	struct str *strings;     /* [count - first] */
	uint32_t first, count;   /* ids [first, count) are this table's own */
	struct word_slot *slots; /* open addressing */
	uint32_t slot_mask;
	size_t strings_capacity;
	struct words *aliases; /* null; see words_alias */
	word_id *alias_of;     /* by the aliases' own ids */
	size_t alias_capacity;
};

void words_init(struct words *words, const struct words *parent);
void words_fini(struct words *words);
/* Forgets this table's own words, keeps the parent's. */
void words_reset(struct words *words);

/* The id of `text`, added when new. */
word_id words_put(struct words *words, struct str text);
/* The id or WORD_UNKNOWN. */
word_id words_find(const struct words *words, struct str text);
/* Another spelling of a word: it gets that word's id wherever it is put, here
 * or in children. For tables without parent; does nothing when the spelling is
 * a word itself. */
void words_alias(struct words *words, struct str spelling, word_id id);
/* "" for ids that were never given. */
static inline struct str
words_text(const struct words *words, word_id id)
{
	while (words && id < words->first)
		words = words->parent;
	if (!words || id >= words->count)
		return STR("");
	return words->strings[id - words->first];
}

#endif
