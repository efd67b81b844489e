#include "store/rows.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/hash.h"
#include "base/json_slice.h"
#include "base/pairs.h"

/* Rows outlive the lines that they were read from. */
static struct str
text_in(const struct json_fields *object, struct str key, struct arena *arena)
{
	return json_slice_text(json_slice(object, key), arena);
}

static uint32_t
place_in(const struct json_fields *object, struct str key)
{
	return (uint32_t)json_slice_integer(json_slice(object, key));
}

static double
number_in(const struct json_fields *object, struct str key)
{
	return json_slice_number(json_slice(object, key));
}

int
rows_date(struct str date)
{
	return number_of_day(day_of_date(date));
}

int
rows_date_of_day(int32_t day)
{
	return number_of_day(day);
}

static int
date_in(const struct json_fields *object, struct str key, struct arena *arena)
{
	return rows_date(text_in(object, key, arena));
}

/* "diplomatic economic", with a space at both ends where `around`. Words take
 * less room than the list, which has marks and a comma between them. */
static struct str
words_in(const struct json_fields *object, struct str key, bool around,
		struct arena *arena)
{
	struct str list = json_slice(object, key), item;
	char *words = list.len ? arena_take(arena, list.len) : NULL;
	size_t length = 0;
	while (json_slice_item(&list, &item)) {
		struct str word = json_slice_text(item, arena);
		if (around || length)
			words[length++] = ' ';
		memcpy(words + length, word.at, word.len);
		length += word.len;
	}
	if (around && length)
		words[length++] = ' ';
	return (struct str){ length ? words : "", length };
}

/* --- actors ------------------------------------------------------------ */

static void
put_participant(struct record_row *row, size_t *capacity, struct str actor,
		struct str role, struct arena *arena)
{
	struct json_fields fields;
	if (!json_fields_read(actor, &fields))
		return;
	struct participant_row participant = {
		.role = role.at ? role : text_in(&fields, STR("role"), arena),
		.identity = text_in(&fields, STR("id"), arena),
		.country = text_in(&fields, STR("code"), arena),
		.sectors = words_in(&fields, STR("sector"), false, arena),
		.name = text_in(&fields, STR("name"), arena),
		.start = place_in(&fields, STR("start")),
		.end = place_in(&fields, STR("end")),
	};
	ARENA_PUSH(arena, row->participants, row->participant_count, *capacity,
			participant);
}

/* `role` null: each says its own. */
static void
put_participants(struct record_row *row, size_t *capacity, struct str actors,
		struct str role, struct arena *arena)
{
	struct str actor;
	while (json_slice_item(&actors, &actor))
		put_participant(row, capacity, actor, role, arena);
}

/* Who says so: the speaker of "attribution". */
static struct str
attribution_of(const struct json_fields *record)
{
	struct json_fields said;
	if (!json_fields_read(json_slice(record, STR("attribution")), &said))
		return STR("");
	return json_slice(&said, STR("speaker"));
}

static void
put_all_participants(struct record_row *row, const struct json_fields *record,
		struct arena *arena)
{
	static const struct str own = { NULL, 0 };
	size_t capacity = 0;
	put_participants(row, &capacity, json_slice(record, STR("actor")),
			STR("actor"), arena);
	put_participants(row, &capacity, json_slice(record, STR("recipient")),
			STR("recipient"), arena);
	put_participants(row, &capacity, json_slice(record, STR("party")), own,
			arena);
	put_participant(row, &capacity, json_slice(record, STR("counted")),
			STR("counted"), arena);
	put_participant(row, &capacity, json_slice(record, STR("speaker")),
			STR("speaker"), arena);
	put_participants(row, &capacity, json_slice(record, STR("about")),
			STR("about"), arena);
	put_participant(row, &capacity, attribution_of(record),
			STR("attribution"), arena);
}

/* --- dyads ------------------------------------------------------------- */

/* The first of "GOV LEG". */
static struct str
first_sector(const struct participant_row *participant)
{
	struct str sectors = participant->sectors;
	return (struct str){ sectors.at, str_find_byte(sectors, ' ') };
}

/* `target` null: nobody. Of several pairs of the same countries the first
 * stays. */
static void
put_dyad(struct record_row *row, size_t *capacity,
		const struct participant_row *source,
		const struct participant_row *target, struct arena *arena)
{
	static const struct participant_row nobody;
	target = target ? target : &nobody;
	for (size_t i = 0; i < row->dyad_count; i++)
		if (str_equal(row->dyads[i].source, source->country)
				&& str_equal(row->dyads[i].target,
						target->country))
			return;
	struct dyad_row dyad = { source->country, target->country,
		first_sector(source), first_sector(target) };
	ARENA_PUSH(arena, row->dyads, row->dyad_count, *capacity, dyad);
}

static size_t
count_role(const struct record_row *row, struct str role)
{
	size_t count = 0;
	for (size_t i = 0; i < row->participant_count; i++)
		count += str_equal(row->participants[i].role, role);
	return count;
}

/* Records made before "mutual" was told are taken for mutual, as they were. */
static bool
is_mutual(const struct record_row *row, const struct json_fields *record)
{
	return !count_role(row, STR("recipient"))
	       && count_role(row, STR("actor")) > 1
	       && !str_equal(json_slice(record, STR("mutual")), STR("false"));
}

static void
put_dyads(struct record_row *row, struct arena *arena)
{
	size_t actors = count_role(row, STR("actor")), capacity = 0;
	struct pairs pairs = pairs_of(actors, count_role(row, STR("recipient")),
			row->mutual);
	/* The recipients follow the actors. */
	const struct participant_row *party = row->participants;
	const struct participant_row *others =
			pairs.mutual || !party ? party : party + actors;
	size_t actor, other;
	while (pairs_next(&pairs, &actor, &other))
		put_dyad(row, &capacity, &party[actor],
				other == PAIRS_NOBODY ? NULL : &others[other],
				arena);
}

/* --- amounts ----------------------------------------------------------- */

/* The next object of a list; what is none is passed over. */
static bool
next_object(struct str *list, struct json_fields *fields)
{
	struct str item;
	while (json_slice_item(list, &item))
		if (json_fields_read(item, fields))
			return true;
	return false;
}

static void
put_money(struct record_row *row, struct str list, struct arena *arena)
{
	size_t capacity = 0;
	struct json_fields fields;
	while (next_object(&list, &fields)) {
		struct money_row money = {
			.value = number_in(&fields, STR("value")),
			.currency = text_in(&fields, STR("currency"), arena),
			.has_usd = json_slice(&fields, STR("usd")).len > 0,
			.usd = number_in(&fields, STR("usd")),
		};
		ARENA_PUSH(arena, row->money, row->money_count, capacity,
				money);
	}
}

static void
put_measures(struct record_row *row, struct str list, struct arena *arena)
{
	size_t capacity = 0;
	struct json_fields fields;
	while (next_object(&list, &fields)) {
		struct measure_row measure = {
			.value = number_in(&fields, STR("value")),
			.unit = text_in(&fields, STR("unit"), arena),
		};
		ARENA_PUSH(arena, row->measures, row->measure_count, capacity,
				measure);
	}
}

/* --- records of each kind ---------------------------------------------- */

static void
put_location(struct record_row *row, const struct json_fields *record,
		struct arena *arena)
{
	struct json_fields location;
	json_fields_read(json_slice(record, STR("location")), &location);
	row->country = text_in(&location, STR("country"), arena);
	row->place = text_in(&location, STR("name"), arena);
}

static void
put_event(struct record_row *row, const struct json_fields *record,
		struct arena *arena)
{
	row->category = text_in(record, STR("event"), arena);
	row->mode = text_in(record, STR("mode"), arena);
	row->cameo = text_in(record, STR("cameo"), arena);
	row->status = text_in(record, STR("status"), arena);
	row->quad = (int)json_slice_integer(json_slice(record, STR("quad")));
	row->score = number_in(record, STR("score"));
	row->contexts = words_in(record, STR("context"), true, arena);
	row->confidence =
			(int)lround(number_in(record, STR("confidence")) * 100);
	put_location(row, record, arena);
	row->mutual = is_mutual(row, record);
	put_dyads(row, arena);
}

static void
put_fact(struct record_row *row, const struct json_fields *record,
		struct arena *arena)
{
	row->category = text_in(record, STR("kind"), arena);
	row->mode = text_in(record, STR("instrument"), arena);
	row->status = text_in(record, STR("status"), arena);
	/* 0 is that of programs that had none for facts. */
	long percent = lround(number_in(record, STR("confidence")) * 100);
	bool told = json_slice(record, STR("confidence")).len > 0;
	row->confidence = told && percent < 1 ? 1 : (int)percent;
}

/* A span of the text: {"start":3,"end":9 ...}. */
static void
put_trigger(struct record_row *row, const struct json_fields *span)
{
	row->trigger_start = place_in(span, STR("start"));
	row->trigger_end = place_in(span, STR("end"));
}

static void
put_quote(struct record_row *row, const struct json_fields *record,
		struct arena *arena)
{
	row->category = text_in(record, STR("verb_class"), arena);
	row->mode = text_in(record, STR("verb"), arena);
	row->status = text_in(record, STR("stance"), arena);
	put_trigger(row, record);
}

static void
put_amount(struct record_row *row, const struct json_fields *record,
		struct arena *arena)
{
	const struct str keys[] = { STR("amount"), STR("count"),
		STR("percent") };
	row->category = text_in(record, STR("kind"), arena);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct str value = json_slice(record, keys[i]), first = value;
		struct json_fields span;
		json_slice_item(&value, &first);
		if (json_fields_read(first, &span))
			put_trigger(row, &span);
	}
}

struct row_kind {
	const char *name;
	void (*put)(struct record_row *row, const struct json_fields *record,
			struct arena *arena);
};

static const struct row_kind KINDS[ROW_KINDS] = {
	[ROW_EVENT] = { "event", put_event },
	[ROW_FACT] = { "fact", put_fact },
	[ROW_QUOTE] = { "quote", put_quote },
	[ROW_AMOUNT] = { "amount", put_amount },
};

static unsigned
kind_of(const struct json_fields *record, struct arena *arena)
{
	struct str name = text_in(record, STR("record"), arena);
	for (unsigned kind = 1; kind < ROW_KINDS; kind++)
		if (str_equal(str_of(KINDS[kind].name), name))
			return kind;
	return 0;
}

/* What records of all kinds have. */
static void
put_common(struct record_row *row, const struct json_fields *record, int day,
		struct arena *arena)
{
	struct json_fields trigger;
	row->uid = strtoull(text_in(record, STR("id"), arena).at, NULL, 16);
	row->sentence = place_in(record, STR("sentence"));
	row->date = json_slice(record, STR("date")).len
				    ? date_in(record, STR("date"), arena)
				    : day;
	row->date_end = date_in(record, STR("date_end"), arena);
	if (!row->date_end)
		row->date_end = row->date;
	row->rule = text_in(record, STR("rule"), arena);
	json_fields_read(json_slice(record, STR("trigger")), &trigger);
	put_trigger(row, &trigger);
	struct str key = text_in(record, STR("key"), arena);
	row->key = key.len ? hash_bytes(key) : 0;
	put_all_participants(row, record, arena);
	put_money(row, json_slice(record, STR("amount")), arena);
	put_measures(row, json_slice(record, STR("count")), arena);
}

static enum status
put_row(struct record_row *row, struct str line, int day, struct arena *arena,
		struct error *error)
{
	struct json_fields record;
	bool read = json_fields_read(line, &record);
	row->kind = kind_of(&record, arena);
	if (row->kind) {
		put_common(row, &record, day, arena);
		KINDS[row->kind].put(row, &record, arena);
		return STATUS_OK;
	}
	return error_set(error, STATUS_FORMAT, NULL, row->line + 1,
			ERROR_NO_OFFSET, "no record: %s",
			read ? "\"record\" says another kind"
			     : "no object of JSON");
}

enum status
rows_of_lines(struct str lines, int day, struct arena *arena,
		struct record_rows *out, struct error *error)
{
	size_t capacity = 0;
	*out = (struct record_rows){ 0 };
	for (bool more = lines.len > 0; more;) {
		struct str line = str_next(&lines, '\n', &more);
		struct record_row row = { .line = (uint32_t)out->count };
		if (!line.len)
			continue;
		enum status status = put_row(&row, line, day, arena, error);
		if (status)
			return status;
		ARENA_PUSH(arena, out->at, out->count, capacity, row);
	}
	return STATUS_OK;
}
