#include "report/outlines.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/layers.h"

enum { CODE, PART, POINTS, COLUMNS };
static const char *const NAMES[] = { "code", "part", "points" };

static size_t
count_points(struct str text)
{
	size_t count = 1;
	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] == ' ';
	return count;
}

/* "-69.9,12.5" */
static bool
read_point(struct str word, struct outline_point *point)
{
	char text[32], *end;
	if (word.len >= sizeof text)
		return false;
	memcpy(text, word.at, word.len);
	text[word.len] = '\0';
	double longitude = strtod(text, &end);
	if (end == text || *end != ',')
		return false;
	char *second = end + 1;
	double latitude = strtod(second, &end);
	*point = (struct outline_point){ (float)longitude, (float)latitude };
	return end > second && !*end && longitude >= -180 && longitude <= 180
	       && latitude >= -90 && latitude <= 90;
}

static enum status
read_row(struct outlines *outlines, const struct table *table, size_t row,
		const unsigned column[COLUMNS], struct error *error)
{
	const struct str *cell = table->rows[row].cell;
	struct str rest = cell[column[POINTS]];
	struct outline *outline = &outlines->at[outlines->count];
	size_t most = count_points(rest);
	struct outline_point *points =
			ARENA_NEW(&outlines->arena, struct outline_point, most);
	bool more = true;
	*outline = (struct outline){ cell[column[CODE]], cell[column[PART]],
		points, 0 };
	while (more) {
		struct str word = str_next(&rest, ' ', &more);
		if (!read_point(word, &points[outline->count++]))
			return table_complain(table, row,
					"expected longitude,latitude in "
					"degrees",
					word, error);
	}
	outlines->count++;
	return STATUS_OK;
}

enum status
outlines_load(struct outlines *outlines, const char *lexicon,
		struct error *error)
{
	struct table table;
	unsigned column[COLUMNS];
	*outlines = (struct outlines){ 0 };
	arena_init(&outlines->arena);
	enum status status = layers_table(lexicon, "maps/outlines.tsv", NAMES,
			COLUMNS, &table, column, &outlines->arena, error);
	if (!status)
		outlines->at = ARENA_NEW(
				&outlines->arena, struct outline, table.count);
	for (size_t i = 0; !status && i < table.count; i++)
		status = read_row(outlines, &table, i, column, error);
	if (status)
		outlines_unload(outlines);
	return status;
}

void
outlines_unload(struct outlines *outlines)
{
	arena_fini(&outlines->arena);
	*outlines = (struct outlines){ 0 };
}
