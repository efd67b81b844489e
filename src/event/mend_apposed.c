#include "event/mend_apposed.h"

#include "event/mending.h"
#include "event/tree_words.h"

static bool
is_plural(const struct tree *tree, uint16_t token)
{
	return tree_feature(tree, token, FEATURE_NUMBER) == NUMBER_PLUR;
}

/* The noun that the name which `token` is joined to stands behind, one thing
 * that acts with others: its verb is plural. 0 none. */
static uint16_t
noun_of_name(const struct tree *tree, uint16_t token)
{
	uint16_t name = tree_head(tree, token);
	uint16_t noun = tree_head(tree, name);
	if (!name || name > token || !noun || noun > name
			|| tree_relation(tree, name) != DEPREL_APPOS
			|| tree->tokens[noun].upos != UPOS_NOUN
			|| is_plural(tree, noun)
			|| tree_relation(tree, noun) != DEPREL_NSUBJ)
		return 0;
	return is_plural(tree, tree_head(tree, noun)) ? noun : 0;
}

void
mend_apposed(struct tree *tree, struct token *tokens)
{
	struct mending mending = { .tree = tree, .tokens = tokens };
	for (uint16_t t = 3; t <= tree->count; t++) {
		uint16_t noun = tree_relation(tree, t) == DEPREL_CONJ
					      && tree_child(tree, t, DEPREL_DET)
						? noun_of_name(tree, t)
						: 0;
		if (noun)
			hang(&mending, t, noun, DEPREL_CONJ);
	}
	if (mending.changed)
		tree_link(tree);
}
