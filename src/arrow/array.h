/* array.h - arrays that own their buffers. */
#ifndef DEMARCHE_ARROW_ARRAY_H
#define DEMARCHE_ARROW_ARRAY_H

#include <stddef.h>

#include "arrow/abi.h"
#include "arrow/bytes.h"

/* An array of `length` rows with room for so many buffers (at most 3) and
 * children, which the caller fills; the children's structs are there. Nulls are
 * 0. Its release frees buffers and children. Cannot fail. */
void arrow_array_make(struct ArrowArray *array, size_t length, int64_t buffers,
		size_t children);

/* Buffer `number` is these bytes, which become the array's; `bytes` is empty
 * then. Null: there is none. */
void arrow_array_give(struct ArrowArray *array, int64_t number,
		struct arrow_bytes *bytes);

#endif
