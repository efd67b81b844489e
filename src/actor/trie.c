#include "actor/trie.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIRST_EDGES = 1 << 14, FIRST_NODES = 1 << 14, FIRST_ROOT = 1 << 15 };

static void *
must_resize(void *old, size_t count, size_t element)
{
	void *memory = realloc(old, count * element);
	if (!memory) {
		fprintf(stderr, "demarche: out of memory (%zu bytes)\n",
				count * element);
		abort();
	}
	return memory;
}

static struct trie_edge *
new_edges(uint32_t count)
{
	struct trie_edge *edges =
			must_resize(NULL, count, sizeof(struct trie_edge));
	memset(edges, 0, count * sizeof *edges);
	return edges;
}

void
trie_init(struct trie *trie)
{
	*trie = (struct trie){ .node_count = 1,
		.node_capacity = FIRST_NODES,
		.edge_mask = FIRST_EDGES - 1 };
	trie->edges = new_edges(FIRST_EDGES);
	trie->value = must_resize(NULL, FIRST_NODES, sizeof *trie->value);
	trie->value[0] = 0;
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
slot_of(const struct trie *trie, uint64_t key)
{
	/* Fibonacci hashing: the upper bits of the product are well mixed. */
	uint64_t at = key * UINT64_C(0x9E3779B97F4A7C15) >> 32;
	for (;; at++) {
		struct trie_edge *edge = &trie->edges[at & trie->edge_mask];
		if (edge->key == key || !edge->key)
			return edge;
	}
}

uint32_t
trie_next(const struct trie *trie, uint32_t node, word_id word)
{
	return slot_of(trie, (uint64_t)node << 32 | word)->node;
}

static uint32_t
new_node(struct trie *trie)
{
	if (trie->node_count == trie->node_capacity) {
		trie->node_capacity *= 2;
		trie->value = must_resize(trie->value, trie->node_capacity,
				sizeof *trie->value);
	}
	trie->value[trie->node_count] = 0;
	return trie->node_count++;
}

static uint32_t
put_first(struct trie *trie, word_id word)
{
	if (word >= trie->root_count) {
		uint32_t count = trie->root_count ? trie->root_count
						  : FIRST_ROOT;
		while (count <= word)
			count *= 2;
		trie->root = must_resize(
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
	trie->edges = new_edges(count * 2);
	trie->edge_mask = count * 2 - 1;
	for (uint32_t i = 0; i < count; i++)
		if (old[i].key)
			*slot_of(trie, old[i].key) = old[i];
	free(old);
}

static uint32_t
put_next(struct trie *trie, uint32_t node, word_id word)
{
	uint64_t key = (uint64_t)node << 32 | word;
	struct trie_edge *edge = slot_of(trie, key);
	if (edge->key)
		return edge->node;
	*edge = (struct trie_edge){ key, new_node(trie) };
	uint32_t next = edge->node;
	if (++trie->edge_count * 2 > trie->edge_mask)
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
