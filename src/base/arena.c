#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

enum {
	BLOCK_BYTES = 256 * 1024,
	KEEP_BYTES = 4 * 1024 * 1024,
	DEFAULT_ALIGN = 16,
	BLOCK_ALIGN = 64,
	/* From here on zeroed memory comes from the system, which touches none
	 * before it is used; in arenas that are used once. */
	ZEROED_BYTES = 32 * 1024,
};

struct arena_block {
	struct arena_block *next;
	void *memory; /* that it lies in */
	size_t size;
	alignas(BLOCK_ALIGN) unsigned char bytes[];
};

void
arena_init(struct arena *arena)
{
	arena_init_small(arena, BLOCK_BYTES);
}

void
arena_init_small(struct arena *arena, size_t block_bytes)
{
	*arena = (struct arena){ .block_bytes = block_bytes };
}

static void
free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *next = block->next;
		free(block->memory);
		block = next;
	}
}

void
arena_fini(struct arena *arena)
{
	free_blocks(arena->first);
	arena_init_small(arena, arena->block_bytes);
}

void
arena_reset(struct arena *arena)
{
	size_t kept = 0;
	struct arena_block **link = &arena->first;
	while (*link && kept + (*link)->size <= KEEP_BYTES) {
		kept += (*link)->size;
		link = &(*link)->next;
	}
	free_blocks(*link);
	*link = NULL;
	arena->reset = arena->first != NULL;
	arena->current = arena->first;
	arena->used = 0;
}

static struct arena_block *
block_new(size_t bytes, size_t least)
{
	size_t size = bytes > least ? bytes : least;
	size_t whole = sizeof(struct arena_block) + size;
	whole = (whole + BLOCK_ALIGN - 1) & ~(size_t)(BLOCK_ALIGN - 1);
	struct arena_block *block = NULL;
	if (size >= bytes && whole > size)
		block = aligned_alloc(BLOCK_ALIGN, whole);
	if (!block)
		memory_exhausted(bytes);
	*block = (struct arena_block){ .memory = block, .size = size };
	return block;
}

/* Makes `current` a block with room for `bytes` from its start. */
static void
next_block(struct arena *arena, size_t bytes)
{
	struct arena_block *current = arena->current;
	struct arena_block *next = current ? current->next : arena->first;
	if (!next || next->size < bytes) {
		struct arena_block *fresh =
				block_new(bytes, arena->block_bytes);
		fresh->next = next;
		if (current)
			current->next = fresh;
		else
			arena->first = fresh;
		next = fresh;
	}
	arena->current = next;
	arena->used = 0;
}

static struct arena_block *
zeroed_block(size_t bytes)
{
	size_t whole = sizeof(struct arena_block) + BLOCK_ALIGN + bytes;
	char *memory = whole > bytes ? calloc(1, whole) : NULL;
	if (!memory)
		memory_exhausted(bytes);
	size_t over = (uintptr_t)memory % BLOCK_ALIGN;
	struct arena_block *block =
			(void *)(memory + (over ? BLOCK_ALIGN - over : 0));
	*block = (struct arena_block){ .memory = memory, .size = bytes };
	return block;
}

/* A block of its own, before the others, so that the current one is filled
 * further. */
static void *
take_zeroed(struct arena *arena, size_t bytes)
{
	struct arena_block *block = zeroed_block(bytes);
	block->next = arena->first;
	arena->first = block;
	if (!arena->current) {
		arena->current = block;
		arena->used = bytes;
	}
	return block->bytes;
}

void *
arena_take_aligned(struct arena *arena, size_t bytes, size_t align)
{
	size_t start = (arena->used + align - 1) & ~(align - 1);
	if (!arena->current || start > arena->current->size
			|| arena->current->size - start < bytes) {
		next_block(arena, bytes);
		start = 0;
	}
	arena->used = start + bytes;
	return arena->current->bytes + start;
}

void *
arena_take(struct arena *arena, size_t bytes)
{
	return arena_take_aligned(arena, bytes, DEFAULT_ALIGN);
}

void *
arena_zero_aligned(struct arena *arena, size_t bytes, size_t align)
{
	if (bytes >= ZEROED_BYTES && !arena->reset)
		return take_zeroed(arena, bytes);
	void *memory = arena_take_aligned(arena, bytes, align);
	if (bytes)
		memset(memory, 0, bytes);
	return memory;
}

void *
arena_zero(struct arena *arena, size_t bytes)
{
	return arena_zero_aligned(arena, bytes, DEFAULT_ALIGN);
}

struct str
arena_copy(struct arena *arena, struct str s)
{
	char *copy = arena_take_aligned(arena, s.len + 1, 1);
	if (s.len)
		memcpy(copy, s.at, s.len);
	copy[s.len] = '\0';
	return (struct str){ copy, s.len };
}

void *
arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity,
		size_t element)
{
	if (count < *capacity)
		return array;
	size_t wider = *capacity ? *capacity * 2 : 8;
	if (wider > SIZE_MAX / element)
		memory_exhausted(SIZE_MAX);
	void *moved = arena_take(arena, wider * element);
	if (count)
		memcpy(moved, array, count * element);
	*capacity = wider;
	return moved;
}
