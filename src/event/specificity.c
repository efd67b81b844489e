#include "event/specificity.h"

#include "event/condition.h"
#include "event/phrase.h"

enum {
	POINTS_WORD = 2000,
	POINTS_LENGTH = 100,
	POINTS_ROLE = 600,
	POINTS_FILTER = 500,
	POINTS_PAIR = 20, /* beyond the phrases that a frame may have */
	POINTS_CONDITION = 1,
	POINTS_STRONG = 1000000,
	NESTED = 75, /* certainty */
};

/* A phrase inside a phrase of the trigger's is little reason: "summoned the
 * envoy over the arrest of a priest". */
static unsigned
points_of_role(unsigned certainty)
{
	return certainty < NESTED ? POINTS_ROLE / 2 : POINTS_ROLE;
}

/* Words were asked for, and stand there. */
static bool
asks_for_words(const struct condition *condition)
{
	return (condition->words.count && !condition->except)
	       || condition->events || condition->negated;
}

/* The points of its words, which are counted. */
static unsigned
points_of_words(const struct scene *scene, struct match *match, unsigned at)
{
	const struct condition *condition = &match->frame->conditions[at];
	if (!asks_for_words(condition))
		return 0;
	unsigned length = condition->words.count ? condition_words_at(
					  scene, condition, match->token[at])
						 : 0;
	match->words++;
	match->length += length;
	return POINTS_WORD + POINTS_LENGTH * length;
}

/* Somebody plays its role, or owns what stands there. */
static bool
names_party(const struct scene *scene, const struct condition *condition,
		uint16_t token)
{
	if (condition->owner)
		return condition->role || !condition->owner_optional;
	return condition->role && phrase_names_somebody(scene, token);
}

static unsigned
points_of(const struct scene *scene, struct match *match, unsigned at)
{
	const struct condition *condition = &match->frame->conditions[at];
	unsigned points = POINTS_CONDITION + points_of_words(scene, match, at);
	points += condition_is_filtered(condition) ? POINTS_FILTER : 0;
	points += condition->measures ? POINTS_FILTER : 0;
	points += condition->filter.pair ? POINTS_PAIR : 0;
	if (names_party(scene, condition, match->token[at]))
		points += points_of_role(match->certainty[at]);
	return points;
}

void
specificity_find(const struct scene *scene, struct match *match)
{
	const struct frame *frame = match->frame;
	const struct phrase *phrase = &match->trigger->phrase;
	unsigned further = phrase->count - 1u + (phrase->before > 0);
	match->words = match->length = 0;
	match->specificity = further * POINTS_WORD
			     + (frame->weak ? 0 : POINTS_STRONG);
	for (unsigned i = 0; i < frame->count; i++)
		if (match->token[i])
			match->specificity += points_of(scene, match, i);
}

bool
specificity_is_higher(const struct match *a, const struct match *b)
{
	if (!b->frame || a->specificity != b->specificity)
		return !b->frame || a->specificity > b->specificity;
	return a->frame->order < b->frame->order;
}
