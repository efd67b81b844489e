/* Who stands right before a word of saying, by the order of the words where the
 * tree hung them elsewhere: names with their titles, lists, phrases behind a
 * comma or dash. */
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* The last token before the verb that is none of its auxiliaries. */
static uint16_t
token_before(const struct tree *tree, uint16_t verb)
{
	uint16_t token = (uint16_t)(verb - 1);
	while (token
			&& (tree->tokens[token].upos == UPOS_AUX
					|| tree->tokens[token].upos
							   == UPOS_ADV))
		token--;
	return token;
}

/* The mention that ends there; null when there is none. */
static const struct mention *
mention_ending(const struct quote_work *work, const struct view *view,
		uint16_t last)
{
	const struct mentions *mentions = work->mentions;
	for (uint32_t i = mentions->first[view->sentence];
			i < mentions->first[view->sentence + 1]; i++)
		if (mentions->at[i].last == last
				&& mentions->at[i].kind != MENTION_ADJECTIVE)
			return &mentions->at[i];
	return NULL;
}

/* "Minister of Education Ana Reyes said" with the name hung on the wrong word:
 * somebody named right before the verb, behind a title without preposition. */
uint16_t
name_of_title(const struct quote_work *work, const struct view *view,
		uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	const struct mention *name =
			mention_ending(work, view, token_before(tree, verb));
	/* "he and his aide Ana Reyes": two of them */
	if (tree->tokens[subject].upos == UPOS_PRON
			&& tree_child(tree, subject, DEPREL_CONJ) > subject)
		return subject;
	if (!name || name->head <= subject || name->first < 2
			|| name->first <= subject || !name->actor.person
			|| tree->tokens[name->head].upos != UPOS_PROPN)
		return subject;
	uint8_t before = tree->tokens[name->first - 1].upos;
	return before == UPOS_NOUN || before == UPOS_PROPN ? name->head
							   : subject;
}

/* "Sources close to Reyes say": the first noun of the phrase that ends with the
 * name behind a preposition. */
static uint16_t
noun_of_phrase(const struct view *view, const struct mention *name)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = 0;
	if (name->first < 2 || tree->tokens[name->first - 1].upos != UPOS_ADP
			|| tree_traits(tree)->drops_subjects)
		return name->head;
	for (uint16_t t = (uint16_t)(name->first - 1); t > 0; t--) {
		if (view_is_punctuation(view, t) || view_is_finite(view, t))
			break;
		if (tree_is_noun(tree, t))
			noun = t;
	}
	return noun ? noun : name->head;
}

/* "both the Times and {the Post}": the first of those that "and" joins. */
static uint16_t
first_of_list(const struct tree *tree, uint16_t noun)
{
	uint16_t head = tree_head(tree, noun);
	return tree_relation(tree, noun) == DEPREL_CONJ && head < noun
					       && tree_is_noun(tree, head)
					       && !tree_traits(tree)
								   ->drops_subjects
			       ? head
			       : noun;
}

/* "Reyes —who had left— said": the last token before such an aside. */
static uint16_t
before_dashes(const struct view *view, uint16_t last)
{
	uint16_t first = last;
	if (!last || !content_is_dash(view, last))
		return last;
	while (first > 1 && !content_is_dash(view, --first))
		;
	return first > 1 ? (uint16_t)(first - 1) : last;
}

/* The noun that the phrase ending there is about, over what is said of it: "un
 * {banquero} famoso"; 0 none. */
static uint16_t
noun_ending(const struct tree *tree, uint16_t last)
{
	while (last && tree->tokens[last].upos == UPOS_ADJ)
		last--;
	return last && tree_is_noun(tree, last) ? last : 0;
}

/* "{del resto de los barcos} dijo que": of what it is said, in languages whose
 * verbs do without a subject. */
static bool
is_topic(const struct view *view, uint16_t verb, uint16_t noun)
{
	const struct tree *tree = &view->tree;
	uint16_t top = noun;
	for (unsigned i = 0; i < SUBJECT_CLIMB
			     && tree_relation(tree, top) == DEPREL_NMOD;
			i++)
		top = tree_head(tree, top);
	uint16_t first = view->left[top];
	if (!tree_traits(tree)->drops_subjects || tree_head(tree, top) != verb
			|| deprel_universal(tree_relation(tree, top))
					   != DEPREL_OBL)
		return false;
	return tree_is(tree, first, GRAMMAR_OWNER_PREPOSITION)
	       || (first > 1
			       && tree_is(tree, (uint16_t)(first - 1),
					       GRAMMAR_OWNER_PREPOSITION));
}

/* "the Food Agency (FA) said": the last token before the short name. */
static uint16_t
before_brackets(const struct view *view, uint16_t last)
{
	if (last < 4 || !view_is_text(view, last, STR(")"))
			|| !view_is_text(view, (uint16_t)(last - 2), STR("("))
			|| tree_traits(&view->tree)->drops_subjects)
		return last;
	return (uint16_t)(last - 3);
}

/* Who stands before the verb, or before ", who ..., " that stands before it. */
uint16_t
mention_before(const struct quote_work *work, const struct view *view,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t end = token_before(tree, verb);
	uint16_t last = before_dashes(view, before_brackets(view, end));
	if (last != end && tree_traits(tree)->drops_subjects)
		return noun_ending(tree, last);
	if (last && tree_is_comma(tree, last)) {
		while (last > 1
				&& !(tree_is_comma(tree, (uint16_t)(last - 1))
						&& tree_is(tree, last,
								GRAMMAR_RELATIVE)))
			last--;
		last = last > 2 ? (uint16_t)(last - 2) : 0;
	}
	const struct mention *mention =
			last ? mention_ending(work, view, last) : NULL;
	return mention && mention->kind != MENTION_PRONOUN
					       && !is_topic(view, verb,
							       (uint16_t)mention
									       ->head)
			       ? first_of_list(tree,
						 noun_of_phrase(view, mention))
			       : 0;
}

/* ", the lawyer's office for the western district announced": the phrase
 * between the last comma or dash and a verb that hangs loosely on what stands
 * before. */
uint16_t
phrase_before(const struct view *view, uint16_t verb, uint16_t subject)
{
	const struct tree *tree = &view->tree;
	uint16_t end = (uint16_t)(token_before(tree, verb) + 1), first = end;
	enum deprel deprel = tree_relation(tree, verb);
	if ((deprel != DEPREL_PARATAXIS && deprel != DEPREL_ADVCL)
			|| tree_child(tree, verb, DEPREL_MARK)
			|| tree_child(tree, verb, DEPREL_CC)
			|| tree_child(tree, verb, DEPREL_NSUBJ)
			|| (end == verb && !view_is_finite(view, verb)))
		return subject;
	while (first > 1 && !view_is_punctuation(view, (uint16_t)(first - 1)))
		if (tree->tokens[--first].upos == UPOS_VERB
				|| tree->tokens[first].upos == UPOS_AUX)
			return subject;
	if (first < 4 || first == end)
		return subject;
	for (uint16_t t = first; t < end; t++)
		if ((tree_is_noun(tree, t) || tree->tokens[t].upos == UPOS_NUM)
				&& (tree_head(tree, t) < first
						|| tree_head(tree, t) >= verb))
			return t;
	return subject;
}
