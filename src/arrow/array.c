#include "arrow/array.h"

#include <stdlib.h>

#include "base/memory.h"

enum { MOST_BUFFERS = 3 };

/* What one node owns. Children are structs of an array that the parent owns;
 * what they own themselves they take along when they are moved. */
struct owned {
	void *buffers[MOST_BUFFERS]; /* to be freed */
	const void *shown[MOST_BUFFERS];
	struct ArrowArray *children;
	struct ArrowArray **pointers;
};

static void
release(struct ArrowArray *array)
{
	struct owned *owned = array->private_data;
	for (int64_t i = 0; i < array->n_children; i++)
		if (array->children[i]->release)
			array->children[i]->release(array->children[i]);
	for (int i = 0; i < MOST_BUFFERS; i++)
		free(owned->buffers[i]);
	free(owned->children);
	free(owned->pointers);
	free(owned);
	array->release = NULL;
}

void
arrow_array_make(struct ArrowArray *array, size_t length, int64_t buffers,
		size_t children)
{
	struct owned *owned = memory_zero(1, sizeof *owned);
	owned->children = memory_zero(children, sizeof *owned->children);
	owned->pointers = memory_zero(children, sizeof *owned->pointers);
	for (size_t i = 0; i < children; i++)
		owned->pointers[i] = &owned->children[i];
	*array = (struct ArrowArray){
		.length = (int64_t)length,
		.n_buffers = buffers,
		.n_children = (int64_t)children,
		.buffers = owned->shown,
		.children = owned->pointers,
		.release = release,
		.private_data = owned,
	};
}

void
arrow_array_give(struct ArrowArray *array, int64_t number,
		struct arrow_bytes *bytes)
{
	struct owned *owned = array->private_data;
	if (!bytes)
		return;
	/* An empty buffer is one all the same: not all readers take null. */
	arrow_bytes_room(bytes, 1);
	owned->buffers[number] = bytes->at;
	owned->shown[number] = bytes->at;
	*bytes = (struct arrow_bytes){ 0 };
}
