#include "export/record.h"
#include "export/sidecar.h"
#include "pipeline.h"

#define EVENT RECORD_EVENTS
#define FACT RECORD_FACTS
#define QUOTE RECORD_QUOTES
#define AMOUNT RECORD_AMOUNTS
#define ALL (EVENT | FACT | QUOTE | AMOUNT)

/* The fields of the lines that `code` prints, in their order. */
static const struct {
	const char *name;
	unsigned kinds;
	const char *description;
} json_fields[] = {
	{ "record", ALL, "event, fact, quote or amount" },
	{ "id", ALL, "the same for the same article, words and parties" },
	{ "doc", ALL, "id of the article" },
	{ "sentence", ALL, "its number in the article, from 0" },
	{ "date", EVENT | FACT | QUOTE, "day of the event, YYYY-MM-DD" },
	{ "date_source", EVENT | FACT | QUOTE,
			"text, or article where the text tells no day" },
	{ "date_end", EVENT | FACT, "last day, where it is longer than a day" },
	{ "date_precision", EVENT | FACT, "week, month, year ..., likewise" },
	{ "event", EVENT, "category of PLOVER" },
	{ "mode", EVENT, "mode of PLOVER" },
	{ "cameo", EVENT, "CAMEO code, leading zero kept" },
	{ "quad", EVENT,
			"1 verbal cooperation, 2 material cooperation, 3 "
			"verbal conflict, 4 material conflict" },
	{ "score", EVENT, "of category and mode, -10 to 10" },
	{ "context", EVENT, "list of contexts" },
	{ "kind", FACT | AMOUNT,
			"of facts deal, trade, aid, investment, visit, pledge, "
			"count; of amounts money, percent, count" },
	{ "status", EVENT | FACT,
			"of events actual, future, hypothetical, negated, "
			"historical; of facts signed, won, planned ..." },
	{ "actor", EVENT,
			"list of who acts: text, start, end (bytes of the "
			"article's text), code, sector, name, id" },
	{ "recipient", EVENT, "list of whom it is done to, likewise" },
	{ "mutual", EVENT,
			"of several actors without a recipient: whether they "
			"act on each other" },
	{ "party", FACT, "list of who takes part, likewise, with role" },
	{ "location", EVENT,
			"where: text, name, country, lat, lon, geonameid" },
	{ "location_source", EVENT, "text or dateline" },
	{ "attribution", EVENT | FACT, "who tells it: speaker, verb" },
	{ "trigger", EVENT | FACT, "the words that tell it" },
	{ "amount", EVENT | FACT | AMOUNT,
			"list of sums of money: value, currency, usd" },
	{ "change", FACT, "percentage of change, below 0 where it fell" },
	{ "count", EVENT | FACT | AMOUNT,
			"list of numbers of people and things: value, unit" },
	{ "counted", FACT, "whom the first count counts, as an actor" },
	{ "percent", AMOUNT, "a percentage" },
	{ "period", FACT, "days that the figures are of: from, to" },
	{ "object", FACT, "what it is about" },
	{ "instrument", FACT, "contract, loan, grant ..." },
	{ "counts_in_total", FACT,
			"false where another fact counts the same sum" },
	{ "speaker", QUOTE, "who says it" },
	{ "verb", QUOTE, "the verb of saying" },
	{ "verb_class", QUOTE, "its class" },
	{ "quote", QUOTE, "the words said" },
	{ "direct", QUOTE, "true: between quotation marks" },
	{ "about", QUOTE, "list of those spoken of" },
	{ "stance", QUOTE, "positive, negative or neutral toward them" },
	{ "stance_words", QUOTE, "the words that show it" },
	{ "rule", EVENT | FACT, "file and line of the lexicon" },
	{ "made_by", EVENT, "frame, network or both" },
	{ "confidence", EVENT | FACT,
			"probability that category and countries are right; of "
			"a fact kind, main figure and parties" },
	{ "key", EVENT | FACT | QUOTE, "what reports of the same event share" },
	{ "text", ALL, "the sentence" },
	{ "source", ALL, "of the article: title, url, publisher, published" },
	{ "version", ALL, "of program, lexicon and model" },
};
enum { JSON_FIELD_COUNT = sizeof json_fields / sizeof *json_fields };

/* Those of articles.jsonl in a bundle. */
static const struct sidecar_field article_fields[] = {
	{ "id", COLUMN_TEXT, "doc of the records" },
	{ "date", COLUMN_TEXT, "day or time of publication" },
	{ "title", COLUMN_TEXT, "headline" },
	{ "url", COLUMN_TEXT, "address" },
	{ "publisher", COLUMN_TEXT, "site or agency" },
	{ "lang", COLUMN_TEXT, "ISO 639-1" },
	{ "bytes", COLUMN_INTEGER, "length of the text" },
	{ "sha256", COLUMN_TEXT, "checksum of the text (UTF-8)" },
	{ "text", COLUMN_TEXT, "where full texts were asked for" },
};
enum { ARTICLE_FIELD_COUNT = sizeof article_fields / sizeof *article_fields };

/* Those of the PLOVER manual. */
static const struct sidecar_field plover_fields[] = {
	{ "id", COLUMN_TEXT, "of the record" },
	{ "date", COLUMN_DATE, "day of the event, YYYY-MM-DD" },
	{ "enddate", COLUMN_DATE, "last day, where it is longer than a day" },
	{ "actor", COLUMN_TEXT,
			"list of who acts: code, sector, entity_text (words of "
			"the text), identifier_text (name in the lexicon)" },
	{ "recipient", COLUMN_TEXT, "list of whom it is done to, likewise" },
	{ "event", COLUMN_TEXT, "list of one category" },
	{ "mode", COLUMN_TEXT, "list of one mode" },
	{ "context", COLUMN_TEXT, "list of contexts" },
	{ "event_text", COLUMN_TEXT, "the words that tell of it" },
	{ "quad_code", COLUMN_INTEGER, "1 to 4, ontology/events.tsv" },
	{ "event_scale", COLUMN_REAL, "score of category and mode" },
	{ "event_loc", COLUMN_TEXT,
			"where: extracted_place, resolved_place, geonameid, "
			"lat, lon, city, province, country, country_code" },
	{ "link", COLUMN_TEXT, "address of the article" },
	{ "text", COLUMN_TEXT, "the sentence" },
	{ "text_info", COLUMN_TEXT, "sequence: its number, from 0" },
	{ "cite_info", COLUMN_TEXT,
			"of the article: citation (its id), url, title, "
			"language, publication; coder, codebook" },
	{ "coder", COLUMN_TEXT, "program and version" },
	{ "demarche_status", COLUMN_TEXT, "actual, future, ..." },
	{ "demarche_cameo", COLUMN_TEXT, "CAMEO code" },
	{ "demarche_confidence", COLUMN_REAL, "probability" },
};
enum { PLOVER_FIELD_COUNT = sizeof plover_fields / sizeof *plover_fields };

static bool
json_field(unsigned kinds, size_t number, struct sidecar_field *field)
{
	for (size_t i = 0; i < JSON_FIELD_COUNT; i++) {
		if (!(json_fields[i].kinds & kinds) || number-- > 0)
			continue;
		*field = (struct sidecar_field){ json_fields[i].name,
			COLUMN_TEXT, json_fields[i].description };
		return true;
	}
	return false;
}

static bool
csv_field(unsigned kinds, size_t number, struct sidecar_field *field)
{
	bool mixed = (kinds & (kinds - 1)) != 0;
	*field = (struct sidecar_field){ "record", COLUMN_TEXT,
		"event, fact, quote or amount" };
	if (mixed && !number)
		return true;
	return record_csv_column(number - mixed, kinds, &field->name,
			&field->description);
}

static bool
layout_field(const struct export_layout *layout, size_t number,
		struct sidecar_field *field)
{
	if (number >= layout->count)
		return false;
	*field = (struct sidecar_field){ layout->columns[number].name,
		layout->columns[number].type,
		layout->columns[number].description };
	return true;
}

bool
sidecar_field(const struct export_job *job, const struct export_file *file,
		size_t number, struct sidecar_field *field)
{
	if (file->kind)
		return layout_field(file->kind, number, field);
	if (str_starts(file->name, STR("records.jsonl")))
		return json_field(job->options->kinds, number, field);
	if (str_equal(file->name, STR("articles.jsonl"))
			&& number < ARTICLE_FIELD_COUNT) {
		*field = article_fields[number];
		return true;
	}
	if (str_starts(file->name, STR("plover.jsonl"))
			&& number < PLOVER_FIELD_COUNT) {
		*field = plover_fields[number];
		return true;
	}
	if (str_starts(file->name, STR("records.csv")))
		return csv_field(job->options->kinds, number, field);
	return false;
}
