#define _GNU_SOURCE
#include "compile/heap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/arena.h"
#include "base/image.h"
#include "base/memory.h"

enum {
	HEAP_BYTES = 1 << 30,
	/* Between blocks, so that the end of one is not the next one's start.
	 */
	GAP = IMAGE_WORD,
	ARENA_ALIGN = 16,
};

static struct heap *open_heap;

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t element);
void *__real_realloc(void *old, size_t bytes);
void *__real_aligned_alloc(size_t align, size_t bytes);
void __real_free(void *memory);
void *__real_memory_grow(
		void *array, size_t count, size_t *capacity, size_t element);

void *__real_arena_take(struct arena *arena, size_t bytes);
void *__real_arena_take_aligned(
		struct arena *arena, size_t bytes, size_t align);
void *__real_arena_zero(struct arena *arena, size_t bytes);
void *__real_arena_zero_aligned(
		struct arena *arena, size_t bytes, size_t align);
struct str __real_arena_copy(struct arena *arena, struct str s);
void *__real_arena_grow(struct arena *arena, void *array, size_t count,
		size_t *capacity, size_t element);

void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t element);
void *__wrap_realloc(void *old, size_t bytes);
void *__wrap_aligned_alloc(size_t align, size_t bytes);
void __wrap_free(void *memory);
void *__wrap_memory_grow(
		void *array, size_t count, size_t *capacity, size_t element);
void *__wrap_arena_take(struct arena *arena, size_t bytes);
void *__wrap_arena_take_aligned(
		struct arena *arena, size_t bytes, size_t align);
void *__wrap_arena_zero(struct arena *arena, size_t bytes);
void *__wrap_arena_zero_aligned(
		struct arena *arena, size_t bytes, size_t align);
struct str __wrap_arena_copy(struct arena *arena, struct str s);
void *__wrap_arena_grow(struct arena *arena, void *array, size_t count,
		size_t *capacity, size_t element);

bool
heap_open(struct heap *heap)
{
	void *at = mmap(NULL, HEAP_BYTES, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	bool mapped = at != MAP_FAILED;
	*heap = (struct heap){ .at = mapped ? at : NULL };
	open_heap = mapped ? heap : NULL;
	return mapped;
}

void
heap_close(void)
{
	open_heap = NULL;
}

void
heap_fini(struct heap *heap)
{
	if (heap->at)
		munmap(heap->at, HEAP_BYTES);
	__real_free(heap->blocks);
	*heap = (struct heap){ 0 };
}

static void
put_block(struct heap *heap, struct block block)
{
	if (heap->count == heap->capacity) {
		heap->capacity = heap->capacity ? heap->capacity * 2 : 1024;
		heap->blocks = __real_realloc(
				heap->blocks, heap->capacity * sizeof block);
	}
	if (!heap->blocks)
		memory_exhausted(heap->capacity * sizeof block);
	heap->blocks[heap->count++] = block;
}

static void *
take(struct heap *heap, size_t bytes, size_t align)
{
	size_t offset = (heap->used + align - 1) & ~(align - 1);
	if (offset > HEAP_BYTES || bytes > HEAP_BYTES - offset - GAP)
		memory_exhausted(bytes);
	put_block(heap, (struct block){ offset, bytes, align });
	heap->used = offset + bytes + GAP;
	return heap->at + offset;
}

const struct block *
heap_block(const struct heap *heap, uint64_t address)
{
	size_t offset = address - (uintptr_t)heap->at;
	size_t low = 0, high = heap->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (heap->blocks[middle].offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	const struct block *block = low ? &heap->blocks[low - 1] : NULL;
	return block && offset - block->offset <= block->bytes ? block : NULL;
}

static const struct block *
own_block(const void *memory)
{
	return open_heap ? heap_block(open_heap, (uintptr_t)memory) : NULL;
}

/* --- in place of the C library's ------------------------------------------ */

void *
__wrap_malloc(size_t bytes)
{
	return open_heap ? take(open_heap, bytes, IMAGE_ALIGN)
			 : __real_malloc(bytes);
}

void *
__wrap_calloc(size_t count, size_t element)
{
	if (!open_heap)
		return __real_calloc(count, element);
	if (element && count > SIZE_MAX / element)
		return NULL;
	return take(open_heap, count * element, IMAGE_ALIGN);
}

void *
__wrap_aligned_alloc(size_t align, size_t bytes)
{
	return open_heap ? take(open_heap, bytes, align)
			 : __real_aligned_alloc(align, bytes);
}

void *
__wrap_realloc(void *old, size_t bytes)
{
	const struct block *block = old ? own_block(old) : NULL;
	if (!open_heap || (old && !block))
		return __real_realloc(old, bytes);
	/* Taking one moves the list of blocks. */
	size_t kept = block && block->bytes < bytes ? block->bytes : bytes;
	void *fresh = take(open_heap, bytes, IMAGE_ALIGN);
	if (old)
		memcpy(fresh, old, kept);
	return fresh;
}

void
__wrap_free(void *memory)
{
	if (!own_block(memory))
		__real_free(memory);
}

/* Room by an eighth, and for one more: what nobody fills is part of the image,
 * and old places are not. */
static void *
grow(void *array, size_t count, size_t *capacity, size_t element)
{
	if (count < *capacity)
		return array;
	size_t kept = *capacity; /* below `count` where its first is no 0 */
	*capacity = count + count / 8 + 1;
	void *moved = take(open_heap, *capacity * element, ARENA_ALIGN);
	if (kept)
		memcpy(moved, array, kept * element);
	return moved;
}

void *
__wrap_memory_grow(void *array, size_t count, size_t *capacity, size_t element)
{
	return open_heap ? grow(array, count, capacity, element)
			 : __real_memory_grow(array, count, capacity, element);
}

/* --- in place of arenas ---------------------------------------------------
 *
 * What is taken of one is a block, not the arena's own larger ones, so that
 * what nobody points to stays behind. */

void *
__wrap_arena_take(struct arena *arena, size_t bytes)
{
	return open_heap ? take(open_heap, bytes, ARENA_ALIGN)
			 : __real_arena_take(arena, bytes);
}

void *
__wrap_arena_take_aligned(struct arena *arena, size_t bytes, size_t align)
{
	return open_heap ? take(open_heap, bytes, align)
			 : __real_arena_take_aligned(arena, bytes, align);
}

void *
__wrap_arena_zero(struct arena *arena, size_t bytes)
{
	return open_heap ? take(open_heap, bytes, ARENA_ALIGN)
			 : __real_arena_zero(arena, bytes);
}

void *
__wrap_arena_zero_aligned(struct arena *arena, size_t bytes, size_t align)
{
	return open_heap ? take(open_heap, bytes, align)
			 : __real_arena_zero_aligned(arena, bytes, align);
}

struct str
__wrap_arena_copy(struct arena *arena, struct str s)
{
	if (!open_heap)
		return __real_arena_copy(arena, s);
	char *copy = take(open_heap, s.len + 1, 1);
	if (s.len)
		memcpy(copy, s.at, s.len);
	return (struct str){ copy, s.len };
}

void *
__wrap_arena_grow(struct arena *arena, void *array, size_t count,
		size_t *capacity, size_t element)
{
	return open_heap ? grow(array, count, capacity, element)
			 : __real_arena_grow(arena, array, count, capacity,
					 element);
}
