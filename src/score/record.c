#include "score/record.h"

#include "base/buffer.h"
#include "base/limits.h"

static struct str
copy_str(struct score_names *names, const json_t *object, const char *key)
{
	return arena_copy(names->arena, json_text_at(object, key));
}

/* Appends the strings of a list. */
static void
copy_list(struct score_names *names, const json_t *list, struct str **array,
		size_t *count)
{
	size_t capacity = *count;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		if (json_is_string(one))
			ARENA_PUSH(names->arena, *array, *count, capacity,
					arena_copy(names->arena,
							str_of(json_string_value(
									one))));
	}
}

static struct score_side
side_of(struct score_names *names, const json_t *party)
{
	struct score_side side = { .count = 0 };
	score_side_add(&side,
			score_country(names, json_text_at(party, "code")));
	const json_t *others = json_object_get(party, "alt_codes");
	for (size_t i = 0; i < json_array_size(others); i++)
		score_side_add(&side,
				score_country(names,
						str_of(json_string_value(json_array_get(
								others, i)))));
	return side;
}

static size_t
sides_of(struct score_names *names, const json_t *list,
		struct score_side *sides)
{
	size_t count = json_array_size(list);
	count = count < LIMIT_PARTIES ? count : LIMIT_PARTIES;
	for (size_t i = 0; i < count; i++)
		sides[i] = side_of(names, json_array_get(list, i));
	return count;
}

static void
read_sides(struct score_names *names, const json_t *object,
		struct score_event *event, bool gold)
{
	struct score_side actors[LIMIT_PARTIES], recipients[LIMIT_PARTIES];
	if (!gold || json_object_get(object, "actor")) {
		size_t count = sides_of(names, json_object_get(object, "actor"),
				actors);
		size_t others = sides_of(names,
				json_object_get(object, "recipient"),
				recipients);
		score_event_pair(names, event, actors, count, recipients,
				others);
		return;
	}
	actors[0] = recipients[0] = (struct score_side){ .count = 0 };
	score_side_add(&actors[0],
			score_country(names, json_text_at(object, "source")));
	score_side_add(&recipients[0],
			score_country(names, json_text_at(object, "target")));
	score_event_pair(names, event, actors, 1, recipients, 1);
}

/* --------------------------------------------------------- for people */

/* "USA.GOV+CHN", "-" for nobody, "?" for somebody without code or sector. */
static void
show_parties(struct buffer *out, const json_t *list, struct str single)
{
	size_t count = json_array_size(list);
	if (!count)
		buffer_put(out, single.len ? single : STR("-"));
	for (size_t i = 0; i < count; i++) {
		const json_t *party = json_array_get(list, i);
		struct str code = json_text_at(party, "code");
		const json_t *sectors = json_object_get(party, "sector");
		const char *sector =
				json_string_value(json_array_get(sectors, 0));
		buffer_put(out, i ? STR("+") : STR(""));
		buffer_put(out, code);
		if (sector)
			buffer_put_format(out, ".%s", sector);
		if (!code.len && !sector)
			buffer_put_char(out, '?');
	}
}

static struct str
show(struct score_names *names, const json_t *object)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	struct str event = json_text_at(object, "event");
	struct str mode = json_text_at(object, "mode");
	struct str status = json_text_at(object, "status");
	show_parties(&out, json_object_get(object, "actor"),
			json_text_at(object, "source"));
	buffer_put_format(&out, " %.*s %.*s ",
			STR_ARG(event.len ? event : STR("?")),
			STR_ARG(mode.len ? mode : STR("-")));
	show_parties(&out, json_object_get(object, "recipient"),
			json_text_at(object, "target"));
	if (status.len && !str_equal(status, STR("actual")))
		buffer_put_format(&out, " %.*s", STR_ARG(status));
	if (json_is_true(json_object_get(object, "optional")))
		buffer_put(&out, STR(" (optional)"));
	struct str shown = arena_copy(names->arena, buffer_str(&out));
	buffer_fini(&out);
	return shown;
}

struct score_event
score_event_of(struct score_names *names, const json_t *object, bool gold)
{
	struct score_event event = {
		.category = score_category(
				names, json_text_at(object, "event")),
		.optional = json_is_true(json_object_get(object, "optional")),
		.status = copy_str(names, object, "status"),
		.rule = copy_str(names, object, "rule"),
		.shown = show(names, object),
	};
	struct str mode = copy_str(names, object, "mode");
	if (mode.len) {
		event.modes = ARENA_NEW(names->arena, struct str, 1);
		event.modes[event.mode_count++] = mode;
		copy_list(names, json_object_get(object, "alt_modes"),
				&event.modes, &event.mode_count);
	}
	copy_list(names, json_object_get(object, "context"), &event.contexts,
			&event.context_count);
	read_sides(names, object, &event, gold);
	return event;
}
