/* Who speaks, where titles and appositions stand around the name, or where the
 * tree hung the subject on another word. */
#include "event/tree_words.h"
#include "fact/quote_work.h"

enum { NOUN_STEPS = 6 };

static bool
is_named(const struct tree *tree, uint16_t token)
{
	return tree->tokens[token].name != NAME_O;
}

/* "chairman", "chief", "and", ", ": words of a list of titles that no article
 * begins. */
static bool
is_of_titles(const struct tree *tree, uint16_t token)
{
	const struct token *at = &tree->tokens[token];
	if (is_named(tree, token))
		return false;
	if (at->upos == UPOS_NOUN)
		return feats_get(at->feats, FEATURE_NUMBER) != NUMBER_PLUR;
	return at->upos == UPOS_PROPN || at->upos == UPOS_ADJ
	       || at->upos == UPOS_CCONJ || tree_is_comma(tree, token);
}

uint16_t
name_behind_titles(const struct view *view, uint16_t first, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	bool joined = false;
	uint16_t name = first;
	while (name < verb && is_of_titles(tree, name))
		joined |= tree->tokens[name++].upos == UPOS_CCONJ;
	if (!joined || name >= verb || tree->tokens[name].name != NAME_B_PER
			|| !tree_is_noun(tree, (uint16_t)(name - 1))
			|| tree_traits(tree)->drops_subjects)
		return 0;
	uint16_t last = name;
	while (last + 1 < verb
			&& view_is_person_name(view, (uint16_t)(last + 1)))
		last++;
	return last + 1 == verb ? name : 0;
}

/* The full name that stands behind the verb and a few words of a title, with a
 * comma or the end of the sentence behind it; 0 none. */
static uint16_t
name_ending_title(const struct view *view, uint16_t verb)
{
	enum { TITLE_WORDS = 6 };
	const struct tree *tree = &view->tree;
	uint16_t name = (uint16_t)(verb + 1);
	while (name < tree->count && name < verb + TITLE_WORDS
			&& !is_named(tree, name)
			&& (is_of_titles(tree, name)
					|| tree->tokens[name].upos
							   == UPOS_VERB))
		name++;
	uint16_t end = name;
	while (end < tree->count && view_is_person_name(view, end))
		end++;
	bool full = end > name + 1 && tree->tokens[name].name == NAME_B_PER;
	if (!full || !view_is_punctuation(view, end))
		return 0;
	uint16_t head = tree_head(tree, name);
	return head > verb && head < name && tree_is_noun(tree, head) ? head
								      : name;
}

uint16_t
teller_behind_comma(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	const struct quote_word *row = view_word(work, view, verb, false);
	const struct token *at = &tree->tokens[verb];
	if (!row || !(row->takes & TAKES_CLAUSE)
			|| row->takes & (TAKES_ADDRESSEE | TAKES_OBJECT)
			|| verb < 4
			|| !tree_is_comma(tree, (uint16_t)(verb - 1))
			|| !view_is_finite(view, verb) || at->lower == at->lemma
			|| tree_child(tree, verb, DEPREL_NSUBJ)
			|| tree_is(tree, verb, GRAMMAR_TELL)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	return name_ending_title(view, verb);
}

uint16_t
subject_of_auxiliary(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (tree_child(tree, verb, DEPREL_NSUBJ)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	TREE_CHILDREN(tree, verb, child)
	{
		if (child > verb || tree_relation(tree, child) != DEPREL_AUX)
			continue;
		uint16_t subject = tree_child(tree, child, DEPREL_NSUBJ);
		if (subject && subject < child)
			return subject;
	}
	return 0;
}

uint16_t
name_of_apposition(const struct view *view, uint16_t noun)
{
	const struct tree *tree = &view->tree;
	for (unsigned i = 0; i < NOUN_STEPS; i++) {
		uint16_t head = tree_head(tree, noun);
		if (tree_relation(tree, noun) != DEPREL_APPOS || head > noun
				|| view_is_person_name(view, noun)
				|| tree_traits(tree)->drops_subjects)
			return noun;
		if (view_is_person_name(view, head))
			return head;
		noun = head;
	}
	return noun;
}

/* The word of these that hangs the others in the tree. */
static uint16_t
head_among(const struct tree *tree, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t < last; t++)
		if (tree_head(tree, t) < first || tree_head(tree, t) > last)
			return t;
	return last;
}

uint16_t
name_before_verb(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	uint16_t last = (uint16_t)(verb - 2), name = last;
	if (verb < 5 || subject >= last || tree_traits(tree)->drops_subjects
			|| tree->tokens[subject].upos != UPOS_NOUN
			|| feats_get(tree->tokens[subject].feats, FEATURE_NUMBER)
					   == NUMBER_PLUR
			|| !tree_is_comma(tree, (uint16_t)(verb - 1)))
		return subject;
	while (name > subject && tree_is_capital(tree, name))
		name--;
	/* "the mayor of Lagos, Nigeria, said": where that is. */
	if (name == last || name <= subject + 1 || !tree_is_comma(tree, name)
			|| tree_is_capital(tree, (uint16_t)(name - 1))
			|| tree->tokens[last].upos != UPOS_PROPN)
		return subject;
	return head_among(tree, (uint16_t)(name + 1), last);
}

static bool
is_place(const struct tree *tree, uint16_t token)
{
	uint8_t name = tree->tokens[token].name;
	return name == NAME_B_LOC || name == NAME_I_LOC;
}

uint16_t
object_over_thing(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	const struct tree *tree = &view->tree;
	if (tree->tokens[noun].upos != UPOS_NOUN
			|| feats_get(tree->tokens[noun].feats, FEATURE_NUMBER)
					   == NUMBER_PLUR
			|| !tree_child(tree, noun, DEPREL_CASE)
			|| tree_traits(tree)->drops_subjects
			|| view_may_speak(work, view, noun))
		return noun;
	uint16_t above = tree_head(tree, noun);
	if (above && tree->tokens[above].upos == UPOS_VERB)
		above = tree_child(tree, above, DEPREL_OBJ);
	return above && above < noun && view_may_speak(work, view, above)
			       ? above
			       : noun;
}

uint16_t
person_over_place(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	const struct tree *tree = &view->tree;
	uint16_t above = noun;
	bool met = false; /* "the nurse he saw in Lima, who" */
	if (!is_place(tree, noun) || tree_traits(tree)->drops_subjects)
		return noun;
	for (unsigned i = 0; i < NOUN_STEPS && is_place(tree, above); i++) {
		above = tree_head(tree, above);
		met = tree_relation(tree, above) == DEPREL_ACL_RELCL;
		if (met)
			above = tree_head(tree, above);
	}
	if (!above || !tree_is_noun(tree, above) || is_place(tree, above))
		return noun;
	return met || view_may_speak(work, view, above) ? above : noun;
}
