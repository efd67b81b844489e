#include "event/objections.h"

#include "event/ontology.h"
#include "event/phrase.h"
#include "event/tree_verb.h"

/* ----------------------------------------------------- the wrong sides */

/* Whom the subjects that the frame has bound name. */
static void
add_speakers(const struct scene *scene, const struct match *match,
		struct parties *out)
{
	const struct condition *conditions = match->frame->conditions;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (conditions[i].slot == SLOT_SUBJECT && match->token[i])
			phrase_parties(scene, match->token[i], false, out);
}

/* The clause that the last of its conditions on one has bound; 0 none. */
static uint16_t
clause_of(const struct match *match)
{
	uint16_t clause = 0;
	for (unsigned i = 0; i < match->frame->count; i++)
		if (match->frame->conditions[i].slot == SLOT_CLAUSE)
			clause = match->token[i];
	return clause;
}

/* Who tells of his own deed accuses nobody: "the army said it shelled the
 * ridge". */
static bool
tells_own_deed(const struct scene *scene, const struct match *match)
{
	uint16_t clause = clause_of(match);
	if (match->frame->event != PLOVER_ACCUSE || !clause)
		return false;
	struct parties speaker = { .count = 0 };
	add_speakers(scene, match, &speaker);
	const struct parties *doer = &scene->candidates[clause]->actor;
	for (unsigned i = 0; i < doer->count; i++)
		for (unsigned k = 0; k < speaker.count; k++)
			if (mention_same_side(doer->at[i], speaker.at[k]))
				return true;
	return false;
}

/* The last condition that asks for a clause about somebody's duty, about the
 * speaker's own act or that of another side; frame->count: none does. */
static unsigned
side_condition(const struct frame *frame)
{
	for (unsigned i = frame->count; i-- > 0;) {
		const struct condition *condition = &frame->conditions[i];
		if (condition->obliged || condition->own || condition->other)
			return i;
	}
	return frame->count;
}

/* One who does what is told there is on the side that is asked for. */
static bool
is_of_the_side(const struct condition *asked, const struct parties *speaker,
		const struct parties *doer)
{
	for (unsigned i = 0; i < doer->count; i++) {
		bool same = speaker->count
			    && mention_same_side(speaker->at[0], doer->at[i]);
		if (asked->own ? same : !same && mention_is_coded(doer->at[i]))
			return true;
	}
	return false;
}

/* What one side says that it must do itself is asked of nobody; what it says
 * that others will do is no threat. That laws and plans must be so is asked of
 * whoever makes them. */
static bool
is_about_the_wrong_side(const struct scene *scene, const struct match *match)
{
	const struct tree *tree = &scene->tree;
	unsigned at = side_condition(match->frame);
	uint16_t clause = at < match->frame->count ? match->token[at] : 0;
	if (!clause)
		return false;
	const struct condition *asked = &match->frame->conditions[at];
	struct parties speaker = { .count = 0 }, doer = { .count = 0 };
	uint16_t subject = tree->clauses[clause].subject;
	if (subject)
		phrase_parties(scene, subject, false, &doer);
	if (!doer.count && asked->obliged
			&& tree_is(tree, subject, GRAMMAR_POLICY))
		return false;
	if (!doer.count && asked->own)
		return !subject || tree->tokens[subject].upos != UPOS_PRON;
	add_speakers(scene, match, &speaker);
	return !is_of_the_side(asked, &speaker, &doer);
}

/* Of one land, all of them, which is that of `doer`. */
static bool
are_of_land_of(const struct parties *parties, const struct mention *doer)
{
	for (unsigned i = 0; i < parties->count; i++)
		if (!parties->at[i]->actor.code[0]
				|| strcmp(parties->at[i]->actor.code,
						   doer->actor.code)
						   != 0)
			return false;
	return parties->count > 0;
}

static bool
is_military_aid(const struct scene *scene, const struct frame *frame)
{
	size_t military = ontology_context(
			scene->frames->ontology, STR("military"));
	return frame->event == PLOVER_AID
	       && frame->contexts & UINT64_C(1) << military;
}

/* "Rusia trasladó misiles a Kaliningrado": arms are given to others; within one
 * land they are moved. */
static bool
arms_own_land(const struct scene *scene, const struct match *match)
{
	const struct frame *frame = match->frame;
	struct parties doer = { .count = 0 }, armed = { .count = 0 };
	if (!is_military_aid(scene, frame))
		return false;
	add_speakers(scene, match, &doer);
	for (unsigned i = 0; i < frame->count; i++)
		if (frame->conditions[i].role == ROLE_RECIPIENT
				&& match->token[i])
			phrase_parties(scene, match->token[i], true, &armed);
	return doer.count && are_of_land_of(&armed, doer.at[0]);
}

/* ------------------------------------------------------------- nobody */

/* Categories whose verbs say much else of things: one may condemn a deed or
 * refuse a plan, but "receive clearance" and "threaten the peace" are no
 * events. */
static bool
is_for_somebody(uint8_t event)
{
	switch (event) {
	case PLOVER_CONSULT:
	case PLOVER_THREATEN:
	case PLOVER_RETREAT:
	case PLOVER_COERCE:
	case PLOVER_SANCTION:
		return true;
	default:
		return false;
	}
}

/* Nobody is arrested in "held a press conference": the object is a party, or
 * the frame asks for its words. */
static bool
acts_on_nobody(const struct scene *scene, const struct match *match)
{
	const struct frame *frame = match->frame;
	if (!is_for_somebody(frame->event))
		return false;
	for (unsigned i = 0; i < frame->count; i++) {
		const struct condition *condition = &frame->conditions[i];
		if (condition->slot == SLOT_OBJECT
				&& condition->role == ROLE_RECIPIENT
				&& match->token[i]
				&& !phrase_names_somebody(
						scene, match->token[i]))
			return true;
	}
	return false;
}

/* ------------------------------------------------------------ amounts */

/* No amount of a kind that the frame needs hangs on the trigger, its verb, or
 * what the frame has bound. */
static bool
lacks_measure(const struct scene *scene, const struct match *match)
{
	const uint8_t *reached = scene->reached;
	if (!match->frame->needs || !reached)
		return false;
	const struct tree *tree = &scene->tree;
	uint16_t above = tree_head(tree, match->at);
	uint8_t there = reached[match->at] | reached[match->verb]
			| reached[above]
			| reached[tree_child(tree, above, DEPREL_XCOMP)];
	for (unsigned i = 0; i < match->frame->count; i++)
		there |= reached[match->token[i]];
	return !(there & match->frame->needs);
}

/* ----------------------------------------------------------- the whole */

/* "no ha enviado tropas", "no participaron": what was not done is no refusal to
 * come: other frames tell it. */
const char *
objection_to_frame(const struct scene *scene, const struct match *match)
{
	return match->frame->future && tree_is_past(&scene->tree, match->at)
			       ? "told of what was"
			       : NULL;
}

const char *
objection_to_match(const struct scene *scene, const struct match *match)
{
	if (lacks_measure(scene, match))
		return "no amount that the frame needs";
	if (tells_own_deed(scene, match))
		return "the speaker tells of the own side's act";
	if (is_about_the_wrong_side(scene, match))
		return "the clause is about the wrong side";
	if (acts_on_nobody(scene, match))
		return "the object is no party";
	if (arms_own_land(scene, match))
		return "arms that stay in their own land";
	return NULL;
}
