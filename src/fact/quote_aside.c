/* The name before an aside that a verb of saying stands behind: "Ana Reyes, who
 * left, said". */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_work.h"

enum { ASIDE_WORDS = 32 };

/* "'...,' {study} author Ana Reyes", with the first word read as a verb. */
static bool
begins_title(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return at->upos == UPOS_VERB && at->lower == at->lemma && token > 1
	       && view_is_marked(work, view, token - 1u)
	       && !view_is_marked(work, view, token);
}

/* Where the phrase begins that ends with the name at `token`, if a comma, a
 * mark or nothing stands before it: "Interior Minister Ana Reyes". */
static uint16_t
name_phrase_start(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t first = token;
	while (first > 1 && !view_is_punctuation(view, (uint16_t)(first - 1))) {
		uint8_t upos = tree->tokens[--first].upos;
		if (begins_title(work, view, first))
			return first;
		if (upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_PRON
				|| upos == UPOS_SCONJ)
			return 0;
	}
	/* "{As} Minister Ana Reyes, a judge, rightly said" */
	if (first == 1 && behind_as(tree, first) > first)
		return first < token ? behind_as(tree, first) : 0;
	if (first > 1 && !tree_is_comma(tree, (uint16_t)(first - 1))
			&& !view_is_marked(work, view, first - 1u))
		return 0;
	return first;
}

/* "Reyes, {a judge who left}, ...": no verb before "who". */
static bool
is_apposition_with_clause(const struct tree *tree, uint16_t token)
{
	enum { WORDS = 8 };
	if (tree->tokens[token].upos != UPOS_DET)
		return false;
	for (uint16_t t = token; t < tree->count && t < token + WORDS; t++) {
		uint8_t upos = tree->tokens[t].upos;
		if (tree_is_form(tree, t, GRAMMAR_RELATIVE)
				&& upos == UPOS_PRON)
			return true;
		if (upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_PUNCT)
			return false;
	}
	return false;
}

/* "Reyes, {who} left, ...", "Reyes, {asked} if it rains, ..." */
static bool
begins_aside(const struct tree *tree, uint16_t token)
{
	uint16_t behind = (uint16_t)(token + 1);
	if (tree_is(tree, token, GRAMMAR_RELATIVE)
			|| is_apposition_with_clause(tree, token))
		return true;
	return tree->tokens[token].upos == UPOS_VERB
	       && (tree_is(tree, behind, GRAMMAR_QUESTION)
			       || (tree_is(tree, token, GRAMMAR_TELL)
					       && tree_is_form(tree, behind,
							       GRAMMAR_COMPLEMENTIZER)));
}

/* "once {said}", read as a participle. */
static bool
is_past_form(const struct tree *tree, uint16_t verb)
{
	const struct token *at = &tree->tokens[verb];
	return at->upos == UPOS_VERB && at->lower != at->lemma
	       && !tree_is_gerund(tree, verb)
	       && !tree_child(tree, verb, DEPREL_AUX_PASS)
	       && !tree_traits(tree)->drops_subjects;
}

uint16_t
name_before_aside(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t *first)
{
	const struct tree *tree = &view->tree;
	bool finite = false;
	uint16_t comma = verb < 5 ? 0 : comma_before_saying(tree, verb);
	/* "Reyes, a judge, {once} said" */
	bool adverb = comma + 2u == verb;
	if (!comma
			|| !(view_is_finite(view, verb)
					|| (adverb
							&& is_past_form(tree,
									verb))))
		return 0;
	for (uint16_t t = (uint16_t)(comma - 1);
			t > 1 && t + ASIDE_WORDS > verb; t--) {
		if (view_is_marked(work, view, t))
			return 0;
		finite = finite || view_is_finite(view, t);
		if (!tree_is_comma(tree, t)
				|| !view_is_person_name(view, (uint16_t)(t - 1))
				|| (finite && !begins_aside(tree,
						   (uint16_t)(t + 1))))
			continue;
		*first = name_phrase_start(work, view, (uint16_t)(t - 1));
		uint16_t name = (uint16_t)(t - 1);
		while (name > *first && view_is_person_name(view, (uint16_t)(name - 1)))
			name--;
		if (*first)
			return name;
	}
	return 0;
}

uint16_t
name_behind_what(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (verb < 5 || !tree_is_comma(tree, (uint16_t)(verb - 1))
			|| tree_traits(tree)->drops_subjects)
		return 0;
	for (uint16_t t = (uint16_t)(verb - 2); t > 0 && t + ASIDE_WORDS > verb;
			t--) {
		uint16_t name = (uint16_t)(t + 1), end = name;
		if (view_is_finite(view, t))
			return 0;
		if (!tree_is_form(tree, t, GRAMMAR_FREE_RELATIVE))
			continue;
		while (end < verb && view_is_person_name(view, end))
			end++;
		return end > name && end + 1 < verb && tree_is_comma(tree, end)
			       ? name
			       : 0;
	}
	return 0;
}
