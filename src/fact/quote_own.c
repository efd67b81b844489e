/* What the text itself says in the name of its land: "Togo welcomes the vote"
 * in Togo's own address, "my delegation condemns it". */
#include "fact/quote_work.h"

/* "welcomes", "is calling for", but no "has called for" or "would ask". */
static bool
is_present(const struct tree *tree, uint16_t verb)
{
	return view_tense(tree, verb) == TENSE_PRES
	       && !tree_child_in(tree, verb, GRAMMAR_PERFECT_AUXILIARY)
	       && !view_has_modal(tree, verb);
}

/* "my delegation", "our government" */
static bool
is_ours(const struct tree *tree, uint16_t subject)
{
	uint16_t owner = tree_child(tree, subject, DEPREL_NMOD_POSS);
	return owner
	       && feats_get(tree->tokens[owner].feats, FEATURE_PERSON)
				  == PERSON_1;
}

bool
saying_is_of_own_land(const struct quote_work *work, const struct view *view,
		const struct saying *cue, const struct mention *speaker)
{
	const struct tree *tree = &view->tree;
	const struct actor *actor = &speaker->actor;
	const struct actor *voice = &work->mentions->voice.actor;
	/* "Togo calls on Oslo to pay" tells of somebody else, too */
	if (cue->kind != CUE_VERB || actor->person || !cue->word
			|| cue->word->takes & TAKES_ADDRESSEE
			|| speaker->kind == MENTION_NAME
			|| actor->sector[0] != SECTOR_GOV
			|| tree_traits(tree)->drops_subjects
			|| !is_present(tree, cue->verb))
		return false;
	if (is_ours(tree, cue->subject))
		return true;
	return voice->code[0] && !strcmp(voice->code, actor->code);
}
