#include "analyse/observations_part.h"

#include <stdlib.h>

#include "base/memory.h"

static bool
is_among(int64_t record, const int64_t *records, size_t count)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (records[middle] < record)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && records[low] == record;
}

/* The rows that stay; their number. */
static size_t
choose(const struct observations *all, const int64_t *records, size_t count,
		uint32_t *rows)
{
	size_t chosen = 0;
	for (size_t i = 0; i < all->count; i++)
		if (is_among(all->record[i], records, count))
			rows[chosen++] = (uint32_t)i;
	return chosen;
}

/* Those rows of a column. */
static void *
take(const void *column, size_t element, const uint32_t *rows, size_t count)
{
	char *taken = memory_zero(count + 1, element);
	for (size_t i = 0; i < count; i++)
		memcpy(taken + i * element,
				(const char *)column + rows[i] * element,
				element);
	return taken;
}

void
observations_part(struct observations *part, const struct observations *all,
		const int64_t *records, size_t count)
{
	uint32_t *rows = memory_zero(all->count + 1, sizeof *rows);
	size_t chosen = choose(all, records, count, rows);
	*part = *all;
	part->count = chosen;
#define TAKE(column)                                                           \
	part->column = take(all->column, sizeof *all->column, rows, chosen)
	TAKE(source);
	TAKE(target);
	TAKE(source_sector);
	TAKE(target_sector);
	TAKE(day);
	TAKE(category);
	TAKE(status);
	TAKE(quad);
	TAKE(confidence);
	TAKE(score);
	TAKE(event);
	TAKE(alone);
	TAKE(leads);
	TAKE(article);
	TAKE(record);
#undef TAKE
	free(rows);
}

void
observations_part_fini(struct observations *part)
{
	void *columns[] = { part->source, part->target, part->source_sector,
		part->target_sector, part->day, part->category, part->status,
		part->quad, part->confidence, part->score, part->event,
		part->alone, part->leads, part->article, part->record };
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		free(columns[i]);
	*part = (struct observations){ 0 };
}
