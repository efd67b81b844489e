#include "analyse/sums_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_SLOTS = 1024 };

void
sums_table_init(struct sums_table *table)
{
	*table = (struct sums_table){ .slot_mask = FIRST_SLOTS - 1 };
	table->slots = memory_zero(FIRST_SLOTS, sizeof *table->slots);
}

void
sums_table_fini(struct sums_table *table)
{
	free(table->cells);
	free(table->slots);
	*table = (struct sums_table){ 0 };
}

static uint64_t
pair_of(const struct sums_key *key)
{
	return (uint64_t)key->source << 48 | (uint64_t)key->target << 32
	       | (uint64_t)key->source_sector << 24
	       | (uint64_t)key->target_sector << 16 | key->by;
}

static bool
same(const struct sums_key *a, const struct sums_key *b)
{
	return pair_of(a) == pair_of(b) && a->position == b->position;
}

/* Multiplicative hashing (Knuth, TAOCP 3, 6.4) by the golden ratio. */
static size_t
hash_of(const struct sums_key *key)
{
	uint64_t mixed = pair_of(key) * UINT64_C(0x9e3779b97f4a7c15);
	mixed = (mixed ^ mixed >> 29 ^ key->position)
		* UINT64_C(0x9e3779b97f4a7c15);
	return (size_t)(mixed >> 20);
}

static uint32_t *
slot_of(const struct sums_table *table, const struct sums_key *key)
{
	for (size_t at = hash_of(key);; at++) {
		uint32_t *slot = &table->slots[at & table->slot_mask];
		if (!*slot || same(&table->cells[*slot - 1].key, key))
			return slot;
	}
}

static void
widen(struct sums_table *table)
{
	size_t count = (table->slot_mask + 1) * 2;
	free(table->slots);
	table->slots = memory_zero(count, sizeof *table->slots);
	table->slot_mask = count - 1;
	for (size_t i = 0; i < table->count; i++)
		*slot_of(table, &table->cells[i].key) = (uint32_t)i + 1;
}

/* The cell that was asked for last, or the one that was made behind it: who
 * passes over the same rows again asks in the same order. */
static bool
is_near(struct sums_table *table, const struct sums_key *key)
{
	size_t last = table->last;
	if (last < table->count && same(&table->cells[last].key, key))
		return true;
	if (last + 1 >= table->count || !same(&table->cells[last + 1].key, key))
		return false;
	table->last++;
	return true;
}

struct sums *
sums_table_at(struct sums_table *table, struct sums_key key)
{
	if (is_near(table, &key))
		return &table->cells[table->last].sums;
	uint32_t *slot = slot_of(table, &key);
	if (!*slot) {
		struct sums_cell cell = { .key = key };
		MEMORY_PUSH(table->cells, table->count, table->capacity, cell);
		*slot = (uint32_t)table->count;
		if (table->count > table->slot_mask / 2)
			widen(table);
		table->last = table->count - 1;
	} else {
		table->last = *slot - 1;
	}
	return &table->cells[table->last].sums;
}

static int
by_key(const void *a, const void *b)
{
	const struct sums_key *one = &((const struct sums_cell *)a)->key;
	const struct sums_key *other = &((const struct sums_cell *)b)->key;
	uint64_t mine = pair_of(one), theirs = pair_of(other);
	if (mine != theirs)
		return mine < theirs ? -1 : 1;
	return (one->position > other->position)
	       - (one->position < other->position);
}

void
sums_table_sort(struct sums_table *table)
{
	if (table->count)
		qsort(table->cells, table->count, sizeof *table->cells, by_key);
}
