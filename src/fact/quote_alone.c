/* Sentences in marks without a word of saying beside them. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_stretch.h"

/* "she", no "it", "they" */
static bool
is_one_person(const struct tree *tree, uint16_t pronoun)
{
	uint32_t feats = tree->tokens[pronoun].feats;
	return tree->tokens[pronoun].upos == UPOS_PRON
	       && feats_get(feats, FEATURE_PERSON) == PERSON_3
	       && feats_get(feats, FEATURE_NUMBER) == NUMBER_SING
	       && !tree_is_form(tree, pronoun, GRAMMAR_IMPERSONAL);
}

/* "{Ana Reyes}, a nurse, lives nearby.", "{She} sat down.", "{The mayor} sat
 * down.": it is about one person. */
static bool
is_about_person(const struct quote_work *work, const struct view *view)
{
	const struct tree *tree = &view->tree;
	uint16_t root = tree->first_child[0];
	uint16_t subject = root ? tree_surface_subject(tree, root) : 0;
	if (!subject && root && tree->tokens[root].name == NAME_B_PER)
		subject = root;
	if (!subject || view_is_marked(work, view, subject))
		return false;
	if (is_one_person(tree, subject))
		return true;
	for (uint16_t t = view->left[subject]; t <= view->right[subject]; t++)
		if (tree->tokens[t].name == NAME_B_PER)
			return true;
	return tree_is_noun(tree, subject)
	       && view_may_speak(work, view, subject)
	       && feats_get(tree->tokens[subject].feats, FEATURE_NUMBER)
				  == NUMBER_SING;
}

/* It has a word of saying outside marks, or tells whose words they are. */
static bool
tells_speech(const struct quote_work *work, const struct view *view)
{
	uint16_t root = view->tree.first_child[0];
	if (root && tree_is(&view->tree, root, GRAMMAR_WORDING))
		return true;
	for (uint16_t t = 1; t <= view->tree.count; t++)
		if (view->tree.tokens[t].upos == UPOS_VERB
				&& tree_is(&view->tree, t, GRAMMAR_REPEAT)
				&& !view_is_marked(work, view, t))
			return true;
	for (size_t i = 0; i < view->cue_count; i++)
		if (!view_is_marked(work, view, view->cues[i].verb))
			return true;
	return false;
}

bool
stretch_is_unattributed(struct quote_work *work, const struct stretch *stretch)
{
	const struct sentence *all = work->text->sentences;
	uint32_t before = stretch->marked->sentence;
	uint32_t behind = stretch->marked->last_sentence + 1;
	uint32_t paragraph = all[before].paragraph;
	if (!stretch->whole || stretch->before || stretch->behind
			|| stretch->colon || stretch->signer || !before
			|| all[before - 1].paragraph != paragraph
			|| stretch_follows(work, stretch)
			|| tree_traits(&stretch->view->tree)->drops_subjects)
		return false;
	const struct view *above = view_of(work, before - 1);
	if ((work->last_speaker && work->last_paragraph == paragraph)
			|| tells_speech(work, above)
			|| is_about_person(work, above))
		return false;
	return behind == work->text->sentence_count
	       || all[behind].paragraph != paragraph
	       || !tells_speech(work, view_of(work, behind));
}

/* "it", "you" */
static bool
is_vague(struct quote_work *work, const struct mention *speaker)
{
	const struct view *view = view_of(work, speaker->sentence);
	const struct token *at = &view->tree.tokens[speaker->head];
	return at->upos == UPOS_PRON
	       && (tree_is_form(&view->tree, speaker->head, GRAMMAR_IMPERSONAL)
			       || feats_get(at->feats, FEATURE_PERSON)
						  == PERSON_2);
}

bool
speaker_is_vague(struct quote_work *work, const struct stretch *stretch,
		const struct mention *speaker)
{
	if (tree_traits(&stretch->view->tree)->drops_subjects)
		return false;
	return speaker ? is_vague(work, speaker) : stretch->colon != 0;
}
