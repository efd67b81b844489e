/* trie.h - sequences of words to numbers, for longest match in one pass.
 *
 * Node 0 is the root. The edges of the root are an array over word ids, so
 * that a word that begins no name costs one load; all others stand in one
 * hash table. Filled while loading, read-only afterwards. */
#ifndef DEMARCHE_ACTOR_TRIE_H
#define DEMARCHE_ACTOR_TRIE_H

#include "base/words.h"

struct trie_edge {
	uint32_t from; /* a node; 0 is free, the root's edges lie elsewhere */
	word_id word;
	uint32_t node;
};

struct trie {
	uint32_t *root; /* node by word id, 0 none */
	uint32_t root_count;
	struct trie_edge *edges;
	uint32_t edge_count, edge_mask;
	uint32_t *value; /* by node, 0 none */
	uint32_t node_count;
	size_t node_capacity;
};

/* With room for `edges`, a power of two; there may be more. */
void trie_init(struct trie *trie, uint32_t edges);
void trie_fini(struct trie *trie);

/* The value of a sequence of at least one word, 0 when it is new; stays valid
 * until the next put. */
uint32_t *trie_put(struct trie *trie, const word_id *words, unsigned count);

/* The node behind `node` by `word`, 0 when there is none. */
static inline uint32_t
trie_first(const struct trie *trie, word_id word)
{
	return word < trie->root_count ? trie->root[word] : 0;
}
/* Asks for what trie_first will read. */
static inline void
trie_expect(const struct trie *trie, word_id word)
{
	if (word < trie->root_count)
		__builtin_prefetch(&trie->root[word]);
}
uint32_t trie_next(const struct trie *trie, uint32_t node, word_id word);

#endif
