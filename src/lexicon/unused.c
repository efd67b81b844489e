#include "lexicon/unused.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "event/frame.h"
#include "event/sets.h"

/* Marks the sets inside those that are marked; whether there was one more. */
static bool
mark_inner(const struct sets *sets, bool *used)
{
	bool changed = false;
	for (size_t i = 0; i < sets->count; i++) {
		const struct set *set = &sets->at[i];
		for (size_t k = 0; used[i] && k < set->member_count; k++) {
			struct str name = set->members[k];
			if (name.at[0] != '@')
				continue;
			name = str_cut(name.at + 1, name.at + name.len);
			size_t inner = (size_t)(sets_find(sets, name)
						- sets->at);
			changed |= !used[inner];
			used[inner] = true;
		}
	}
	return changed;
}

void
unused_check(const struct frames *frames, struct findings *findings)
{
	const struct sets *sets = frames->sets;
	bool *used = memory_zero(sets->count + 1, sizeof *used);
	for (size_t i = 0; i < sets->count; i++)
		used[i] = sets->at[i].used;
	while (mark_inner(sets, used))
		;
	for (size_t i = 0; i < sets->count; i++) {
		char place[1200];
		const struct set *set = &sets->at[i];
		snprintf(place, sizeof place, "%s:%u", set->path, set->line);
		if (!used[i])
			findings_put_format(findings, FINDING_UNUSED_SET,
					str_of(place),
					"no frame uses set \"%.*s\"",
					STR_ARG(set->name));
	}
	free(used);
}
