#include "event/captive.h"

#include "event/frames.h"
#include "event/recipient.h"
#include "event/tree_verb.h"

static bool
tells_release(const struct tree *tree, uint16_t noun)
{
	return tree_is_noun(tree, noun)
	       && frames_tell(tree->frames, tree->tokens[noun].lemma,
			       TRIGGER_NOUN, PLOVER_RETREAT);
}

/* Below a noun of release that is itself below the trigger. */
static bool
is_to_be_released(const struct tree *tree, uint16_t token, uint16_t trigger)
{
	enum { STEPS = 6 };
	for (unsigned i = 0; i < STEPS && token && token != trigger; i++) {
		token = tree_head(tree, token);
		if (token && token != trigger && tells_release(tree, token))
			return true;
	}
	return false;
}

/* Of the country for which somebody acts: others hold him. */
static bool
is_countryman(const struct parties *actors, const struct mention *mention)
{
	for (unsigned i = 0; i < actors->count; i++) {
		const struct mention *actor = actors->at[i];
		bool state = actor->kind == MENTION_COUNTRY
			     || mention_acts_for_state(actor);
		if (state && mention->actor.code[0]
				&& !strcmp(actor->actor.code,
						mention->actor.code))
			return true;
	}
	return false;
}

bool
captive_is_spoken_of(const struct scene *scene,
		const struct candidate *candidate,
		const struct mention *mention)
{
	enum plover_event event = candidate->match.frame->event;
	if (mention_acts_for_state(mention) || mention->kind == MENTION_COUNTRY)
		return false;
	if (event == PLOVER_ACCUSE)
		return recipient_is_victim(scene, mention->head);
	return event == PLOVER_REQUEST
	       && is_countryman(&candidate->actor, mention)
	       && is_to_be_released(&scene->tree, mention->head,
			       candidate->match.at);
}
