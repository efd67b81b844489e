/* Sentences that end with who said them (", police officials said on Tuesday"),
 * and sentences whose only verb was read as a participle: where the tree hung
 * the speaker elsewhere. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_work.h"

/* A word of the verb's own group. */
static bool
is_auxiliary_of(const struct tree *tree, uint16_t token, uint16_t verb)
{
	return tree->tokens[token].upos == UPOS_AUX
	       && tree_head(tree, token) == verb;
}

/* "the state-{run} paper" */
static bool
is_behind_hyphen(const struct tree *tree, uint16_t token)
{
	const struct token *before = &tree->tokens[token - 1];
	return token > 1 && before->end == tree->tokens[token].start
	       && tree->text->bytes.at[before->start] == '-';
}

/* Where the phrase begins that stands between the last comma and the verb, if
 * no other verb stands there; 0 when none does. */
static uint16_t
phrase_start(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t first = verb;
	while (first > 1 && !tree_is_comma(tree, (uint16_t)(first - 1))) {
		first--;
		if (view_is_marked(work, view, first)
				|| (view_is_finite(view, first)
						&& !is_behind_hyphen(
								tree, first)
						&& !is_auxiliary_of(tree, first,
								verb))
				|| tree->tokens[first].upos == UPOS_SCONJ)
			return 0;
	}
	return first > 3 && first < verb ? first : 0;
}

/* "and police", "who then", "in Oslo": no phrase of who said it. */
static bool
begins_with_speaker(const struct tree *tree, uint16_t first)
{
	switch (tree->tokens[first].upos) {
	case UPOS_ADJ:
	case UPOS_DET:
	case UPOS_NOUN:
	case UPOS_NUM:
	case UPOS_PROPN:
		return !tree_is(tree, first, GRAMMAR_RELATIVE);
	default:
		return false;
	}
}

/* Behind the verb only whom it was told to, when and where. */
static bool
ends_behind(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	enum { LONGEST = 14 };
	const struct tree *tree = &view->tree;
	bool comma = false;
	if (verb + LONGEST < tree->count)
		return false;
	for (uint16_t t = (uint16_t)(verb + 1); t <= tree->count; t++) {
		comma = comma || tree_is_comma(tree, t);
		if (view_is_finite(view, t) || view_is_marked(work, view, t)
				|| (tree->tokens[t].upos == UPOS_SCONJ
						&& !comma)
				|| (tree->tokens[t].upos == UPOS_PART
						&& t == verb + 1))
			return false;
	}
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	return object <= verb || tree_is(tree, verb, GRAMMAR_TELL)
	       || frames_grammar(tree->frames, tree->tokens[object].form,
			       GRAMMAR_CALENDAR);
}

static bool
has_finite_before(const struct view *view, uint16_t end)
{
	for (uint16_t t = 1; t < end; t++)
		if (view_is_finite(view, t))
			return true;
	return false;
}

/* The first noun of the phrase that hangs on no word of it; else its last. */
static uint16_t
head_between(const struct view *view, uint16_t first, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t last = 0;
	for (uint16_t t = first; t < verb; t++) {
		uint16_t head = tree_head(tree, t);
		if (!tree_is_noun(tree, t))
			continue;
		if (head < first || head >= verb)
			return t;
		last = t;
	}
	return last;
}

/* ", Ana Reyes, {head of the bank} told the paper": where the name before
 * begins; 0 when none stands there. */
static uint16_t
name_before(const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t name = (uint16_t)(first - 1), last = (uint16_t)(first - 2);
	while (name > 1
			&& (tree->tokens[name - 1].name == NAME_B_PER
					|| tree->tokens[name - 1].name
							   == NAME_I_PER))
		name--;
	if (name >= last || name < 3
			|| !tree_is_comma(tree, (uint16_t)(name - 1)))
		return 0;
	return name;
}

/* "'...,' {Ana Reyes}, head of the Council for Work, Trade and Water told the
 * paper": the name that follows the words at once, with a phrase in commas up
 * to the verb; 0 when none does. */
static uint16_t
name_behind_words(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	enum { WORDS = 30 };
	const struct tree *tree = &view->tree;
	uint16_t name = verb;
	while (name > 1 && name + WORDS > verb
			&& !view_is_marked(work, view, name - 1u)) {
		name--;
		if (view_is_finite(view, name)
				&& !is_auxiliary_of(tree, name, verb))
			return 0;
	}
	if (name < 3 || !view_is_behind_mark(work, view, name)
			|| tree->tokens[name].name != NAME_B_PER)
		return 0;
	uint16_t comma = (uint16_t)(name + 1);
	while (comma < verb && view_is_person_name(view, comma))
		comma++;
	return comma + 1 < verb && tree_is_comma(tree, comma) ? name : 0;
}

/* In a tense, or a participle that may be the past: "killing three, police
 * reported". */
static bool
may_tell(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	const struct token *at = &tree->tokens[verb];
	return view_is_finite(view, verb)
	       || (at->upos == UPOS_VERB && at->lower != at->lemma
			       && !tree_is_gerund(tree, verb)
			       && !tree_child_in(tree, verb,
					       GRAMMAR_PASSIVE_AUXILIARY));
}

bool
tail_find(const struct quote_work *work, const struct view *view, uint16_t verb,
		struct speaker_phrase *out)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->drops_subjects || !may_tell(view, verb)
			|| !ends_behind(work, view, verb))
		return false;
	uint16_t named = name_behind_words(work, view, verb);
	if (named) {
		*out = (struct speaker_phrase){ .head = named, .first = named };
		return true;
	}
	uint16_t first = phrase_start(work, view, verb);
	/* ", the things he says" */
	uint16_t above = tree_head(tree, verb);
	if (tree_relation(tree, verb) == DEPREL_ACL_RELCL && above >= first
			&& tree_child(tree, verb, DEPREL_NSUBJ) == above + 1)
		return false;
	if (!first || !begins_with_speaker(tree, first)
			|| !has_finite_before(view, first))
		return false;
	uint16_t name = name_before(view, first);
	uint16_t titled = name_behind_titles(view, first, verb);
	out->head = name     ? name
		    : titled ? titled
			     : head_between(view, first, verb);
	out->first = name ? name : first;
	return out->head != 0;
}

/* The verb is part of a clause of its own, or of a noun's. */
static bool
is_dependent(const struct tree *tree, uint16_t verb)
{
	enum deprel deprel = tree_relation(tree, verb);
	return tree_child(tree, verb, DEPREL_MARK)
	       || deprel == DEPREL_ACL_RELCL;
}

/* No verb of the sentence can be its main one. */
static bool
lacks_main_verb(const struct view *view)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = 1; t <= tree->count; t++) {
		uint16_t verb = t;
		if (!view_is_finite(view, t))
			continue;
		if (tree->tokens[t].upos == UPOS_AUX)
			verb = tree_head(tree, t);
		if (!verb || !is_dependent(tree, verb))
			return false;
	}
	return true;
}

/* The noun that the sentence begins with; 0 when another verb stands before
 * this one. */
static uint16_t
first_noun(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = 0;
	for (uint16_t t = 1; t < verb; t++) {
		enum deprel deprel = tree_relation(tree, t);
		if (tree->tokens[t].upos == UPOS_VERB
				|| (!noun && tree->tokens[t].upos == UPOS_ADP))
			return 0;
		if (!noun && tree_is_noun(tree, t)
				&& (deprel == DEPREL_ROOT
						|| deprel_universal(deprel)
								   == DEPREL_NSUBJ))
			noun = t;
	}
	return noun;
}

uint16_t
subject_of_participle(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (tree_relation(tree, verb) != DEPREL_ACL
			|| tree_is_gerund(tree, verb)
			|| tree_is_infinitive(tree, verb)
			|| tree_traits(tree)->drops_subjects
			|| tree->tokens[verb].upos != UPOS_VERB
			|| tree->tokens[verb].lower == tree->tokens[verb].lemma)
		return 0;
	TREE_CHILDREN(tree, verb, child)
	if (tree_child_in(tree, child, GRAMMAR_BY))
		return 0;
	return lacks_main_verb(view) ? first_noun(view, verb) : 0;
}
