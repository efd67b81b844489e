#include "export/record.h"

#include <math.h>
#include <nettle/sha2.h>
#include <stdio.h>

#include "base/day.h"
#include "base/json.h"
#include "base/limits.h"
#include "event/time_expression.h"

/* One record: an event with the parties that this record tells of. */
struct record {
	const struct analysis *analysis;
	const struct event *event;
	const char *category; /* its name */
	const struct mention *const *actor, *const *recipient;
	unsigned actor_count, recipient_count;
};

/* Calls `put` for the event, or for each pair of parties when `dyads`. A
 * mutual event (no recipient) gives each pair both ways. */
typedef void put_record(void *context, const struct record *record);

static void
each_pair(const struct record *whole, put_record *put, void *context)
{
	bool mutual = whole->recipient_count == 0 && whole->actor_count > 1;
	unsigned recipients =
			mutual ? whole->actor_count : whole->recipient_count;
	const struct mention *const *recipient =
			mutual ? whole->actor : whole->recipient;
	for (unsigned i = 0; i < whole->actor_count; i++) {
		struct record pair = *whole;
		pair.actor = &whole->actor[i];
		pair.actor_count = 1;
		if (!recipients)
			put(context, &pair);
		for (unsigned j = 0; j < recipients; j++) {
			if (mutual && i == j)
				continue;
			pair.recipient = &recipient[j];
			pair.recipient_count = 1;
			put(context, &pair);
		}
	}
}

static void
each_record(const struct analysis *analysis,
		const struct record_options *options, put_record *put,
		void *context)
{
	for (uint32_t i = 0; i < analysis->events.count; i++) {
		const struct event *event = &analysis->events.at[i];
		struct record record = {
			.analysis = analysis,
			.event = event,
			.category = ontology_category_name(
					options->ontology, event->category),
			.actor = event->actor,
			.recipient = event->recipient,
			.actor_count = event->actor_count,
			.recipient_count = event->recipient_count,
		};
		if (options->dyads && event->actor_count)
			each_pair(&record, put, context);
		else
			put(context, &record);
	}
}

static const struct sentence *
sentence_of(const struct record *record)
{
	return &record->analysis->text.sentences[record->event->sentence];
}

static struct str
text_between(const struct analysis *analysis, uint32_t start, uint32_t end)
{
	return (struct str){ analysis->text.bytes.at + start, end - start };
}

static struct str
sentence_text(const struct record *record)
{
	const struct sentence *sentence = sentence_of(record);
	return text_between(record->analysis, sentence->start, sentence->end);
}

/* Bytes of the trigger, particles between its words included. */
static void
trigger_bytes(const struct record *record, uint32_t *start, uint32_t *end)
{
	const struct text *text = &record->analysis->text;
	const struct sentence *sentence = sentence_of(record);
	const struct event *event = record->event;
	*start = sentence_token(text, sentence, event->trigger)->start;
	*end = sentence_token(text, sentence, event->trigger_last)->end;
}

static struct str
date_of(const struct record *record, char day[11])
{
	if (record->event->day == ACTOR_NO_DAY)
		return STR("");
	date_of_day(record->event->day, day);
	return str_of(day);
}

/* The last day of a longer time, "" when the date is a day. */
static struct str
end_date_of(const struct record *record, char day[11])
{
	const struct event *event = record->event;
	if (event->day == ACTOR_NO_DAY || event->last_day <= event->day)
		return STR("");
	date_of_day(event->last_day, day);
	return str_of(day);
}

/* "week", "year"; "" when the date is a day. */
static struct str
precision_of(const struct record *record)
{
	char day[11];
	if (!end_date_of(record, day).len)
		return STR("");
	return str_of(time_unit_name((enum time_unit)record->event->day_unit));
}

static struct str
mode_name(const struct record_options *options, const struct event *event)
{
	return options->ontology->modes[event->mode].name;
}

/* --- identity ---------------------------------------------------------- */

static void
put_codes(struct buffer *out, const struct mention *const *mentions,
		unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		if (i)
			buffer_put_char(out, '+');
		const struct actor *actor = &mentions[i]->actor;
		buffer_put(out, str_of(actor->code[0] ? actor->code : "-"));
		if (actor->sector[0])
			buffer_put_format(out, ".%s",
					sector_name(actor->sector[0]));
	}
}

/* What two reports of the same event have in common: day, category, actors,
 * recipients. */
static void
put_key(struct buffer *out, const struct record *record)
{
	char day[11];
	buffer_put(out, date_of(record, day));
	buffer_put_format(out, "|%s|", record->category);
	put_codes(out, record->actor, record->actor_count);
	buffer_put_char(out, '|');
	put_codes(out, record->recipient, record->recipient_count);
}

static void
hash_party(struct sha256_ctx *hash, const struct mention *const *mentions,
		unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		char span[32];
		int length = snprintf(span, sizeof span, "\t%u-%u",
				mentions[i]->start, mentions[i]->end);
		sha256_update(hash, (size_t)length, (const uint8_t *)span);
	}
	sha256_update(hash, 1, (const uint8_t *)"\n");
}

/* First 16 hex digits of SHA-256 over document, trigger, event and parties:
 * the same wherever and whenever the same article is coded. */
static void
identify(const struct record *record, char id[17])
{
	struct sha256_ctx hash;
	sha256_init(&hash);
	struct str doc = record->analysis->article->id;
	sha256_update(&hash, doc.len, (const uint8_t *)doc.at);
	uint32_t start, end;
	trigger_bytes(record, &start, &end);
	char event[128];
	int length = snprintf(event, sizeof event, "\t%u-%u\t%s\t%u\n", start,
			end, record->category, record->event->status);
	sha256_update(&hash, (size_t)length, (const uint8_t *)event);
	hash_party(&hash, record->actor, record->actor_count);
	hash_party(&hash, record->recipient, record->recipient_count);
	uint8_t digest[8];
	sha256_digest(&hash, sizeof digest, digest);
	for (int i = 0; i < 8; i++)
		snprintf(id + 2 * i, 3, "%02x", digest[i]);
}

/* --- JSON lines -------------------------------------------------------- */

struct writer {
	struct buffer *out;
	const struct record_options *options;
};

static void
put_actor(struct json *json, const struct analysis *analysis,
		const struct mention *mention)
{
	const struct actor *actor = &mention->actor;
	json_open(json, '{');
	json_put_str(json, "text",
			text_between(analysis, mention->start, mention->end));
	json_put_int(json, "start", mention->start);
	json_put_int(json, "end", mention->end);
	json_put_str(json, "code", str_of(actor->code));
	if (actor->sector[0]) {
		json_key(json, "sector");
		json_open(json, '[');
		for (int i = 0; i < ACTOR_SECTORS && actor->sector[i]; i++)
			json_str(json, str_of(sector_name(actor->sector[i])));
		json_close(json, ']');
	}
	json_put_str(json, "name", actor->name);
	json_put_str(json, "id", actor->id);
	json_close(json, '}');
}

static void
put_parties(struct json *json, const char *key, const struct record *record,
		const struct mention *const *mentions, unsigned count)
{
	json_key(json, key);
	json_open(json, '[');
	for (unsigned i = 0; i < count; i++)
		put_actor(json, record->analysis, mentions[i]);
	json_close(json, ']');
}

static void
put_event_class(struct json *json, const struct record *record,
		const struct record_options *options)
{
	const struct event *event = record->event;
	const struct ontology *ontology = options->ontology;
	json_put_str(json, "event", str_of(record->category));
	json_put_str(json, "mode", mode_name(options, event));
	json_put_str(json, "cameo", ontology->cameo[event->cameo].code);
	json_put_int(json, "quad", ontology_quad(ontology, event->category));
	json_put_real(json, "score",
			ontology_score(ontology, event->category, event->mode),
			2);
	if (event->contexts) {
		json_key(json, "context");
		json_open(json, '[');
		for (size_t i = 1; i < ontology->context_count; i++)
			if (event->contexts >> i & 1)
				json_str(json, ontology->contexts[i].name);
		json_close(json, ']');
	}
	json_put_str(json, "status", str_of(event_status_name(event->status)));
}

/* Regions and countries have no coordinates. */
static bool
has_coordinates(const struct location *location)
{
	const struct place *place = location->place;
	return place && (place->geonameid || place->population);
}

static struct str
source_name(const struct location *location)
{
	return location->source == LOCATION_TEXT ? STR("text")
						 : STR("dateline");
}

static void
put_location(struct json *json, const struct record *record)
{
	const struct location *location = &record->event->location;
	if (location->source == LOCATION_NONE)
		return;
	json_key(json, "location");
	json_open(json, '{');
	json_put_str(json, "text",
			text_between(record->analysis, location->start,
					location->end));
	json_put_str(json, "name", location->name);
	json_put_str(json, "country", str_of(location->code));
	if (has_coordinates(location)) {
		const struct place *place = location->place;
		json_put_real(json, "lat", (double)place->latitude, 4);
		json_put_real(json, "lon", (double)place->longitude, 4);
	}
	if (location->place && location->place->geonameid)
		json_put_int(json, "geonameid", location->place->geonameid);
	json_close(json, '}');
	json_put_str(json, "location_source", source_name(location));
}

static void
put_attribution(struct json *json, const struct record *record)
{
	const struct event *event = record->event;
	if (!event->speaker)
		return;
	json_key(json, "attribution");
	json_open(json, '{');
	json_key(json, "speaker");
	put_actor(json, record->analysis, event->speaker);
	if (event->speaker_verb)
		json_put_str(json, "verb",
				text_of_token(&record->analysis->text,
						sentence_token(&record->analysis->text,
								sentence_of(record),
								event->speaker_verb)));
	json_close(json, '}');
}

static void
put_trigger(struct json *json, const struct record *record)
{
	uint32_t start, end;
	trigger_bytes(record, &start, &end);
	json_key(json, "trigger");
	json_open(json, '{');
	json_put_str(json, "text", text_between(record->analysis, start, end));
	json_put_int(json, "start", start);
	json_put_int(json, "end", end);
	json_close(json, '}');
}

static void
put_source(struct json *json, const struct article *article)
{
	if (!article->title.len && !article->url.len && !article->publisher.len
			&& !article->date.len)
		return;
	json_key(json, "source");
	json_open(json, '{');
	json_put_str(json, "title", article->title);
	json_put_str(json, "url", article->url);
	json_put_str(json, "publisher", article->publisher);
	json_put_str(json, "published", article->date);
	json_close(json, '}');
}

static void
put_version(struct json *json, const struct record_version *version)
{
	json_key(json, "version");
	json_open(json, '{');
	json_put_str(json, "program", str_of(version->program));
	json_put_str(json, "lexicon", str_of(version->lexicon));
	json_put_str(json, "model", str_of(version->model));
	json_close(json, '}');
}

static void
put_head(struct json *json, const struct record *record)
{
	char id[17], day[11];
	identify(record, id);
	json_put_str(json, "record", STR("event"));
	json_put_str(json, "id", str_of(id));
	json_put_str(json, "doc", record->analysis->article->id);
	json_put_int(json, "sentence", record->event->sentence);
	struct str date = date_of(record, day);
	json_put_str(json, "date", date);
	if (date.len)
		json_put_str(json, "date_source",
				record->event->day_in_text ? STR("text")
							   : STR("article"));
	json_put_str(json, "date_end", end_date_of(record, day));
	json_put_str(json, "date_precision", precision_of(record));
}

static void
put_jsonl(void *context, const struct record *record)
{
	const struct writer *writer = context;
	struct json json;
	json_init(&json, writer->out);
	json_open(&json, '{');
	put_head(&json, record);
	put_event_class(&json, record, writer->options);
	put_parties(&json, "actor", record, record->actor, record->actor_count);
	put_parties(&json, "recipient", record, record->recipient,
			record->recipient_count);
	put_location(&json, record);
	put_attribution(&json, record);
	put_trigger(&json, record);
	json_put_str(&json, "rule", frame_rule(record->event->frame));
	json_put_str(&json, "made_by",
			str_of(made_by_name(
					(enum made_by)record->event->made_by)));
	json_put_real(&json, "confidence", (double)record->event->confidence,
			2);
	json_key(&json, "key");
	struct buffer key;
	buffer_init(&key, LIMIT_META_BYTES);
	put_key(&key, record);
	json_str(&json, buffer_str(&key));
	buffer_fini(&key);
	json_put_str(&json, "text", sentence_text(record));
	put_source(&json, record->analysis->article);
	put_version(&json, &writer->options->version);
	json_close(&json, '}');
	buffer_put_char(writer->out, '\n');
}

void
record_put_jsonl(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options)
{
	struct writer writer = { out, options };
	each_record(analysis, options, put_jsonl, &writer);
}

/* --- flat rows: CSV and tables ----------------------------------------- */

static void
put_party_texts(struct buffer *out, const struct record *record,
		const struct mention *const *mentions, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		if (i)
			buffer_put(out, STR("; "));
		buffer_put(out, text_between(record->analysis,
						mentions[i]->start,
						mentions[i]->end));
	}
}

static struct str
trigger_text(const struct record *record)
{
	uint32_t start, end;
	trigger_bytes(record, &start, &end);
	return text_between(record->analysis, start, end);
}

static const char CSV_HEAD[] =
		"id,doc,sentence,date,event,mode,cameo,quad,score,status,"
		"actor_codes,actors,recipient_codes,recipients,trigger,rule,"
		"confidence,text,title,url,date_end,date_precision,location,"
		"location_country,latitude,longitude,geonameid,"
		"location_source,made_by\r\n";

void
record_put_csv_head(struct buffer *out)
{
	buffer_put(out, str_of(CSV_HEAD));
}

/* RFC 4180: quoted when it holds a comma, a quote or a line end. */
static void
put_csv_cell(struct buffer *out, struct str cell)
{
	bool quote = false;
	for (size_t i = 0; i < cell.len; i++)
		quote |= strchr(",\"\r\n", cell.at[i]) != NULL;
	if (quote)
		buffer_put_char(out, '"');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.at[i] == '"')
			buffer_put_char(out, '"');
		buffer_put_char(out, cell.at[i]);
	}
	if (quote)
		buffer_put_char(out, '"');
	buffer_put_char(out, ',');
}

/* Two digits behind a point, whatever the locale. */
static void
put_csv_real(struct buffer *out, double number)
{
	long hundredths = lround(fabs(number) * 100);
	buffer_put_format(out, "%s%ld.%02ld,",
			number < 0 && hundredths ? "-" : "", hundredths / 100,
			hundredths % 100);
}

/* Four digits behind a point: some ten metres. */
static void
put_csv_degrees(struct buffer *out, double degrees)
{
	long parts = lround(fabs(degrees) * 10000);
	buffer_put_format(out, "%s%ld.%04ld,", degrees < 0 && parts ? "-" : "",
			parts / 10000, parts % 10000);
}

static void
put_csv_location(struct buffer *out, const struct location *location)
{
	put_csv_cell(out, location->name);
	put_csv_cell(out, str_of(location->code));
	bool placed = has_coordinates(location);
	if (placed) {
		put_csv_degrees(out, (double)location->place->latitude);
		put_csv_degrees(out, (double)location->place->longitude);
	} else {
		buffer_put(out, STR(",,"));
	}
	if (placed && location->place->geonameid)
		buffer_put_format(out, "%u", location->place->geonameid);
	buffer_put(out, STR(","));
	if (location->name.len)
		buffer_put(out, source_name(location));
	buffer_put(out, STR(","));
}

static void
put_csv_parties(struct buffer *out, const struct record *record,
		const struct mention *const *mentions, unsigned count)
{
	struct buffer cell;
	buffer_init(&cell, LIMIT_ARTICLE_BYTES);
	put_codes(&cell, mentions, count);
	put_csv_cell(out, buffer_str(&cell));
	buffer_reset(&cell);
	put_party_texts(&cell, record, mentions, count);
	put_csv_cell(out, buffer_str(&cell));
	buffer_fini(&cell);
}

static void
put_csv(void *context, const struct record *record)
{
	const struct writer *writer = context;
	struct buffer *out = writer->out;
	const struct event *event = record->event;
	const struct article *article = record->analysis->article;
	const struct ontology *ontology = writer->options->ontology;
	char id[17], day[11];
	identify(record, id);
	put_csv_cell(out, str_of(id));
	put_csv_cell(out, article->id);
	buffer_put_format(out, "%u,", event->sentence);
	put_csv_cell(out, date_of(record, day));
	put_csv_cell(out, str_of(record->category));
	put_csv_cell(out, mode_name(writer->options, event));
	put_csv_cell(out, ontology->cameo[event->cameo].code);
	buffer_put_format(out, "%d,", ontology_quad(ontology, event->category));
	put_csv_real(out,
			ontology_score(ontology, event->category, event->mode));
	put_csv_cell(out, str_of(event_status_name(event->status)));
	put_csv_parties(out, record, record->actor, record->actor_count);
	put_csv_parties(out, record, record->recipient,
			record->recipient_count);
	put_csv_cell(out, trigger_text(record));
	put_csv_cell(out, frame_rule(event->frame));
	put_csv_real(out, (double)event->confidence);
	put_csv_cell(out, sentence_text(record));
	put_csv_cell(out, article->title);
	put_csv_cell(out, article->url);
	put_csv_cell(out, end_date_of(record, day));
	put_csv_cell(out, precision_of(record));
	put_csv_location(out, &event->location);
	buffer_put(out, str_of(made_by_name((enum made_by)event->made_by)));
	buffer_put(out, STR("\r\n"));
}

void
record_put_csv(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options)
{
	struct writer writer = { out, options };
	each_record(analysis, options, put_csv, &writer);
}

const char *const RECORD_TABLE_HEAD[RECORD_TABLE_COLUMNS] = { "date", "actor",
	"event", "recipient", "status", "trigger", "sentence", "rule" };

/* A cell may not hold the bytes that divide cells and rows. */
static void
put_cell(struct buffer *out, struct str cell, char end)
{
	for (size_t i = 0; i < cell.len; i++) {
		char c = cell.at[i];
		buffer_put_char(out, c == '\t' || c == '\n' ? ' ' : c);
	}
	buffer_put_char(out, end);
}

static void
put_party_cell(struct buffer *out, const struct record *record,
		const struct mention *const *mentions, unsigned count)
{
	if (!count) {
		buffer_put(out, STR("-\t"));
		return;
	}
	put_codes(out, mentions, count);
	buffer_put(out, STR(" "));
	struct buffer names;
	buffer_init(&names, LIMIT_ARTICLE_BYTES);
	put_party_texts(&names, record, mentions, count);
	put_cell(out, buffer_str(&names), '\t');
	buffer_fini(&names);
}

static void
put_row(void *context, const struct record *record)
{
	const struct writer *writer = context;
	struct buffer *out = writer->out;
	const struct event *event = record->event;
	char day[11];
	put_cell(out, date_of(record, day), '\t');
	put_party_cell(out, record, record->actor, record->actor_count);
	buffer_put(out, str_of(record->category));
	struct str mode = mode_name(writer->options, event);
	if (mode.len) {
		buffer_put_char(out, ' ');
		buffer_put(out, mode);
	}
	buffer_put_char(out, '\t');
	put_party_cell(out, record, record->recipient, record->recipient_count);
	put_cell(out, str_of(event_status_name(event->status)), '\t');
	put_cell(out, trigger_text(record), '\t');
	put_cell(out, sentence_text(record), '\t');
	put_cell(out, frame_rule(event->frame), '\n');
}

void
record_put_rows(struct buffer *out, const struct analysis *analysis,
		const struct record_options *options)
{
	struct writer writer = { out, options };
	each_record(analysis, options, put_row, &writer);
}

/* --- relate ------------------------------------------------------------ */

void
record_put_relation(struct buffer *out, const struct analysis *analysis,
		const struct event *event, const char *scheme,
		const struct record_options *options)
{
	const struct ontology *ontology = options->ontology;
	bool plv = !strcmp(scheme, "plv");
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "id", analysis->article->id);
	json_put_str(&json, "event",
			str_of(plv ? ontology_plv(ontology, event->category,
					       event->mode, event->cameo,
					       event_status_name(event->status))
				   : ontology_category_name(
						   ontology, event->category)));
	json_put_str(&json, "mode", mode_name(options, event));
	json_put_str(&json, "cameo", ontology->cameo[event->cameo].code);
	json_put_str(&json, "status", str_of(event_status_name(event->status)));
	json_put_real(&json, "confidence", (double)event->confidence, 2);
	if (event->frame) {
		json_put_str(&json, "rule", frame_rule(event->frame));
		json_put_str(&json, "made_by",
				str_of(made_by_name(
						(enum made_by)event->made_by)));
	}
	json_close(&json, '}');
	buffer_put_char(out, '\n');
}
