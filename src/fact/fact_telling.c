/* Facts of a sentence while they are found. */
#include "fact/fact_scene.h"

struct telling *
fact_telling_begin(struct fact_scene *scene, const struct match *match)
{
	const struct fact_result *result = fact_result_of(match->frame);
	struct telling *telling = &scene->at[scene->count++];
	*telling = (struct telling){ .match = match,
		.result = result,
		.fact = { .sentence = scene->scene.sentence,
				.kind = result->kind,
				.status = result->status,
				.trigger = match->at,
				.trigger_last = match->last,
				.frame = match->frame,
				.day = DAY_NONE,
				.last_day = DAY_NONE } };
	return telling;
}

struct telling *
fact_telling_by(struct fact_scene *scene, const struct frame *frame,
		uint16_t trigger)
{
	struct match *match = ARENA_NEW(scene->scene.arena, struct match, 1);
	match->frame = frame;
	match->at = match->last = trigger;
	return fact_telling_begin(scene, match);
}

static bool
has_figure(const struct fact *fact, const struct amount *figure)
{
	bool has = fact->change == figure;
	for (unsigned k = 0; k < fact->amount_count; k++)
		has |= fact->amount[k] == figure;
	for (unsigned k = 0; k < fact->count_count; k++)
		has |= fact->count[k] == figure;
	return has;
}

struct telling *
fact_telling_of(struct fact_scene *scene, const struct amount *figure)
{
	for (unsigned i = 0; i < scene->count; i++)
		if (!scene->at[i].dropped
				&& has_figure(&scene->at[i].fact, figure))
			return &scene->at[i];
	return NULL;
}
