#include "event/complements.h"

/* The "que" right behind the noun's phrase that begins the clause; 0 none. */
static uint16_t
complementizer_of(const struct tree *tree, uint16_t verb, uint16_t noun)
{
	uint16_t first = tree_leftmost(tree, verb);
	return first > noun && !tree_is_comma(tree, (uint16_t)(first - 1))
					       && tree_is(tree, first,
							       GRAMMAR_COMPLEMENTIZER)
					       && tree_head(tree, first) == verb
			       ? first
			       : 0;
}

/* The verb whose phrase with "a" the noun is; 0 none. */
static uint16_t
asking_verb(const struct tree *tree, uint16_t noun)
{
	uint16_t preposition = tree_child(tree, noun, DEPREL_CASE);
	uint16_t verb = tree_head(tree, noun);
	return preposition && verb && verb < noun
					       && tree->tokens[preposition].lower
								  == tree->frames->to
					       && tree->tokens[verb].upos
								  == UPOS_VERB
					       && !tree_child(tree, verb,
							       DEPREL_CCOMP)
			       ? verb
			       : 0;
}

void
complements_mend(struct tree *tree, struct token *tokens)
{
	for (uint16_t verb = 3; verb <= tree->count; verb++) {
		if (tree_relation(tree, verb) != DEPREL_ACL_RELCL
				|| !tree_is_subjunctive(tree, verb))
			continue;
		uint16_t noun = tree_head(tree, verb);
		uint16_t above = asking_verb(tree, noun);
		uint16_t mark = above ? complementizer_of(tree, verb, noun) : 0;
		if (!mark)
			continue;
		tokens[verb].head = above;
		tokens[verb].deprel = DEPREL_CCOMP;
		tokens[mark].deprel = DEPREL_MARK;
		tree_link(tree);
	}
}
