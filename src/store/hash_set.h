/* hash_set.h - hashes as a sorted array, each once: what can be compared with
 * another in one walk. */
#ifndef DEMARCHE_STORE_HASH_SET_H
#define DEMARCHE_STORE_HASH_SET_H

#include <stdint.h>

#include "base/arena.h"

/* Sorts where they stand and drops what stands there twice; returns how many
 * are left. The arena lends room. */
size_t hash_set_make(uint64_t *hashes, size_t count, struct arena *arena);

/* How many both sets have. */
size_t hash_set_common(const uint64_t *a, size_t a_count, const uint64_t *b,
		size_t b_count);

#endif
