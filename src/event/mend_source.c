#include "event/mend_source.h"

#include "event/tree_words.h"

enum { STEPS = 30 }; /* up to the first verb */

static bool
has_subject(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (deprel_universal(tree_relation(tree, child)) == DEPREL_NSUBJ)
		return true;
	return false;
}

/* The first of the verbs that share a subject, from a word below up; 0 none. */
static uint16_t
first_verb(const struct tree *tree, uint16_t token)
{
	for (unsigned steps = 0; token && steps < STEPS; steps++) {
		bool verb = tree->tokens[token].upos == UPOS_VERB;
		if (verb
				&& (tree_relation(tree, token) != DEPREL_CONJ
						|| has_subject(tree, token)))
			return token;
		token = tree_head(tree, token);
	}
	return 0;
}

static bool
is_source(const struct tree *tree, uint16_t noun)
{
	enum deprel deprel = tree_relation(tree, noun);
	return (deprel == DEPREL_OBL || deprel == DEPREL_NMOD)
	       && tree_head(tree, noun) < noun
	       && tree_child_in(tree, noun, GRAMMAR_ACCORDING)
	       && tree_is_behind_comma(tree, noun);
}

void
mend_sources(struct tree *tree, struct token *tokens)
{
	for (uint16_t noun = 1; noun <= tree->count; noun++) {
		uint16_t verb = is_source(tree, noun)
						? first_verb(tree, tree_head(tree, noun))
						: 0;
		if (!verb || verb == tree_head(tree, noun))
			continue;
		tokens[noun].head = verb;
		tokens[noun].deprel = DEPREL_OBL;
		tree_link(tree);
	}
}
