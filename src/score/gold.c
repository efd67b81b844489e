#include "score/gold.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "read/read.h"
#include "score/cases.h"
#include "score/claims.h"
#include "score/record.h"

/* Without "path:line:"; the callers know where. */
static enum status
parse_object(struct str line, json_t **object, struct error *error)
{
	json_error_t problem;
	*object = json_loadb(line.at, line.len, JSON_ALLOW_NUL, &problem);
	if (json_is_object(*object))
		return STATUS_OK;
	bool is_json = *object != NULL;
	json_decref(*object);
	*object = NULL;
	if (is_json)
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"a JSON value, not an object");
	return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
			"malformed JSON, column %d: %s", problem.column,
			problem.text);
}

static enum status
at_document(const struct document *document, enum status status,
		struct error *error)
{
	if (!status || !error)
		return status;
	struct error inner = *error;
	return error_set(error, status, document->path.at, document->line,
			ERROR_NO_OFFSET, "%s", inner.message);
}

/* --------------------------------------------------------------- gold */

struct gold_reading {
	struct score_set *set;
	const struct ontology *ontology;
	struct read_work *work;
	struct error *error;
};

/* relate's input: at least one side is named. */
static bool
is_pair(const json_t *object)
{
	return json_object_get(object, "source")
	       || json_object_get(object, "target")
	       || json_object_get(object, "source_span")
	       || json_object_get(object, "target_span");
}

/* What an object has must be what the others have. */
static enum status
check_gold(struct gold_reading *reading, const json_t *object)
{
	const struct score_set *set = reading->set;
	const char *problem = NULL;
	bool events = json_is_array(json_object_get(object, "gold"));
	if (!events && !claims_are_in(object))
		problem = "no gold in it (\"gold\": a list of events; or "
			  "\"amounts\", \"facts\", \"quotes\")";
	else if (set->count && set->is_pairs != is_pair(object))
		problem = "some of the gold are pairs with source and "
			  "target, some are not";
	else if (set->count
			&& (set->with_events != events
					|| set->with_claims
							   != claims_are_in(
									   object)))
		problem = "some of the gold tell events or facts, some do not";
	else
		problem = claims_problem(object);
	return problem ? error_set(reading->error, STATUS_FORMAT, NULL, 0,
			       ERROR_NO_OFFSET, "%s", problem)
		       : STATUS_OK;
}

static enum status
add_gold(struct gold_reading *reading, const json_t *object,
		struct score_item item)
{
	struct score_set *set = reading->set;
	struct arena *arena = set->names->arena;
	const json_t *gold = json_object_get(object, "gold");
	enum status status = check_gold(reading, object);
	if (status)
		return status;
	set->is_pairs = is_pair(object);
	set->with_events = json_is_array(gold);
	set->with_claims = claims_are_in(object);
	if (set->with_claims)
		item.claims = claims_of_gold(set->names, object);
	item.gold_count = json_array_size(gold);
	item.gold = ARENA_NEW(arena, struct score_event, item.gold_count + 1);
	for (size_t i = 0; i < item.gold_count; i++) {
		const json_t *event = json_array_get(gold, i);
		item.gold[i] = score_event_of(set->names, event, true);
		set->with_status |= json_object_get(event, "status") != NULL;
	}
	ARENA_PUSH(arena, set->items, set->count, set->capacity, item);
	return STATUS_OK;
}

/* Numbers are ids too. */
static struct str
id_of(struct arena *arena, const json_t *object, const char *key)
{
	char number[32];
	const json_t *id = json_object_get(object, key);
	if (!json_is_integer(id))
		return arena_copy(arena, json_text_at(object, key));
	snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT,
			json_integer_value(id));
	return arena_copy(arena, str_of(number));
}

static enum status
read_line(struct gold_reading *reading, const struct document *document)
{
	struct arena *arena = reading->set->names->arena;
	struct score_item item = { .id = STR("") };
	enum status status = read_document(reading->work, document, arena,
			&item.article, reading->error);
	if (status)
		return status;
	json_t *object;
	status = parse_object(document->bytes, &object, reading->error);
	if (!status) {
		item.id = id_of(arena, object, "id");
		status = add_gold(reading, object, item);
		json_decref(object);
	}
	return at_document(document, status, reading->error);
}

static enum status
read_cases(struct gold_reading *reading, const struct document *document)
{
	struct score_set *set = reading->set;
	struct buffer text;
	size_t first;
	if (str_ends(document->path, STR(".md")))
		return STATUS_OK;
	buffer_init(&text, BUFFER_UNLIMITED);
	utf8_repair(document->bytes, &text, &first);
	enum status status = score_cases_read(set, reading->ontology,
			document->path,
			arena_copy(set->names->arena, buffer_str(&text)),
			reading->error);
	buffer_fini(&text);
	return status;
}

enum status
score_gold_read(struct score_set *set, const struct ontology *ontology,
		const char *path, struct error *error)
{
	struct gold_reading reading = { set, ontology, read_work_new(), error };
	struct source *source = source_open(&path, 1);
	struct document document;
	enum status status;
	while (!(status = source_next(source, &document, error))) {
		status = document.kind == ARTICLE_JSONL
					 ? read_line(&reading, &document)
					 : read_cases(&reading, &document);
		if (status)
			break;
	}
	source_close(source);
	read_work_free(reading.work);
	if (status != STATUS_END)
		return status;
	if (!set->count)
		return error_set(error, STATUS_EMPTY, path, 0, ERROR_NO_OFFSET,
				"no gold in it");
	return STATUS_OK;
}

/* -------------------------------------------------------------- coded */

static bool
is_event(const json_t *object)
{
	struct str kind = json_text_at(object, "record");
	return !kind.len || str_equal(kind, STR("event"));
}

static bool
is_claim(const json_t *object)
{
	struct str kind = json_text_at(object, "record");
	return str_equal(kind, STR("fact")) || str_equal(kind, STR("quote"))
	       || str_equal(kind, STR("amount"));
}

static void
add_coded(struct score_set *set, struct score_item *item, const json_t *object)
{
	if (is_event(object))
		score_item_add_coded(set, item,
				score_event_of(set->names, object, false));
	else if (item->claims)
		claims_add_coded(set->names, item->claims, object);
}

enum status
score_coded_lines(struct score_set *set, struct score_item *item,
		struct str lines, struct error *error)
{
	bool more = lines.len > 0;
	while (more) {
		json_t *object;
		struct str line = str_next(&lines, '\n', &more);
		if (!line.len)
			continue;
		enum status status = parse_object(line, &object, error);
		if (status)
			return status;
		add_coded(set, item, object);
		json_decref(object);
	}
	return STATUS_OK;
}

struct by_id {
	struct str id;
	size_t item;
};

static int
compare_ids(const void *a, const void *b)
{
	const struct by_id *x = a, *y = b;
	int order = str_compare(x->id, y->id);
	return order ? order : (x->item > y->item) - (x->item < y->item);
}

static const struct by_id *
sort_ids(const struct score_set *set)
{
	struct by_id *ids =
			ARENA_NEW(set->names->arena, struct by_id, set->count);
	for (size_t i = 0; i < set->count; i++)
		ids[i] = (struct by_id){ set->items[i].id, i };
	qsort(ids, set->count, sizeof *ids, compare_ids);
	return ids;
}

/* The first entry that is not below `id`. */
static size_t
find_id(const struct by_id *ids, size_t count, struct str id)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_compare(ids[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static enum status
give_record(struct score_set *set, const struct by_id *ids,
		const json_t *object, size_t *found, struct error *error)
{
	const char *key = set->is_pairs ? "id" : "doc";
	if (!json_object_get(object, key)
			|| (is_event(object)
					&& !json_object_get(object, "event")))
		return error_set(error, STATUS_FORMAT, NULL, 0, ERROR_NO_OFFSET,
				"no record of demarche %s",
				set->is_pairs ? "relate" : "code");
	struct str id = id_of(set->names->arena, object, key);
	size_t i = find_id(ids, set->count, id);
	for (; i < set->count && str_equal(ids[i].id, id); i++) {
		add_coded(set, &set->items[ids[i].item], object);
		(*found)++;
	}
	return STATUS_OK;
}

static enum status
read_line_of(struct score_set *set, const struct by_id *ids,
		const struct document *document, size_t *found,
		struct error *error)
{
	json_t *object;
	enum status status = parse_object(document->bytes, &object, error);
	if (status)
		return at_document(document, status, error);
	if (is_event(object) || is_claim(object))
		status = give_record(set, ids, object, found, error);
	json_decref(object);
	return at_document(document, status, error);
}

enum status
score_coded_read(struct score_set *set, const char *const *paths, size_t count,
		size_t *found, struct error *error)
{
	struct source *source = source_open(paths, count);
	const struct by_id *ids = sort_ids(set);
	struct document document;
	enum status status;
	*found = 0;
	while ((status = source_next(source, &document, error)) != STATUS_END) {
		if (status == STATUS_EMPTY) /* nothing was coded */
			continue;
		if (!status)
			status = read_line_of(
					set, ids, &document, found, error);
		if (status)
			break;
	}
	source_close(source);
	return status == STATUS_END ? STATUS_OK : status;
}
