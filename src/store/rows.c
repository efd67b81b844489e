#include "store/rows.h"

#include <math.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/day.h"
#include "base/hash.h"
#include "base/json_value.h"

/* Rows outlive the JSON that they were read from. */
static struct str
text_in(const json_t *object, const char *key, struct arena *arena)
{
	return arena_copy(arena, json_text_at(object, key));
}

int
rows_date(struct str date)
{
	return number_of_day(day_of_date(date));
}

static int
date_in(const json_t *object, const char *key)
{
	return rows_date(json_text_at(object, key));
}

/* "diplomatic economic", with a space at both ends where `around`. */
static struct str
words_in(const json_t *object, const char *key, bool around,
		struct arena *arena)
{
	struct buffer words;
	const json_t *list = json_object_get(object, key);
	size_t i;
	json_t *word;
	if (!json_array_size(list))
		return STR("");
	buffer_init(&words, BUFFER_UNLIMITED);
	json_array_foreach(list, i, word)
	{
		if (around || i)
			buffer_put_char(&words, ' ');
		buffer_put(&words, json_text(word));
	}
	if (around)
		buffer_put_char(&words, ' ');
	struct str copy = arena_copy(arena, buffer_str(&words));
	buffer_fini(&words);
	return copy;
}

/* --- actors ------------------------------------------------------------ */

static void
put_participant(struct record_row *row, size_t *capacity, const json_t *actor,
		struct str role, struct arena *arena)
{
	if (!json_is_object(actor))
		return;
	struct participant_row participant = {
		.role = role,
		.identity = text_in(actor, "id", arena),
		.country = text_in(actor, "code", arena),
		.sectors = words_in(actor, "sector", false, arena),
		.name = text_in(actor, "name", arena),
		.start = (uint32_t)json_integer_at(actor, "start"),
		.end = (uint32_t)json_integer_at(actor, "end"),
	};
	ARENA_PUSH(arena, row->participants, row->participant_count, *capacity,
			participant);
}

/* `role` null: each says its own. */
static void
put_participants(struct record_row *row, size_t *capacity, const json_t *record,
		const char *key, const char *role, struct arena *arena)
{
	size_t i;
	json_t *actor;
	json_array_foreach(json_object_get(record, key), i,
			actor) put_participant(row, capacity, actor,
			role ? str_of(role) : text_in(actor, "role", arena),
			arena);
}

static void
put_all_participants(struct record_row *row, const json_t *record,
		struct arena *arena)
{
	size_t capacity = 0;
	const json_t *said = json_object_get(record, "attribution");
	put_participants(row, &capacity, record, "actor", "actor", arena);
	put_participants(row, &capacity, record, "recipient", "recipient",
			arena);
	put_participants(row, &capacity, record, "party", NULL, arena);
	put_participant(row, &capacity, json_object_get(record, "speaker"),
			STR("speaker"), arena);
	put_participants(row, &capacity, record, "about", "about", arena);
	put_participant(row, &capacity, json_object_get(said, "speaker"),
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

/* Each actor with each recipient; a mutual event's actors with one another. */
static void
put_dyads(struct record_row *row, struct arena *arena)
{
	size_t actors = count_role(row, STR("actor")), capacity = 0;
	size_t recipients = count_role(row, STR("recipient"));
	bool mutual = !recipients && actors > 1;
	size_t first = mutual ? 0 : actors;
	size_t others = mutual ? actors : recipients;
	const struct participant_row *party = row->participants;
	for (size_t i = 0; i < actors; i++) {
		if (!others)
			put_dyad(row, &capacity, &party[i], NULL, arena);
		for (size_t j = 0; j < others; j++)
			if (!mutual || i != j)
				put_dyad(row, &capacity, &party[i],
						&party[first + j], arena);
	}
}

/* --- amounts ----------------------------------------------------------- */

static void
put_amounts(struct record_row *row, const json_t *record, struct arena *arena)
{
	size_t i, money_capacity = 0, measure_capacity = 0;
	json_t *amount;
	json_array_foreach(json_object_get(record, "amount"), i, amount)
	{
		struct money_row money = {
			.value = json_number_at(amount, "value"),
			.currency = text_in(amount, "currency", arena),
			.has_usd = json_object_get(amount, "usd") != NULL,
			.usd = json_number_at(amount, "usd"),
		};
		ARENA_PUSH(arena, row->money, row->money_count, money_capacity,
				money);
	}
	json_array_foreach(json_object_get(record, "count"), i, amount)
	{
		struct measure_row measure = {
			.value = json_number_at(amount, "value"),
			.unit = text_in(amount, "unit", arena),
		};
		ARENA_PUSH(arena, row->measures, row->measure_count,
				measure_capacity, measure);
	}
}

/* --- records of each kind ---------------------------------------------- */

static void
put_event(struct record_row *row, const json_t *record, struct arena *arena)
{
	const json_t *location = json_object_get(record, "location");
	row->category = text_in(record, "event", arena);
	row->mode = text_in(record, "mode", arena);
	row->cameo = text_in(record, "cameo", arena);
	row->status = text_in(record, "status", arena);
	row->quad = (int)json_integer_at(record, "quad");
	row->score = json_number_at(record, "score");
	row->contexts = words_in(record, "context", true, arena);
	row->country = text_in(location, "country", arena);
	row->place = text_in(location, "name", arena);
	row->confidence =
			(int)lround(json_number_at(record, "confidence") * 100);
	put_dyads(row, arena);
}

static void
put_fact(struct record_row *row, const json_t *record, struct arena *arena)
{
	row->category = text_in(record, "kind", arena);
	row->mode = text_in(record, "instrument", arena);
	row->status = text_in(record, "status", arena);
}

static void
put_quote(struct record_row *row, const json_t *record, struct arena *arena)
{
	row->category = text_in(record, "verb_class", arena);
	row->mode = text_in(record, "verb", arena);
	row->status = text_in(record, "stance", arena);
	row->trigger_start = (uint32_t)json_integer_at(record, "start");
	row->trigger_end = (uint32_t)json_integer_at(record, "end");
}

static void
put_amount(struct record_row *row, const json_t *record, struct arena *arena)
{
	static const char *const fields[] = { "amount", "count", "percent" };
	row->category = text_in(record, "kind", arena);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const json_t *value = json_object_get(record, fields[i]);
		if (json_is_array(value))
			value = json_array_get(value, 0);
		if (!value)
			continue;
		row->trigger_start = (uint32_t)json_integer_at(value, "start");
		row->trigger_end = (uint32_t)json_integer_at(value, "end");
	}
}

struct row_kind {
	const char *name;
	void (*put)(struct record_row *row, const json_t *record,
			struct arena *arena);
};

static const struct row_kind KINDS[ROW_KINDS] = {
	[ROW_EVENT] = { "event", put_event },
	[ROW_FACT] = { "fact", put_fact },
	[ROW_QUOTE] = { "quote", put_quote },
	[ROW_AMOUNT] = { "amount", put_amount },
};

static unsigned
kind_of(const json_t *record)
{
	struct str name = json_text_at(record, "record");
	for (unsigned kind = 1; kind < ROW_KINDS; kind++)
		if (str_equal(str_of(KINDS[kind].name), name))
			return kind;
	return 0;
}

/* What records of all kinds have. */
static void
put_common(struct record_row *row, const json_t *record, int day,
		struct arena *arena)
{
	const json_t *trigger = json_object_get(record, "trigger");
	row->uid = strtoull(json_text_at(record, "id").at, NULL, 16);
	row->sentence = (uint32_t)json_integer_at(record, "sentence");
	row->date = json_object_get(record, "date") ? date_in(record, "date")
						    : day;
	row->date_end = date_in(record, "date_end");
	if (!row->date_end)
		row->date_end = row->date;
	row->rule = text_in(record, "rule", arena);
	row->trigger_start = (uint32_t)json_integer_at(trigger, "start");
	row->trigger_end = (uint32_t)json_integer_at(trigger, "end");
	struct str key = text_in(record, "key", arena);
	row->key = key.len ? hash_bytes(key) : 0;
	put_all_participants(row, record, arena);
	put_amounts(row, record, arena);
}

static enum status
put_row(struct record_row *row, struct str line, int day, struct arena *arena,
		struct error *error)
{
	json_error_t problem;
	json_t *record =
			json_loadb(line.at, line.len, JSON_ALLOW_NUL, &problem);
	row->kind = kind_of(record);
	if (row->kind) {
		put_common(row, record, day, arena);
		KINDS[row->kind].put(row, record, arena);
	}
	json_decref(record);
	if (row->kind)
		return STATUS_OK;
	return error_set(error, STATUS_FORMAT, NULL, row->line + 1,
			ERROR_NO_OFFSET, "no record: %s",
			record ? "\"record\" says another kind" : problem.text);
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
