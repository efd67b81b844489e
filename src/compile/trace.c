#include "compile/trace.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/image.h"
#include "base/memory.h"
#include "compile/foreign.h"

uint64_t
trace_read(const struct heap *heap, size_t offset)
{
	uint64_t word;
	memcpy(&word, heap->at + offset, sizeof word);
	return word;
}

enum word_kind
trace_word(const struct trace *trace, size_t offset)
{
	uint64_t word = trace_read(trace->heap, offset);
	uint64_t twin = trace_read(trace->twin, offset);
	uintptr_t at = (uintptr_t)trace->heap->at;
	uintptr_t twin_at = (uintptr_t)trace->twin->at;
	if (word != twin && twin - word != twin_at - at)
		return WORD_UNSET;
	if (word != twin)
		return heap_block(trace->heap, word) ? WORD_POINTER
						     : WORD_FOREIGN;
	return foreign_is_address(word) ? WORD_FOREIGN : WORD_PLAIN;
}

size_t
trace_words(const struct block *block)
{
	return block->align < IMAGE_WORD ? 0 : block->bytes / IMAGE_WORD;
}

static size_t
block_index(const struct trace *trace, uint64_t pointer)
{
	return (size_t)(heap_block(trace->heap, pointer) - trace->heap->blocks);
}

uint64_t
trace_target(const struct trace *trace, uint64_t pointer)
{
	size_t index = block_index(trace, pointer);
	uintptr_t start = (uintptr_t)trace->heap->at
			  + trace->heap->blocks[index].offset;
	return trace->place[index] + (pointer - start);
}

static uint64_t
align_up(uint64_t offset, uint64_t align)
{
	return (offset + align - 1) & ~(align - 1);
}

static void
reach(struct trace *trace, size_t index)
{
	if (trace->place[index])
		return;
	const struct block *block = &trace->heap->blocks[index];
	uint64_t place = align_up(trace->bytes, block->align);
	trace->place[index] = place;
	trace->order[trace->count++] = index;
	trace->bytes = place + block->bytes;
}

static enum status
follow_word(struct trace *trace, size_t offset, struct error *error)
{
	enum word_kind kind = trace_word(trace, offset);
	uint64_t word = trace_read(trace->heap, offset);
	if (kind == WORD_POINTER)
		reach(trace, block_index(trace, word));
	if (kind != WORD_FOREIGN)
		return STATUS_OK;
	return error_set(error, STATUS_UNSUPPORTED, "", 0, ERROR_NO_OFFSET,
			"what is loaded points to 0x%" PRIx64 " of the program",
			foreign_offset(word));
}

static enum status
follow_block(struct trace *trace, const struct block *block,
		struct error *error)
{
	enum status status = STATUS_OK;
	size_t end = trace_words(block) * IMAGE_WORD;
	for (size_t at = 0; !status && at < end; at += IMAGE_WORD)
		status = follow_word(trace, block->offset + at, error);
	return status;
}

static bool
are_alike(const struct heap *heap, const struct heap *twin)
{
	return heap->count == twin->count
	       && !memcmp(heap->blocks, twin->blocks,
			       heap->count * sizeof *heap->blocks);
}

enum status
trace_init(struct trace *trace, const struct heap *heap,
		const struct heap *twin, struct error *error)
{
	*trace = (struct trace){ .heap = heap,
		.twin = twin,
		.place = memory_zero(heap->count, sizeof *trace->place),
		.order = memory_zero(heap->count, sizeof *trace->order),
		.bytes = sizeof(struct image_header) };
	if (!heap->count || !are_alike(heap, twin))
		return error_set(error, STATUS_UNSUPPORTED, "", 0,
				ERROR_NO_OFFSET,
				"the lexicon comes out in two ways");
	reach(trace, 0);
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < trace->count; i++)
		status = follow_block(
				trace, &heap->blocks[trace->order[i]], error);
	trace->bytes = align_up(trace->bytes, IMAGE_WORD);
	return status;
}

void
trace_fini(struct trace *trace)
{
	free(trace->place);
	free(trace->order);
	*trace = (struct trace){ 0 };
}
