#include "analyse/observations.h"

#include <stdlib.h>

void
observations_fini(struct observations *observations)
{
	void *columns[] = { observations->source, observations->target,
		observations->source_sector, observations->target_sector,
		observations->day, observations->category, observations->status,
		observations->quad, observations->confidence,
		observations->score, observations->event, observations->alone,
		observations->leads, observations->article,
		observations->record, observations->articles.day,
		observations->articles.publisher, observations->articles.lang,
		observations->articles.there };
	struct words *tables[] = { &observations->codes, &observations->sectors,
		&observations->categories, &observations->statuses,
		&observations->publishers, &observations->langs };
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		free(columns[i]);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		words_fini(tables[i]);
	*observations = (struct observations){ 0 };
}

size_t
observations_undated(const struct observations *observations)
{
	size_t count = 0;
	for (size_t i = 0; i < observations->count; i++)
		count += observations->day[i] == DAY_NONE;
	return count;
}
