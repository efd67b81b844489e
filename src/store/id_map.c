#include "store/id_map.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CAPACITY = 256 }; /* a power of two, as all that follow */

void
id_map_init(struct id_map *map)
{
	map->capacity = FIRST_CAPACITY;
	map->count = 0;
	map->slots = memory_zero(map->capacity, sizeof *map->slots);
}

void
id_map_fini(struct id_map *map)
{
	free(map->slots);
	map->slots = NULL;
}

void
id_map_reset(struct id_map *map)
{
	memset(map->slots, 0, map->capacity * sizeof *map->slots);
	map->count = 0;
}

static struct id_slot *
slot_of(const struct id_map *map, int64_t key)
{
	uint64_t hash = (uint64_t)key * 0x9e3779b97f4a7c15u;
	size_t mask = map->capacity - 1, i = (size_t)(hash >> 20) & mask;
	while (map->slots[i].used && map->slots[i].key != key)
		i = (i + 1) & mask;
	return &map->slots[i];
}

static void
grow(struct id_map *map)
{
	struct id_map old = *map;
	map->capacity *= 2;
	map->slots = memory_zero(map->capacity, sizeof *map->slots);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].used)
			*slot_of(map, old.slots[i].key) = old.slots[i];
	free(old.slots);
}

int64_t *
id_map_put(struct id_map *map, int64_t key, bool *added)
{
	if (map->count * 2 >= map->capacity)
		grow(map);
	struct id_slot *slot = slot_of(map, key);
	if (added)
		*added = !slot->used;
	if (!slot->used) {
		*slot = (struct id_slot){ key, 0, true };
		map->count++;
	}
	return &slot->value;
}

int64_t *
id_map_find(const struct id_map *map, int64_t key)
{
	struct id_slot *slot = slot_of(map, key);
	return slot->used ? &slot->value : NULL;
}
