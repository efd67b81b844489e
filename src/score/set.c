#include "score/set.h"

void
score_side_add(struct score_side *side, uint16_t code)
{
	unsigned at = 0;
	while (at < side->count && side->code[at] < code)
		at++;
	if (side->count == SCORE_CODES
			|| (at < side->count && side->code[at] == code))
		return;
	for (unsigned i = side->count++; i > at; i--)
		side->code[i] = side->code[i - 1];
	side->code[at] = code;
}

bool
score_sides_equal(const struct score_side *a, const struct score_side *b)
{
	return a->count == b->count
	       && !memcmp(a->code, b->code, a->count * sizeof *a->code);
}

bool
score_side_is_nobody(struct score_names *names, const struct score_side *side)
{
	return side->count == 1
	       && side->code[0] == score_country(names, STR(""));
}

bool
score_sides_meet(const struct score_side *a, const struct score_side *b)
{
	for (unsigned i = 0; i < a->count; i++)
		for (unsigned k = 0; k < b->count; k++)
			if (a->code[i] == b->code[k])
				return true;
	return false;
}

/* A set: each pair once. */
static void
add_pair(struct score_names *names, struct score_event *event, size_t *capacity,
		const struct score_side *actor,
		const struct score_side *recipient)
{
	for (size_t i = 0; i < event->pair_count; i++)
		if (score_sides_equal(&event->pairs[i].actor, actor)
				&& score_sides_equal(&event->pairs[i].recipient,
						recipient))
			return;
	struct score_pair pair = { *actor, *recipient };
	ARENA_PUSH(names->arena, event->pairs, event->pair_count, *capacity,
			pair);
}

void
score_event_pair(struct score_names *names, struct score_event *event,
		const struct score_side *actors, size_t actor_count,
		const struct score_side *recipients, size_t recipient_count)
{
	struct score_side nobody = { .count = 0 };
	size_t capacity = 0;
	bool mutual = !recipient_count && actor_count > 1;
	score_side_add(&nobody, score_country(names, STR("")));
	if (mutual) {
		recipients = actors;
		recipient_count = actor_count;
	} else if (!recipient_count && actor_count) {
		recipients = &nobody;
		recipient_count = 1;
	} else if (!actor_count) {
		actors = &nobody;
		actor_count = 1;
	}
	for (size_t i = 0; i < actor_count; i++)
		for (size_t k = 0; k < recipient_count; k++)
			if (!mutual || i != k)
				add_pair(names, event, &capacity, &actors[i],
						&recipients[k]);
}

void
score_item_add_coded(struct score_set *set, struct score_item *item,
		struct score_event event)
{
	ARENA_PUSH(set->names->arena, item->coded, item->coded_count,
			item->coded_capacity, event);
}
