#include "lexicon/unused.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
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

static void
tell(struct findings *findings, enum finding_kind kind, const char *path,
		unsigned line, const char *what, struct str name)
{
	char place[1200];
	snprintf(place, sizeof place, "%s:%u", path, line);
	findings_put_format(findings, kind, str_of(place), "%s \"%.*s\"", what,
			STR_ARG(name));
}

static void
check_sets(const struct sets *sets, struct findings *findings)
{
	bool *used = memory_zero(sets->count + 1, sizeof *used);
	for (size_t i = 0; i < sets->count; i++)
		used[i] = sets->at[i].used;
	while (mark_inner(sets, used))
		;
	for (size_t i = 0; i < sets->count; i++)
		if (!used[i])
			tell(findings, FINDING_UNUSED_SET, sets->at[i].path,
					sets->at[i].line, "no frame uses set",
					sets->at[i].name);
	free(used);
}

/* What frames make. */
struct made {
	bool category[LIMIT_CATEGORIES + 1];
	bool mode[LIMIT_MODES + 1];
};

static void
mark_made(const struct frames *frames, struct made *made)
{
	for (size_t i = 0; i < frames->trigger_count; i++) {
		const struct trigger *trigger = &frames->triggers[i];
		for (size_t k = 0; k < trigger->count; k++) {
			made->category[trigger->frames[k].event] = true;
			made->mode[trigger->frames[k].mode] = true;
		}
	}
}

/* Of a user's own: the program makes some of PLOVER's modes itself. */
void
unused_check_categories(const struct frames *frames, struct findings *findings)
{
	const struct ontology *ontology = frames->ontology;
	struct made made = { 0 };
	mark_made(frames, &made);
	for (size_t i = PLOVER_COUNT; i < ontology->category_count; i++) {
		const struct category *category = &ontology->categories[i];
		if (!made.category[i])
			tell(findings, FINDING_UNUSED_CATEGORY, category->path,
					category->line,
					"no frame makes category",
					category->name);
	}
	for (size_t i = 1; i < ontology->mode_count; i++) {
		const struct mode *mode = &ontology->modes[i];
		if (mode->event >= PLOVER_COUNT && !made.mode[i]
				&& made.category[mode->event])
			tell(findings, FINDING_UNUSED_CATEGORY, mode->path,
					mode->line, "no frame makes mode",
					mode->name);
	}
}

void
unused_check_sets(const struct frames *frames, struct findings *findings)
{
	check_sets(frames->sets, findings);
}
