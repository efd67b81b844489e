#include <stdlib.h>

#include "export/geography.h"
#include "export/job.h"

/* The record of the PLOVER manual (chapter "Data Fields"), one JSON object a
 * line: nothing of an event is lost. Fields that the manual does not have begin
 * with "demarche_"; those that we cannot fill are left out. */

static void
set(json_t *object, const char *key, struct str text)
{
	if (text.len)
		json_object_set_new(
				object, key, json_stringn(text.at, text.len));
}

/* As it is in the record. */
static void
copy(json_t *object, const char *key, const json_t *record, const char *field)
{
	json_t *value = json_object_get(record, field);
	if (value)
		json_object_set(object, key, value);
}

static void
set_list(json_t *object, const char *key, struct str word)
{
	if (word.len)
		json_object_set_new(object, key,
				json_pack("[o]", json_stringn(word.at,
								 word.len)));
}

/* --- who and where ----------------------------------------------------- */

static json_t *
make_entities(const json_t *parties)
{
	json_t *list = json_array();
	for (size_t i = 0; i < json_array_size(parties); i++) {
		const json_t *party = json_array_get(parties, i);
		json_t *entity = json_object();
		set(entity, "code", json_text_at(party, "code"));
		copy(entity, "sector", party, "sector");
		set(entity, "entity_text", json_text_at(party, "text"));
		set(entity, "identifier_text", json_text_at(party, "name"));
		set(entity, "demarche_id", json_text_at(party, "id"));
		copy(entity, "demarche_start", party, "start");
		copy(entity, "demarche_end", party, "end");
		json_array_append_new(list, entity);
	}
	return list;
}

static void
set_place(json_t *event, const struct export_job *job, const json_t *record)
{
	const json_t *location = json_object_get(record, "location");
	struct geography place = geography_of_place(&job->exchange, location);
	json_t *out = json_object();
	if (!location) {
		json_decref(out);
		return;
	}
	set(out, "extracted_place", json_text_at(location, "text"));
	set(out, "resolved_place", json_text_at(location, "name"));
	copy(out, "geonameid", location, "geonameid");
	copy(out, "lat", location, "lat");
	copy(out, "lon", location, "lon");
	set(out, "city", place.city);
	set(out, "province", place.region);
	set(out, "country", place.country);
	set(out, "country_code", json_text_at(location, "country"));
	json_object_set_new(event, "event_loc", out);
}

/* --- what it is told by ------------------------------------------------ */

static void
set_source(json_t *event, const json_t *record,
		const struct export_article *article)
{
	const json_t *version = json_object_get(record, "version");
	json_t *cite = json_object(), *info = json_object();
	char coder[64];
	snprintf(coder, sizeof coder, "demarche %.*s",
			STR_ARG(json_text_at(version, "program")));
	set(event, "link", article->url);
	set(event, "text", json_text_at(record, "text"));
	copy(info, "sequence", record, "sentence");
	json_object_set_new(event, "text_info", info);
	set(cite, "citation", article->doc);
	set(cite, "url", article->url);
	set(cite, "title", article->title);
	set(cite, "language", article->lang);
	set(cite, "publication", article->publisher);
	set(cite, "demarche_published", article->published);
	set(cite, "coder", str_of(coder));
	set(cite, "codebook", STR("PLOVER 2021"));
	json_object_set_new(event, "cite_info", cite);
	set(event, "coder", str_of(coder));
	copy(event, "demarche_version", record, "version");
}

static json_t *
make_event(const struct export_job *job, const json_t *record,
		const struct export_article *article)
{
	json_t *event = json_object();
	const json_t *trigger = json_object_get(record, "trigger");
	set(event, "id", json_text_at(record, "id"));
	set(event, "date", json_text_at(record, "date"));
	set(event, "enddate", json_text_at(record, "date_end"));
	json_object_set_new(event, "actor",
			make_entities(json_object_get(record, "actor")));
	json_object_set_new(event, "recipient",
			make_entities(json_object_get(record, "recipient")));
	set_list(event, "event", json_text_at(record, "event"));
	set_list(event, "mode", json_text_at(record, "mode"));
	copy(event, "context", record, "context");
	set_list(event, "event_text", json_text_at(trigger, "text"));
	copy(event, "quad_code", record, "quad");
	copy(event, "event_scale", record, "score");
	set_place(event, job, record);
	set_source(event, record, article);
	copy(event, "demarche_status", record, "status");
	copy(event, "demarche_cameo", record, "cameo");
	copy(event, "demarche_amount", record, "amount");
	copy(event, "demarche_count", record, "count");
	copy(event, "demarche_attribution", record, "attribution");
	copy(event, "demarche_trigger", record, "trigger");
	copy(event, "demarche_rule", record, "rule");
	copy(event, "demarche_confidence", record, "confidence");
	copy(event, "demarche_key", record, "key");
	return event;
}

static enum status
put_event(struct export_job *job, json_t *event, struct error *error)
{
	char *text = json_dumps(event, JSON_COMPACT | JSON_REAL_PRECISION(15));
	json_decref(event);
	if (!text)
		return error_set(error, STATUS_FORMAT, job->store->path, 0,
				ERROR_NO_OFFSET,
				"an event cannot be written as JSON");
	buffer_reset(&job->out);
	buffer_put(&job->out, str_of(text));
	buffer_put_char(&job->out, '\n');
	free(text);
	return job_put_line(job, "plover.jsonl", buffer_str(&job->out), error);
}

enum status
job_put_plover(struct export_job *job, struct export_batch *batch,
		struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < batch->count; i++) {
		const json_t *record = json_array_get(batch->records, i);
		if (job_wants(job, record, false, true))
			status = put_event(job,
					make_event(job, record,
							&batch->article),
					error);
	}
	return status;
}
