#include "event/attribution.h"

#include "event/roles.h"

enum { STEPS = 12 };

static enum deprel
relation(const struct tree *tree, uint16_t token)
{
	return (enum deprel)tree->tokens[token].deprel;
}

static const struct mention *
first_party(const struct scene *scene, uint16_t token)
{
	struct parties parties = { .count = 0 };
	if (token)
		roles_of_phrase(scene, token, false, &parties);
	return parties.count ? parties.at[0] : NULL;
}

/* "according to X": the phrase hangs on the clause or on its verb. */
static uint16_t
according_to(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	{
		if (deprel_universal(relation(tree, child)) != DEPREL_OBL)
			continue;
		if (tree_child_in(tree, child, GRAMMAR_ACCORDING))
			return child;
	}
	return 0;
}

/* The verb that reports what `token` tells: above it through complements, or
 * beside it ("..., X said"). */
static uint16_t
reporting_verb(const struct tree *tree, uint16_t token)
{
	for (int steps = 0; steps < STEPS; steps++) {
		TREE_CHILDREN(tree, token, child)
		if (relation(tree, child) == DEPREL_PARATAXIS
				&& tree_is(tree, child, GRAMMAR_SAY))
			return child;
		uint16_t head = tree->tokens[token].head;
		if (!head || head > tree->count)
			return 0;
		enum deprel deprel = relation(tree, token);
		if ((deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS
				    || deprel == DEPREL_XCOMP)
				&& tree_is(tree, head, GRAMMAR_SAY))
			return head;
		token = head;
	}
	return 0;
}

void
attribution_find(const struct scene *scene, struct candidate *candidate)
{
	const struct tree *tree = &scene->tree;
	struct event *event = &candidate->event;
	uint16_t verb = reporting_verb(tree, event->trigger);
	if (verb && verb != event->trigger) {
		event->speaker = first_party(
				scene, tree_surface_subject(tree, verb));
		event->speaker_verb = event->speaker ? verb : 0;
	}
	uint16_t token = event->trigger;
	for (int steps = 0; steps < STEPS && token && !event->speaker;
			steps++) {
		uint16_t source = according_to(tree, token);
		if (source)
			event->speaker = first_party(scene, source);
		token = tree->tokens[token].head <= tree->count
					? tree->tokens[token].head
					: 0;
	}
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

void
attribution_lower(const struct scene *scene, struct candidate *candidate)
{
	struct event *event = &candidate->event;
	const struct mention *speaker = event->speaker;
	if (!speaker || !speaker->actor.code[0] || event->recipient_count == 0
			|| ontology_quad(scene->frames->ontology,
					   (enum plover_event)event->category)
					   != 4
			|| event->category == PLOVER_PROTEST)
		return;
	for (unsigned i = 0; i < event->actor_count; i++)
		if (!event->actor[i]->actor.code[0])
			return;
	if (on_side_of(speaker, event->actor, event->actor_count)
			|| !on_side_of(speaker, event->recipient,
					event->recipient_count))
		return;
	const struct ontology *ontology = scene->frames->ontology;
	event->category = PLOVER_ACCUSE;
	event->mode = (uint8_t)ontology_mode(
			ontology, PLOVER_ACCUSE, STR("allege"));
	event->cameo = (uint16_t)ontology_cameo(ontology, STR("112"));
	event->status = EVENT_ACTUAL;
	memcpy(event->recipient, event->actor, sizeof event->actor);
	event->recipient_count = event->actor_count;
	event->actor[0] = speaker;
	event->actor_count = 1;
}
