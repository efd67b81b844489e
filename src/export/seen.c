#include "export/seen.h"

#include <stdlib.h>

#include "base/memory.h"

enum { FIRST_SLOTS = 64 };

/* Offsets are close together: spread them. */
static size_t
slot_of(const struct seen *seen, uint64_t number)
{
	size_t at = (size_t)((number * UINT64_C(0x9e3779b97f4a7c15)) >> 20)
		    & (seen->slots - 1);
	while (seen->at[at] && seen->at[at] != number)
		at = (at + 1) & (seen->slots - 1);
	return at;
}

static void
widen(struct seen *seen)
{
	struct seen old = *seen;
	if (old.slots && old.count * 3 < old.slots * 2)
		return;
	seen->slots = old.slots ? old.slots * 2 : FIRST_SLOTS;
	seen->at = memory_zero(seen->slots, sizeof *seen->at);
	for (size_t i = 0; i < old.slots; i++)
		if (old.at[i])
			seen->at[slot_of(seen, old.at[i])] = old.at[i];
	free(old.at);
}

bool
seen_first(struct seen *seen, uint64_t number)
{
	number += !number;
	widen(seen);
	size_t at = slot_of(seen, number);
	if (seen->at[at])
		return false;
	seen->at[at] = number;
	seen->count++;
	return true;
}

void
seen_fini(struct seen *seen)
{
	free(seen->at);
	*seen = (struct seen){ 0 };
}
