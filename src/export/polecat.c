#include "export/polecat.h"

#include "export/common_columns.h"
#include "export/geography.h"
#include "export/story.h"

static const char MISSING[] = "None";

/* --- the event --------------------------------------------------------- */

/* "20250304-d3cf839b2e6df636": no reader takes it for a number. */
static void
put_id(struct buffer *cell, const struct export_row *row, enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%08d-%.*s",
			export_day(json_text_at(row->record, "date")),
			STR_ARG(json_text_at(row->record, "id")));
}

static void
put_type(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, json_text_at(row->record, "event"));
}

static void
put_mode(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, json_text_at(row->record, "mode"));
}

static void
put_intensity(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	column_put_real(cell,
			json_number_value(
					json_object_get(row->record, "score")),
			2);
}

static void
put_quad(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	static const char *const names[] = { "", "VERBAL COOPERATION",
		"MATERIAL COOPERATION", "VERBAL CONFLICT",
		"MATERIAL CONFLICT" };
	int64_t quad = json_integer_at(row->record, "quad");
	(void)side;
	buffer_put(cell, str_of(names[quad >= 1 && quad <= 4 ? quad : 0]));
}

/* Puts an element of a list, parted from the one before. */
static void
put_element(struct buffer *cell, struct str text, bool first)
{
	if (!first)
		buffer_put_char(cell, ';');
	size_t before = cell->len;
	column_put_part(cell, text, ";");
	if (cell->len == before)
		buffer_put(cell, str_of(MISSING));
}

static void
put_contexts(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *contexts = json_object_get(row->record, "context");
	(void)side;
	for (size_t i = 0; i < json_array_size(contexts); i++)
		put_element(cell, json_text_item(contexts, i), !i);
}

/* --- actors, aligned --------------------------------------------------- */

static const json_t *
parties_of(const struct export_row *row, enum export_side side)
{
	return json_object_get(row->record,
			side == SIDE_ACTOR ? "actor" : "recipient");
}

static void
put_texts(struct buffer *cell, const struct export_row *row,
		enum export_side side, const char *key)
{
	const json_t *parties = parties_of(row, side);
	for (size_t i = 0; i < json_array_size(parties); i++)
		put_element(cell, json_text_at(json_array_get(parties, i), key),
				!i);
}

static void
put_names(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *parties = parties_of(row, side);
	for (size_t i = 0; i < json_array_size(parties); i++) {
		const json_t *party = json_array_get(parties, i);
		struct str name = json_text_at(party, "name");
		put_element(cell, name.len ? name : json_text_at(party, "text"),
				!i);
	}
}

static void
put_codes(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	put_texts(cell, row, side, "code");
}

static void
put_raw_names(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	put_texts(cell, row, side, "text");
}

static void
put_cow(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *parties = parties_of(row, side);
	for (size_t i = 0; i < json_array_size(parties); i++) {
		const struct exchange_country *country = exchange_country(
				row->exchange,
				json_text_at(json_array_get(parties, i),
						"code"));
		put_element(cell, country ? country->cow : STR(""), !i);
	}
}

static const json_t *
sectors_of(const json_t *parties, size_t index)
{
	return json_object_get(json_array_get(parties, index), "sector");
}

static void
put_first_sectors(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *parties = parties_of(row, side);
	for (size_t i = 0; i < json_array_size(parties); i++)
		put_element(cell, json_text_item(sectors_of(parties, i), 0),
				!i);
}

/* "GOV;LEG,OPP": those of one actor stand between commas. */
static void
put_sectors(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *parties = parties_of(row, side);
	for (size_t i = 0; i < json_array_size(parties); i++) {
		const json_t *sectors = sectors_of(parties, i);
		put_element(cell, json_text_item(sectors, 0), !i);
		for (size_t k = 1; k < json_array_size(sectors); k++) {
			buffer_put_char(cell, ',');
			buffer_put(cell, json_text_item(sectors, k));
		}
	}
}

/* As many as there are actors. */
static void
put_unknown(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	size_t count = json_array_size(parties_of(row, side));
	for (size_t i = 0; i < count; i++)
		put_element(cell, STR(""), !i);
}

/* --- where ------------------------------------------------------------- */

static void
put_place(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, json_text_at(json_object_get(row->record, "location"),
					 "name"));
}

static void
put_raw_place(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, json_text_at(json_object_get(row->record, "location"),
					 "text"));
}

static void
put_country(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, geography_of(row, side).code);
}

static void
put_geonames(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	int64_t id = json_integer_at(
			json_object_get(row->record, "location"), "geonameid");
	(void)side;
	if (id)
		buffer_put_format(cell, "%lld", (long long)id);
}

static void
put_feature(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	static const char *const names[] = { "", "PCLI", "ADM1", "PPL" };
	buffer_put(cell, str_of(names[geography_of(row, side).level]));
}

/* --- the story --------------------------------------------------------- */

static void
put_people(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, row->story_names[STORY_PEOPLE]);
}

static void
put_organisations(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, row->story_names[STORY_ORGANISATIONS]);
}

static void
put_locations(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, row->story_names[STORY_LOCATIONS]);
}

static void
put_published(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct str date = row->article->published;
	(void)side;
	if (export_day(date))
		buffer_put(cell, (struct str){ date.at, 10 });
}

static void
put_language(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct str code = row->article->lang;
	struct str name = exchange_language(row->exchange, code);
	(void)side;
	buffer_put(cell, name.len ? name : code);
}

static void
put_version(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *version = json_object_get(row->record, "version");
	(void)side;
	buffer_put_format(cell, "demarche %.*s lexicon %.*s model %.*s",
			STR_ARG(json_text_at(version, "program")),
			STR_ARG(json_text_at(version, "lexicon")),
			STR_ARG(json_text_at(version, "model")));
}

/* --- the table --------------------------------------------------------- */

#define PARTY(prefix, primary, sectors, wikipedia, side)                       \
	{ prefix " Name", put_names, side, COLUMN_TEXT,                        \
		"names in the lexicon, else the words of the text; a list: "   \
		"parted by ;, aligned with the other columns of the side" },   \
			{ prefix " Country", put_codes, side, COLUMN_TEXT,     \
				"ISO 3166-1 alpha-3, or IGO, NGO, MNC, IMG, "  \
				"ISM, UNO, EUR; a list" },                     \
			{ prefix " COW", put_cow, side, COLUMN_TEXT,           \
				"numbers of Correlates of War; a list" },      \
			{ primary, put_first_sectors, side, COLUMN_TEXT,       \
				"the first sector of each; a list" },          \
			{ sectors, put_sectors, side, COLUMN_TEXT,             \
				"all sectors of each, parted by commas; a "    \
				"list" },                                      \
			{ prefix " Title", put_unknown, side, COLUMN_TEXT,     \
				"None each: titles are not kept" },            \
			{ prefix " Name Raw", put_raw_names, side,             \
				COLUMN_TEXT,                                   \
				"the words of the text; a list" },             \
	{                                                                      \
		wikipedia, put_unknown, side, COLUMN_TEXT,                     \
				"None each: actors are not linked to "         \
				"Wikipedia"                                    \
	}

#define COLUMNS(intensity)                                                     \
	{                                                                      \
		{ "Event ID", put_id, SIDE_EVENT, COLUMN_TEXT,                 \
			"day and id of the record" },                          \
				{ "Event Date", column_day, SIDE_EVENT,        \
					COLUMN_DATE,                           \
					"day of the event, YYYY-MM-DD" },      \
				{ "Event Type", put_type, SIDE_EVENT,          \
					COLUMN_TEXT, "category of PLOVER" },   \
				{ "Event Mode", put_mode, SIDE_EVENT,          \
					COLUMN_TEXT, "mode of PLOVER" },       \
				{ intensity, put_intensity, SIDE_EVENT,        \
					COLUMN_REAL,                           \
					"score of category and mode, "         \
					"ontology/events.tsv and "             \
					"modes.tsv" },                         \
				{ "Quad Code", put_quad, SIDE_EVENT,           \
					COLUMN_TEXT,                           \
					"VERBAL or MATERIAL, COOPERATION or "  \
					"CONFLICT, "                           \
					"ontology/events.tsv" },               \
				{ "Contexts", put_contexts, SIDE_EVENT,        \
					COLUMN_TEXT,                           \
					"contexts, parted by ;" },             \
				PARTY("Actor", "Primary Actor Sector",         \
						"Actor Sectors",               \
						"Wikipedia Actor ID",          \
						SIDE_ACTOR),                   \
				PARTY("Recipient", "Primary Recipient Sector", \
						"Recipient Sectors",           \
						"Wikipedia Recipient ID",      \
						SIDE_RECIPIENT),               \
				{ "Placename", put_place, SIDE_EVENT,          \
					COLUMN_TEXT,                           \
					"where the event was, by its name in " \
					"GeoNames" },                          \
				{ "City", column_city, SIDE_EVENT,             \
					COLUMN_TEXT,                           \
					"when the place is one" },             \
				{ "District", NULL, SIDE_EVENT, COLUMN_TEXT,   \
					"None: districts are not in the "      \
					"gazetteer" },                         \
				{ "Province", column_province, SIDE_EVENT,     \
					COLUMN_TEXT,                           \
					"province of the place" },             \
				{ "Country", put_country, SIDE_EVENT,          \
					COLUMN_TEXT, "ISO 3166-1 alpha-3" },   \
				{ "Latitude", column_latitude, SIDE_EVENT,     \
					COLUMN_REAL,                           \
					"degrees; of a country alone its "     \
					"middle" },                            \
				{ "Longitude", column_longitude, SIDE_EVENT,   \
					COLUMN_REAL, "degrees, likewise" },    \
				{ "GeoNames ID", put_geonames, SIDE_EVENT,     \
					COLUMN_INTEGER, "of the place" },      \
				{ "Raw Placename", put_raw_place, SIDE_EVENT,  \
					COLUMN_TEXT,                           \
					"the words of the text" },             \
				{ "Feature Type", put_feature, SIDE_EVENT,     \
					COLUMN_TEXT,                           \
					"PPL of a city, ADM1 of a province, "  \
					"PCLI of a "                           \
					"country" },                           \
				{ "Source", column_publisher, SIDE_EVENT,      \
					COLUMN_TEXT,                           \
					"publisher of the article" },          \
				{ "Publication Date", put_published,           \
					SIDE_EVENT, COLUMN_DATE,               \
					"of the article, YYYY-MM-DD" },        \
				{ "Story People", put_people, SIDE_EVENT,      \
					COLUMN_TEXT,                           \
					"those in the article's records that " \
					"actors/leaders.tsv knows, parted by " \
					";" },                                 \
				{ "Story Organizations", put_organisations,    \
					SIDE_EVENT, COLUMN_TEXT,               \
					"likewise those of the other tables "  \
					"of actors" },                         \
				{ "Story Locations", put_locations,            \
					SIDE_EVENT, COLUMN_TEXT,               \
					"places of the article's events, "     \
					"parted by ;" },                       \
				{ "Language", put_language, SIDE_EVENT,        \
					COLUMN_TEXT, "of the article" },       \
		{                                                              \
			"Version", put_version, SIDE_EVENT, COLUMN_TEXT,       \
					"of program, lexicon and model"        \
		}                                                              \
	}

static const struct export_column columns[] = COLUMNS("Intensity");
static const struct export_column other_columns[] = COLUMNS("Event Intensity");

const struct export_layout POLECAT_EVENTS = { "POLECAT events", columns,
	sizeof columns / sizeof *columns, true, "None" };
const struct export_layout POLECAT_EVENTS_OTHER = { "POLECAT events",
	other_columns, sizeof other_columns / sizeof *other_columns, true,
	"None" };
