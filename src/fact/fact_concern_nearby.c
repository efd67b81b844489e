/* What a count is about where the words next to those who are counted name
 * nothing: what its relative clause hangs on ("{the barracks} where 900 people
 * live"), the clause's object, else a phrase behind or before its verb ("in
 * {the square} stand 300 tents"). */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/fact_scene.h"

enum { CLIMBS = 6 };

/* The verb of the clause that the figure stands in; 0 none. */
static uint16_t
verb_around(const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t token = telling->fact.count[0]->head;
	for (unsigned i = 0; token && i < CLIMBS; i++) {
		if (tree->tokens[token].upos == UPOS_VERB)
			return token;
		token = tree_head(tree, token);
	}
	return 0;
}

/* "{the barracks} where 900 people live": what the clause of the verb hangs
 * on, where it is told of those who are counted; 0 none. */
static uint16_t
antecedent(const struct fact_scene *scene, const struct telling *telling,
		uint16_t verb)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t noun = tree_head(tree, verb);
	if (tree_relation(tree, verb) != DEPREL_ACL_RELCL || noun > verb
			|| amount_has(telling->fact.count[0], noun)
			|| !fact_may_be_concern(scene, telling, noun))
		return 0;
	return noun;
}

/* "con {cuchillos}", "a golpes": a noun that stands alone tells how, where the
 * language gives others an article. */
static bool
is_manner(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	return tree_traits(tree)->noun_first && !fact_is_name(scene, noun)
	       && !scene->everybody[noun] && !tree_child(tree, noun, DEPREL_DET)
	       && !tree_child(tree, noun, DEPREL_NMOD_POSS);
}

enum rank { RANK_ADVERSE, RANK_PLAIN, RANK_MANNER, RANK_SOURCE };

static enum rank
rank_of(const struct fact_scene *scene, uint16_t noun)
{
	const struct tree *tree = &scene->scene.tree;
	if (tree_child_in(tree, noun, GRAMMAR_ADVERSE))
		return RANK_ADVERSE;
	if (tree_child_in(tree, noun, GRAMMAR_ACCORDING))
		return RANK_SOURCE;
	return is_manner(scene, noun) ? RANK_MANNER : RANK_PLAIN;
}

bool
fact_is_likelier(const struct fact_scene *scene, uint16_t one, uint16_t other)
{
	return rank_of(scene, one) < rank_of(scene, other);
}

/* The likeliest phrase with a preposition that the verb has, which may be a
 * place. */
static uint16_t
oblique_between(const struct fact_scene *scene, const struct telling *telling,
		uint16_t first, uint16_t verb, uint16_t last)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t best = 0;
	TREE_CHILDREN(tree, verb, child)
	{
		if (child >= first && child <= last
				&& deprel_universal(tree_relation(tree, child))
						   == DEPREL_OBL
				&& tree_child(tree, child, DEPREL_CASE)
				&& fact_may_be_concern(scene, telling, child)
				&& (!best
						|| fact_is_likelier(scene,
								child, best)))
			best = child;
	}
	return best;
}

uint16_t
fact_concern_nearby(
		const struct fact_scene *scene, const struct telling *telling)
{
	const struct tree *tree = &scene->scene.tree;
	uint16_t verb = verb_around(scene, telling);
	if (!verb)
		return 0;
	const uint16_t likely[] = {
		antecedent(scene, telling, verb),
		tree->clauses[verb].object,
		oblique_between(scene, telling, verb, verb, tree->count),
		oblique_between(scene, telling, 1, verb, verb),
	};
	for (unsigned i = 0; i < sizeof likely / sizeof *likely; i++)
		if (fact_may_be_concern(scene, telling, likely[i]))
			return likely[i];
	return 0;
}
