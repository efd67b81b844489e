/* heap.h - memory of a structure that is to become an image.
 *
 * The linker lets every call of malloc and its like out of our own code come
 * here, and those of arenas (--wrap). While a heap is open each gets memory of
 * a fresh range of addresses, zeroed, one behind the other,
 * never used twice: the same calls give the same offsets. One thread, one heap
 * at a time. */
#ifndef DEMARCHE_COMPILE_HEAP_H
#define DEMARCHE_COMPILE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A piece of memory that was given out. */
struct block {
	size_t offset, bytes, align;
};

struct heap {
	char *at;
	size_t used;
	struct block *blocks; /* in the order of their offsets */
	size_t count, capacity;
};

/* False where there is no room. */
bool heap_open(struct heap *heap);
/* From here on memory comes from the system again; what was given stays. */
void heap_close(void);
/* Nothing for a heap of zeroes. */
void heap_fini(struct heap *heap);

/* The block that `address` points into or at the end of; null: none. */
const struct block *heap_block(const struct heap *heap, uint64_t address);

#endif
