/* What leads to words in marks that no word of saying reports. */
#include "fact/quote_delivered.h"

#include "fact/quote_content.h"
#include "fact/quote_lead.h"

/* The last verb before the mark, a few words away: "I think to myself, '"; 0
 * none. */
static uint16_t
verb_near(const struct view *view, uint16_t mark)
{
	enum { WORDS = 6 };
	for (uint16_t t = mark; t-- > 1 && t + WORDS >= mark;)
		if (view->tree.tokens[t].upos == UPOS_VERB)
			return t;
	return 0;
}

bool
delivered_leads(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	mark = lead_before_quoting(view, mark);
	uint16_t verb = verb_near(view, mark), any = mark;
	if (tree_traits(tree)->drops_subjects)
		return true;
	while (any && tree->tokens[any].upos != UPOS_VERB
			&& tree->tokens[any].upos != UPOS_AUX)
		any--;
	if (!any)
		return false; /* "First, '" */
	if (!verb)
		return true;
	if (tree_is(tree, verb, GRAMMAR_THINKING))
		return false;
	return !view_word(work, view, verb, false)
	       || !verb_tells_nothing(work, view, verb);
}

/* "You know, '", "it was like, '": filler, and nobody's deed. */
static bool
is_nobodys(const struct tree *tree, uint16_t subject)
{
	return feats_get(tree->tokens[subject].feats, FEATURE_PERSON)
			       == PERSON_2
	       || tree_is_form(tree, subject, GRAMMAR_IMPERSONAL);
}

/* Who does what the verb in a tense before the mark tells; 0 nobody. */
static uint16_t
subject_before(const struct view *view, uint16_t verb, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, verb);
	uint16_t main = tree->tokens[verb].upos == UPOS_AUX && head ? head
								    : verb;
	uint16_t subject = tree_surface_subject(tree, main);
	/* "he was like, '{we} go'": of the words in the marks */
	if (subject >= mark)
		subject = 0;
	/* "what I liked is {they} were like, '" */
	TREE_CHILDREN(tree, main, child)
	if (child > subject && child < verb
			&& tree_relation(tree, child) == DEPREL_NSUBJ)
		subject = child;
	uint16_t own = tree_child(tree, verb, DEPREL_NSUBJ);
	if (own > subject && own < verb)
		subject = own;
	return subject && subject < mark && subject < verb
					       && !is_nobodys(tree, subject)
			       ? subject
			       : 0;
}

/* "what she told me when I was there {was}, '", "he is proud {that}, '": the
 * words do not stand beside who says them. */
static bool
leads_from_afar(const struct view *view, uint16_t mark)
{
	const struct tree *tree = &view->tree;
	uint16_t last = (uint16_t)(lead_before_quoting(view, mark) - 1);
	while (last > 1 && view_is_punctuation(view, last))
		last--;
	return tree->tokens[last].upos == UPOS_AUX
	       || content_is_that(view, last);
}

/* The nearest verb in a tense with its subject: "when she saw it {he was} like,
 * '"; from afar only a word of saying. */
uint16_t
delivered_subject(const struct quote_work *work, const struct view *view,
		uint16_t mark)
{
	const struct tree *tree = &view->tree;
	bool afar = leads_from_afar(view, mark);
	for (uint16_t t = mark; t-- > 1;) {
		uint16_t subject =
				view_is_finite(view, t)
						? subject_before(view, t, mark)
						: 0;
		if (subject && (!afar || view_word(work, view, t, false)))
			return subject;
	}
	uint16_t root = tree->first_child[0];
	uint16_t subject = root ? tree_surface_subject(tree, root) : 0;
	return subject < mark ? subject : 0;
}
