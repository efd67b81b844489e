#include "compile/write.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "compile/trace.h"

enum { WORD_BITS = 64 };

/* The file in memory. */
struct picture {
	const struct trace *trace;
	uint64_t address;
	uint64_t *words;
	uint64_t *bits; /* behind the blocks: pointers */
};

static void
put_pointer(struct picture *picture, size_t word, uint64_t pointer)
{
	picture->words[word] = picture->address
			       + trace_target(picture->trace, pointer);
	picture->bits[word / WORD_BITS] |= UINT64_C(1) << word % WORD_BITS;
}

/* The bytes that are the same in both heaps. */
static uint64_t
common_bytes(uint64_t word, uint64_t twin)
{
	uint64_t common = 0;
	for (unsigned shift = 0; shift < WORD_BITS; shift += 8) {
		uint64_t byte = UINT64_C(0xff) << shift;
		if ((word & byte) == (twin & byte))
			common |= word & byte;
	}
	return common;
}

static void
put_word(struct picture *picture, size_t word, size_t offset)
{
	const struct trace *trace = picture->trace;
	uint64_t value = trace_read(trace->heap, offset);
	enum word_kind kind = trace_word(trace, offset);
	if (kind == WORD_POINTER)
		put_pointer(picture, word, value);
	else
		picture->words[word] = common_bytes(
				value, trace_read(trace->twin, offset));
}

static void
put_block(struct picture *picture, size_t index)
{
	const struct trace *trace = picture->trace;
	const struct block *block = &trace->heap->blocks[index];
	uint64_t place = trace->place[index];
	size_t words = trace_words(block), whole = words * IMAGE_WORD;
	for (size_t i = 0; i < words; i++)
		put_word(picture, place / IMAGE_WORD + i,
				block->offset + i * IMAGE_WORD);
	memcpy((char *)picture->words + place + whole,
			trace->heap->at + block->offset + whole,
			block->bytes - whole);
}

static enum status
write_picture(FILE *out, const struct trace *trace, uint64_t address,
		struct image_key key, struct error *error)
{
	uint64_t words = trace->bytes / IMAGE_WORD;
	uint64_t all = words + (words + WORD_BITS - 1) / WORD_BITS;
	struct picture picture = { .trace = trace,
		.address = address,
		.words = memory_zero(all, IMAGE_WORD) };
	picture.bits = picture.words + words;
	for (size_t i = 0; i < trace->count; i++)
		put_block(&picture, trace->order[i]);
	struct image_header header = { .magic = IMAGE_MAGIC,
		.layout = key.layout,
		.source = key.source,
		.address = address,
		.bytes = all * IMAGE_WORD,
		.root = trace->place[0],
		.pointers = trace->bytes };
	header.sum = image_sum(&header, (char *)picture.words + sizeof header);
	memcpy(picture.words, &header, sizeof header);
	bool written = fwrite(picture.words, 1, header.bytes, out)
		       == header.bytes;
	free(picture.words);
	return written ? STATUS_OK
		       : error_set(error, STATUS_IO, "", 0, ERROR_NO_OFFSET,
				       "an image cannot be written");
}

enum status
image_write(FILE *out, const struct heap *heap, const struct heap *twin,
		uint64_t address, struct image_key key, struct error *error)
{
	struct trace trace;
	enum status status = trace_init(&trace, heap, twin, error);
	if (!status)
		status = write_picture(out, &trace, address, key, error);
	trace_fini(&trace);
	return status;
}
