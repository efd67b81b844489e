#include "fact/amount.h"

#include <stdlib.h>

#include "base/memory.h"

struct amount_tables {
	struct arena arena;
};

const char *
amount_bound_name(enum amount_bound bound)
{
	static const char *const names[] = { "", "about", "over", "under" };
	return names[bound];
}

const char *
amount_rate_name(enum amount_rate rate)
{
	static const char *const names[] = { "", "hour", "day", "week", "month",
		"quarter", "year", "decade" };
	return names[rate];
}

enum status
amount_tables_load(struct amount_tables **tables, const char *lexicon,
		const char *lang, struct words *words, struct error *error)
{
	(void)lexicon, (void)lang, (void)words, (void)error;
	*tables = memory_zero(1, sizeof **tables);
	arena_init(&(*tables)->arena);
	return STATUS_OK;
}

void
amount_tables_unload(struct amount_tables *tables)
{
	arena_fini(&tables->arena);
	free(tables);
}

void
amounts_scan(const struct amount_tables *tables, const struct text *text,
		const struct mentions *mentions, int32_t day,
		struct arena *arena, struct amounts *out)
{
	(void)tables, (void)mentions, (void)day;
	*out = (struct amounts){ .first = ARENA_NEW(arena, uint32_t,
						 text->sentence_count + 1u) };
}
