#include "event/attribution.h"

#include "event/phrase.h"
#include "event/tree_clause.h"
#include "event/tree_owner.h"
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "event/view.h"

enum { STEPS = 12 };

static const struct mention *
first_party(const struct scene *scene, uint16_t token)
{
	struct parties parties = { .count = 0 };
	if (token)
		phrase_parties(scene, token, false, &parties);
	return parties.count ? parties.at[0] : NULL;
}

/* "according to X": the phrase hangs on the clause or on its verb. */
static uint16_t
according_to(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	{
		if (deprel_universal(tree_relation(tree, child)) != DEPREL_OBL)
			continue;
		if (tree_child_in(tree, child, GRAMMAR_ACCORDING))
			return child;
	}
	return 0;
}

/* No word of the phrase names a country: "the army", "a police spokesman". */
static bool
is_bare(const struct scene *scene, const struct mention *speaker)
{
	for (uint16_t t = speaker->first;
			t <= speaker->last && t <= scene->tree.count; t++)
		if (scene->place[t]
				|| (scene->mention[t]
						&& scene->mention[t]
								   != speaker))
			return false;
	return speaker->kind == MENTION_AGENT
	       && scene->tree.tokens[speaker->head].upos != UPOS_PROPN;
}

/* "Peru expelled two diplomats, the foreign ministry said": an organ of the
 * state whose country is not told is that of who acts; but a ministry may as
 * well be that of those attacked. */
static const struct mention *
with_country(const struct scene *scene, const struct event *event,
		const struct mention *speaker)
{
	const struct mention *actor =
			event->actor_count ? event->actor[0] : NULL;
	if (!speaker || !actor || !actor->actor.code[0]
			|| !is_bare(scene, speaker)
			|| !mention_acts_for_state(speaker)
			|| !mention_acts_for_state(actor))
		return speaker;
	bool forces = speaker->actor.sector[0] == SECTOR_MIL
		      || speaker->actor.sector[0] == SECTOR_COP;
	if (!forces
			&& (speaker->actor.code[0]
					|| event->category == PLOVER_ASSAULT))
		return speaker;
	return mention_of_country(scene, speaker, actor);
}

/* He whose view the event is, and nobody who tells of it. */
static bool
holds_view(const struct scene *scene, const struct event *event,
		const struct mention *speaker)
{
	uint16_t holder = view_holder(scene, event->trigger);
	return holder && speaker->sentence == scene->sentence
	       && tree_is_below(&scene->tree, speaker->head, holder);
}

/* "Para el canciller, Israel ha cometido un crimen": whose minister he is the
 * only country of the sentence does not tell, as he blames it. */
static const struct mention *
without_guess(const struct scene *scene, const struct event *event,
		const struct mention *speaker)
{
	if (!speaker || !speaker->assumed || !holds_view(scene, event, speaker))
		return speaker;
	return mention_without_country(scene, speaker);
}

void
attribution_find(const struct scene *scene, struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	struct event *event = &candidate->event;
	uint16_t verb = tree_reporting_verb(tree, event->trigger);
	if (verb && verb != event->trigger) {
		event->speaker = first_party(
				scene, tree_surface_subject(tree, verb));
		event->speaker_verb = event->speaker ? verb : 0;
	}
	uint16_t token = event->trigger;
	for (int steps = 0; steps < STEPS && token && !event->speaker;
			steps++) {
		uint16_t source = view_holder(scene, token);
		if (!source)
			source = according_to(tree, token);
		if (source)
			event->speaker = first_party(scene, source);
		token = tree->tokens[token].head <= tree->count
					? tree->tokens[token].head
					: 0;
	}
	event->speaker = with_country(scene, event, event->speaker);
	event->speaker = without_guess(scene, event, event->speaker);
}

static bool
same_side(const struct mention *a, const struct mention *b)
{
	if (mention_same(a, b))
		return true;
	return a->actor.code[0] && !strcmp(a->actor.code, b->actor.code);
}

static bool
on_side_of(const struct mention *speaker, const struct mention *const *list,
		unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (same_side(speaker, list[i]))
			return true;
	return false;
}

static bool
any_coded(const struct mention *const *list, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (list[i]->actor.code[0])
			return true;
	return false;
}

static bool
all_coded(const struct mention *const *list, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (!list[i]->actor.code[0])
			return false;
	return true;
}

/* "laid mines on our soil" */
static bool
concerns_us(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	{
		uint16_t owner = tree_possessor(tree, child);
		if (child > verb && owner
				&& tree_is(tree, owner, GRAMMAR_FIRST_PERSON))
			return true;
	}
	return false;
}

/* Not the press, doctors or people who saw it. */
static bool
takes_sides(const struct actor *speaker)
{
	return !sector_in(speaker->sector[0], SECTORS_BYSTANDER);
}

/* Whose soldiers and guards tell of a foreign attack on nobody's country tell
 * of one on their own; who only claims it accuses. */
static bool
speaks_for_victim(const struct scene *scene, const struct event *event)
{
	const struct actor *speaker = &event->speaker->actor;
	if (any_coded(event->recipient, event->recipient_count))
		return takes_sides(speaker)
		       && on_side_of(event->speaker, event->recipient,
				       event->recipient_count);
	if (concerns_us(&scene->tree, event->trigger))
		return true;
	return speaker->sector[0] == SECTOR_MIL
	       || speaker->sector[0] == SECTOR_COP
	       || (event->speaker_verb
			       && tree_is(&scene->tree, event->speaker_verb,
					       GRAMMAR_DOUBT));
}

/* "is bullying": what goes on, as somebody sees it. */
static bool
goes_on(const struct tree *tree, uint16_t verb)
{
	uint16_t auxiliary = tree_child(tree, verb, DEPREL_AUX);
	return auxiliary && tree_is_gerund(tree, verb)
	       && feats_get(tree->tokens[auxiliary].feats, FEATURE_TENSE)
				  == TENSE_PRES;
}

/* "said it was {Oslo} that had attacked": who says so blames Oslo. */
static bool
is_pointed_at(const struct tree *tree, uint16_t verb)
{
	uint16_t noun = tree_head(tree, verb);
	uint16_t it = noun ? tree_child(tree, noun, DEPREL_NSUBJ) : 0;
	if (!it)
		it = noun ? tree_child(tree, noun, DEPREL_EXPL) : 0;
	return it && it < noun && tree_relation(tree, verb) == DEPREL_ACL_RELCL
	       && tree_child(tree, noun, DEPREL_COP)
	       && tree_is(tree, it, GRAMMAR_IMPERSONAL);
}

/* The deed is as somebody sees it: his own view, or his side's account. */
static bool
is_accused(const struct scene *scene, const struct event *event)
{
	const struct mention *speaker = event->speaker;
	if (holds_view(scene, event, speaker)
			|| is_pointed_at(&scene->tree, event->trigger))
		return takes_sides(&speaker->actor);
	return speaker->actor.code[0]
	       && (speaks_for_victim(scene, event)
			       || (takes_sides(&speaker->actor)
					       && goes_on(&scene->tree,
							       event->trigger)));
}

/* Acts that another side may deny. */
static bool
is_deniable(const struct scene *scene, const struct event *event)
{
	bool told = event->category == PLOVER_ASSAULT
		    || event->category == PLOVER_COERCE;
	return event->status == EVENT_ACTUAL
	       && (told
			       || (event->category == PLOVER_THREATEN
					       && goes_on(&scene->tree,
							       event->trigger)));
}

static bool
is_opposition(const struct actor *actor)
{
	for (unsigned i = 0; i < ACTOR_SECTORS; i++)
		if (actor->sector[i] == SECTOR_OPP)
			return true;
	return false;
}

/* "The opposition said {the government} had gagged the press": of one country,
 * and yet no side's own account. The country of either may be left out. */
static bool
blames_rulers(const struct mention *speaker, const struct event *event)
{
	if (!is_opposition(&speaker->actor) || !event->actor_count)
		return false;
	const char *own = speaker->actor.code;
	for (unsigned i = 0; i < event->actor_count; i++) {
		const struct actor *ruler = &event->actor[i]->actor;
		if (ruler->sector[0] != SECTOR_GOV
				|| (own[0] && ruler->code[0]
						&& strcmp(own, ruler->code)))
			return false;
	}
	return true;
}

void
attribution_lower(const struct scene *scene, struct candidate *candidate)
{
	struct event *event = &candidate->event;
	const struct mention *speaker = event->speaker;
	if (!speaker || !is_deniable(scene, event))
		return;
	if (!blames_rulers(speaker, event)
			&& (!all_coded(event->actor, event->actor_count)
					|| on_side_of(speaker, event->actor,
							event->actor_count)
					|| !is_accused(scene, event)))
		return;
	const struct ontology *ontology = scene->frames->ontology;
	event->category = PLOVER_ACCUSE;
	event->mode = (uint8_t)ontology_mode(
			ontology, PLOVER_ACCUSE, STR("allege"));
	event->cameo = (uint16_t)ontology_cameo(ontology, STR("112"));
	memcpy(event->recipient, event->actor, sizeof event->actor);
	event->recipient_count = event->actor_count;
	event->actor[0] = speaker;
	event->actor_count = 1;
}
