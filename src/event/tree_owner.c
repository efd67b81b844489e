#include "event/tree_owner.h"

bool
tree_is_possessor(const struct tree *tree, uint16_t token)
{
	switch (tree_relation(tree, token)) {
	case DEPREL_NMOD_POSS:
		return true;
	case DEPREL_NMOD:
		return tree_child_in(tree, token,
				       GRAMMAR_POSSESSIVE_PREPOSITION)
		       > 0;
	default:
		return false;
	}
}

uint16_t
tree_possessor(const struct tree *tree, uint16_t noun)
{
	TREE_CHILDREN(tree, noun, child)
	if (tree_is_possessor(tree, child))
		return child;
	return 0;
}

uint16_t
tree_relative_possessor(const struct tree *tree, uint16_t noun)
{
	enum { STEPS = 4 };
	uint16_t whose = tree_child_in(tree, noun, GRAMMAR_RELATIVE);
	if (!tree_traits(tree)->drops_subjects || !whose || whose > noun
			|| (tree_relation(tree, whose) != DEPREL_DET
					&& tree_relation(tree, whose)
							   != DEPREL_NMOD))
		return 0;
	uint16_t at = tree_head(tree, noun);
	for (int i = 0; i < STEPS && at; i++, at = tree_head(tree, at))
		if (tree_relation(tree, at) == DEPREL_ACL_RELCL)
			return tree_head(tree, at);
	return 0;
}

static bool
is_reciprocal_word(const struct tree *tree, uint16_t token)
{
	return token >= 1 && token <= tree->count
	       && tree_is(tree, token, GRAMMAR_RECIPROCAL);
}

static bool
is_each_other(const struct tree *tree, uint16_t token)
{
	return is_reciprocal_word(tree, token)
	       && (is_reciprocal_word(tree, (uint16_t)(token - 1))
			       || is_reciprocal_word(
					       tree, (uint16_t)(token + 1)));
}

bool
tree_is_reciprocal(const struct tree *tree, uint16_t token)
{
	if (!token)
		return false;
	if (is_each_other(tree, token))
		return true;
	uint16_t owner = tree_child(tree, token, DEPREL_NMOD_POSS);
	if (!owner)
		owner = tree_child(tree, token, DEPREL_DET);
	return is_each_other(tree, owner);
}
