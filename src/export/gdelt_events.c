#include "export/cameo_actor.h"
#include "export/common_columns.h"
#include "export/gdelt.h"
#include "export/geography.h"

/* --- the event --------------------------------------------------------- */

static int
day_of(const struct export_row *row)
{
	return export_day(json_text_at(row->record, "date"));
}

static void
put_day(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%08d", day_of(row));
}

static void
put_month(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%06d", day_of(row) / 100);
}

static void
put_year(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%04d", day_of(row) / 10000);
}

/* year + (month * 30 + day) / 365: the codebook's approximation, kept as it is
 * on purpose, so that the column compares with GDELT's own. It counts months
 * from 1 and exceeds the year in December. */
static void
put_fraction(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	int day = day_of(row);
	int parts = ((day / 100 % 100 * 30 + day % 100) * 10000 * 2 + 365)
		    / (365 * 2);
	(void)side;
	buffer_put_format(cell, "%d.%04d", day / 10000 + parts / 10000,
			parts % 10000);
}

static void
put_root(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	const json_t *trigger = json_object_get(row->record, "trigger");
	size_t start = (size_t)json_integer_at(trigger, "start");
	(void)side;
	buffer_put(cell, trigger && start < row->article->lead ? STR("1")
							       : STR("0"));
}

static struct str
first_digits(struct str code, size_t count)
{
	return (struct str){ code.at, code.len < count ? code.len : count };
}

static void
put_base_code(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, first_digits(row->cameo, 3));
}

static void
put_root_code(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put(cell, first_digits(row->cameo, 2));
}

static void
put_quad(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%d", gdelt_quad(row->cameo));
}

static void
put_mentions(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%u", row->count.mentions);
}

static void
put_sources(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%u", row->count.sources);
}

static void
put_articles(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	(void)side;
	buffer_put_format(cell, "%u", row->count.articles);
}

/* --- actors ------------------------------------------------------------ */

static struct cameo_actor
actor_of(const struct export_row *row, enum export_side side)
{
	return cameo_actor_of(row->exchange, row->party[side]);
}

static void
put_actor_code(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct cameo_actor actor = actor_of(row, side);
	cameo_actor_put_code(cell, &actor);
}

/* The lexicon's name; of those who are known by what they are, the words. */
static void
put_actor_name(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct cameo_actor actor = actor_of(row, side);
	struct str name = json_text_at(row->party[side], "name");
	if (cameo_actor_is_nobody(&actor))
		return;
	column_put_upper(cell,
			name.len ? name
				 : json_text_at(row->party[side], "text"));
}

static void
put_actor_country(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, actor_of(row, side).country);
}

static void
put_actor_group(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, actor_of(row, side).group);
}

static void
put_type(struct buffer *cell, const struct export_row *row,
		enum export_side side, unsigned number)
{
	struct cameo_actor actor = actor_of(row, side);
	if (number < actor.types)
		buffer_put(cell, actor.type[number]);
}

static void
put_type1(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	put_type(cell, row, side, 0);
}

static void
put_type2(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	put_type(cell, row, side, 1);
}

static void
put_type3(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	put_type(cell, row, side, 2);
}

/* --- places ------------------------------------------------------------ */

static void
put_geo_type(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct geography place = geography_of(row, side);
	if (place.level)
		buffer_put_char(cell, gdelt_place_type(&place));
}

static void
put_geo_name(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct geography place = geography_of(row, side);
	geography_put_name(cell, &place);
}

static void
put_geo_country(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	buffer_put(cell, geography_of(row, side).fips);
}

static void
put_geo_adm1(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	struct geography place = geography_of(row, side);
	if (place.level != LEVEL_COUNTRY && !place.adm1.len)
		return;
	buffer_put(cell, place.fips);
	buffer_put(cell, place.adm1);
}

static void
put_geo_feature(struct buffer *cell, const struct export_row *row,
		enum export_side side)
{
	if (geography_of(row, side).level != LEVEL_CITY)
		put_geo_adm1(cell, row, side);
}

/* --- the table --------------------------------------------------------- */

#define ACTOR(prefix, side)                                                    \
	{ prefix "Code", put_actor_code, side, COLUMN_TEXT,                    \
		"CAMEO code of the actor: country or IGO, NGO, MNC, IMG, "     \
		"NGM, then roles. Empty for nobody, and for who has neither "  \
		"country nor role" },                                          \
			{ prefix "Name", put_actor_name, side, COLUMN_TEXT,    \
				"name in the lexicon, else the words of the "  \
				"text, in capitals" },                         \
			{ prefix "CountryCode", put_actor_country, side,       \
				COLUMN_TEXT,                                   \
				"CAMEO code of the country, mostly ISO "       \
				"3166-1 alpha-3" },                            \
			{ prefix "KnownGroupCode", put_actor_group, side,      \
				COLUMN_TEXT,                                   \
				"CAMEO code of a body of "                     \
				"exchange/bodies.tsv (UNO, NAT, IMF)" },       \
			{ prefix "EthnicCode", NULL, side, COLUMN_TEXT,        \
				"empty: ethnic groups are not coded" },        \
			{ prefix "Religion1Code", NULL, side, COLUMN_TEXT,     \
				"empty: of the religious the sector is "       \
				"known (REL), not the religion" },             \
			{ prefix "Religion2Code", NULL, side, COLUMN_TEXT,     \
				"empty, likewise" },                           \
			{ prefix "Type1Code", put_type1, side, COLUMN_TEXT,    \
				"CAMEO role of the first sector" },            \
			{ prefix "Type2Code", put_type2, side, COLUMN_TEXT,    \
				"of the second" },                             \
	{                                                                      \
		prefix "Type3Code", put_type3, side, COLUMN_TEXT,              \
				"of the third"                                 \
	}

#define PLACE(prefix, side, what)                                              \
	{ prefix "_Type", put_geo_type, side, COLUMN_INTEGER,                  \
		"1 country, 2 state of the United States, 3 city there, 4 "    \
		"city, 5 province elsewhere; empty where none is "             \
		"known. " what },                                              \
			{ prefix "_FullName", put_geo_name, side, COLUMN_TEXT, \
				"city, province, country by their names in "   \
				"the gazetteer" },                             \
			{ prefix "_CountryCode", put_geo_country, side,        \
				COLUMN_TEXT,                                   \
				"FIPS 10-4 (CH is China); dependencies have "  \
				"their own" },                                 \
			{ prefix "_ADM1Code", put_geo_adm1, side, COLUMN_TEXT, \
				"FIPS 10-4 of the province; of a country "     \
				"alone its code; empty where GeoNames "        \
				"numbers provinces otherwise" },               \
			{ prefix "_ADM2Code", NULL, side, COLUMN_TEXT,         \
				"empty: districts are not in the gazetteer" }, \
			{ prefix "_Lat", column_latitude, side, COLUMN_REAL,   \
				"degrees; of a country alone its middle" },    \
			{ prefix "_Long", column_longitude, side, COLUMN_REAL, \
				"degrees, likewise" },                         \
	{                                                                      \
		prefix "_FeatureID", put_geo_feature, side, COLUMN_TEXT,       \
				"code of country or province; empty "          \
				"for cities: GeoNames' ids are not "           \
				"those of GNS"                                 \
	}

static const struct export_column columns[] = {
	{ "GLOBALEVENTID", column_id, SIDE_EVENT, COLUMN_INTEGER,
			"unique; a hash of the first report of the event and "
			"of the two countries, below 2^53. The same in every "
			"export" },
	{ "SQLDATE", put_day, SIDE_EVENT, COLUMN_INTEGER,
			"day of the event, YYYYMMDD" },
	{ "MonthYear", put_month, SIDE_EVENT, COLUMN_INTEGER, "YYYYMM" },
	{ "Year", put_year, SIDE_EVENT, COLUMN_INTEGER, "YYYY" },
	{ "FractionDate", put_fraction, SIDE_EVENT, COLUMN_REAL,
			"year + (month * 30 + day) / 365, as the codebook has "
			"it" },
	ACTOR("Actor1", SIDE_ACTOR),
	ACTOR("Actor2", SIDE_RECIPIENT),
	{ "IsRootEvent", put_root, SIDE_EVENT, COLUMN_INTEGER,
			"1 when its first report stands in the first "
			"paragraph, else 0" },
	{ "EventCode", column_cameo, SIDE_EVENT, COLUMN_TEXT,
			"CAMEO code, two to four digits, leading zero kept" },
	{ "EventBaseCode", put_base_code, SIDE_EVENT, COLUMN_TEXT,
			"its first three digits" },
	{ "EventRootCode", put_root_code, SIDE_EVENT, COLUMN_TEXT,
			"its first two digits" },
	{ "QuadClass", put_quad, SIDE_EVENT, COLUMN_INTEGER,
			"GDELT's quads 1 to 4 by the root code: 01-05, 06-08, "
			"09-13, 14-20" },
	{ "GoldsteinScale", column_goldstein, SIDE_EVENT, COLUMN_REAL,
			"of the code, ontology/cameo.tsv" },
	{ "NumMentions", put_mentions, SIDE_EVENT, COLUMN_INTEGER,
			"rows of Mentions of the event" },
	{ "NumSources", put_sources, SIDE_EVENT, COLUMN_INTEGER,
			"different sources among them" },
	{ "NumArticles", put_articles, SIDE_EVENT, COLUMN_INTEGER,
			"articles among them, each copy in another paper as "
			"one" },
	{ "AvgTone", column_tone, SIDE_EVENT, COLUMN_REAL,
			"empty: tone is not measured. 0 in the variant that "
			"leaves no number out" },
	PLACE("Actor1Geo", SIDE_ACTOR, "Of an actor the country that it is of"),
	PLACE("Actor2Geo", SIDE_RECIPIENT, "Likewise"),
	PLACE("ActionGeo", SIDE_EVENT, "Where the event was"),
	{ "DATEADDED", column_added, SIDE_EVENT, COLUMN_INTEGER,
			"when the first report was published, "
			"YYYYMMDDHHMMSS in UTC; 000000 where a day alone is "
			"known. Of an article without a date the day of its "
			"dateline, else the latest of its actual events" },
	{ "SOURCEURL", gdelt_put_identifier, SIDE_EVENT, COLUMN_TEXT,
			"address of the first report, else the article's id" },
};

const struct export_layout GDELT_EVENTS = { "GDELT 2.0 Events", columns,
	sizeof columns / sizeof *columns, false, "" };
