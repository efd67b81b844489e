/* robots.txt: the first line is the path that is asked for, the rest the file.
 * Whatever the bytes, the file and what a reader makes of it are the same when
 * they are read again, and nothing forbids where there is no rule. */
#include <stdlib.h>

#include "fuzz.h"
#include "read/robots.h"

static struct arena arena;

static void
check(const struct robots *robots)
{
	if (!(robots->delay >= 0))
		abort();
	for (size_t i = 0; i < robots->count; i++) {
		const struct robots_rule *rule = &robots->rules[i];
		if (rule->weight != rule->pattern.len + rule->anchored
				|| str_find(rule->pattern, STR("**"))
						   < rule->pattern.len)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = { (const char *)data, size };
	struct robots robots;
	bool more;
	struct str target = str_next(&rest, '\n', &more);
	robots_parse(&robots, rest, STR("demarche"), &arena);
	check(&robots);
	bool allowed = robots_allow(&robots, target, &arena);
	if (!allowed && !robots.count)
		abort();
	if (allowed != robots_allow(&robots, target, &arena))
		abort();
	arena_reset(&arena);
	return 0;
}
