/* What is said of an object: "calls the vote a farce". */
#include "event/mending.h"

#include "event/tree_words.h"

/* "considers the blockade illegal" with the blockade as a subject of its own:
 * an adjective or noun without a verb says it of the verb's object. */
void
mend_small_clause(struct mending *mending, uint16_t subject)
{
	const struct tree *tree = mending->tree;
	uint16_t predicate = tree_head(tree, subject);
	uint16_t verb = predicate ? tree_head(tree, predicate) : 0;
	if (!verb || verb > subject || predicate < subject
			|| tree_relation(tree, predicate) != DEPREL_XCOMP
			|| is_verb(tree, predicate) || !is_verb(tree, verb)
			|| tree_child(tree, predicate, DEPREL_COP)
			|| tree_child(tree, predicate, DEPREL_MARK)
			|| tree_child(tree, verb, DEPREL_OBJ))
		return;
	hang(mending, subject, verb, DEPREL_OBJ);
}

/* A noun with "a" and without preposition, beside what stands before it. */
static bool
names_something(const struct tree *tree, uint16_t noun)
{
	uint16_t first = tree_leftmost(tree, noun);
	return tree->tokens[noun].upos == UPOS_NOUN && first > 1
	       && !tree_is_comma(tree, (uint16_t)(first - 1))
	       && tree_child_in(tree, noun, GRAMMAR_INDEFINITE)
	       && !tree_child(tree, noun, DEPREL_CASE)
	       && !tree_child(tree, noun, DEPREL_CC)
	       && !tree_is(tree, noun, GRAMMAR_CALENDAR);
}

/* "calls Mali's withdrawal a mistake", "the closure of the port a mistake",
 * with the mistake as a part of what stands before it. */
void
mend_named_object(struct mending *mending, uint16_t noun)
{
	const struct tree *tree = mending->tree;
	uint16_t verb = tree_head(tree, noun);
	for (unsigned i = 0; i < NEAR && verb && !is_verb(tree, verb); i++)
		verb = tree_head(tree, verb);
	uint16_t object = verb ? tree_child(tree, verb, DEPREL_OBJ) : 0;
	if (!object || object < verb || object >= noun
			|| !tree_is(tree, verb, GRAMMAR_REGARD)
			|| !names_something(tree, noun))
		return;
	hang(mending, noun, verb, DEPREL_XCOMP);
}
