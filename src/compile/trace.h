/* trace.h - what can be reached from a structure's root, and where it goes.
 *
 * Nothing tells the types of what lies in a heap. So the structure is built
 * twice, in heaps at two addresses: words that differ by the distance of the
 * heaps are pointers, words that are equal are not, and others have bytes that
 * nobody set, which are those that differ. This is exact as long as building is
 * a function of its input. */
#ifndef DEMARCHE_COMPILE_TRACE_H
#define DEMARCHE_COMPILE_TRACE_H

#include "base/error.h"
#include "compile/heap.h"

struct trace {
	const struct heap *heap, *twin;
	uint64_t *place; /* by block, its offset in the image; 0: unreached */
	size_t *order;   /* blocks reached, by place */
	size_t count;
	uint64_t bytes; /* of header and blocks */
};

/* A word of the heap. */
enum word_kind {
	WORD_PLAIN,
	WORD_POINTER, /* into the heap */
	WORD_UNSET,   /* has padding, which differs from run to run */
	WORD_FOREIGN, /* points to something that is not in the heap */
};
/* How many of them a block has; none where it is not aligned to hold any. */
size_t trace_words(const struct block *block);
enum word_kind trace_word(const struct trace *trace, size_t offset);
/* The word at an offset of the heap. */
uint64_t trace_read(const struct heap *heap, size_t offset);

/* From the first block of both heaps. An error where the heaps are not alike,
 * or something points out of them. */
MUST_CHECK enum status trace_init(struct trace *trace, const struct heap *heap,
		const struct heap *twin, struct error *error);
void trace_fini(struct trace *trace);

/* The offset in the image of what `pointer` points to. */
uint64_t trace_target(const struct trace *trace, uint64_t pointer);

#endif
