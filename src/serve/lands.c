#include "serve/lands.h"

#include <stdlib.h>

#include "base/layers.h"

static int
compare(const void *a, const void *b)
{
	return str_compare(((const struct land *)a)->code,
			((const struct land *)b)->code);
}

static struct land *
find(const struct lands *lands, struct str code)
{
	struct land sought = { .code = code };
	return lands->count ? bsearch(&sought, lands->at, lands->count,
			       sizeof *lands->at, compare)
			    : NULL;
}

const struct land *
lands_find(const struct lands *lands, struct str code)
{
	return find(lands, code);
}

/* Cells are followed by a tab or the end of the line. */
static bool
read_place(struct land *land, struct str latitude, struct str longitude)
{
	char text[2][32];
	if (!latitude.len || !longitude.len || latitude.len >= sizeof text[0]
			|| longitude.len >= sizeof text[1])
		return false;
	memcpy(text[0], latitude.at, latitude.len);
	memcpy(text[1], longitude.at, longitude.len);
	text[0][latitude.len] = text[1][longitude.len] = '\0';
	land->latitude = strtod(text[0], NULL);
	land->longitude = strtod(text[1], NULL);
	land->placed = true;
	return true;
}

/* --- tables ------------------------------------------------------------ */

struct reading {
	struct lands *lands;
	const char *lexicon;
	struct arena arena;   /* of what is read and not kept */
	struct str *capitals; /* [lands->count], their names with | between */
	struct error *error;
};

/* In order of codes. Parts and dependencies of a country stand behind it in the
 * table, and under its code. */
static void
add(struct lands *lands, struct str code, struct str name)
{
	size_t at = lands->count;
	if (find(lands, code))
		return;
	for (; at && str_compare(lands->at[at - 1].code, code) > 0; at--)
		lands->at[at] = lands->at[at - 1];
	lands->at[at] = (struct land){ .code = code, .name = name };
	lands->count++;
}

static enum status
read_names(struct reading *reading)
{
	static const char *const columns[] = { "code", "name" };
	struct lands *lands = reading->lands;
	struct table table;
	unsigned column[2];
	enum status status = layers_table(reading->lexicon,
			"actors/countries.tsv", columns, 2, &table, column,
			&lands->arena, reading->error);
	if (status)
		return status;
	lands->at = ARENA_NEW(&lands->arena, struct land, table.count);
	for (size_t i = 0; i < table.count; i++)
		add(lands, table.rows[i].cell[column[0]],
				table.rows[i].cell[column[1]]);
	return STATUS_OK;
}

static enum status
read_codes(struct reading *reading)
{
	static const char *const columns[] = { "code", "part", "iso2",
		"numeric", "latitude", "longitude" };
	struct table table;
	unsigned column[6];
	enum status status = layers_table(reading->lexicon,
			"exchange/countries.tsv", columns, 6, &table, column,
			&reading->lands->arena, reading->error);
	for (size_t i = 0; !status && i < table.count; i++) {
		const struct str *cell = table.rows[i].cell;
		struct land *land = find(reading->lands, cell[column[0]]);
		if (!land || cell[column[1]].len)
			continue;
		land->iso2 = cell[column[2]];
		land->numeric = cell[column[3]];
		read_place(land, cell[column[4]], cell[column[5]]);
	}
	return status;
}

static enum status
read_capitals(struct reading *reading)
{
	static const char *const columns[] = { "code", "capital" };
	struct lands *lands = reading->lands;
	struct table table;
	unsigned column[2];
	enum status status = layers_table(reading->lexicon,
			"actors/countries.tsv", columns, 2, &table, column,
			&reading->arena, reading->error);
	reading->capitals =
			ARENA_NEW(&reading->arena, struct str, lands->count);
	for (size_t i = 0; !status && i < table.count; i++) {
		const struct str *cell = table.rows[i].cell;
		struct land *land = find(lands, cell[column[0]]);
		if (land && !reading->capitals[land - lands->at].at)
			reading->capitals[land - lands->at] = cell[column[1]];
	}
	return status;
}

/* "St. John's|Saint John's" */
static bool
names(struct str list, struct str name)
{
	for (bool more = true; more;)
		if (str_equal(str_next(&list, '|', &more), name))
			return true;
	return false;
}

static enum status
read_places(struct reading *reading)
{
	static const char *const columns[] = { "name", "country", "latitude",
		"longitude" };
	struct lands *lands = reading->lands;
	struct table table;
	unsigned column[4];
	enum status status = layers_table(reading->lexicon, "places/cities.tsv",
			columns, 4, &table, column, &reading->arena,
			reading->error);
	for (size_t i = 0; !status && i < table.count; i++) {
		const struct str *cell = table.rows[i].cell;
		struct land *land = find(lands, cell[column[1]]);
		if (land
				&& names(reading->capitals[land - lands->at],
						cell[column[0]]))
			read_place(land, cell[column[2]], cell[column[3]]);
	}
	return status;
}

enum status
lands_load(struct lands *lands, const char *lexicon, struct error *error)
{
	struct reading reading = {
		.lands = lands, .lexicon = lexicon, .error = error
	};
	*lands = (struct lands){ .count = 0 };
	arena_init(&lands->arena);
	arena_init(&reading.arena);
	enum status status = read_names(&reading);
	if (!status)
		status = read_codes(&reading);
	if (!status)
		status = read_capitals(&reading);
	if (!status)
		status = read_places(&reading);
	arena_fini(&reading.arena);
	if (status)
		lands_unload(lands);
	return status;
}

void
lands_unload(struct lands *lands)
{
	arena_fini(&lands->arena);
	*lands = (struct lands){ .count = 0 };
}
