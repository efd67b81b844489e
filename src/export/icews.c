#include "export/icews.h"

#include "export/common_columns.h"
#include "export/geography.h"

/* --- actors ------------------------------------------------------------ */

static struct str
country_name(const struct export_row *row, const json_t *party)
{
	struct str code = json_text_at(party, "code");
	const struct exchange_country *country =
			exchange_country(row->exchange, code);
	const struct exchange_body *body = exchange_body(row->exchange, code);
	return country ? country->name : body ? body->name : STR("");
}

/* What the first sector is called that has a name there. */
static struct str
sector_name_of(const struct export_row *row, const json_t *party)
{
	const json_t *sectors = json_object_get(party, "sector");
	for (size_t i = 0; i < json_array_size(sectors); i++) {
		const struct exchange_sector *sector = exchange_sector(
				row->exchange, json_text_item(sectors, i));
		if (sector && sector->icews.len)
			return sector->icews;
	}
	return STR("");
}

/* "Kenya", "Wang Yi", "Police (Peru)"; the words of a stranger. */
static void
put_name(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *party = row->party[side];
	struct str name = json_text_at(party, "name");
	struct str country = country_name(row, party);
	struct str sector = sector_name_of(row, party);
	bool is_country = country.len
			  && str_equal(json_text_at(party, "id"),
					  json_text_at(party, "code"));
	if (is_country || name.len) {
		buffer_put(cell, is_country ? country : name);
		return;
	}
	buffer_put(cell, sector.len ? sector : json_text_at(party, "text"));
	if (sector.len && country.len)
		buffer_put_format(cell, " (%.*s)", STR_ARG(country));
}

static void
put_sectors(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *sectors = json_object_get(row->party[side], "sector");
	bool begun = false;
	for (size_t i = 0; i < json_array_size(sectors); i++) {
		const struct exchange_sector *sector = exchange_sector(
				row->exchange, json_text_item(sectors, i));
		if (!sector || !sector->icews.len)
			continue;
		buffer_put(cell, begun ? STR(",") : STR(""));
		buffer_put(cell, sector->icews);
		begun = true;
	}
}

static void
put_country(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, country_name(row, row->party[side]));
}

/* --- the event --------------------------------------------------------- */

/* --- where ------------------------------------------------------------- */

static void
put_place_country(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, geography_of(row, side).country);
}

static const struct export_column columns[] = {
	{ "Event ID", column_id, SIDE_EVENT, COLUMN_INTEGER,
			"number of the row in this export, from 1: unique, "
			"below 2^31. ids.tsv has the record behind it" },
	{ "Event Date", column_day, SIDE_EVENT, COLUMN_DATE,
			"day of the event, YYYY-MM-DD" },
	{ "Source Name", put_name, SIDE_ACTOR, COLUMN_TEXT,
			"name in the lexicon; of who is known by what they "
			"are, sector and country: Police (Peru); else the "
			"words of the text" },
	{ "Source Sectors", put_sectors, SIDE_ACTOR, COLUMN_TEXT,
			"sectors in the words of exchange/sectors.tsv, parted "
			"by commas" },
	{ "Source Country", put_country, SIDE_ACTOR, COLUMN_TEXT,
			"English name" },
	{ "Event Text", column_cameo_label, SIDE_EVENT, COLUMN_TEXT,
			"label of the CAMEO code" },
	{ "CAMEO Code", column_cameo, SIDE_EVENT, COLUMN_TEXT,
			"two to four digits, leading zero kept" },
	{ "Intensity", column_goldstein, SIDE_EVENT, COLUMN_REAL,
			"Goldstein's scale, ontology/cameo.tsv" },
	{ "Target Name", put_name, SIDE_RECIPIENT, COLUMN_TEXT, "as above" },
	{ "Target Sectors", put_sectors, SIDE_RECIPIENT, COLUMN_TEXT,
			"as above" },
	{ "Target Country", put_country, SIDE_RECIPIENT, COLUMN_TEXT,
			"as above" },
	{ "Story ID", column_story, SIDE_EVENT, COLUMN_INTEGER,
			"number of the article in this export, from 1, below "
			"2^31. ids.tsv has the article's id" },
	{ "Sentence Number", column_sentence, SIDE_EVENT, COLUMN_INTEGER,
			"number of the sentence, the first is 1" },
	{ "Publisher", column_publisher, SIDE_EVENT, COLUMN_TEXT,
			"of the article" },
	{ "City", column_city, SIDE_EVENT, COLUMN_TEXT,
			"where the event was, by its name in GeoNames" },
	{ "District", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: districts are not in the gazetteer" },
	{ "Province", column_province, SIDE_EVENT, COLUMN_TEXT,
			"province of the place" },
	{ "Country", put_place_country, SIDE_EVENT, COLUMN_TEXT,
			"English name" },
	{ "Latitude", column_latitude, SIDE_EVENT, COLUMN_REAL,
			"degrees; of a country alone its middle" },
	{ "Longitude", column_longitude, SIDE_EVENT, COLUMN_REAL,
			"degrees, likewise" },
};

const struct export_layout ICEWS_EVENTS = { "ICEWS coded event data", columns,
	sizeof columns / sizeof *columns, true, "" };
