/* How a verb of saying and words in marks stand beside each other. */
#include "fact/quote_lead.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

enum { OFFICE_WORDS = 12 };

/* A person is named between the tokens. */
static bool
holds_person(const struct view *view, uint16_t first, uint16_t end)
{
	for (uint16_t t = first; t < end; t++)
		if (view->tree.tokens[t].name == NAME_B_PER)
			return true;
	return false;
}

/* "lead researcher and Oslo chemist" before the name of who said it, hung on
 * the words in marks: no verb stands there. */
bool
lead_is_title(const struct view *view, uint16_t from, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	bool named = holds_person(view, from, cue->verb);
	if (cue->first <= from || cue->first > from + OFFICE_WORDS
			|| tree->tokens[from].upos == UPOS_CCONJ
			|| cue->kind != CUE_VERB || cue->subject > cue->verb
			|| !view_is_finite(view, cue->verb))
		return false;
	for (uint16_t t = from; t < cue->first; t++)
		if (tree->tokens[t].upos != UPOS_ADJ
				&& tree->tokens[t].upos != UPOS_CCONJ
				&& tree->tokens[t].upos != UPOS_DET
				&& tree->tokens[t].upos != UPOS_ADP
				&& !tree_is_noun(tree, t)
				&& !view_is_punctuation(view, t)
				&& !(named && tree->tokens[t].upos == UPOS_VERB))
			return false;
	return true;
}

/* A verb, or a word that begins a clause. */
static bool
is_of_clause(const struct view *view, uint16_t token)
{
	uint8_t upos = view->tree.tokens[token].upos;
	return upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_SCONJ;
}

static bool
begins_capital(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return token <= tree->count && tree_is_capital(tree, token);
}

/* "told the crowd, '", "said, at some point, 'We go": between verb and comma no
 * verb, and no other comma unless a sentence begins behind the mark. */
bool
lead_over_phrase(const struct view *view, const struct saying *cue,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	unsigned pauses = 0;
	if (mark < 2 || !tree_is_comma(tree, (uint16_t)(mark - 1)))
		return false;
	for (uint16_t t = (uint16_t)(cue->verb + 1); t + 1 < mark; t++) {
		if (is_of_clause(view, t)
				|| (view_is_punctuation(view, t)
						&& !tree_is_comma(tree, t)))
			return false;
		pauses += tree_is_comma(tree, t);
	}
	return !pauses
	       || (pauses == 1 && begins_capital(view, (uint16_t)(mark + 1)));
}

/* No other clause begins between the tokens. */
static bool
is_one_clause(const struct view *view, uint16_t first, uint16_t end)
{
	for (uint16_t t = first; t < end; t++)
		if (is_of_clause(view, t))
			return false;
	return true;
}

/* "As she said when she opened it on May 2, 2021, '", "As Reyes wrote on her
 * blog Oak, Ash, Elm, '": a clause that begins the sentence and ends before the
 * mark. */
bool
lead_as_clause(const struct view *view, const struct saying *cue, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	return cue->kind == CUE_VERB && cue->first == 2 && mark > cue->verb + 1
	       && tree_is(tree, 1, GRAMMAR_PREDICATIVE)
	       && tree_is_comma(tree, (uint16_t)(mark - 1))
	       && (view->right[cue->verb] + 2 >= mark
			       || is_one_clause(view, (uint16_t)(cue->verb + 1),
					       mark))
	       && !tree_traits(tree)->drops_subjects;
}

/* "used to say when I left the house, '": between the verb and the comma only
 * when it was said. */
bool
lead_over_occasion(const struct view *view, const struct saying *cue,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(cue->verb + 1);
	if (cue->kind != CUE_VERB || mark < first + 4
			|| !tree_is_comma(tree, (uint16_t)(mark - 1))
			|| !tree_is_form(tree, first, GRAMMAR_BACKGROUND)
			|| !begins_capital(view, (uint16_t)(mark + 1))
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (uint16_t t = first; t + 1 < mark; t++)
		if (view_is_punctuation(view, t))
			return false;
	return true;
}

/* "ha recordado, por su parte, que '", "avisó ayer en una charla que '": an
 * aside, or when and where, between the verb and "que". */
bool
lead_over_aside(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t mark)
{
	return tree_traits(&view->tree)->drops_subjects && cue->kind == CUE_VERB
	       && mark > cue->verb + 3
	       && content_that(work, view, cue) + 1 == mark;
}

/* "In the words of Ana Reyes, {mayor of Lima from 1997,} '": more of who says
 * it, between commas. */
bool
lead_over_apposition(const struct view *view, const struct saying *cue,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(cue->last + 1);
	if (cue->kind != CUE_ACCORDING || mark < first + 3
			|| !tree_is_comma(tree, first)
			|| !tree_is_comma(tree, (uint16_t)(mark - 1))
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (uint16_t t = first; t < mark; t++)
		if (view_is_finite(view, t))
			return false;
	return true;
}

/* "describía una luz que {hace} que '": "que" belongs to another verb. */
bool
lead_is_of_another(const struct view *view, const struct saying *cue,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	return tree_traits(tree)->drops_subjects && mark > cue->verb + 3
	       && tree_is_form(tree, (uint16_t)(mark - 1),
			       GRAMMAR_COMPLEMENTIZER)
	       && tree->tokens[mark - 2].upos == UPOS_VERB
	       && view_is_finite(view, (uint16_t)(mark - 2));
}

/* "explicó a la Sala que '": nobody but who hears it between verb and "que". */
bool
lead_over_hearer(const struct view *view, const struct saying *cue,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(cue->verb + 1), that = (uint16_t)(mark - 1);
	if (!tree_traits(tree)->drops_subjects || cue->kind != CUE_VERB
			|| first + 2 > that
			|| tree->tokens[first].lower != tree->frames->to
			|| !tree_is_form(tree, that, GRAMMAR_COMPLEMENTIZER))
		return false;
	for (uint16_t t = (uint16_t)(first + 1); t < that; t++)
		if (tree->tokens[t].upos != UPOS_DET
				&& tree->tokens[t].upos != UPOS_ADJ
				&& !tree_is_noun(tree, t))
			return false;
	return true;
}

/* The sentence begins with who says something, and is about that. */
static bool
begins_sentence(const struct view *view, const struct saying *cue)
{
	enum { WORDS = 5 };
	return cue->kind == CUE_VERB && cue->first == 1 && cue->verb <= WORDS
	       && cue->subject && cue->subject < cue->verb
	       && view_is_finite(view, cue->verb)
	       && cue->word->takes & TAKES_CLAUSE
	       && tree_relation(&view->tree, cue->verb) == DEPREL_ROOT;
}

/* An object or a clause behind the verb. */
static bool
tells_something(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	return tree_child(tree, verb, DEPREL_CCOMP) > verb
	       || tree_child(tree, verb, DEPREL_XCOMP) > verb
	       || tree_child(tree, verb, DEPREL_OBJ) > verb;
}

/* "'Can I go?' {Reyes softly asked before she left.}": a sentence that tells
 * who says something, and not what. */
bool
lead_is_bare_report(const struct quote_work *work, const struct view *view)
{
	const struct tree *tree = &view->tree;
	if (!view->cue_count || tree_traits(tree)->drops_subjects
			|| !begins_sentence(view, &view->cues[0])
			|| tells_something(view, view->cues[0].verb))
		return false;
	for (uint16_t t = 1; t <= tree->count; t++)
		if (view_is_marked(work, view, t)
				|| tree_is_form(tree, t,
						GRAMMAR_COMPLEMENTIZER))
			return false;
	return true;
}

uint16_t
lead_before_dashes(const struct view *view, uint16_t mark)
{
	enum { WORDS = 14 };
	if (mark < 4 || !content_is_dash(view, (uint16_t)(mark - 1))
			|| tree_traits(&view->tree)->drops_subjects)
		return mark;
	for (uint16_t t = (uint16_t)(mark - 2); t > 1 && t + WORDS > mark; t--)
		if (content_is_dash(view, t))
			return view_is_text(view, (uint16_t)(t + 1), STR("("))
					       ? mark
					       : t;
	return mark;
}

/* Where the mark may be taken to stand, without a word that only announces it:
 * "wrote, {quote,} '", "said, {and I quote,} '". */
uint16_t
lead_before_quoting(const struct view *view, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t t = (uint16_t)(mark - 1);
	/* "I said, {you know,} '" */
	if (mark > 5 && tree_is_comma(tree, t)
			&& tree_is_comma(tree, (uint16_t)(mark - 4))
			&& tree_is(tree, (uint16_t)(mark - 2), GRAMMAR_FILLER)
			&& view_is_filler(view, (uint16_t)(mark - 3),
					(uint16_t)(mark - 2)))
		return (uint16_t)(mark - 3);
	while (t > 1 && view_is_punctuation(view, t))
		t--;
	if (t < 2 || !tree_is_form(tree, t, GRAMMAR_QUOTING))
		return mark;
	uint16_t before = (uint16_t)(t - 1);
	if (tree->tokens[before].upos == UPOS_AUX && before > 1)
		before--; /* "and I{'ll} quote" */
	if (tree->tokens[before].upos == UPOS_PRON)
		before--;
	if (before && tree->tokens[before].upos == UPOS_CCONJ)
		before--;
	return before && view_is_punctuation(view, before)
			       ? (uint16_t)(before + 1)
			       : mark;
}

bool
lead_is_name(const struct view *view, uint16_t colon)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = (uint16_t)(colon - 1);
	if (noun && tree->tokens[noun].upos == UPOS_ADP)
		noun--;
	return noun && tree_traits(tree)->drops_subjects
	       && tree_is_noun(tree, noun) && tree_is(tree, noun, GRAMMAR_MUTE);
}
