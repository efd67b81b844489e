#include "review/mark.h"

#include <jansson.h>

#include "base/json.h"
#include "base/json_value.h"
#include "base/limits.h"
#include "base/utf8.h"

static const char *const VERDICTS[] = {
	[REVIEW_RIGHT] = "right",
	[REVIEW_WRONG] = "wrong",
	[REVIEW_SAME] = "same",
};
enum { VERDICT_COUNT = sizeof VERDICTS / sizeof *VERDICTS };

const char *const REVIEW_WHAT[] = { "actor", "recipient", "event", "mode",
	"status", "date", "place", "context", "party", "amount", "object",
	"speaker", "about", "stance", "quote", NULL };

const char *
review_verdict_name(enum review_verdict verdict)
{
	return VERDICTS[verdict];
}

static bool
verdict_of(struct str name, enum review_verdict *verdict)
{
	for (int i = 0; i < VERDICT_COUNT; i++)
		if (str_equal(str_of(VERDICTS[i]), name)) {
			*verdict = (enum review_verdict)i;
			return true;
		}
	return false;
}

/* --- what a mark may be ------------------------------------------------ */

static enum status
refuse(struct error *error, const char *field, const char *rule)
{
	return error_set(error, STATUS_USAGE, NULL, 0, ERROR_NO_OFFSET,
			"\"%s\" is %s", field, rule);
}

static bool
is_id(struct str id)
{
	for (size_t i = 0; i < id.len; i++)
		if ((id.at[i] < '0' || id.at[i] > '9')
				&& (id.at[i] < 'a' || id.at[i] > 'f'))
			return false;
	return id.len == REVIEW_ID;
}

static bool
is_part(struct str word)
{
	for (size_t i = 0; REVIEW_WHAT[i]; i++)
		if (str_equal(str_of(REVIEW_WHAT[i]), word))
			return true;
	return false;
}

static bool
is_text(struct str text, size_t bytes)
{
	return text.len <= bytes && utf8_check(text) == text.len
	       && str_find_byte(text, '\0') == text.len;
}

static enum status
check_place(const struct review_place *place, const char *name,
		struct error *error)
{
	if (!is_text(place->doc, LIMIT_META_BYTES)
			|| !is_text(place->event, LIMIT_CATEGORY_BYTES))
		return refuse(error, name, "too long");
	if (place->start > place->end)
		return refuse(error, name,
				"a place that ends before it "
				"begins");
	return STATUS_OK;
}

static enum status
check_same(const struct review_mark *mark, struct error *error)
{
	if (mark->verdict != REVIEW_SAME)
		return mark->same_as.len ? refuse(error, "same_as",
				       "for the mark \"same\"")
					 : STATUS_OK;
	if (!is_id(mark->same_as))
		return refuse(error, "same_as",
				"16 hex digits, as in \"id\" "
				"of a record");
	if (str_equal(mark->same_as, mark->id))
		return refuse(error, "same_as", "another record than \"id\"");
	return check_place(&mark->same_place, "same_at", error);
}

enum status
review_mark_check(const struct review_mark *mark, struct error *error)
{
	if (!is_id(mark->id))
		return refuse(error, "id", "16 hex digits");
	for (size_t i = 0; i < mark->what_count; i++)
		if (!is_part(mark->what[i]))
			return refuse(error, "what",
					"a list of actor, recipient, event, "
					"mode, status, date, place, context, "
					"party, amount, object, speaker, "
					"about, stance, quote");
	if (mark->what_count && mark->verdict != REVIEW_WRONG)
		return refuse(error, "what", "for the mark \"wrong\"");
	if (!is_text(mark->note, LIMIT_META_BYTES))
		return refuse(error, "note", "longer than 4096 bytes");
	if (!is_text(mark->by, LIMIT_META_BYTES))
		return refuse(error, "by", "longer than 4096 bytes");
	if (!is_text(mark->time, LIMIT_CATEGORY_BYTES))
		return refuse(error, "time", "longer than a time is");
	enum status status = check_place(&mark->place, "trigger", error);
	return status ? status : check_same(mark, error);
}

/* --- reading ----------------------------------------------------------- */

static struct str
copy(const json_t *object, const char *key, struct arena *arena)
{
	return arena_copy(arena, json_text_at(object, key));
}

static uint32_t
offset_of(const json_t *number)
{
	json_int_t value = json_integer_value(number);
	return value < 0 || value > UINT32_MAX ? 0 : (uint32_t)value;
}

static struct review_place
place_of(const json_t *object, struct arena *arena)
{
	const json_t *trigger = json_object_get(object, "trigger");
	return (struct review_place){
		.doc = copy(object, "doc", arena),
		.sentence = offset_of(json_object_get(object, "sentence")),
		.start = offset_of(json_array_get(trigger, 0)),
		.end = offset_of(json_array_get(trigger, 1)),
		.event = copy(object, "event", arena),
	};
}

/* A word more than a mark can have is one that cannot be. */
static void
read_what(const json_t *list, struct arena *arena, struct review_mark *mark)
{
	size_t count = json_array_size(list);
	for (size_t i = 0; i < count && i < REVIEW_PARTS; i++)
		mark->what[mark->what_count++] =
				arena_copy(arena, json_text_item(list, i));
}

static enum status
read_object(const json_t *object, struct arena *arena, struct review_mark *mark,
		struct error *error)
{
	if (!verdict_of(json_text_at(object, "mark"), &mark->verdict))
		return refuse(error, "mark", "right, wrong or same");
	mark->id = copy(object, "id", arena);
	mark->place = place_of(object, arena);
	read_what(json_object_get(object, "what"), arena, mark);
	mark->same_as = copy(object, "same_as", arena);
	mark->same_place = place_of(json_object_get(object, "same_at"), arena);
	mark->note = copy(object, "note", arena);
	mark->by = copy(object, "by", arena);
	mark->time = copy(object, "time", arena);
	return review_mark_check(mark, error);
}

enum status
review_mark_read(struct str json, struct arena *arena, struct review_mark *mark,
		struct error *error)
{
	json_error_t problem;
	json_t *object = json_loadb(
			json.at ? json.at : "", json.len, 0, &problem);
	*mark = (struct review_mark){ .line = 0 };
	enum status status;
	if (json_is_object(object))
		status = read_object(object, arena, mark, error);
	else if (object)
		status = error_set(error, STATUS_USAGE, NULL, 0,
				ERROR_NO_OFFSET, "no JSON object");
	else
		status = error_set(error, STATUS_USAGE, NULL, 0,
				ERROR_NO_OFFSET, "malformed JSON: %s",
				problem.text);
	json_decref(object);
	return status;
}

/* --- writing ----------------------------------------------------------- */

static void
put_place(struct json *json, const struct review_place *place)
{
	if (!place->doc.len)
		return;
	json_put_str(json, "doc", place->doc);
	json_put_int(json, "sentence", place->sentence);
	json_key(json, "trigger");
	json_open(json, '[');
	json_int(json, place->start);
	json_int(json, place->end);
	json_close(json, ']');
	json_put_str(json, "event", place->event);
}

static void
put_what(struct json *json, const struct review_mark *mark)
{
	if (!mark->what_count)
		return;
	json_key(json, "what");
	json_open(json, '[');
	for (size_t i = 0; i < mark->what_count; i++)
		json_str(json, mark->what[i]);
	json_close(json, ']');
}

static void
put_same(struct json *json, const struct review_mark *mark)
{
	if (mark->verdict != REVIEW_SAME)
		return;
	json_put_str(json, "same_as", mark->same_as);
	if (!mark->same_place.doc.len)
		return;
	json_key(json, "same_at");
	json_open(json, '{');
	put_place(json, &mark->same_place);
	json_close(json, '}');
}

void
review_mark_put(struct buffer *out, const struct review_mark *mark)
{
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "id", mark->id);
	put_place(&json, &mark->place);
	json_put_str(&json, "mark", str_of(review_verdict_name(mark->verdict)));
	put_what(&json, mark);
	put_same(&json, mark);
	json_put_str(&json, "note", mark->note);
	json_put_str(&json, "by", mark->by);
	json_put_str(&json, "time", mark->time);
	json_close(&json, '}');
	buffer_put_char(out, '\n');
}
