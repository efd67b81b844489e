#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void
memory_exhausted(size_t bytes)
{
	fprintf(stderr, "demarche: out of memory (%zu bytes)\n", bytes);
	abort();
}

void *
memory_zero(size_t count, size_t element)
{
	void *memory = calloc(count ? count : 1, element);
	if (!memory)
		memory_exhausted(count * element);
	return memory;
}

void *
memory_resize(void *old, size_t count, size_t element)
{
	if (count > SIZE_MAX / element)
		memory_exhausted(SIZE_MAX);
	void *memory = realloc(old, count * element);
	if (!memory)
		memory_exhausted(count * element);
	return memory;
}

void *
memory_grow(void *array, size_t count, size_t *capacity, size_t element)
{
	enum { FIRST = 256 };
	if (count < *capacity)
		return array;
	*capacity = *capacity ? *capacity * 2 : FIRST;
	return memory_resize(array, *capacity, element);
}
