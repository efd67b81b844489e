#include "arrow/record_fields.h"

static const struct arrow_field ITEM = { "item", ARROW_UTF8 };

#define TEXTS ARROW_LIST, ARROW_CHILDREN(&ITEM, 1)
#define LIST_OF(field) ARROW_LIST, ARROW_CHILDREN(&(field), 1)
#define STRUCT_OF(fields) ARROW_STRUCT, ARROW_STRUCT_OF(fields)

#define BYTES "bytes of the article's text"
/* Where words stand. */
#define SPAN_TEXT { "text", ARROW_UTF8 }
#define SPAN_START { "start", ARROW_INT32, .unit = BYTES }
#define SPAN_END { "end", ARROW_INT32, .unit = BYTES }
#define SPAN SPAN_TEXT, SPAN_START, SPAN_END

static const struct arrow_field SPAN_FIELDS[] = { SPAN };

/* --- actors -------------------------------------------------------------- */

#define WHO                                                                    \
	SPAN,                                                                  \
			{ "code", ARROW_UTF8,                                  \
				.help = "ISO 3166 alpha-3, or IGO UNO EUR "    \
					"NGO ISM IMG MNC" },                   \
			{ "sector", TEXTS,                                     \
				.help = "GOV, MIL, BUS ...; the main one "     \
					"first" },                             \
			{ "name", ARROW_UTF8,                                  \
				.help = "As the lexicon has it" },             \
	{                                                                      \
		"id", ARROW_UTF8, .help = "Of whom is known by name"           \
	}

static const struct arrow_field COUNTED_FIELDS[] = { WHO };
static const struct arrow_field ACTOR_FIELDS[] = {
	WHO,
	{ "role", ARROW_UTF8,
			.help = "In a fact: buyer, donor ...; of a speaker: as "
				"the text tells it" },
};
static const struct arrow_field ACTOR = { "item", STRUCT_OF(ACTOR_FIELDS) };

static const struct arrow_field ATTRIBUTION_FIELDS[] = {
	{ "speaker", STRUCT_OF(ACTOR_FIELDS) },
	{ "verb", ARROW_UTF8 },
};

/* --- places -------------------------------------------------------------- */

static const struct arrow_field LOCATION_FIELDS[] = {
	{ "text", ARROW_UTF8 },
	{ "name", ARROW_UTF8, .help = "Of GeoNames" },
	{ "country", ARROW_UTF8, .help = "ISO 3166 alpha-3" },
	{ "lat", ARROW_FLOAT64, .unit = "degrees" },
	{ "lon", ARROW_FLOAT64, .unit = "degrees" },
	{ "geonameid", ARROW_INT32 },
};

/* --- amounts ------------------------------------------------------------- */

#define HIGH { "value_high", ARROW_FLOAT64, .help = "Upper end of a range" }
#define VALUE { "value", ARROW_FLOAT64 }, HIGH
#define BOUND { "bound", ARROW_UTF8, .help = "about, over, under" }
#define PER { "per", ARROW_UTF8, .help = "day, month, year ..." }
#define QUALITIES BOUND, PER

static const struct arrow_field OTHER_FIELDS[] = {
	{ "value", ARROW_FLOAT64 },
	{ "currency", ARROW_UTF8 },
};
static const struct arrow_field MONEY_FIELDS[] = {
	SPAN,
	VALUE,
	{ "currency", ARROW_UTF8, .help = "ISO 4217" },
	{ "usd", ARROW_FLOAT64, .unit = "US dollars" },
	{ "usd_year", ARROW_INT32, .help = "Of the rate that usd is of" },
	{ "other", STRUCT_OF(OTHER_FIELDS),
			.help = "The same sum in a further currency" },
	QUALITIES,
};
static const struct arrow_field COUNT_FIELDS[] = {
	SPAN,
	VALUE,
	{ "unit", ARROW_UTF8, .help = "What is counted, in the singular" },
	QUALITIES,
};
static const struct arrow_field PERCENT_FIELDS[] = { SPAN, VALUE, QUALITIES };
static const struct arrow_field MONEY = { "item", STRUCT_OF(MONEY_FIELDS) };
static const struct arrow_field COUNT = { "item", STRUCT_OF(COUNT_FIELDS) };

static const struct arrow_field CHANGE_FIELDS[] = {
	{ "percent", ARROW_FLOAT64, .unit = "per cent" },
	{ "percent_high", ARROW_FLOAT64, .unit = "per cent" },
	SPAN,
	QUALITIES,
};
static const struct arrow_field PERIOD_FIELDS[] = {
	{ "from", ARROW_DATE32 },
	{ "to", ARROW_DATE32 },
};

/* --- where records come from --------------------------------------------- */

static const struct arrow_field SOURCE_FIELDS[] = {
	{ "title", ARROW_UTF8 },
	{ "url", ARROW_UTF8 },
	{ "publisher", ARROW_UTF8 },
	{ "published", ARROW_UTF8, .help = "Day, or time in ISO 8601" },
};
static const struct arrow_field VERSION_FIELDS[] = {
	{ "program", ARROW_UTF8 },
	{ "lexicon", ARROW_UTF8 },
	{ "model", ARROW_UTF8 },
};

/* --- records ------------------------------------------------------------- */

static const struct arrow_field RECORD_FIELDS[] = {
	{ "record", ARROW_UTF8, .help = "event, fact, quote or amount" },
	{ "id", ARROW_UTF8, .help = "The same whenever it is coded" },
	{ "doc", ARROW_UTF8, .help = "Id of the article" },
	{ "sentence", ARROW_INT32, .help = "Of the article, from 0" },
	{ "date", ARROW_DATE32, .help = "First day" },
	{ "date_source", ARROW_UTF8, .help = "text or article" },
	{ "date_end", ARROW_DATE32, .help = "Last day of a longer time" },
	{ "date_precision", ARROW_UTF8, .help = "day, month, year ..." },
	{ "kind", ARROW_UTF8, .help = "Of a fact or an amount" },
	{ "event", ARROW_UTF8,
			.help = "Of an event: category of PLOVER; of a fact: "
				"id of the event of the same words" },
	{ "mode", ARROW_UTF8, .help = "Of PLOVER" },
	{ "cameo", ARROW_UTF8, .help = "Code of CAMEO" },
	{ "quad", ARROW_INT32,
			.help = "1, 2 cooperation in words, in deeds; 3, 4 "
				"conflict likewise" },
	{ "score", ARROW_FLOAT64, .help = "From conflict to cooperation",
			.unit = "-10..10" },
	{ "context", TEXTS, .help = "What it is about" },
	{ "status", ARROW_UTF8,
			.help = "Of an event: actual, future, hypothetical, "
				"negated, historical; of a fact: signed ..." },
	{ "actor", LIST_OF(ACTOR), .help = "Who acts" },
	{ "recipient", LIST_OF(ACTOR), .help = "To whom it is done" },
	{ "mutual", ARROW_BOOL,
			.help = "Of an event with several actors and no "
				"recipient: they do it to each other" },
	{ "party", LIST_OF(ACTOR), .help = "Who takes part in a fact" },
	{ "speaker", STRUCT_OF(ACTOR_FIELDS), .help = "Of a quotation" },
	{ "verb", ARROW_UTF8, .help = "Of a quotation" },
	{ "verb_class", ARROW_UTF8 },
	{ "quote", ARROW_UTF8, .help = "What is said" },
	{ "start", ARROW_INT32, .help = "Of the quotation", .unit = BYTES },
	{ "end", ARROW_INT32, .help = "Of the quotation", .unit = BYTES },
	{ "direct", ARROW_BOOL, .help = "In quotation marks" },
	{ "mixed", ARROW_BOOL, .help = "In part" },
	{ "about", LIST_OF(ACTOR), .help = "Of whom is spoken" },
	{ "stance", ARROW_UTF8, .help = "positive, negative or neutral" },
	{ "stance_words", TEXTS },
	{ "location", STRUCT_OF(LOCATION_FIELDS), .help = "Of an event" },
	{ "location_source", ARROW_UTF8, .help = "text or dateline" },
	{ "amount", LIST_OF(MONEY), .help = "Money" },
	{ "percent", STRUCT_OF(PERCENT_FIELDS), .help = "Of an amount" },
	{ "change", STRUCT_OF(CHANGE_FIELDS), .help = "Negative for a fall" },
	{ "count", LIST_OF(COUNT), .help = "People and things" },
	{ "counted", STRUCT_OF(COUNTED_FIELDS),
			.help = "Whom the first of a fact's counts counts" },
	{ "period", STRUCT_OF(PERIOD_FIELDS), .help = "Of a fact" },
	{ "object", STRUCT_OF(SPAN_FIELDS), .help = "Of a fact" },
	{ "instrument", ARROW_UTF8, .help = "Of a fact: loan, grant ..." },
	{ "counts_in_total", ARROW_BOOL,
			.help = "False where another fact has its sum" },
	{ "attribution", STRUCT_OF(ATTRIBUTION_FIELDS), .help = "Who says so" },
	{ "trigger", STRUCT_OF(SPAN_FIELDS), .help = "The word that tells it" },
	{ "rule", ARROW_UTF8, .help = "Line of the lexicon" },
	{ "made_by", ARROW_UTF8, .help = "frame, network or both" },
	{ "confidence", ARROW_FLOAT64, .unit = "0..1" },
	{ "key", ARROW_UTF8, .help = "What reports of the same share" },
	{ "text", ARROW_UTF8, .help = "The sentence" },
	{ "source", STRUCT_OF(SOURCE_FIELDS), .help = "The article" },
	{ "version", STRUCT_OF(VERSION_FIELDS), .help = "What coded it" },
};

/* --- articles, relations ------------------------------------------------- */

static const struct arrow_field ARTICLE_FIELDS[] = {
	{ "id", ARROW_UTF8 },
	{ "url", ARROW_UTF8 },
	{ "title", ARROW_UTF8 },
	{ "author", TEXTS },
	{ "date", ARROW_UTF8, .help = "Day, or time in ISO 8601" },
	{ "fetched", ARROW_UTF8, .help = "When an archive got it" },
	{ "publisher", ARROW_UTF8 },
	{ "lang", ARROW_UTF8, .help = "As declared" },
	{ "text", ARROW_UTF8, .help = "Paragraphs, a newline between them" },
	{ "paragraphs", ARROW_INT32 },
	{ "kind", ARROW_UTF8, .help = "html, jsonl, text, feed" },
};

static const struct arrow_field RELATION_FIELDS[] = {
	{ "id", ARROW_UTF8, .help = "Of the article" },
	{ "event", ARROW_UTF8, .help = "Category of the scheme" },
	{ "mode", ARROW_UTF8, .help = "Of PLOVER" },
	{ "cameo", ARROW_UTF8, .help = "Code of CAMEO" },
	{ "status", ARROW_UTF8 },
	{ "confidence", ARROW_FLOAT64, .unit = "0..1" },
	{ "rule", ARROW_UTF8, .help = "Line of the lexicon" },
	{ "made_by", ARROW_UTF8, .help = "frame, network or both" },
};

static const struct arrow_field TABLES[] = {
	[ARROW_RECORDS] = { "", STRUCT_OF(RECORD_FIELDS) },
	[ARROW_ARTICLES] = { "", STRUCT_OF(ARTICLE_FIELDS) },
	[ARROW_RELATIONS] = { "", STRUCT_OF(RELATION_FIELDS) },
};

const struct arrow_field *
arrow_table_field(enum arrow_table table)
{
	return &TABLES[table];
}
