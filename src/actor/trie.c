#include "actor/trie.h"

#include <stdlib.h>

#include "base/memory.h"

static uint32_t
new_node(struct trie *trie)
{
	trie->value = memory_grow(trie->value, trie->node_count,
			&trie->node_capacity, sizeof *trie->value);
	trie->value[trie->node_count] = 0;
	return trie->node_count++;
}

void
trie_init(struct trie *trie, uint32_t edges)
{
	*trie = (struct trie){ .edge_mask = edges - 1, .root_count = edges };
	trie->edges = memory_zero(edges, sizeof *trie->edges);
	trie->root = memory_zero(edges, sizeof *trie->root);
	new_node(trie);
}

void
trie_fini(struct trie *trie)
{
	free(trie->root);
	free(trie->edges);
	free(trie->value);
	*trie = (struct trie){ 0 };
}

static struct trie_edge *
slot_of(const struct trie *trie, uint32_t from, word_id word)
{
	/* Fibonacci hashing: the upper bits of the product are well mixed. */
	uint64_t key = (uint64_t)from << 32 | word;
	uint64_t at = key * UINT64_C(0x9E3779B97F4A7C15) >> 32;
	for (;; at++) {
		struct trie_edge *edge = &trie->edges[at & trie->edge_mask];
		if ((edge->from == from && edge->word == word) || !edge->from)
			return edge;
	}
}

uint32_t
trie_next(const struct trie *trie, uint32_t node, word_id word)
{
	return slot_of(trie, node, word)->node;
}

static uint32_t
put_first(struct trie *trie, word_id word)
{
	if (word >= trie->root_count) {
		uint32_t count = trie->root_count;
		while (count <= word)
			count *= 2;
		trie->root = memory_resize(
				trie->root, count, sizeof *trie->root);
		memset(trie->root + trie->root_count, 0,
				(count - trie->root_count)
						* sizeof *trie->root);
		trie->root_count = count;
	}
	if (!trie->root[word])
		trie->root[word] = new_node(trie);
	return trie->root[word];
}

static void
widen_edges(struct trie *trie)
{
	struct trie_edge *old = trie->edges;
	uint32_t count = trie->edge_mask + 1;
	trie->edges = memory_zero((size_t)count * 2, sizeof *trie->edges);
	trie->edge_mask = count * 2 - 1;
	for (uint32_t i = 0; i < count; i++)
		if (old[i].from)
			*slot_of(trie, old[i].from, old[i].word) = old[i];
	free(old);
}

static uint32_t
put_next(struct trie *trie, uint32_t node, word_id word)
{
	struct trie_edge *edge = slot_of(trie, node, word);
	if (edge->from)
		return edge->node;
	*edge = (struct trie_edge){ node, word, new_node(trie) };
	uint32_t next = edge->node;
	/* At most three quarters of the places are taken. */
	if (++trie->edge_count > trie->edge_mask / 4 * 3)
		widen_edges(trie);
	return next;
}

uint32_t *
trie_put(struct trie *trie, const word_id *words, unsigned count)
{
	uint32_t node = put_first(trie, words[0]);
	for (unsigned i = 1; i < count; i++)
		node = put_next(trie, node, words[i]);
	return &trie->value[node];
}
