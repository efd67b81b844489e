#include <math.h>

#include "export/csv_amount.h"
#include "export/csv_line.h"
#include "export/order.h"
#include "export/record_amount.h"
#include "export/record_fact.h"
#include "export/record_quote.h"

/* --- cells of all kinds ------------------------------------------------ */

static void
put_record(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->event   ? STR("event")
			 : row->fact  ? STR("fact")
			 : row->quote ? STR("quote")
				      : STR("amount"));
}

static void
put_id(struct buffer *cell, const struct csv_row *row)
{
	const struct analysis *analysis = row->writer->analysis;
	char id[IDENTITY_BYTES];
	if (row->event)
		event_identify(analysis, row->event, id);
	else if (row->fact)
		fact_identify(row->writer, row->fact, id);
	else if (row->quote)
		quote_identify(analysis, row->quote, id);
	else
		amount_identify(analysis, row->amount, id);
	buffer_put(cell, str_of(id));
}

static uint32_t
sentence_of(const struct csv_row *row)
{
	return row->event   ? row->event->event->sentence
	       : row->fact  ? row->fact->sentence
	       : row->quote ? row->quote->sentence
			    : row->amount->sentence;
}

static void
put_doc(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->writer->analysis->article->id);
}

static void
put_sentence(struct buffer *cell, const struct csv_row *row)
{
	buffer_put_format(cell, "%u", sentence_of(row));
}

static struct record_date
date_of(const struct csv_row *row)
{
	const struct analysis *analysis = row->writer->analysis;
	if (row->event)
		return event_date(row->event->event);
	if (row->fact)
		return fact_date(analysis, row->fact);
	return article_date(analysis);
}

static void
put_date(struct buffer *cell, const struct csv_row *row)
{
	char day[11];
	struct record_date date = date_of(row);
	buffer_put(cell, date_text(&date, day));
}

static void
put_date_end(struct buffer *cell, const struct csv_row *row)
{
	char day[11];
	struct record_date date = date_of(row);
	buffer_put(cell, date_end_text(&date, day));
}

static void
put_date_precision(struct buffer *cell, const struct csv_row *row)
{
	struct record_date date = date_of(row);
	buffer_put(cell, date_precision_text(&date));
}

static void
put_text(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell,
			sentence_text(row->writer->analysis, sentence_of(row)));
}

static void
put_title(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->writer->analysis->article->title);
}

static void
put_url(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->writer->analysis->article->url);
}

static void
put_status(struct buffer *cell, const struct csv_row *row)
{
	if (row->event)
		buffer_put(cell, str_of(event_status_name(
						 row->event->event->status)));
	else
		buffer_put(cell, fact_status_name(row->writer->options
								  ->vocabulary,
						 row->fact->status));
}

static void
put_trigger(struct buffer *cell, const struct csv_row *row)
{
	const struct analysis *analysis = row->writer->analysis;
	struct quote_span span =
			row->event ? event_trigger(analysis, row->event->event)
				   : fact_trigger(analysis, row->fact);
	buffer_put(cell, text_between(analysis, span.start, span.end));
}

static void
put_rule(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->event ? frame_rule(row->event->event->frame)
				    : fact_rule(row->fact));
}

/* "Kenya; Togo" */
static void
put_texts(struct buffer *cell, const struct csv_row *row,
		const struct mention *const *mentions, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		buffer_put(cell, i ? STR("; ") : STR(""));
		buffer_put(cell, text_between(row->writer->analysis,
						 mentions[i]->start,
						 mentions[i]->end));
	}
}

/* --- events ------------------------------------------------------------ */

static const struct ontology *
ontology_of(const struct csv_row *row)
{
	return row->writer->options->ontology;
}

static void
put_event_name(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, str_of(row->event->category));
}

static void
put_mode(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, ontology_of(row)->modes[row->event->event->mode].name);
}

static void
put_cameo(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell,
			ontology_of(row)->cameo[row->event->event->cameo].code);
}

static void
put_quad(struct buffer *cell, const struct csv_row *row)
{
	buffer_put_format(cell, "%d",
			ontology_quad(ontology_of(row),
					row->event->event->category));
}

static void
put_score(struct buffer *cell, const struct csv_row *row)
{
	const struct event *event = row->event->event;
	put_fixed_number(cell,
			ontology_score(ontology_of(row), event->category,
					event->mode),
			2);
}

static void
put_actor_codes(struct buffer *cell, const struct csv_row *row)
{
	put_codes(cell, row->event->actor, row->event->actor_count);
}

static void
put_actors(struct buffer *cell, const struct csv_row *row)
{
	put_texts(cell, row, row->event->actor, row->event->actor_count);
}

static void
put_recipient_codes(struct buffer *cell, const struct csv_row *row)
{
	put_codes(cell, row->event->recipient, row->event->recipient_count);
}

static void
put_recipients(struct buffer *cell, const struct csv_row *row)
{
	put_texts(cell, row, row->event->recipient,
			row->event->recipient_count);
}

static void
put_mutual(struct buffer *cell, const struct csv_row *row)
{
	if (event_is_joint(row->event))
		buffer_put(cell, row->event->event->mutual ? STR("true")
							   : STR("false"));
}

static void
put_confidence(struct buffer *cell, const struct csv_row *row)
{
	float confidence = row->fact ? row->fact->confidence
				     : row->event->event->confidence;
	put_fixed_number(cell, (double)confidence, 2);
}

static void
put_location(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->event->event->location.name);
}

static void
put_location_country(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, str_of(row->event->event->location.code));
}

/* Four digits behind a point: some ten metres. */
static void
put_latitude(struct buffer *cell, const struct csv_row *row)
{
	const struct location *location = &row->event->event->location;
	if (location_has_coordinates(location))
		put_fixed_number(cell, (double)location->place->latitude, 4);
}

static void
put_longitude(struct buffer *cell, const struct csv_row *row)
{
	const struct location *location = &row->event->event->location;
	if (location_has_coordinates(location))
		put_fixed_number(cell, (double)location->place->longitude, 4);
}

static void
put_geonameid(struct buffer *cell, const struct csv_row *row)
{
	const struct location *location = &row->event->event->location;
	if (location_has_coordinates(location) && location->place->geonameid)
		buffer_put_format(cell, "%u", location->place->geonameid);
}

static void
put_location_source(struct buffer *cell, const struct csv_row *row)
{
	const struct location *location = &row->event->event->location;
	if (location->name.len)
		buffer_put(cell, location_source_name(location));
}

static void
put_made_by(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, str_of(made_by_name((enum made_by)row->event->event
							 ->made_by)));
}

/* --- facts ------------------------------------------------------------- */

static void
put_kind(struct buffer *cell, const struct csv_row *row)
{
	if (row->fact)
		buffer_put(cell,
				fact_kind_name(row->writer->options->vocabulary,
						row->fact->kind));
	else
		buffer_put(cell, amount_kind_name(row->amount));
}

static void
put_party_codes(struct buffer *cell, const struct csv_row *row)
{
	fact_put_codes(cell, row->writer, row->fact);
}

/* "seller: a consortium; buyer: Bogotá" */
static void
put_parties(struct buffer *cell, const struct csv_row *row)
{
	const struct fact *fact = row->fact;
	for (unsigned i = 0; i < fact->party_count; i++) {
		struct str role =
				fact_role_name(row->writer->options->vocabulary,
						fact->party[i].role);
		buffer_put_format(
				cell, "%s%.*s: ", i ? "; " : "", STR_ARG(role));
		put_texts(cell, row, &fact->party[i].mention, 1);
	}
}

static void
put_counted_code(struct buffer *cell, const struct csv_row *row)
{
	if (row->fact->counted)
		put_code(cell, row->fact->counted);
}

static void
put_counted(struct buffer *cell, const struct csv_row *row)
{
	if (row->fact->counted)
		put_texts(cell, row, &row->fact->counted, 1);
}

static void
put_object(struct buffer *cell, const struct csv_row *row)
{
	if (row->fact->object_end)
		buffer_put(cell, text_between(row->writer->analysis,
						 row->fact->object_start,
						 row->fact->object_end));
}

static void
put_instrument(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, fact_instrument_name(row->writer->options->vocabulary,
					 row->fact->instrument));
}

static void
put_period_from(struct buffer *cell, const struct csv_row *row)
{
	char day[11];
	struct record_date period = fact_period(row->fact);
	buffer_put(cell, date_text(&period, day));
}

static void
put_period_to(struct buffer *cell, const struct csv_row *row)
{
	char day[11];
	struct record_date period = fact_period(row->fact);
	struct str end = date_end_text(&period, day);
	buffer_put(cell, end.len ? end : date_text(&period, day));
}

static void
put_event_id(struct buffer *cell, const struct csv_row *row)
{
	char id[IDENTITY_BYTES];
	buffer_put(cell, fact_event_id(row->writer, row->fact, id));
}

static void
put_counts_in_total(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->fact->counted_elsewhere ? STR("false")
						      : STR("true"));
}

/* --- quotations -------------------------------------------------------- */

/* Who says the words, or tells of the event or fact. */
static const struct mention *
speaker_of(const struct csv_row *row)
{
	return row->event  ? row->event->event->speaker
	       : row->fact ? row->fact->speaker
			   : row->quote->speaker;
}

static void
put_speaker_code(struct buffer *cell, const struct csv_row *row)
{
	const struct mention *speaker = speaker_of(row);
	if (speaker)
		put_code(cell, speaker);
}

static void
put_speaker(struct buffer *cell, const struct csv_row *row)
{
	const struct mention *speaker = speaker_of(row);
	if (speaker)
		put_texts(cell, row, &speaker, 1);
}

static void
put_speaker_role(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, quote_role(row->writer->analysis, row->quote));
}

static void
put_verb(struct buffer *cell, const struct csv_row *row)
{
	const struct analysis *analysis = row->writer->analysis;
	uint16_t verb = row->event  ? row->event->event->speaker_verb
			: row->fact ? row->fact->speaker_verb
				    : 0;
	if (row->quote)
		buffer_put(cell, quote_verb(analysis, row->quote));
	if (!verb || !speaker_of(row))
		return;
	struct quote_span span =
			token_bytes(analysis, sentence_of(row), verb, verb);
	buffer_put(cell, text_between(analysis, span.start, span.end));
}

static void
put_verb_class(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, quote_class_name(row->writer->options->quotes,
					 row->quote->verb_class));
}

static void
put_quote(struct buffer *cell, const struct csv_row *row)
{
	quote_put_words(cell, row->writer->analysis, row->quote);
}

static void
put_direct(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->quote->direct ? STR("true") : STR("false"));
}

static void
put_mixed(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell, row->quote->mixed ? STR("true") : STR("false"));
}

static void
put_about_codes(struct buffer *cell, const struct csv_row *row)
{
	put_codes(cell, row->quote->about, row->quote->about_count);
}

static void
put_about(struct buffer *cell, const struct csv_row *row)
{
	put_texts(cell, row, row->quote->about, row->quote->about_count);
}

static void
put_stance(struct buffer *cell, const struct csv_row *row)
{
	buffer_put(cell,
			str_of(quote_stance_name((
					enum quote_stance)row->quote->stance)));
}

static void
put_stance_words(struct buffer *cell, const struct csv_row *row)
{
	quote_put_stance_words(cell, row->writer->analysis, row->quote);
}

/* --- the table --------------------------------------------------------- */

#define EVENT RECORD_EVENTS
#define FACT RECORD_FACTS
#define QUOTE RECORD_QUOTES
#define AMOUNT RECORD_AMOUNTS
#define ALL (EVENT | FACT | QUOTE | AMOUNT)
#define FIGURES (EVENT | FACT | AMOUNT)

/* A column is there when records of one of its kinds are asked for, and empty
 * in rows of other kinds. New columns of events go behind the others: who reads
 * them by number shall go on to. */
static const struct column {
	const char *name;
	unsigned kinds; /* enum record_kind */
	csv_put_cell *put;
	line_put_cell *of_line; /* the same, of a JSON line ... */
	const char *path;       /* ... at that place */
	const char *description;
} columns[] = {
	{ "id", ALL, put_id, line_text, "id",
			"of the record: the same for the same article, words "
			"and parties" },
	{ "doc", ALL, put_doc, line_text, "doc", "id of the article" },
	{ "sentence", ALL, put_sentence, line_number, "sentence",
			"number of the sentence in the article, from 0" },
	{ "date", EVENT | FACT | QUOTE, put_date, line_text, "date",
			"day of the event or fact, of a quotation the "
			"article's" },
	{ "event", EVENT, put_event_name, line_text, "event",
			"category of PLOVER" },
	{ "mode", EVENT, put_mode, line_text, "mode", "mode of PLOVER" },
	{ "cameo", EVENT, put_cameo, line_text, "cameo",
			"CAMEO code, leading zero kept" },
	{ "quad", EVENT, put_quad, line_number, "quad",
			"1 verbal cooperation, 2 material cooperation, 3 "
			"verbal conflict, 4 material conflict" },
	{ "score", EVENT, put_score, line_fixed2, "score",
			"score of category and mode, -10 to 10" },
	{ "kind", FACT | AMOUNT, put_kind, line_text, "kind",
			"deal, trade, aid, investment, visit, pledge, count; "
			"of amounts money, percent, count" },
	{ "status", EVENT | FACT, put_status, line_text, "status",
			"of events actual, future, hypothetical, negated, "
			"historical; of facts signed, won, planned ..." },
	{ "actor_codes", EVENT, put_actor_codes, line_codes, "actor",
			"country and first sector of each: KEN.GOV+TGO" },
	{ "actors", EVENT, put_actors, line_texts, "actor",
			"the words of the text" },
	{ "recipient_codes", EVENT, put_recipient_codes, line_codes,
			"recipient", "likewise of recipients" },
	{ "recipients", EVENT, put_recipients, line_texts, "recipient",
			"the words of the text" },
	{ "party_codes", FACT, put_party_codes, line_role_codes, "party",
			"role, country and first sector of each" },
	{ "parties", FACT, put_parties, line_role_texts, "party",
			"role and words of each" },
	{ "counted_code", FACT, put_counted_code, line_codes, "counted",
			"country and first sector of whom the count counts" },
	{ "counted", FACT, put_counted, line_texts, "counted",
			"their words in the text" },
	{ "object", FACT, put_object, line_text, "object.text",
			"what the fact is about, in the words of the text" },
	{ "instrument", FACT, put_instrument, line_text, "instrument",
			"of a fact: contract, loan, grant ..." },
	{ "period_from", FACT, put_period_from, line_text, "period.from",
			"first day that the figures are of" },
	{ "period_to", FACT, put_period_to, line_text, "period.to",
			"last day" },
	{ "counts_in_total", FACT, put_counts_in_total, line_unless_false,
			"counts_in_total",
			"false where another fact counts the same sum" },
	{ "event_id", FACT, put_event_id, line_text, "event",
			"id of the event that the same words tell" },
	{ "trigger", EVENT | FACT, put_trigger, line_text, "trigger.text",
			"the words that tell of it" },
	{ "rule", EVENT | FACT, put_rule, line_text, "rule",
			"file and line of the lexicon" },
	{ "confidence", EVENT | FACT, put_confidence, line_fixed2, "confidence",
			"probability that category and countries are right; of "
			"a fact kind, main figure and parties" },
	{ "speaker_role", QUOTE, put_speaker_role, line_text, "speaker.role",
			"what the text calls the speaker" },
	{ "verb_class", QUOTE, put_verb_class, line_text, "verb_class",
			"class of the verb, quotes/classes.tsv" },
	{ "quote", QUOTE, put_quote, line_text, "quote", "the words said" },
	{ "direct", QUOTE, put_direct, line_text, "direct",
			"true: between quotation marks" },
	{ "mixed", QUOTE, put_mixed, line_if_true, "mixed",
			"true: partly between quotation marks" },
	{ "about_codes", QUOTE, put_about_codes, line_codes, "about",
			"country and first sector of those spoken of" },
	{ "about", QUOTE, put_about, line_texts, "about",
			"their words in the text" },
	{ "stance", QUOTE, put_stance, line_text, "stance",
			"toward them: positive, negative, neutral" },
	{ "stance_words", QUOTE, put_stance_words, line_texts, "stance_words",
			"the words that show it" },
	{ "text", ALL, put_text, line_text, "text", "the sentence" },
	{ "title", ALL, put_title, line_text, "source.title",
			"of the article" },
	{ "url", ALL, put_url, line_text, "source.url", "of the article" },
	{ "date_end", EVENT | FACT, put_date_end, line_text, "date_end",
			"last day, where the date is longer than a day" },
	{ "date_precision", EVENT | FACT, put_date_precision, line_text,
			"date_precision",
			"week, month, year ..., where it is longer than a "
			"day" },
	{ "location", EVENT, put_location, line_text, "location.name",
			"where it happened, by its name in GeoNames" },
	{ "location_country", EVENT, put_location_country, line_text,
			"location.country", "ISO 3166-1 alpha-3" },
	{ "latitude", EVENT, put_latitude, line_fixed4, "location.lat",
			"degrees" },
	{ "longitude", EVENT, put_longitude, line_fixed4, "location.lon",
			"degrees" },
	{ "geonameid", EVENT, put_geonameid, line_number, "location.geonameid",
			"id in GeoNames" },
	{ "location_source", EVENT, put_location_source, line_text,
			"location_source", "text or dateline" },
	{ "made_by", EVENT, put_made_by, line_text, "made_by",
			"frame, network or both" },
	{ "speaker_code", EVENT | FACT | QUOTE, put_speaker_code, line_codes,
			"attribution.speaker|speaker",
			"country and first sector of who says it" },
	{ "speaker", EVENT | FACT | QUOTE, put_speaker, line_texts,
			"attribution.speaker|speaker",
			"who says it, in the words of the text" },
	{ "verb", EVENT | FACT | QUOTE, put_verb, line_text,
			"attribution.verb|verb", "the verb of saying" },
	{ "amounts", FIGURES, csv_put_amounts, line_texts, "amount",
			"all sums of money, in the words of the text" },
	{ "amount", FIGURES, csv_put_amount, line_number, "amount.0.value",
			"the first sum" },
	{ "amount_high", FIGURES, csv_put_amount_high, line_number,
			"amount.0.value_high",
			"its upper end, where it is a range" },
	{ "currency", FIGURES, csv_put_currency, line_text, "amount.0.currency",
			"ISO 4217" },
	{ "usd", FIGURES, csv_put_usd, line_number, "amount.0.usd",
			"the same in US dollars" },
	{ "usd_year", FIGURES, csv_put_usd_year, line_number,
			"amount.0.usd_year", "year of the rate of exchange" },
	{ "amount_bound", FIGURES, csv_put_amount_bound, line_text,
			"amount.0.bound", "about, over, under" },
	{ "amount_per", FIGURES, csv_put_amount_per, line_text, "amount.0.per",
			"hour to year, of rates" },
	{ "counts", FIGURES, csv_put_counts, line_texts, "count",
			"all numbers of people and things, in the words of the "
			"text" },
	{ "count", FIGURES, csv_put_count, line_number, "count.0.value",
			"the first number" },
	{ "count_high", FIGURES, csv_put_count_high, line_number,
			"count.0.value_high",
			"its upper end, where it is a range" },
	{ "unit", FIGURES, csv_put_unit, line_text, "count.0.unit",
			"what is counted" },
	{ "count_bound", FIGURES, csv_put_count_bound, line_text,
			"count.0.bound", "about, over, under" },
	{ "count_per", FIGURES, csv_put_count_per, line_text, "count.0.per",
			"hour to year, of rates" },
	{ "change_percent", FACT, csv_put_change, line_number, "change.percent",
			"by how much it changed, below 0 where it fell" },
	{ "percent", AMOUNT, csv_put_percent, line_number, "percent.value",
			"the percentage" },
	{ "percent_high", AMOUNT, csv_put_percent_high, line_number,
			"percent.value_high",
			"its upper end, where it is a range" },
	{ "percent_bound", AMOUNT, csv_put_percent_bound, line_text,
			"percent.bound", "about, over, under" },
	{ "percent_per", AMOUNT, csv_put_percent_per, line_text, "percent.per",
			"hour to year, of rates" },
	{ "mutual", EVENT, put_mutual, line_text, "mutual",
			"of several actors without a recipient: whether they "
			"act on each other" },
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

bool
record_csv_column(size_t number, unsigned kinds, const char **name,
		const char **description)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		if (!(columns[i].kinds & kinds) || number-- > 0)
			continue;
		*name = columns[i].name;
		*description = columns[i].description;
		return true;
	}
	return false;
}

/* Records of several kinds are told apart by a column of their own. */
static bool
is_mixed(const struct record_options *options)
{
	return (options->kinds & (options->kinds - 1)) != 0;
}

/* RFC 4180: quoted when it holds a comma, a quote or a line end. */
static void
put_quoted(struct buffer *out, struct str cell)
{
	bool quote = false;
	for (size_t i = 0; i < cell.len && !quote; i++)
		quote = strchr(",\"\r\n", cell.at[i]) != NULL;
	if (quote)
		buffer_put_char(out, '"');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.at[i] == '"')
			buffer_put_char(out, '"');
		buffer_put_char(out, cell.at[i]);
	}
	if (quote)
		buffer_put_char(out, '"');
}

static void
put_column(const struct csv_row *row, csv_put_cell *put, bool first)
{
	struct buffer *cell = row->writer->cell;
	if (!first)
		buffer_put_char(row->writer->out, ',');
	buffer_reset(cell);
	if (put)
		put(cell, row);
	put_quoted(row->writer->out, buffer_str(cell));
}

static void
put_row(const struct csv_row *row)
{
	const struct record_options *options = row->writer->options;
	bool first = true;
	if (is_mixed(options)) {
		put_column(row, put_record, true);
		first = false;
	}
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		const struct column *column = &columns[i];
		if (!(column->kinds & options->kinds))
			continue;
		put_column(row, column->kinds & row->kind ? column->put : NULL,
				first);
		first = false;
	}
	buffer_put(row->writer->out, STR("\r\n"));
}

void
record_put_csv_head(struct buffer *out, const struct record_options *options)
{
	const char *before = is_mixed(options) ? "record," : "";
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		if (!(columns[i].kinds & options->kinds))
			continue;
		buffer_put_format(out, "%s%s", before, columns[i].name);
		before = ",";
	}
	buffer_put(out, STR("\r\n"));
}

static void
put_event_row(const struct writer *writer, const struct event_record *event)
{
	struct csv_row row = {
		.writer = writer, .kind = EVENT, .event = event
	};
	put_row(&row);
}

static void
put_fact_row(const struct writer *writer, const struct fact *fact)
{
	struct csv_row row = { .writer = writer, .kind = FACT, .fact = fact };
	put_row(&row);
}

static void
put_quote_row(const struct writer *writer, const struct quote *quote)
{
	struct csv_row row = {
		.writer = writer, .kind = QUOTE, .quote = quote
	};
	put_row(&row);
}

static void
put_amount_row(const struct writer *writer, const struct amount *amount)
{
	struct csv_row row = {
		.writer = writer, .kind = AMOUNT, .amount = amount
	};
	put_row(&row);
}

static const struct record_writers csv_writers = {
	.event = put_event_row,
	.fact = put_fact_row,
	.quote = put_quote_row,
	.amount = put_amount_row,
};

void
record_put_csv(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options)
{
	struct buffer cell;
	buffer_init(&cell, BUFFER_UNLIMITED);
	struct writer writer = { out, analysis, options, &cell };
	records_in_order(&writer, &csv_writers);
	buffer_fini(&cell);
}

/* --- of JSON lines ----------------------------------------------------- */

static unsigned
kind_of(const json_t *record)
{
	static const struct {
		const char *name;
		unsigned kind;
	} kinds[] = { { "event", EVENT }, { "fact", FACT }, { "quote", QUOTE },
		{ "amount", AMOUNT } };
	const char *name = json_string_value(json_object_get(record, "record"));
	for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(name, kinds[i].name))
			return kinds[i].kind;
	return 0;
}

static void
put_line_row(struct buffer *out, struct buffer *cell, const json_t *record,
		const struct record_options *options)
{
	unsigned kind = kind_of(record);
	const char *before = "";
	if (is_mixed(options)) {
		buffer_reset(cell);
		line_text(cell, record, "record");
		put_quoted(out, buffer_str(cell));
		before = ",";
	}
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		const struct column *column = &columns[i];
		if (!(column->kinds & options->kinds))
			continue;
		buffer_reset(cell);
		if (column->kinds & kind)
			column->of_line(cell, record, column->path);
		buffer_put(out, str_of(before));
		put_quoted(out, buffer_str(cell));
		before = ",";
	}
	buffer_put(out, STR("\r\n"));
}

bool
record_put_csv_line(struct buffer *out, struct str line,
		const struct record_options *options)
{
	struct buffer cell;
	json_t *record = json_loadb(line.at, line.len, 0, NULL);
	bool good = json_is_object(record);
	buffer_init(&cell, BUFFER_UNLIMITED);
	if (good)
		put_line_row(out, &cell, record, options);
	buffer_fini(&cell);
	json_decref(record);
	return good;
}
