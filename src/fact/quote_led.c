/* Who says words in marks that a verb leads to at once, where the tree has hung
 * the phrase elsewhere: "As Ana Reyes, the poet, said, '". */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"
#include "fact/quote_delivered.h"

/* "said, '", "said to me: '", "said, quote, '": only who hears it and a word
 * that announces stand between the verb and the mark. */
static bool
leads_at_once(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	enum { WORDS = 6 };
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(verb + 1);
			t <= tree->count && t < verb + WORDS; t++) {
		if (view_is_marked(work, view, t))
			return t > verb + 1;
		uint8_t upos = tree->tokens[t].upos;
		if (upos != UPOS_ADP && upos != UPOS_PRON && upos != UPOS_ADV
				&& !view_is_punctuation(view, t)
				&& !content_is_that(view, t)
				&& !tree_is_form(tree, t, GRAMMAR_QUOTING))
			return false;
	}
	return false;
}

static bool
is_nominal(const struct tree *tree, uint16_t token)
{
	return tree_is_noun(tree, token)
	       || tree->tokens[token].upos == UPOS_PRON;
}

/* "As {Ana} Reyes, the poet of our land and a judge said", "As a {parent} of
 * two said", with the phrase hung on the words said. */
static uint16_t
phrase_under_as(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = tree_head(tree, 1);
	enum deprel deprel = tree_relation(tree, 1);
	if (!tree_is(tree, 1, GRAMMAR_PREDICATIVE) || !noun || noun >= verb
			|| (deprel != DEPREL_CASE && deprel != DEPREL_MARK)
			|| !tree_is_noun(tree, noun))
		return 0;
	for (uint16_t t = noun; t < verb; t++)
		if (view_is_finite(view, t))
			return 0;
	return noun;
}

/* "six {senators} who came to me, said", "a {boy} who was there and said": whom
 * the clause between the noun and the verb tells more of. */
static uint16_t
noun_over_relative(const struct view *view, uint16_t verb)
{
	enum { WORDS = 24 };
	const struct tree *tree = &view->tree;
	uint16_t comma = (uint16_t)(verb - 1);
	if (verb < 4 || !tree_is_comma(tree, comma))
		return 0;
	for (uint16_t t = comma; t-- > 2 && t + WORDS > comma;) {
		if (!view_is_finite(view, t)
				|| tree_relation(tree, t) != DEPREL_ACL_RELCL)
			continue;
		uint16_t noun = tree_head(tree, t);
		uint16_t who = tree_child(tree, t, DEPREL_NSUBJ);
		return noun < t && view->right[noun] + 1 == comma && who
						       && tree_is(tree, who,
								       GRAMMAR_RELATIVE)
						       && tree_is_noun(tree,
								       noun)
				       ? noun
				       : 0;
	}
	return 0;
}

/* "One of the things, wherever I went, {I} would ask": of two subjects the
 * pronoun that only auxiliaries and adverbs part from the verb. */
static uint16_t
pronoun_before(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t t = (uint16_t)(verb - 1);
	while (t > 1
			&& (tree->tokens[t].upos == UPOS_AUX
					|| tree->tokens[t].upos == UPOS_ADV))
		t--;
	uint16_t first = tree_child(tree, verb, DEPREL_NSUBJ);
	return t > 1 && tree->tokens[t].upos == UPOS_PRON && first
					       && first + 1 < t
					       && tree_relation(tree, t)
								  == DEPREL_NSUBJ
					       && tree_head(tree, t) == verb
			       ? t
			       : 0;
}

/* "'Leonid,' said {I}, 'are you ...": the pronoun is hung on the words. */
static uint16_t
pronoun_behind(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t pronoun = (uint16_t)(verb + 1);
	return verb > 2 && pronoun < tree->count
					       && tree->tokens[pronoun].upos
								  == UPOS_PRON
					       && tree_relation(tree, pronoun)
								  == DEPREL_NSUBJ
					       && view_is_punctuation(view,
							       (uint16_t)(pronoun
									       + 1))
					       && view_is_behind_mark(
							       work, view, verb)
			       ? pronoun
			       : 0;
}

/* Of several the one nearest before the verb: "it was late until {Oslo} came".
 */
static uint16_t
last_subject(const struct tree *tree, uint16_t verb)
{
	uint16_t found = 0;
	TREE_CHILDREN(tree, verb, child)
	if (child < verb && tree_relation(tree, child) == DEPREL_NSUBJ)
		found = child;
	return found;
}

/* "{people} have come up and said", "turned to me — like that — and said": a
 * verb that goes on with another has its subject, whatever that hangs on. */
static uint16_t
subject_shared(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t first = tree_head(tree, verb);
	uint16_t and = tree_child(tree, verb, DEPREL_CC);
	if (tree_relation(tree, verb) != DEPREL_CONJ || first >= verb
			|| !and || and > verb)
		return 0;
	if (and > 1 && content_is_dash(view, (uint16_t)(and-1))
			&& tree_head(tree, first))
		first = tree_head(tree, first);
	uint16_t subject = last_subject(tree, first);
	return subject && is_nominal(tree, subject)
					       && !tree_is(tree, subject,
							       GRAMMAR_RELATIVE)
			       ? subject
			       : 0;
}

/* "remind you that {those folks} were saying": no participle of the clause
 * above. */
static uint16_t
subject_of_progressive(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = last_subject(tree, verb);
	return subject && tree_is_gerund(tree, verb)
					       && tree_child(tree, verb,
							       DEPREL_AUX)
					       && !tree_is(tree, subject,
							       GRAMMAR_RELATIVE)
			       ? subject
			       : 0;
}

/* "After the vote, Minister {Ana} Reyes, in her speech to the House stated": a
 * name that a phrase without a comma behind it parts from the verb. */
static uint16_t
name_before_phrase(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t name = 0;
	for (uint16_t t = (uint16_t)(verb - 1); t > 1 && !name; t--) {
		if (view_is_finite(view, t))
			return 0;
		if (!tree_is_comma(tree, t))
			continue;
		if (tree->tokens[t + 1].upos != UPOS_ADP)
			return 0;
		name = (uint16_t)(t - 1);
	}
	while (name && tree->tokens[name].name == NAME_I_PER)
		name--;
	return name && tree->tokens[name].name == NAME_B_PER ? name : 0;
}

/* "something {my grandmother} used to say: '": who used to, and no more of what
 * is told of. */
static uint16_t
subject_of_habit(const struct tree *tree, uint16_t verb)
{
	uint16_t used = tree_head(tree, verb);
	uint16_t subject = used < verb ? last_subject(tree, used) : 0;
	/* hung on what is told of, as one more name of it */
	uint16_t before = (uint16_t)(used - 1);
	if (!subject && used > 1 && used < verb
			&& tree_relation(tree, before) == DEPREL_APPOS
			&& tree_head(tree, before) == tree_head(tree, used))
		subject = before;
	return subject && tree_relation(tree, verb) == DEPREL_XCOMP
					       && tree_relation(tree, used)
								  == DEPREL_ACL_RELCL
					       && is_nominal(tree, subject)
					       && !tree_is(tree, subject,
							       GRAMMAR_RELATIVE)
			       ? subject
			       : 0;
}

/* "heard from another {head} of state, saying, '": whom it is heard from. */
static uint16_t
source_heard(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (!tree_is_gerund(tree, verb)
			|| !tree_is_comma(tree, (uint16_t)(verb - 1)))
		return 0;
	for (uint16_t t = (uint16_t)(verb - 1); t-- > 1;) {
		if (tree->tokens[t].upos != UPOS_VERB)
			continue;
		uint16_t source = delivered_source(tree, t);
		return source < verb ? source : 0;
	}
	return 0;
}

uint16_t
subject_beside(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	if (verb < 2 || tree_traits(&view->tree)->drops_subjects)
		return 0;
	uint16_t subject = pronoun_behind(work, view, verb);
	return subject ? subject : pronoun_before(view, verb);
}

/* Of a verb without a subject of its own. */
static uint16_t
subject_elsewhere(const struct view *view, uint16_t verb)
{
	uint16_t subject = phrase_under_as(view, verb);
	if (subject || !view_is_finite(view, verb))
		return subject;
	subject = noun_over_relative(view, verb);
	if (!subject)
		subject = name_before_phrase(view, verb);
	return subject ? subject : subject_shared(view, verb);
}

uint16_t
subject_led(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (verb < 2 || tree_traits(tree)->drops_subjects
			|| !leads_at_once(work, view, verb))
		return 0;
	uint16_t subject = subject_of_progressive(tree, verb);
	if (!subject)
		subject = subject_of_habit(tree, verb);
	if (!subject)
		subject = source_heard(view, verb);
	if (subject || tree_child(tree, verb, DEPREL_NSUBJ))
		return subject;
	return subject_elsewhere(view, verb);
}

bool
saying_goes_on(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (cue->kind != CUE_VERB || cue->subject
			|| !view_is_finite(view, cue->verb)
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (uint16_t t = 1; t < cue->verb; t++)
		if (tree->tokens[t].upos != UPOS_CCONJ
				&& tree->tokens[t].upos != UPOS_ADV
				&& !view_is_punctuation(view, t))
			return false;
	return true;
}

uint16_t
subject_told_last(const struct quote_work *work, const struct view *view)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(tree->count + 1); t-- > 1;) {
		uint16_t subject =
				view_is_finite(view, t)
						? tree_surface_subject(tree, t)
						: 0;
		if (subject && subject < t && is_nominal(tree, subject)
				&& !view_is_marked(work, view, subject))
			return subject;
	}
	return 0;
}
