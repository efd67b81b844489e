#include "fact/quote.h"

#include <stdlib.h>

#include "base/memory.h"

struct quote_tables {
	int none;
};

const char *
quote_stance_name(enum quote_stance stance)
{
	static const char *const names[] = { "neutral", "positive",
		"negative" };
	return names[stance];
}

enum status
quote_tables_load(struct quote_tables **tables, const char *lexicon,
		const char *lang, struct words *words, struct error *error)
{
	(void)lexicon, (void)lang, (void)words, (void)error;
	*tables = memory_zero(1, sizeof **tables);
	return STATUS_OK;
}

void
quote_tables_unload(struct quote_tables *tables)
{
	free(tables);
}

struct str
quote_class_name(const struct quote_tables *tables, uint8_t verb_class)
{
	(void)tables, (void)verb_class;
	return STR("");
}

void
quotes_find(const struct quote_tables *tables, const struct frames *frames,
		const struct text *text, const struct mentions *mentions,
		struct arena *arena, struct quotes *out)
{
	(void)tables, (void)frames, (void)text, (void)mentions, (void)arena;
	*out = (struct quotes){ 0 };
}
