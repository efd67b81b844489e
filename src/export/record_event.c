#include "export/record_event.h"

#include "base/limits.h"
#include "base/pairs.h"
#include "event/time_expression.h"

bool
event_is_joint(const struct event_record *record)
{
	return !record->recipient_count && record->actor_count > 1;
}

static void
each_pair(const struct writer *writer, const struct event_record *whole,
		put_event *put)
{
	struct pairs pairs = pairs_of(whole->actor_count,
			whole->recipient_count, whole->event->mutual);
	const struct mention *const *others =
			pairs.mutual ? whole->actor : whole->recipient;
	size_t actor, other;
	while (pairs_next(&pairs, &actor, &other)) {
		struct event_record pair = *whole;
		pair.actor = &whole->actor[actor];
		pair.actor_count = 1;
		pair.recipient_count = other != PAIRS_NOBODY;
		if (pair.recipient_count)
			pair.recipient = &others[other];
		put(writer, &pair);
	}
}

struct event_record
event_record_of(const struct writer *writer, const struct event *event)
{
	return (struct event_record){
		.event = event,
		.category = ontology_category_name(
				writer->options->ontology, event->category),
		.actor = event->actor,
		.recipient = event->recipient,
		.actor_count = event->actor_count,
		.recipient_count = event->recipient_count,
	};
}

void
event_records(const struct writer *writer, const struct event *event,
		put_event *put)
{
	struct event_record record = event_record_of(writer, event);
	if (writer->options->dyads && event->actor_count)
		each_pair(writer, &record, put);
	else
		put(writer, &record);
}

struct quote_span
event_trigger(const struct analysis *analysis, const struct event *event)
{
	return token_bytes(analysis, event->sentence, event->trigger,
			event->trigger_last);
}

struct record_date
event_date(const struct event *event)
{
	return (struct record_date){ event->day, event->last_day,
		event->day_unit, event->day_in_text };
}

unsigned
event_amounts(const struct analysis *analysis, const struct event *event,
		enum amount_kind kind, const struct amount *out[EVENT_AMOUNTS])
{
	const struct amounts *amounts = &analysis->amounts;
	unsigned count = 0;
	if (!analysis->amount_owner)
		return 0;
	uint32_t index = (uint32_t)(event - analysis->events.at);
	for (uint32_t i = amounts->first[event->sentence];
			i < amounts->first[event->sentence + 1]
			&& count < EVENT_AMOUNTS;
			i++)
		if (analysis->amount_owner[i] == index + 1
				&& amounts->at[i].kind == kind)
			out[count++] = &amounts->at[i];
	return count;
}

/* --- identity ---------------------------------------------------------- */

/* What two reports of the same event have in common: day, category, actors,
 * recipients. */
static void
put_key(struct buffer *out, const struct event_record *record)
{
	char day[11];
	struct record_date date = event_date(record->event);
	buffer_put(out, date_text(&date, day));
	buffer_put_format(out, "|%s|", record->category);
	put_codes(out, record->actor, record->actor_count);
	buffer_put_char(out, '|');
	put_codes(out, record->recipient, record->recipient_count);
}

static void
identify_party(struct identity *identity, const struct mention *const *mentions,
		unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		identity_add(identity, "\t%u-%u", mentions[i]->start,
				mentions[i]->end);
	identity_add(identity, "\n");
}

/* Over document, trigger, event and parties. */
void
event_identify(const struct analysis *analysis,
		const struct event_record *record, char id[IDENTITY_BYTES])
{
	struct identity identity;
	struct quote_span trigger = event_trigger(analysis, record->event);
	identity_begin(&identity, analysis->article->id);
	identity_add(&identity, "\t%u-%u\t%s\t%u\n", trigger.start, trigger.end,
			record->category, record->event->status);
	identify_party(&identity, record->actor, record->actor_count);
	identify_party(&identity, record->recipient, record->recipient_count);
	identity_end(&identity, id);
}

/* --- JSON -------------------------------------------------------------- */

static void
put_head(struct json *json, const struct writer *writer,
		const struct event_record *record)
{
	char id[IDENTITY_BYTES];
	struct record_date date = event_date(record->event);
	event_identify(writer->analysis, record, id);
	json_put_str(json, "record", STR("event"));
	json_put_str(json, "id", str_of(id));
	json_put_str(json, "doc", writer->analysis->article->id);
	json_put_int(json, "sentence", record->event->sentence);
	json_put_date(json, &date);
}

static void
put_contexts(struct json *json, const struct event *event,
		const struct ontology *ontology)
{
	if (!event->contexts)
		return;
	json_key(json, "context");
	json_open(json, '[');
	for (size_t i = 1; i < ontology->context_count; i++)
		if (event->contexts >> i & 1)
			json_str(json, ontology->contexts[i].name);
	json_close(json, ']');
}

static void
put_class(struct json *json, const struct event_record *record,
		const struct ontology *ontology)
{
	const struct event *event = record->event;
	json_put_str(json, "event", str_of(record->category));
	json_put_str(json, "mode", ontology->modes[event->mode].name);
	json_put_str(json, "cameo", ontology->cameo[event->cameo].code);
	json_put_int(json, "quad", ontology_quad(ontology, event->category));
	json_put_real(json, "score",
			ontology_score(ontology, event->category, event->mode),
			2);
	put_contexts(json, event, ontology);
	json_put_str(json, "status", str_of(event_status_name(event->status)));
}

bool
location_has_coordinates(const struct location *location)
{
	const struct place *place = location->place;
	return place && (place->geonameid || place->population);
}

struct str
location_source_name(const struct location *location)
{
	return location->source == LOCATION_TEXT ? STR("text")
						 : STR("dateline");
}

static void
put_location(struct json *json, const struct analysis *analysis,
		const struct location *location)
{
	if (location->source == LOCATION_NONE)
		return;
	json_key(json, "location");
	json_open(json, '{');
	json_put_str(json, "text",
			text_between(analysis, location->start, location->end));
	json_put_str(json, "name", location->name);
	json_put_str(json, "country", str_of(location->code));
	if (location_has_coordinates(location)) {
		const struct place *place = location->place;
		json_put_real(json, "lat", (double)place->latitude, 4);
		json_put_real(json, "lon", (double)place->longitude, 4);
	}
	if (location->place && location->place->geonameid)
		json_put_int(json, "geonameid", location->place->geonameid);
	json_close(json, '}');
	json_put_str(json, "location_source", location_source_name(location));
}

static void
put_amounts(struct json *json, const struct analysis *analysis,
		const struct event *event)
{
	const struct amount *found[EVENT_AMOUNTS];
	unsigned count = event_amounts(analysis, event, AMOUNT_MONEY, found);
	json_put_amounts(json, "amount", analysis, found, count);
	count = event_amounts(analysis, event, AMOUNT_COUNT, found);
	json_put_amounts(json, "count", analysis, found, count);
}

static void
put_reason(struct json *json, const struct event_record *record)
{
	const struct event *event = record->event;
	struct buffer key;
	json_put_str(json, "rule", frame_rule(event->frame));
	json_put_str(json, "made_by",
			str_of(made_by_name((enum made_by)event->made_by)));
	json_put_real(json, "confidence", (double)event->confidence, 2);
	buffer_init(&key, LIMIT_META_BYTES);
	put_key(&key, record);
	json_put_str(json, "key", buffer_str(&key));
	buffer_fini(&key);
}

void
event_put_json(const struct writer *writer, const struct event_record *record)
{
	struct json json;
	const struct analysis *analysis = writer->analysis;
	const struct event *event = record->event;
	json_init(&json, writer->out);
	json_open(&json, '{');
	put_head(&json, writer, record);
	put_class(&json, record, writer->options->ontology);
	json_put_actors(&json, "actor", analysis, record->actor,
			record->actor_count);
	json_put_actors(&json, "recipient", analysis, record->recipient,
			record->recipient_count);
	if (event_is_joint(record))
		json_put_bool(&json, "mutual", record->event->mutual);
	put_location(&json, analysis, &event->location);
	json_put_attribution(&json, analysis, event->speaker, event->sentence,
			event->speaker_verb);
	json_put_span(&json, "trigger", analysis,
			event_trigger(analysis, event));
	put_amounts(&json, analysis, event);
	put_reason(&json, record);
	json_put_foot(&json, writer, event->sentence);
	json_close(&json, '}');
	buffer_put_char(writer->out, '\n');
}
