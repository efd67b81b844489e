/* write.h - a heap as the file of an image (docs/image-format.md). */
#ifndef DEMARCHE_COMPILE_WRITE_H
#define DEMARCHE_COMPILE_WRITE_H

#include <stdio.h>

#include "base/image.h"
#include "compile/heap.h"

/* What the first block of the heap reaches, for `address`; `twin` was filled
 * in the same way (trace.h). The same content gives the same bytes. */
MUST_CHECK enum status image_write(FILE *out, const struct heap *heap,
		const struct heap *twin, uint64_t address, struct image_key key,
		struct error *error);

#endif
