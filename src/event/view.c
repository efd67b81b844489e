#include "event/view.h"

#include "event/parties.h"
#include "event/tree_owner.h"
#include "event/tree_words.h"

/* "a juicio {de} la ministra" with the preposition as a part of the first one:
 * what stands behind it; 0 none. */
static uint16_t
behind_fixed(const struct tree *tree, uint16_t noun)
{
	TREE_CHILDREN(tree, tree_head(tree, noun), child)
	if (child > noun && tree_leftmost(tree, child) == noun + 2
			&& !tree_child(tree, child, DEPREL_CASE))
		return child;
	return 0;
}

/* "in the view"; where nouns come first the phrase is fixed and has no article:
 * "en el juicio" is at the trial. */
static bool
is_view(const struct tree *tree, uint16_t noun)
{
	if (!tree_is(tree, noun, GRAMMAR_VIEW))
		return false;
	uint16_t preposition =
			tree_child_in(tree, noun, GRAMMAR_VIEW_PREPOSITION);
	return preposition
	       && (!tree_traits(tree)->noun_first || preposition + 1 == noun);
}

uint16_t
view_owner(const struct tree *tree, uint16_t noun)
{
	if (!is_view(tree, noun))
		return 0;
	uint16_t owner = tree_possessor(tree, noun);
	if (owner)
		return owner;
	TREE_CHILDREN(tree, noun, child)
	if (tree_relation(tree, child) == DEPREL_NMOD
			&& tree_child_in(
					tree, child, GRAMMAR_OWNER_PREPOSITION))
		return child;
	return behind_fixed(tree, noun);
}

/* "Para el canciller, ...": opens the clause and a comma ends it. */
static bool
is_beholder(const struct scene *scene, uint16_t phrase, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	uint16_t first = tree_leftmost(tree, phrase);
	const struct mention *mention = scene->mention[phrase];
	if (!mention || phrase > verb
			|| !tree_child_in(tree, phrase, GRAMMAR_BEHOLDER)
			|| (first > 1 && !tree_is_comma(tree, first - 1)))
		return false;
	TREE_CHILDREN(tree, phrase, child)
	if (child > phrase && tree_is_comma(tree, child))
		return mention_acts_for_state(mention);
	return false;
}

uint16_t
view_holder(const struct scene *scene, uint16_t verb)
{
	const struct tree *tree = &scene->tree;
	TREE_CHILDREN(tree, verb, child)
	{
		if (deprel_universal(tree_relation(tree, child)) != DEPREL_OBL)
			continue;
		if (is_beholder(scene, child, verb))
			return child;
		uint16_t owner = view_owner(tree, child);
		if (owner)
			return owner;
	}
	return 0;
}
