/* Verbs of saying that were read as nouns, and who does what they tell. */
#include "event/tree_words.h"
#include "fact/quote_work.h"

/* ", a study reports." read as one noun, which "a" denies. */
static bool
is_one(const struct view *view, uint16_t noun, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (feats_get(tree->tokens[verb].feats, FEATURE_NUMBER) != NUMBER_PLUR
			|| !tree_is_noun(tree, noun))
		return false;
	return tree_is_form(tree, view->left[verb], GRAMMAR_INDEFINITE);
}

/* ", Reuters reports." */
static bool
is_agency(const struct view *view, uint16_t name, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	return tree->tokens[name].upos == UPOS_PROPN
	       && feats_get(tree->tokens[verb].feats, FEATURE_NUMBER)
				  == NUMBER_PLUR
	       && verb + 1u == tree->count;
}

/* ", analysts note.", "'... now!' the guard shouts." read as one noun. */
static bool
is_misread_tail(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(token - 1);
	if (tree->tokens[token].upos != UPOS_NOUN || token < 3
			|| token == tree->count
			|| !view_is_punctuation(view, (uint16_t)(token + 1)))
		return false;
	uint16_t first = view->left[before] < view->left[token]
					 ? view->left[before]
					 : view->left[token];
	if (tree_relation(tree, before) == DEPREL_COMPOUND && first > 1
			&& view_is_marked(work, view, first - 1u)
			&& !view_is_marked(work, view, token))
		return tree->tokens[token].lower != tree->tokens[token].lemma;
	return tree_relation(tree, before) == DEPREL_COMPOUND
	       && (feats_get(tree->tokens[before].feats, FEATURE_NUMBER)
					       == NUMBER_PLUR
			       || is_one(view, before, token)
			       || is_agency(view, before, token))
	       && first > 1 && tree_is_comma(tree, (uint16_t)(first - 1));
}

/* ", warning that ..." with the participle read as a noun. */
static bool
is_misread_participle(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return token > 2 && token < tree->count
	       && tree->tokens[token].upos == UPOS_NOUN
	       && tree->tokens[token].lower == tree->tokens[token].lemma
	       && view->left[token] == token
	       && tree_is_comma(tree, (uint16_t)(token - 1))
	       && tree->tokens[token + 1].upos == UPOS_SCONJ
	       && tree_is_form(tree, (uint16_t)(token + 1),
			       GRAMMAR_COMPLEMENTIZER)
	       && tree_surface_subject(tree, tree_head(tree, token))
	       && !tree_traits(tree)->drops_subjects;
}

/* "the Centre reports that ..." with the verb read as a noun. */
static bool
is_misread_verb(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	const struct token *at = &tree->tokens[token];
	uint16_t that = (uint16_t)(token + 1);
	if (at->upos != UPOS_NOUN || token < 2 || token >= tree->count)
		return false;
	if (tree_is_form(tree, that, GRAMMAR_COMPLEMENTIZER)
			&& tree_child(tree, token, DEPREL_NSUBJ)
			&& !tree_child(tree, token, DEPREL_COP))
		return true;
	if (tree_head(tree, (uint16_t)(token - 1)) != token
			|| !tree_is_noun(tree, (uint16_t)(token - 1))
			|| !tree_is_form(tree, that, GRAMMAR_COMPLEMENTIZER))
		return false;
	/* "that" marks the clause which the noun itself belongs to. */
	uint16_t clause = tree_head(tree, that);
	return feats_get(at->feats, FEATURE_MOOD) == MOOD_IND
	       || (tree_relation(tree, that) == DEPREL_MARK
			       && view->left[clause] <= token);
}

/* "In its article 2, the Charter {states}: '": no verb stands before it, and it
 * was read as the last noun of a name. */
static bool
is_name_and_verb(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t name = (uint16_t)(token - 1);
	for (uint16_t t = 1; t < token; t++)
		if (view_is_finite(view, t))
			return false;
	return tree->tokens[name].upos == UPOS_PROPN
	       && tree_head(tree, name) == token
	       && tree_child(tree, token, DEPREL_DET);
}

/* "As the report {states}: '" with the verb read as a noun that has a subject
 * of its own. */
static bool
is_misread_lead(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	const struct token *at = &tree->tokens[token];
	if (at->upos != UPOS_NOUN || at->lower == at->lemma
			|| token + 2 > tree->count
			|| !view_is_punctuation(view, (uint16_t)(token + 1))
			|| tree_traits(tree)->drops_subjects)
		return false;
	uint16_t subject = tree_child(tree, token, DEPREL_NSUBJ);
	/* "As the survey {states}: '", with the survey read as its kind */
	if (!subject
			&& ((tree_is(tree, 1, GRAMMAR_PREDICATIVE)
					    && view->left[token] <= 2)
					|| is_name_and_verb(view, token)))
		subject = tree_child(tree, token, DEPREL_COMPOUND);
	return subject && subject < token
	       && view_is_marked(work, view, token + 2u)
	       && !view_is_marked(work, view, token)
	       && !tree_child(tree, token, DEPREL_COP);
}

/* "as the Pact on Water {states}, '", with the verb read as one more word of
 * the phrase behind "as": the head of that phrase; 0 when it is none. */
static uint16_t
subject_under_as(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	enum { STEPS = 3 };
	const struct tree *tree = &view->tree;
	const struct token *at = &tree->tokens[token];
	uint16_t noun = token;
	if (!tree_is_noun(tree, token) || tree_is_capital(tree, token)
			|| at->lower == at->lemma || token + 2 > tree->count
			|| !tree_is_comma(tree, (uint16_t)(token + 1))
			|| !view_is_marked(work, view, token + 2u)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	for (unsigned i = 0; i < STEPS; i++) {
		noun = tree_head(tree, noun);
		uint16_t as = noun ? view->left[noun] : 0;
		if (!noun || noun > token || view->right[noun] < token)
			return 0;
		if (tree_is(tree, as, GRAMMAR_PREDICATIVE)
				&& tree_head(tree, as) == noun)
			return noun;
	}
	return 0;
}

/* "to" before a verb, or a preposition of what the word tells. */
static bool
leads_to_told(const struct view *view, const struct quote_word *row,
		uint16_t behind)
{
	const struct tree *tree = &view->tree;
	if (row->takes & TAKES_INFINITIVE)
		return tree->tokens[behind].upos == UPOS_PART
		       && tree_is(tree, behind, GRAMMAR_INFINITIVE_MARK);
	return row->takes & (TAKES_PHRASE | TAKES_ADDRESSEE)
	       && quote_word_takes_preposition(row, tree->tokens[behind].lower);
}

/* The sentence's own verb stands before and is one like "condemns". */
static bool
is_behind_present(const struct tree *tree, uint16_t token)
{
	uint16_t verb = tree->first_child[0];
	const struct token *root = &tree->tokens[verb];
	return verb && verb < token && root->upos == UPOS_VERB
	       && root->lower != root->lemma
	       && feats_get(root->feats, FEATURE_TENSE) == TENSE_PRES
	       && feats_get(root->feats, FEATURE_VERBFORM) == VERBFORM_FIN;
}

/* "condemns the acts and {pledges} to stay", "welcomes talks and {calls} for
 * calm", with the second verb read as one more noun. */
static bool
is_misread_second(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	const struct token *at = &tree->tokens[token];
	if (at->upos != UPOS_NOUN || at->lower == at->lemma || token < 4
			|| token >= tree->count
			|| tree_relation(tree, token) != DEPREL_CONJ
			|| tree->tokens[token - 1].upos != UPOS_CCONJ
			|| !is_behind_present(tree, token)
			|| tree_traits(tree)->drops_subjects)
		return false;
	const struct quote_word *row = view_word(work, view, token, false);
	for (; row; row = quote_word_next(work->tables, row))
		if (!row->noun
				&& leads_to_told(view, row,
						(uint16_t)(token + 1)))
			return true;
	return false;
}

/* "Berg {states}, '", with the verb read as one more word of the name. */
static bool
is_misread_name(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t behind = (uint16_t)(token + 1);
	if (tree->tokens[token].upos != UPOS_PROPN || token < 2
			|| tree_is_capital(tree, token)
			|| tree->tokens[token - 1].upos != UPOS_PROPN
			|| tree_traits(tree)->drops_subjects)
		return false;
	return behind <= tree->count
	       && (view_is_punctuation(view, behind)
			       || tree_is_form(tree, behind,
					       GRAMMAR_COMPLEMENTIZER));
}

bool
misread_verb(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	return is_misread_tail(work, view, token)
	       || is_misread_verb(view, token)
	       || is_misread_participle(view, token)
	       || is_misread_lead(work, view, token)
	       || is_misread_name(view, token)
	       || subject_under_as(work, view, token)
	       || is_misread_second(work, view, token);
}

/* Of a verb read as a noun: the noun before it, or whom "of the Times" is of.
 */
uint16_t
misread_subject(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, token);
	uint16_t subject = tree_child(tree, token, DEPREL_NSUBJ);
	uint16_t under = subject_under_as(work, view, token);
	if (under)
		return under;
	if (subject && subject < token)
		return subject;
	if (is_misread_participle(view, token))
		return tree_surface_subject(tree, head);
	if (tree_relation(tree, token) == DEPREL_CONJ && tree->first_child[0]
			&& tree->tokens[token - 1].upos == UPOS_CCONJ)
		return tree_surface_subject(tree, tree->first_child[0]);
	bool owned = tree_relation(tree, token) == DEPREL_NMOD && head
		     && head < token;
	return owned ? head : (uint16_t)(token - 1);
}
