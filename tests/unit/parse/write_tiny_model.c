/* Writes the tests' tiny model with annotated triggers to stdout. */
#include <stdio.h>

#include "tiny_model.h"

int
main(void)
{
	struct arena arena;
	arena_init(&arena);
	struct str model = tiny_near_model(&arena, 5);
	bool whole = fwrite(model.at, 1, model.len, stdout) == model.len;
	arena_fini(&arena);
	return fflush(stdout) || !whole;
}
