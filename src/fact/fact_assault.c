/* Whose violence it is that strikes those who are counted, where the frame
 * names nobody: "killed in {Fijian} shelling", "{The army} launched a raid that
 * killed 40", "{Fiji} shelled the town. Four civilians were killed." */
#include "event/event.h"
#include "event/parties.h"
#include "event/tree_verb.h"
#include "fact/fact_scene.h"

enum { BEFORE = 1 };

static bool
is_attack(const struct fact_scene *scene, uint16_t token)
{
	return token && fact_has_word(scene, token, FACT_WORD_ATTACK);
}

/* "{The army} launched a raid": who does it. */
static void
find_launcher(const struct fact_scene *scene, uint16_t attack,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = tree_head(tree, attack);
	if (!verb || tree->tokens[verb].upos != UPOS_VERB
			|| tree->clauses[verb].object != attack
			|| tree->clauses[verb].passive
			|| !tree->clauses[verb].subject
			|| fact_has_word(scene, verb, FACT_WORD_REGARD)
			|| fact_has_word(scene, verb, FACT_WORD_TAKE))
		return;
	fact_find_subject(scene, tree->clauses[verb].subject, out);
}

static void
find_by_attack(const struct fact_scene *scene, uint16_t attack,
		struct parties *out)
{
	fact_find_attackers(scene, attack, out);
	if (!out->count)
		find_launcher(scene, attack, out);
}

/* "as a result of {the raid}": the attack itself, or below such a word; 0. */
static uint16_t
attack_at(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	if (is_attack(scene, noun))
		return noun;
	uint16_t inner = tree_child(tree, noun, DEPREL_NMOD);
	return is_attack(scene, inner) ? inner : 0;
}

/* The attack that the clause names as what does it, or in which it is done. */
static void
find_attackers(const struct fact_scene *scene, uint16_t verb,
		struct parties *out)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t subject = tree->clauses[verb].subject;
	if (is_attack(scene, subject))
		find_by_attack(scene, subject, out);
	TREE_CHILDREN(tree, verb, child)
	{
		enum deprel relation =
				deprel_universal(tree_relation(tree, child));
		uint16_t attack = relation == DEPREL_OBL
						  ? attack_at(scene, child)
						  : 0;
		if (attack && !out->count)
			find_by_attack(scene, attack, out);
	}
}

/* "were {killed}", "{wounded} in a raid": it is done to them, and nobody is
 * told to do it. */
static bool
is_suffered(const struct fact_scene *scene, const struct telling *telling)
{
	uint16_t verb = telling->match->at;
	return scene->scene.tree.clauses[verb].passive
	       && !scene->scene.tree.clauses[verb].subject
	       && fact_has_word(scene, verb, FACT_WORD_HURT);
}

/* Those of a country who attack in the sentence before: by the last attack that
 * it tells of. */
static void
find_told_before(const struct fact_scene *scene, const struct events *events,
		struct parties *out)
{
	uint32_t here = scene->scene.sentence;
	for (uint32_t i = events->count; i-- > 0 && !out->count;) {
		const struct event *event = &events->at[i];
		if (event->sentence >= here || event->sentence + BEFORE < here
				|| event->category != PLOVER_ASSAULT
				|| event->status != EVENT_ACTUAL)
			continue;
		for (unsigned k = 0; k < event->actor_count; k++)
			if (event->actor[k]->actor.code[0])
				parties_add(out, event->actor[k]);
	}
}

void
fact_assault_fill(const struct fact_scene *scene, struct telling *telling,
		const struct events *events)
{
	const struct fact_vocabulary *vocabulary = &scene->facts->vocabulary;
	uint8_t role = vocabulary->named_role.actor;
	uint16_t verb = telling->match->at;
	struct parties found = { .count = 0 };
	if (telling->fact.kind != vocabulary->named_kind.count
			|| fact_has_role(telling, role)
			|| scene->scene.tree.tokens[verb].upos != UPOS_VERB)
		return;
	find_attackers(scene, verb, &found);
	if (!found.count && is_suffered(scene, telling))
		find_told_before(scene, events, &found);
	fact_add_others(telling, found.at, found.count, role);
}
