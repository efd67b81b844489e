/* id_map.h - numbers by number: a hash table that grows.
 *
 * Keys are any 64-bit numbers. Used by one thread. */
#ifndef DEMARCHE_STORE_ID_MAP_H
#define DEMARCHE_STORE_ID_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct id_slot {
	int64_t key, value;
	bool used;
};

struct id_map {
	struct id_slot *slots;
	size_t capacity, count;
};

void id_map_init(struct id_map *map);
void id_map_fini(struct id_map *map);
/* Forgets all; keeps the memory. */
void id_map_reset(struct id_map *map);

/* The value of a key, 0 when it is new (`*added`, which may be null, says so).
 * Valid until the next call. */
int64_t *id_map_put(struct id_map *map, int64_t key, bool *added);
/* Null when it is not there. */
int64_t *id_map_find(const struct id_map *map, int64_t key);

#endif
