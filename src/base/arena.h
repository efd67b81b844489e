/* arena.h - memory that is given back all at once.
 *
 * One arena a document, or one a loaded table. Memory is aligned to 64 bytes
 * at most when asked, to 16 otherwise, and is NOT zeroed. arena_reset keeps
 * the blocks for the next document. An arena is used by one thread. When the
 * system has no memory the process is told so and aborted: no caller could
 * do better. */
#ifndef DEMARCHE_BASE_ARENA_H
#define DEMARCHE_BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

struct arena_block;

struct arena {
	struct arena_block *first, *current;
	size_t used; /* in the current block */
	bool reset;  /* once: blocks have been used before */
	size_t block_bytes;
};

void arena_init(struct arena *arena);
/* With blocks of this size, for what is kept by the hundred. */
void arena_init_small(struct arena *arena, size_t block_bytes);
void arena_fini(struct arena *arena);
/* Forgets everything; keeps up to 4 MiB of blocks. */
void arena_reset(struct arena *arena);

void *arena_take(struct arena *arena, size_t bytes);
void *arena_take_aligned(struct arena *arena, size_t bytes, size_t align);
/* Zeroed. */
void *arena_zero(struct arena *arena, size_t bytes);
void *arena_zero_aligned(struct arena *arena, size_t bytes, size_t align);

#define ARENA_NEW(arena, type, count)                                          \
	((type *)arena_zero((arena), (size_t)(count) * sizeof(type)))

/* A copy with a null byte behind it (which the length does not count). */
struct str arena_copy(struct arena *arena, struct str s);

/* Grows an array of `count` elements so that one more fits; returns the array,
 * moved or not. `capacity` starts as 0. */
void *arena_grow(struct arena *arena, void *array, size_t count,
		size_t *capacity, size_t element);

#define ARENA_PUSH(arena, array, count, capacity, value)                       \
	((array) = arena_grow((arena), (array), (count), &(capacity),          \
			 sizeof *(array)),                                     \
			(array)[(count)++] = (value))

#endif
