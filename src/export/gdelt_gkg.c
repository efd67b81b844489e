#include "base/hash.h"
#include "export/common_columns.h"
#include "export/gdelt.h"
#include "export/geography.h"
#include "export/seen.h"
#include "export/story.h"

/* Marks that part the cells of GKG. */
static const char MARKS[] = ";,#|<>";

/* --- what the article's records name ----------------------------------- */

/* Begins a block behind what the cell has. */
static void
begin_block(struct buffer *cell, char mark)
{
	if (cell->len)
		buffer_put_char(cell, mark);
}

static void
put_offset(struct buffer *cell, const struct export_row *row,
		const json_t *object)
{
	buffer_put_format(cell, "%zu",
			export_characters(row->article,
					(size_t)json_integer_at(
							object, "start")));
}

/* A cell at work that gets one block a party. */
struct blocks {
	struct buffer *cell;
	const struct export_row *row;
};

static void
put_name_offset(void *context, const json_t *party)
{
	const struct blocks *blocks = context;
	begin_block(blocks->cell, ';');
	column_put_part(blocks->cell, json_text_at(party, "name"), MARKS);
	buffer_put_char(blocks->cell, ',');
	put_offset(blocks->cell, blocks->row, party);
}

static void
see_person(void *context, const json_t *party)
{
	const struct blocks *blocks = context;
	if (exchange_is_person(
			    blocks->row->exchange, json_text_at(party, "name")))
		put_name_offset(context, party);
}

static void
see_organisation(void *context, const json_t *party)
{
	const struct blocks *blocks = context;
	if (exchange_is_organisation(
			    blocks->row->exchange, json_text_at(party, "name")))
		put_name_offset(context, party);
}

/* Appends a block unless it was there. */
static void
put_once(struct buffer *cell, struct seen *seen, const struct buffer *block)
{
	struct str bytes = buffer_str(block);
	if (!seen_first(seen, hash_bytes(bytes)))
		return;
	begin_block(cell, ';');
	buffer_put(cell, bytes);
}

/* --- columns ----------------------------------------------------------- */

static void
put_id(struct buffer *cell, const struct export_row *row, enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%014lld-%lld", (long long)row->added,
			(long long)row->story);
}

/* "PLOVER_SANCTION", "PLOVER_ECONOMIC" */
static void
put_theme(struct buffer *cell, struct seen *seen, struct buffer *theme,
		struct str name)
{
	buffer_reset(theme);
	buffer_put(theme, STR("PLOVER_"));
	column_put_upper(theme, name);
	put_once(cell, seen, theme);
}

static void
put_themes(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct seen seen = { 0 };
	struct buffer theme;
	buffer_init(&theme, BUFFER_UNLIMITED);
	(void)side;
	for (size_t i = 0; i < json_array_size(row->records); i++) {
		const json_t *record = json_array_get(row->records, i);
		const json_t *contexts = json_object_get(record, "context");
		if (!str_equal(json_text_at(record, "record"), STR("event")))
			continue;
		put_theme(cell, &seen, &theme, json_text_at(record, "event"));
		for (size_t k = 0; k < json_array_size(contexts); k++)
			put_theme(cell, &seen, &theme,
					json_text_item(contexts, k));
	}
	buffer_fini(&theme);
	seen_fini(&seen);
}

static void
put_theme_offset(struct buffer *cell, const struct export_row *row,
		const json_t *record, struct str name)
{
	begin_block(cell, ';');
	buffer_put(cell, STR("PLOVER_"));
	column_put_upper(cell, name);
	buffer_put_char(cell, ',');
	put_offset(cell, row, json_object_get(record, "trigger"));
}

static void
put_theme_offsets(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	for (size_t i = 0; i < json_array_size(row->records); i++) {
		const json_t *record = json_array_get(row->records, i);
		const json_t *contexts = json_object_get(record, "context");
		if (!str_equal(json_text_at(record, "record"), STR("event")))
			continue;
		put_theme_offset(cell, row, record,
				json_text_at(record, "event"));
		for (size_t k = 0; k < json_array_size(contexts); k++)
			put_theme_offset(cell, row, record,
					json_text_item(contexts, k));
	}
}

/* Type#FullName#FIPS#ADM1#(ADM2#)Lat#Long#FeatureID */
static void
put_location(struct buffer *cell, const struct geography *place, bool adm2)
{
	struct buffer name;
	buffer_init(&name, BUFFER_UNLIMITED);
	geography_put_name(&name, place);
	buffer_put_format(cell, "%c#", gdelt_place_type(place));
	column_put_part(cell, buffer_str(&name), "#;|");
	buffer_fini(&name);
	buffer_put_format(cell, "#%.*s#", STR_ARG(place->fips));
	if (place->level == LEVEL_COUNTRY || place->adm1.len)
		buffer_put_format(cell, "%.*s%.*s", STR_ARG(place->fips),
				STR_ARG(place->adm1));
	buffer_put(cell, adm2 ? STR("##") : STR("#"));
	geography_put_latitude(cell, place);
	buffer_put_char(cell, '#');
	geography_put_longitude(cell, place);
	buffer_put_char(cell, '#');
	if (place->level == LEVEL_COUNTRY || place->level == LEVEL_REGION)
		buffer_put_format(cell, "%.*s%.*s", STR_ARG(place->fips),
				STR_ARG(place->adm1));
}

static struct geography
place_of(const struct export_row *row, const json_t *record)
{
	return geography_of_place(
			row->exchange, json_object_get(record, "location"));
}

static void
put_locations(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct seen seen = { 0 };
	struct buffer block;
	buffer_init(&block, BUFFER_UNLIMITED);
	(void)side;
	for (size_t i = 0; i < json_array_size(row->records); i++) {
		struct geography place =
				place_of(row, json_array_get(row->records, i));
		if (!place.level)
			continue;
		buffer_reset(&block);
		put_location(&block, &place, false);
		put_once(cell, &seen, &block);
	}
	buffer_fini(&block);
	seen_fini(&seen);
}

/* One block a record; where the place's words stand is not kept, so that the
 * event stands for it. */
static void
put_location_offsets(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	for (size_t i = 0; i < json_array_size(row->records); i++) {
		const json_t *record = json_array_get(row->records, i);
		struct geography place = place_of(row, record);
		if (!place.level)
			continue;
		begin_block(cell, ';');
		put_location(cell, &place, true);
		buffer_put_char(cell, '#');
		put_offset(cell, row, json_object_get(record, "trigger"));
	}
}

static void
put_persons(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	story_put(cell, row->exchange, row->records, STORY_PEOPLE, MARKS);
}

static void
put_person_offsets(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct blocks blocks = { cell, row };
	(void)side;
	story_parties(row->records, see_person, &blocks);
}

static void
put_organisations(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	story_put(cell, row->exchange, row->records, STORY_ORGANISATIONS,
			MARKS);
}

static void
put_organisation_offsets(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct blocks blocks = { cell, row };
	(void)side;
	story_parties(row->records, see_organisation, &blocks);
}

static void
put_names(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct blocks blocks = { cell, row };
	(void)side;
	story_parties(row->records, put_name_offset, &blocks);
}

/* offset|length|verb|quote, in characters */
static void
put_quotation(struct buffer *cell, const struct export_row *row,
		const json_t *record)
{
	size_t start = export_characters(
			row->article, (size_t)json_integer_at(record, "start"));
	size_t end = export_characters(
			row->article, (size_t)json_integer_at(record, "end"));
	begin_block(cell, '#');
	buffer_put_format(cell, "%zu|%zu|", start, end - start);
	column_put_part(cell, json_text_at(record, "verb"), "#|");
	buffer_put_char(cell, '|');
	column_put_part(cell, json_text_at(record, "quote"), "#|");
}

static void
put_quotations(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	for (size_t i = 0; i < json_array_size(row->records); i++) {
		const json_t *record = json_array_get(row->records, i);
		if (json_is_true(json_object_get(record, "direct")))
			put_quotation(cell, row, record);
	}
}

static void
put_amount(struct buffer *cell, const struct export_row *row,
		const json_t *amount, struct str object)
{
	begin_block(cell, ';');
	column_put_real(cell,
			json_number_value(json_object_get(amount, "value")), 2);
	buffer_put_char(cell, ',');
	column_put_part(cell, object, MARKS);
	buffer_put_char(cell, ',');
	put_offset(cell, row, amount);
}

static void
put_amount_list(struct buffer *cell, const struct export_row *row,
		const json_t *list, const char *object, struct seen *seen)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *amount = json_array_get(list, i);
		if (seen_first(seen, (uint64_t)json_integer_at(amount, "start")
						     + 1))
			put_amount(cell, row, amount,
					json_text_at(amount, object));
	}
}

/* Sums of money with their currency, counts with what is counted; each place
 * of the text once. */
static void
put_amounts(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct seen seen = { 0 };
	(void)side;
	for (size_t i = 0; i < json_array_size(row->records); i++) {
		const json_t *record = json_array_get(row->records, i);
		put_amount_list(cell, row, json_object_get(record, "amount"),
				"currency", &seen);
		put_amount_list(cell, row, json_object_get(record, "count"),
				"unit", &seen);
	}
	seen_fini(&seen);
}

static void
put_escaped(struct buffer *cell, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		switch (text.at[i]) {
		case '&':
			buffer_put(cell, STR("&amp;"));
			break;
		case '<':
			buffer_put(cell, STR("&lt;"));
			break;
		case '>':
			buffer_put(cell, STR("&gt;"));
			break;
		default:
			buffer_put_char(cell, text.at[i]);
		}
}

static void
put_extras(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	if (row->article->title.len) {
		buffer_put(cell, STR("<PAGE_TITLE>"));
		put_escaped(cell, row->article->title);
		buffer_put(cell, STR("</PAGE_TITLE>"));
	}
	buffer_put(cell, STR("<DEMARCHE_DOC>"));
	put_escaped(cell, row->article->doc);
	buffer_put(cell, STR("</DEMARCHE_DOC><DEMARCHE_RECORDS>"));
	for (size_t i = 0; i < json_array_size(row->records); i++) {
		buffer_put(cell, i ? STR(";") : STR(""));
		put_escaped(cell, json_text_at(json_array_get(row->records, i),
						  "id"));
	}
	buffer_put(cell, STR("</DEMARCHE_RECORDS>"));
}

static const struct export_column columns[] = {
	{ "GKGRECORDID", put_id, SIDE_EVENT, COLUMN_TEXT,
			"time of publication and number of the article in "
			"this export" },
	{ "DATE", column_added, SIDE_EVENT, COLUMN_INTEGER,
			"time of publication, YYYYMMDDHHMMSS in UTC; without a "
			"date as DATEADDED of Events" },
	{ "SourceCollectionIdentifier", gdelt_put_collection, SIDE_EVENT,
			COLUMN_INTEGER,
			"1 where the article has an address on the web, else "
			"2" },
	{ "SourceCommonName", gdelt_put_source, SIDE_EVENT, COLUMN_TEXT,
			"domain of the address, else the publisher" },
	{ "DocumentIdentifier", gdelt_put_identifier, SIDE_EVENT, COLUMN_TEXT,
			"address, else the article's id" },
	{ "Counts", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: GDELT's kinds of counts (KILL, WOUND) are not "
			"told apart; numbers stand in Amounts" },
	{ "V2Counts", NULL, SIDE_EVENT, COLUMN_TEXT, "empty, likewise" },
	{ "Themes", put_themes, SIDE_EVENT, COLUMN_TEXT,
			"categories and contexts of the events, each once: "
			"PLOVER_SANCTION;PLOVER_ECONOMIC" },
	{ "V2Themes", put_theme_offsets, SIDE_EVENT, COLUMN_TEXT,
			"one block an event: theme, character of the word "
			"that tells of the event" },
	{ "Locations", put_locations, SIDE_EVENT, COLUMN_TEXT,
			"places of the events, each once: "
			"Type#FullName#FIPS#ADM1#Lat#Long#FeatureID" },
	{ "V2Locations", put_location_offsets, SIDE_EVENT, COLUMN_TEXT,
			"one block an event, with an empty ADM2 and the "
			"character of the word that tells of the event" },
	{ "Persons", put_persons, SIDE_EVENT, COLUMN_TEXT,
			"actors, parties and speakers that "
			"actors/leaders.tsv knows, each once" },
	{ "V2Persons", put_person_offsets, SIDE_EVENT, COLUMN_TEXT,
			"the same, each mention: name, character" },
	{ "Organizations", put_organisations, SIDE_EVENT, COLUMN_TEXT,
			"likewise those of the tables of organisations, "
			"agencies, armed groups, companies and parties" },
	{ "V2Organizations", put_organisation_offsets, SIDE_EVENT, COLUMN_TEXT,
			"the same, each mention: name, character" },
	{ "V2Tone", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: tone is not measured" },
	{ "Dates", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: where the words of a date stand is not kept" },
	{ "GCAM", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: its dictionaries are not applied" },
	{ "SharingImage", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: pictures are not kept" },
	{ "RelatedImages", NULL, SIDE_EVENT, COLUMN_TEXT, "empty, likewise" },
	{ "SocialImageEmbeds", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty, likewise" },
	{ "SocialVideoEmbeds", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty, likewise" },
	{ "Quotations", put_quotations, SIDE_EVENT, COLUMN_TEXT,
			"direct speech: offset|length|verb|quote in "
			"characters, blocks parted by #" },
	{ "AllNames", put_names, SIDE_EVENT, COLUMN_TEXT,
			"every named actor, party and speaker: name, "
			"character" },
	{ "Amounts", put_amounts, SIDE_EVENT, COLUMN_TEXT,
			"sums of money and numbers of the records: amount, "
			"currency or what is counted, character" },
	{ "TranslationInfo", NULL, SIDE_EVENT, COLUMN_TEXT,
			"empty: articles are coded in their own language" },
	{ "Extras", put_extras, SIDE_EVENT, COLUMN_TEXT,
			"XML: PAGE_TITLE, DEMARCHE_DOC (id of the article), "
			"DEMARCHE_RECORDS (ids of its records)" },
};

const struct export_layout GDELT_GKG = { "GDELT GKG 2.1", columns,
	sizeof columns / sizeof *columns, false, "" };
