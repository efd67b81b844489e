#include "arrow/bytes.h"

#include <stdlib.h>

#include "base/memory.h"

enum { BLOCK = 64 };

static void
widen(struct arrow_bytes *bytes, size_t needed)
{
	size_t capacity = bytes->capacity ? bytes->capacity : BLOCK;
	while (capacity < needed)
		capacity *= 2;
	uint8_t *wider = aligned_alloc(BLOCK, capacity);
	if (!wider)
		memory_exhausted(capacity);
	if (bytes->len)
		memcpy(wider, bytes->at, bytes->len);
	free(bytes->at);
	bytes->at = wider;
	bytes->capacity = capacity;
}

uint8_t *
arrow_bytes_room(struct arrow_bytes *bytes, size_t count)
{
	if (!bytes->at || bytes->capacity - bytes->len < count)
		widen(bytes, bytes->len + count);
	return bytes->at + bytes->len;
}

void
arrow_bytes_fill(struct arrow_bytes *bytes, size_t len)
{
	if (len <= bytes->len)
		return;
	memset(arrow_bytes_room(bytes, len - bytes->len), 0, len - bytes->len);
	bytes->len = len;
}

void
arrow_bits_set(struct arrow_bytes *bits, size_t index)
{
	arrow_bytes_fill(bits, index / 8 + 1);
	bits->at[index / 8] |= (uint8_t)(1u << index % 8);
}

void
arrow_bits_cut(struct arrow_bytes *bits, size_t count)
{
	if (bits->len <= count / 8)
		return;
	bits->len = (count + 7) / 8;
	if (count % 8)
		bits->at[count / 8] &= (uint8_t)((1u << count % 8) - 1);
}

size_t
arrow_bits_count(const struct arrow_bytes *bits)
{
	size_t count = 0;
	for (size_t i = 0; i < bits->len; i++)
		count += (size_t)__builtin_popcount(bits->at[i]);
	return count;
}
