/* What stands behind a clause that is reported: a second clause of a pronoun,
 * that is told with it ("said she was late, and she was sorry") or tells what
 * the speaker did ("she said it was late and she left"); what broke off and is
 * said again; a noun with a clause of its own behind a dash. */
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* ", and {she} was ...": the verb or what it says somebody is, when it was hung
 * on the verb of saying right behind `last`; 0 none. */
static uint16_t
clause_behind_and(const struct view *view, const struct saying *cue,
		uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t joint = (uint16_t)(last + 2);
	if (joint + 2u > tree->count
			|| !tree_is_comma(tree, (uint16_t)(last + 1))
			|| tree->tokens[joint].upos != UPOS_CCONJ)
		return 0;
	uint16_t clause = tree_head(tree, joint);
	bool own = clause > joint && tree_head(tree, clause) == cue->verb
		   && tree_relation(tree, clause) == DEPREL_CONJ;
	return own && view->left[clause] == joint ? clause : 0;
}

static bool
is_same_pronoun(const struct tree *tree, uint16_t one, uint16_t other)
{
	return one && other && tree->tokens[one].upos == UPOS_PRON
	       && tree->tokens[other].upos == UPOS_PRON
	       && tree->tokens[one].lower == tree->tokens[other].lower;
}

/* Both clauses tell of the same pronoun. */
static bool
shares_pronoun(const struct tree *tree, uint16_t first, uint16_t second)
{
	uint16_t other = content_subject(tree, second);
	return is_same_pronoun(tree, content_subject(tree, first), other)
	       && other + 1u < tree->count;
}

/* "said she was late, and she was sorry": what is said goes on; "said she would
 * leave, and she left" does not. */
static bool
goes_on_in_tense(const struct view *view, uint16_t first, uint16_t second)
{
	const struct tree *tree = &view->tree;
	return view_tense(tree, first) == view_tense(tree, second)
	       && view_has_modal(tree, first) == view_has_modal(tree, second)
	       && view->right[second] > content_subject(tree, second) + 1;
}

bool
content_tells_deed(const struct view *view, const struct saying *cue,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t own = content_subject(tree, verb);
	uint16_t first = tree_child(tree, cue->verb, DEPREL_CCOMP);
	uint16_t told = first ? content_subject(tree, first) : 0;
	return told && is_same_pronoun(tree, own, cue->subject)
	       && tree->tokens[own].lower != tree->tokens[told].lower
	       && view_tense(tree, verb) == view_tense(tree, cue->verb)
	       && !tree_traits(tree)->drops_subjects;
}

uint16_t
content_same_pronoun(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t first = tree_child(tree, cue->verb, DEPREL_CCOMP);
	uint16_t second = cue->kind == CUE_VERB && first > cue->verb
					  ? clause_behind_and(view, cue, last)
					  : 0;
	if (!second || second < first || tree_traits(tree)->drops_subjects
			|| view_word(work, view, second, false)
			|| !shares_pronoun(tree, first, second)
			|| !goes_on_in_tense(view, first, second))
		return last;
	return view->right[second];
}

/* The word at `token` and the one behind it stand among the words, too. */
static bool
is_said_again(const struct tree *tree, uint16_t first, uint16_t last,
		uint16_t token)
{
	for (uint16_t t = first; t < last; t++)
		if (tree->tokens[t].lower == tree->tokens[token].lower
				&& tree->tokens[t + 1].lower
						   == tree->tokens[token + 1]
								      .lower)
			return true;
	return false;
}

/* "he is going {to} — wants to go", "we need {a} — a way": no words end there.
 */
static bool
is_cut_off(const struct tree *tree, uint16_t last)
{
	uint8_t upos = tree->tokens[last].upos;
	return upos == UPOS_DET
	       || (upos == UPOS_PART
			       && tree_is(tree, last, GRAMMAR_INFINITIVE_MARK));
}

uint16_t
content_over_repair(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t again = (uint16_t)(last + 2);
	if (cue->kind != CUE_VERB || last <= cue->last + 1
			|| again + 1 >= tree->count
			|| !content_is_dash(view, (uint16_t)(last + 1))
			|| tree->tokens[again].upos == UPOS_CCONJ
			|| tree_traits(tree)->drops_subjects
			|| (!is_cut_off(tree, last)
					&& !is_said_again(tree,
							(uint16_t)(cue->last
									+ 1),
							last, again)))
		return last;
	return content_last_word(work, view);
}

uint16_t
content_noun_behind_dash(const struct view *view, const struct saying *cue,
		uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(last + 2);
	if (cue->kind != CUE_VERB || last <= cue->verb || first >= tree->count
			|| !content_is_dash(view, (uint16_t)(last + 1))
			|| tree_traits(tree)->drops_subjects)
		return last;
	for (uint16_t t = first; t < tree->count; t++) {
		uint16_t clause = tree_child(tree, t, DEPREL_ACL_RELCL);
		if (view->left[t] == first && clause > t
				&& tree_head(tree, t) < first
				&& !tree_child(tree, t, DEPREL_COP))
			return view->right[t];
		if (view_is_finite(view, t))
			return last;
	}
	return last;
}
