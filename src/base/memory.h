/* memory.h - heap memory, or the end of the process.
 *
 * When the system has no memory the process is told so and aborted: no caller
 * could do better. Free with free. */
#ifndef DEMARCHE_BASE_MEMORY_H
#define DEMARCHE_BASE_MEMORY_H

#include <stddef.h>

/* Says how much was asked for, and aborts. */
_Noreturn void memory_exhausted(size_t bytes);

/* `count` zeroed elements; the system gives large pieces zeroed already, and
 * touches none of it before it is used. */
void *memory_zero(size_t count, size_t element);

/* As realloc. */
void *memory_resize(void *old, size_t count, size_t element);

/* An array of `count` elements, moved or not, with room for one more;
 * `capacity` starts as 0 and doubles. */
void *memory_grow(void *array, size_t count, size_t *capacity, size_t element);

#define MEMORY_PUSH(array, count, capacity, value)                             \
	((array) = memory_grow(                                                \
			 (array), (count), &(capacity), sizeof *(array)),      \
			(array)[(count)++] = (value))

#endif
