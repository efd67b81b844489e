#include "export/exchange.h"

#include <stdlib.h>

#include "actor/gazetteer.h"
#include "base/layers.h"

/* --- rows by key ------------------------------------------------------- */

static int
compare_keys(const void *a, const void *b)
{
	const struct exchange_row *one = a, *two = b;
	return str_compare(one->key, two->key);
}

static void
put_key(struct exchange *exchange, struct exchange_index *index, struct str key,
		const void *row)
{
	struct exchange_row entry = { key, row };
	if (key.len)
		ARENA_PUSH(&exchange->arena, index->at, index->count,
				index->capacity, entry);
}

static void
sort_keys(struct exchange_index *index)
{
	if (index->count)
		qsort(index->at, index->count, sizeof *index->at, compare_keys);
}

static const void *
find_key(const struct exchange_index *index, struct str key)
{
	struct exchange_row wanted = { key, NULL };
	if (!index->count || !key.len)
		return NULL;
	const struct exchange_row *found = bsearch(&wanted, index->at,
			index->count, sizeof *index->at, compare_keys);
	return found ? found->row : NULL;
}

/* --- tables ------------------------------------------------------------ */

/* A table at work: its rows and the numbers of the columns asked for. */
struct reading {
	struct exchange *exchange;
	struct table table;
	unsigned column[12];
};

static struct str
cell_of(const struct reading *reading, size_t row, unsigned column)
{
	return reading->table.rows[row].cell[reading->column[column]];
}

static bool
is_length(struct str cell, size_t length)
{
	return cell.len == length || !cell.len;
}

static enum status
load_country(const struct reading *reading, size_t row, struct error *error)
{
	struct exchange *exchange = reading->exchange;
	struct exchange_country *country =
			ARENA_NEW(&exchange->arena, struct exchange_country, 1);
	*country = (struct exchange_country){
		.code = cell_of(reading, row, 0),
		.part = cell_of(reading, row, 1),
		.iso2 = cell_of(reading, row, 2),
		.fips = cell_of(reading, row, 3),
		.fips_regions = !cell_of(reading, row, 4).len,
		.cow = cell_of(reading, row, 5),
		.gw = cell_of(reading, row, 6),
		.cameo = cell_of(reading, row, 7),
		.name = cell_of(reading, row, 8),
		.latitude = cell_of(reading, row, 9),
		.longitude = cell_of(reading, row, 10),
	};
	if (country->code.len != 3)
		return table_complain(&reading->table, row,
				"expected a code of three letters",
				country->code, error);
	if (country->fips.len != 2)
		return table_complain(&reading->table, row,
				"expected a FIPS code of two letters",
				country->fips, error);
	if (!country->name.len || !is_length(country->part, 3)
			|| !is_length(country->iso2, 2))
		return table_complain(&reading->table, row,
				"expected part, iso2 and name", country->name,
				error);
	if (!country->part.len)
		put_key(exchange, &exchange->countries, country->code, country);
	put_key(exchange, &exchange->parts, country->iso2, country);
	return STATUS_OK;
}

static enum status
load_sector(const struct reading *reading, size_t row, struct error *error)
{
	struct exchange *exchange = reading->exchange;
	struct exchange_sector *sector =
			ARENA_NEW(&exchange->arena, struct exchange_sector, 1);
	*sector = (struct exchange_sector){ cell_of(reading, row, 0),
		cell_of(reading, row, 1), cell_of(reading, row, 2) };
	if (!is_length(sector->cameo, 3))
		return table_complain(&reading->table, row,
				"expected a role of three letters",
				sector->cameo, error);
	put_key(exchange, &exchange->sectors, sector->sector, sector);
	return STATUS_OK;
}

static enum status
load_body(const struct reading *reading, size_t row, struct error *error)
{
	struct exchange *exchange = reading->exchange;
	struct exchange_body *body =
			ARENA_NEW(&exchange->arena, struct exchange_body, 1);
	*body = (struct exchange_body){ cell_of(reading, row, 0),
		cell_of(reading, row, 1), cell_of(reading, row, 2),
		cell_of(reading, row, 3), cell_of(reading, row, 4) };
	if (body->type.len != 3 || !is_length(body->country, 3)
			|| !is_length(body->group, 3))
		return table_complain(&reading->table, row,
				"expected codes of three letters", body->id,
				error);
	put_key(exchange, &exchange->bodies, body->id, body);
	return STATUS_OK;
}

static enum status
load_mirror(const struct reading *reading, size_t row, struct error *error)
{
	struct exchange *exchange = reading->exchange;
	struct str *mirror = ARENA_NEW(&exchange->arena, struct str, 1);
	struct str cameo = cell_of(reading, row, 0);
	*mirror = cell_of(reading, row, 1);
	if (!exchange_cameo(exchange, cameo)
			|| !exchange_cameo(exchange, *mirror))
		return table_complain(&reading->table, row,
				"expected two codes of ontology/cameo.tsv",
				cameo, error);
	put_key(exchange, &exchange->mirrors, cameo, mirror);
	return STATUS_OK;
}

static enum status
load_language(const struct reading *reading, size_t row, struct error *error)
{
	struct exchange *exchange = reading->exchange;
	struct str *name = ARENA_NEW(&exchange->arena, struct str, 1);
	struct str code = cell_of(reading, row, 0);
	*name = cell_of(reading, row, 1);
	if (code.len < 2 || code.len > 3 || !name->len)
		return table_complain(&reading->table, row,
				"expected a code of two or three letters and "
				"a name",
				code, error);
	put_key(exchange, &exchange->languages, code, name);
	return STATUS_OK;
}

static void
put_place(const struct reading *reading, size_t row, bool is_region)
{
	struct exchange *exchange = reading->exchange;
	struct exchange_place *place =
			ARENA_NEW(&exchange->arena, struct exchange_place, 1);
	*place = (struct exchange_place){ cell_of(reading, row, 0),
		cell_of(reading, row, 1), cell_of(reading, row, 2),
		cell_of(reading, row, 3), is_region };
	put_key(exchange, &exchange->places, place->geonameid, place);
	if (is_region)
		put_key(exchange, &exchange->regions, place->region, place);
}

static enum status
load_city(const struct reading *reading, size_t row, struct error *error)
{
	(void)error;
	put_place(reading, row, false);
	return STATUS_OK;
}

static enum status
load_region(const struct reading *reading, size_t row, struct error *error)
{
	(void)error;
	put_place(reading, row, true);
	return STATUS_OK;
}

static enum status
load_person(const struct reading *reading, size_t row, struct error *error)
{
	(void)error;
	put_key(reading->exchange, &reading->exchange->persons,
			cell_of(reading, row, 0), reading->table.rows);
	return STATUS_OK;
}

static enum status
load_organisation(
		const struct reading *reading, size_t row, struct error *error)
{
	(void)error;
	put_key(reading->exchange, &reading->exchange->organisations,
			cell_of(reading, row, 0), reading->table.rows);
	return STATUS_OK;
}

/* The first row of a code is the country, the others are parts of it. */
static enum status
load_country_name(
		const struct reading *reading, size_t row, struct error *error)
{
	(void)error;
	struct str code = cell_of(reading, row, 0);
	for (size_t i = 0; i < row; i++)
		if (str_equal(cell_of(reading, i, 0), code))
			return STATUS_OK;
	put_key(reading->exchange, &reading->exchange->country_names,
			cell_of(reading, row, 1), reading->table.rows);
	return STATUS_OK;
}

/* In order: mirrors look codes up. */
static const struct {
	const char *name;
	enum status (*load)(const struct reading *, size_t row, struct error *);
	unsigned columns;
	const char *column[12];
} TABLES[] = {
	{ "exchange/countries.tsv", load_country, 11,
			{ "code", "part", "iso2", "fips", "adm1", "cow", "gw",
					"cameo", "name", "latitude",
					"longitude" } },
	{ "exchange/sectors.tsv", load_sector, 3,
			{ "sector", "cameo", "icews" } },
	{ "exchange/bodies.tsv", load_body, 5,
			{ "id", "type", "country", "group", "name" } },
	{ "exchange/mirrors.tsv", load_mirror, 2, { "cameo", "mirror" } },
	{ "exchange/languages.tsv", load_language, 2, { "code", "name" } },
	{ "places/cities.tsv", load_city, 4,
			{ "name", "country", "geonameid", "region" } },
	{ "places/regions.tsv", load_region, 4,
			{ "name", "country", "geonameid", "code" } },
	{ "actors/countries.tsv", load_country_name, 2, { "code", "name" } },
	{ "actors/leaders.tsv", load_person, 1, { "name" } },
	{ "actors/organisations.tsv", load_organisation, 1, { "name" } },
	{ "actors/agencies.tsv", load_organisation, 1, { "name" } },
	{ "actors/armed_groups.tsv", load_organisation, 1, { "name" } },
	{ "actors/companies.tsv", load_organisation, 1, { "name" } },
	{ "actors/parties.tsv", load_organisation, 1, { "name" } },
};
enum { TABLE_COUNT = sizeof TABLES / sizeof *TABLES };

static enum status
load_table(struct exchange *exchange, const char *lexicon, size_t number,
		struct error *error)
{
	struct reading reading = { .exchange = exchange };
	enum status status = layers_table(lexicon, TABLES[number].name,
			TABLES[number].column, TABLES[number].columns,
			&reading.table, reading.column, &exchange->arena,
			error);
	for (size_t i = 0; !status && i < reading.table.count; i++)
		status = TABLES[number].load(&reading, i, error);
	return status;
}

static void
sort_all(struct exchange *exchange)
{
	struct exchange_index *const indices[] = { &exchange->countries,
		&exchange->parts, &exchange->sectors, &exchange->bodies,
		&exchange->mirrors, &exchange->places, &exchange->regions,
		&exchange->persons, &exchange->organisations,
		&exchange->country_names, &exchange->languages };
	for (size_t i = 0; i < sizeof indices / sizeof *indices; i++)
		sort_keys(indices[i]);
}

enum status
exchange_load(struct exchange *exchange, const char *lexicon,
		struct error *error)
{
	*exchange = (struct exchange){ 0 };
	arena_init(&exchange->arena);
	enum status status = ontology_load(&exchange->ontology, lexicon, error);
	for (size_t i = 0; !status && i < TABLE_COUNT; i++)
		status = load_table(exchange, lexicon, i, error);
	sort_all(exchange);
	if (status)
		exchange_unload(exchange);
	return status;
}

void
exchange_unload(struct exchange *exchange)
{
	ontology_unload(&exchange->ontology);
	arena_fini(&exchange->arena);
	*exchange = (struct exchange){ 0 };
}

/* --- the linter -------------------------------------------------------- */

/* Countries of the lexicon without codes of the field. */
static enum status
check_countries(const struct exchange *exchange, const char *lexicon,
		void (*report)(void *, const struct error *), void *context,
		struct error *error)
{
	static const char *const column = "code";
	struct arena arena;
	struct table table;
	unsigned code;
	arena_init(&arena);
	enum status status = layers_table(lexicon, "actors/countries.tsv",
			&column, 1, &table, &code, &arena, error);
	for (size_t i = 0; !status && i < table.count; i++) {
		struct str cell = table.rows[i].cell[code];
		if (exchange_country(exchange, cell)
				|| exchange_body(exchange, cell))
			continue;
		table_complain(&table, i,
				"expected a country of exchange/countries.tsv "
				"or a body of exchange/bodies.tsv",
				cell, error);
		report(context, error);
	}
	arena_fini(&arena);
	return status;
}

static enum status
check_sectors(const struct exchange *exchange, const char *lexicon,
		void (*report)(void *, const struct error *), void *context,
		struct error *error)
{
	char path[FILE_PATH_BYTES];
	enum status status = layers_find(
			path, lexicon, "exchange/sectors.tsv", error);
	for (int i = SECTOR_NONE + 1; !status && i < SECTOR_COUNT; i++) {
		const char *name = sector_name((enum sector)i);
		if (exchange_sector(exchange, str_of(name)))
			continue;
		error_set(error, STATUS_FORMAT, path, 1, ERROR_NO_OFFSET,
				"no row for sector %s", name);
		report(context, error);
	}
	return status;
}

void
exchange_check(const char *lexicon,
		void (*report)(void *context, const struct error *error),
		void *context)
{
	struct exchange exchange;
	struct error error;
	if (exchange_load(&exchange, lexicon, &error)) {
		report(context, &error);
		return;
	}
	if (check_countries(&exchange, lexicon, report, context, &error)
			|| check_sectors(&exchange, lexicon, report, context,
					&error))
		report(context, &error);
	exchange_unload(&exchange);
}

/* --- looking up -------------------------------------------------------- */

const struct exchange_country *
exchange_country(const struct exchange *exchange, struct str code)
{
	return find_key(&exchange->countries, code);
}

const struct exchange_country *
exchange_part(const struct exchange *exchange, struct str iso2)
{
	return find_key(&exchange->parts, iso2);
}

const struct exchange_sector *
exchange_sector(const struct exchange *exchange, struct str sector)
{
	return find_key(&exchange->sectors, sector);
}

const struct exchange_body *
exchange_body(const struct exchange *exchange, struct str id)
{
	return find_key(&exchange->bodies, id);
}

const struct exchange_place *
exchange_place(const struct exchange *exchange, struct str geonameid)
{
	return find_key(&exchange->places, geonameid);
}

const struct exchange_place *
exchange_region(const struct exchange *exchange, struct str region)
{
	return find_key(&exchange->regions, region);
}

bool
exchange_is_country(const struct exchange *exchange, struct str name)
{
	return find_key(&exchange->country_names, name) != NULL;
}

struct str
exchange_mirror(const struct exchange *exchange, struct str cameo)
{
	const struct str *mirror = find_key(&exchange->mirrors, cameo);
	return mirror ? *mirror : STR("");
}

struct str
exchange_language(const struct exchange *exchange, struct str code)
{
	const struct str *name = find_key(&exchange->languages, code);
	return name ? *name : STR("");
}

const struct cameo *
exchange_cameo(const struct exchange *exchange, struct str code)
{
	size_t index = code.len ? ontology_cameo(&exchange->ontology, code) : 0;
	return index ? &exchange->ontology.cameo[index] : NULL;
}

bool
exchange_is_person(const struct exchange *exchange, struct str name)
{
	return find_key(&exchange->persons, name) != NULL;
}

bool
exchange_is_organisation(const struct exchange *exchange, struct str name)
{
	return find_key(&exchange->organisations, name) != NULL;
}
