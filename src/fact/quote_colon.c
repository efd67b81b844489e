/* Who speaks words behind a colon that no verb of saying leads to: "Ana Reyes,
 * mayor of Lima: '...'". */
#include "fact/quote_content.h"

bool
view_begins_with_call(const struct quote_work *work, const struct view *view)
{
	return tree_traits(&view->tree)->drops_subjects
	       && verb_is_own(work, &view->tree, 1);
}

static bool
is_call(const struct quote_work *work, const struct view *view, uint16_t token)
{
	return token == 1 && view_begins_with_call(work, view);
}

/* Every word before the colon has a capital or is a small one. */
static bool
is_label(const struct view *view, uint16_t colon)
{
	enum { LONGEST = 10 };
	if (colon < 2 || colon > LONGEST || !tree_is_capital(&view->tree, 1)
			|| tree_traits(&view->tree)->drops_subjects)
		return false;
	for (uint16_t t = 1; t < colon; t++) {
		uint8_t upos = view->tree.tokens[t].upos;
		if (!tree_is_capital(&view->tree, t) && upos != UPOS_ADP
				&& upos != UPOS_DET && upos != UPOS_CCONJ
				&& upos != UPOS_PUNCT && upos != UPOS_NUM
				&& upos != UPOS_PART)
			return false;
	}
	return true;
}

/* "Protect Our Care: '", "Shatterproof: '": the word that the label hangs on;
 * 0 when no label stands there. */
static uint16_t
head_of_label(const struct view *view, uint16_t colon)
{
	const struct tree *tree = &view->tree;
	uint8_t name = tree->tokens[colon - 1].name;
	/* "Remember Reyes: '", "Remember: '" */
	if (!is_label(view, colon) || name == NAME_B_PER || name == NAME_I_PER
			|| (colon == 2 && tree->tokens[1].upos == UPOS_VERB))
		return 0;
	for (uint16_t t = 1; t < colon; t++) {
		uint16_t head = tree_head(tree, t);
		if (!view_is_punctuation(view, t)
				&& tree->tokens[t].upos != UPOS_DET
				&& (!head || head > colon)
				&& view->right[t] < colon)
			return t;
	}
	return tree->tokens[1].upos == UPOS_DET ? (uint16_t)(colon - 1) : 1;
}

/* The verb of a clause about a noun, or its auxiliary. */
static bool
is_of_relative(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = tree->tokens[token].upos == UPOS_AUX
					? tree_head(tree, token)
					: token;
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	return subject && subject < token && !tree_traits(tree)->drops_subjects
	       && tree_is(tree, subject, GRAMMAR_RELATIVE);
}

/* "Ana Reyes, President, Reyes Foundation: '": the person, where no verb
 * stands before the colon. */
static uint16_t
name_at_start(const struct quote_work *work, const struct view *view,
		uint16_t colon)
{
	uint16_t name = 0;
	for (uint16_t t = 1; t < colon; t++) {
		uint8_t tag = view->tree.tokens[t].name;
		/* "Ana Reyes, who {lives} in Lima: '" */
		if (view_is_finite(view, t)
				&& (t == 1 || !tree_is_capital(&view->tree, t))
				&& !(name && is_of_relative(view, t)))
			return 0;
		if (!name && (tag == NAME_B_PER || tag == NAME_I_PER)
				&& !is_call(work, view, t))
			name = t;
	}
	return name;
}

/* "League of Cities and Association of Counties: '": the head of the phrase,
 * where no verb stands before the colon. */
static uint16_t
phrase_at_start(const struct quote_work *work, const struct view *view,
		uint16_t colon)
{
	const struct tree *tree = &view->tree;
	uint16_t head = 0;
	for (uint16_t t = 1; t < colon; t++) {
		if ((tree->tokens[t].upos == UPOS_VERB
				    || tree->tokens[t].upos == UPOS_AUX)
				&& (t == 1 || !tree_is_capital(&view->tree, t)))
			return 0;
		if (!head && tree_is_noun(tree, t) && !is_call(work, view, t)
				&& (!tree_head(tree, t)
						|| tree_head(tree, t) > colon))
			head = t;
	}
	return head;
}

/* "captured by the writer Ana Reyes: '": the last person named, where the
 * subject is the text itself. */
static uint16_t
name_before_colon(const struct view *view, uint16_t colon)
{
	uint16_t name = 0;
	for (uint16_t t = 1; t < colon; t++)
		if (view->tree.tokens[t].name == NAME_B_PER)
			name = t;
	return name;
}

/* "Y añadió: '": the verb stands for a subject that the text does not tell. */
static bool
is_unnamed(const struct quote_work *work, const struct view *view,
		uint16_t subject)
{
	const struct token *at = &view->tree.tokens[subject];
	/* "Eso contestan: '" */
	if (feats_get(at->feats, FEATURE_PRONTYPE) == PRONTYPE_DEM
			&& at->upos == UPOS_PRON
			&& tree_traits(&view->tree)->drops_subjects)
		return true;
	return at->upos == UPOS_VERB
	       && !mention_at(work->mentions, view->sentence, subject);
}

/* "Reyes took to {Twitter}: '": where it was said, by the person who does what
 * the sentence tells. */
static bool
is_medium(const struct quote_work *work, const struct view *view, uint16_t noun,
		uint16_t subject)
{
	const struct tree *tree = &view->tree;
	if (!subject || subject == noun || subject > noun
			|| !tree_child(tree, noun, DEPREL_CASE)
			|| tree_child_in(tree, noun, GRAMMAR_BY)
			|| tree_traits(tree)->drops_subjects)
		return false;
	const struct mention *who =
			mention_at(work->mentions, view->sentence, subject);
	return who && who->actor.person;
}

/* Who stands at the start, without a verb, before the colon; or 0. */
static uint16_t
phrase_of_colon(struct quote_work *work, struct view *view, uint16_t colon)
{
	uint16_t found = name_at_start(work, view, colon);
	if (!found)
		found = phrase_at_start(work, view, colon);
	if (!found)
		found = head_of_label(view, colon);
	/* "Statement from the First Lady: '" */
	return found ? speaker_author(work, view, found) : 0;
}

/* "Calm was his advice: '", "That process led to this: '": a thing, and
 * nobody's ("the words of Reyes"). */
static bool
is_nobodys_thing(const struct quote_work *work, const struct view *view,
		uint16_t subject)
{
	return content_is_thing(work, view, subject)
	       && !tree_child(&view->tree, subject, DEPREL_NMOD);
}

/* "Her name is Ana, and {she} has a piece of advice: '": who does what a clause
 * joined to the first tells, by a pronoun; or 0. */
static uint16_t
doer_before_colon(const struct view *view, uint16_t subject, uint16_t colon)
{
	const struct tree *tree = &view->tree;
	uint16_t root = tree->first_child[0];
	if (tree_traits(tree)->drops_subjects)
		return 0;
	TREE_CHILDREN(tree, root, clause)
	{
		if (clause < subject || clause > colon
				|| tree_relation(tree, clause) != DEPREL_CONJ)
			continue;
		uint16_t doer = tree_child(tree, clause, DEPREL_NSUBJ);
		if (doer && tree->tokens[doer].upos == UPOS_PRON
				&& feats_get(tree->tokens[doer].feats,
						   FEATURE_PERSON)
						   == PERSON_3
				&& !tree_is_form(
						tree, doer, GRAMMAR_IMPERSONAL))
			return doer;
	}
	return 0;
}

/* Whom the subject of the clause before the colon names; or 0. */
static uint16_t
named_by_subject(struct quote_work *work, struct view *view, uint16_t subject,
		uint16_t colon)
{
	if (!subject || subject > colon || is_unnamed(work, view, subject)
			|| (subject == 1 && is_call(work, view, subject)))
		return 0;
	if (feats_get(view->tree.tokens[subject].feats, FEATURE_PERSON)
			== PERSON_1)
		return name_before_colon(view, colon);
	uint16_t author = speaker_author(work, view, subject);
	if (author != subject || !is_nobodys_thing(work, view, subject))
		return author;
	return doer_before_colon(view, subject, colon);
}

const struct mention *
speaker_before_colon(struct quote_work *work, struct view *view, uint16_t colon)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(colon - 1);
	uint16_t root = tree->first_child[0];
	uint16_t subject = root ? tree_surface_subject(tree, root) : 0;
	uint16_t found = phrase_of_colon(work, view, colon);
	if (!found && before && tree_is_noun(tree, before)
			&& mention_at(work->mentions, view->sentence, before)
			&& !is_medium(work, view, before, subject))
		found = before;
	/* "So, you know, the bank's Ana {Reyes}: '" */
	if (!found && before && tree->tokens[before].name == NAME_I_PER)
		found = name_before_colon(view, colon);
	if (!found)
		found = named_by_subject(work, view, subject, colon);
	return found ? speaker_of(work, view, found) : NULL;
}
