#include "fact/quote_infinitive.h"

#include "event/tree_words.h"

/* "After he asked Oslo to act, {the bank} published it", with the bank read as
 * one more thing to act on: the words end before it. */
static uint16_t
before_main_subject(const struct view *view, uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	uint16_t end = view->right[infinitive], verb = (uint16_t)(end + 1);
	if (verb < tree->count && view_is_text(view, verb, STR(")")))
		verb++;
	if (verb >= tree->count || !view_is_finite(view, verb)
			|| tree_traits(tree)->drops_subjects)
		return end;
	for (uint16_t t = end; t > infinitive + 1; t--) {
		uint8_t upos = tree->tokens[t].upos;
		if (tree_is_comma(tree, t))
			return t < end ? (uint16_t)(t - 1) : end;
		if (upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_CCONJ)
			return end;
	}
	return end;
}

/* "promised to stay and left": a verb in a tense of its own is the speaker's,
 * not a second infinitive. */
uint16_t
quote_infinitive_end(const struct view *view, uint16_t infinitive)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, infinitive, child)
	if (child > infinitive && tree_relation(tree, child) == DEPREL_CONJ
			&& feats_get(tree->tokens[child].feats, FEATURE_TENSE)
					   == TENSE_PAST
			&& !tree_child(tree, child, DEPREL_NSUBJ))
		return (uint16_t)(view->left[child] - 1);
	/* "promised to pay but {do} not" */
	TREE_CHILDREN(tree, infinitive, child)
	if (child > infinitive && tree_relation(tree, child) == DEPREL_CONJ
			&& tree_child(tree, child, DEPREL_AUX) > infinitive
			&& tree_child_in(tree, child, GRAMMAR_NEGATION)
			&& !tree_traits(tree)->drops_subjects)
		return (uint16_t)(view->left[child] - 1);
	for (uint16_t t = infinitive; t < view->right[infinitive]; t++)
		if (content_is_semicolon(view, t))
			return (uint16_t)(t - 1);
	return before_main_subject(view, infinitive);
}

/* ", and {send} a bill", ", {send} a bill": a bare verb behind `end` that may
 * be one more infinitive; 0 when none is there. */
static uint16_t
next_infinitive(const struct view *view, uint16_t end)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = (uint16_t)(end + 1);
	if (verb < tree->count && tree_is_comma(tree, verb))
		verb++;
	if (verb < tree->count && tree->tokens[verb].upos == UPOS_CCONJ)
		verb++;
	if (verb < tree->count
			&& (tree->tokens[verb].upos == UPOS_ADV
					|| tree_is(tree, verb,
							GRAMMAR_INFINITIVE_MARK)))
		verb++;
	if (verb > tree->count || verb == end + 1
			|| tree->tokens[verb].upos != UPOS_VERB
			|| tree->tokens[verb].lower != tree->tokens[verb].lemma
			|| tree_child(tree, verb, DEPREL_NSUBJ))
		return 0;
	return verb;
}

/* "calls on Oslo to act, send a bill and pay", the bare verbs read as joined to
 * one in a tense or not at all: further infinitives. */
uint16_t
quote_over_infinitives(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	const struct tree *tree = &view->tree;
	if (tree->tokens[cue->verb].lower == tree->tokens[cue->verb].lemma
			|| tree_traits(tree)->drops_subjects)
		return end;
	uint16_t verb = next_infinitive(view, end);
	while (verb && view->right[verb] > end
			&& !view_word(work, view, verb, false)) {
		end = view->right[verb];
		verb = next_infinitive(view, end);
	}
	return end;
}
