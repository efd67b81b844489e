/* Habits: "he'd say, '..." tells what somebody has said, whenever it was. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_work.h"

/* "say to me, '": from the verb to the mark no other verb, and a comma last. */
static bool
leads_over_phrase(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	enum { WORDS = 12 };
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(verb + 1);
			t <= tree->count && t < verb + WORDS; t++) {
		if (view_is_marked(work, view, t))
			return view_is_punctuation(view, (uint16_t)(t - 1));
		if (tree->tokens[t].upos == UPOS_VERB
				|| tree->tokens[t].upos == UPOS_AUX)
			return false;
	}
	return false;
}

/* "{if} it rained, he would say": he has not said it. */
static bool
has_condition(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_ADVCL
			&& tree_child_in(tree, child, GRAMMAR_CONDITION))
		return true;
	return tree_child_in(tree, verb, GRAMMAR_CONDITION) != 0;
}

/* "Are there cases {in which} he would say": whether or not he does. */
static bool
is_in_case(const struct tree *tree, uint16_t verb)
{
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_is(tree, child, GRAMMAR_RELATIVE)
			&& tree_child(tree, child, DEPREL_CASE))
		return true;
	return false;
}

/* "my mother {would} look and say": somebody's habit, no "you would". */
static bool
has_habit(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	if (!subject || subject > verb || has_condition(tree, verb)
			|| is_in_case(tree, verb)
			|| feats_get(tree->tokens[subject].feats,
					   FEATURE_PERSON)
					   == PERSON_2)
		return false;
	unsigned auxiliaries = 0;
	bool would = false;
	TREE_CHILDREN(tree, verb, child)
	{
		if (child > verb || tree->tokens[child].upos != UPOS_AUX)
			continue;
		auxiliaries++;
		would = tree_is(tree, child, GRAMMAR_CONDITIONAL_AUXILIARY);
	}
	return would && auxiliaries == 1;
}

/* "he'd end by saying, '...'", "my mother would always say, '...'": it was
 * said, whenever it was; no "would not say". */
bool
verb_is_habit(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	const struct quote_word *row = view_word(work, view, verb, false);
	/* "he'd encourage them to, quote, '" is none */
	if (!row || !(row->takes & (TAKES_CLAUSE | TAKES_SPEECH))
			|| tree_traits(tree)->drops_subjects
			|| !leads_over_phrase(work, view, verb)
			|| tree_child_in(tree, verb, GRAMMAR_NEGATION))
		return false;
	uint16_t first = verb;
	if ((tree_relation(tree, verb) == DEPREL_CONJ
			    || (tree_relation(tree, verb) == DEPREL_ADVCL
					    && tree_child_in(tree, verb,
							    GRAMMAR_BY)))
			&& !tree_child(tree, verb, DEPREL_NSUBJ))
		first = tree_head(tree, verb);
	return has_habit(tree, first);
}
