/* Where in what a word of saying reports another report begins. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* ", while the rebels said": somebody else's words beside the first. */
static bool
is_contrast(const struct view *view, const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint16_t first = view->left[next->verb];
	return first > 1 && tree_relation(tree, next->verb) == DEPREL_ADVCL
	       && next->subject && next->first == first + 1
	       && tree_is(tree, first, GRAMMAR_BACKGROUND)
	       && tree_is_comma(tree, (uint16_t)(first - 1));
}

/* "Noting that it rained, Reyes said": the main clause. */
static bool
is_main(const struct tree *tree, const struct saying *cue,
		const struct saying *next)
{
	return cue->verb <= 2 && cue->kind == CUE_VERB
	       && tree_is_gerund(tree, cue->verb)
	       && tree_relation(tree, next->verb) == DEPREL_ROOT
	       && next->first > 1
	       && tree_is_comma(tree, (uint16_t)(next->first - 1));
}

/* ", según informó la agencia": whom it is from. */
static bool
is_source(const struct view *view, const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint16_t mark = tree_child(tree, next->verb, DEPREL_MARK);
	return tree_traits(tree)->drops_subjects && mark > 1
	       && mark < next->verb && tree_is(tree, mark, GRAMMAR_PREDICATIVE)
	       && tree_is_comma(tree, (uint16_t)(mark - 1));
}

/* "a body to prevent, detect and {respond} to it": one more infinitive. */
static bool
is_bare_conjunct(const struct tree *tree, const struct saying *cue,
		const struct saying *next)
{
	enum { CHAIN = 4 };
	uint16_t head = tree_head(tree, next->verb);
	const struct token *verb = &tree->tokens[next->verb];
	for (unsigned i = 0;
			i < CHAIN && head > cue->verb
			&& !tree_is_infinitive(tree, head)
			&& tree->tokens[head].lower == tree->tokens[head].lemma
			&& !tree_child(tree, head, DEPREL_NSUBJ);
			i++)
		head = tree_head(tree, head);
	return tree_relation(tree, next->verb) == DEPREL_CONJ
	       && head > cue->verb && tree_is_infinitive(tree, head)
	       && verb->lower == verb->lemma && verb->upos == UPOS_VERB
	       && tree->tokens[cue->verb].lower != tree->tokens[cue->verb].lemma
	       && !tree_child(tree, next->verb, DEPREL_NSUBJ)
	       && !tree_traits(tree)->drops_subjects;
}

/* "said that it was late, but {that} they were committed": one more clause of
 * what is said, with a word of saying in it. */
static bool
has_own_that(const struct tree *tree, const struct saying *next)
{
	if (tree_relation(tree, next->verb) != DEPREL_CONJ
			|| tree_traits(tree)->drops_subjects)
		return false;
	TREE_CHILDREN(tree, next->verb, child)
	if (child > 1 && child < next->verb
			&& tree_relation(tree, child) == DEPREL_MARK
			&& tree_is_form(tree, child, GRAMMAR_COMPLEMENTIZER)
			&& tree->tokens[child - 1].upos == UPOS_CCONJ)
		return true;
	return false;
}

/* ", {with} the paper reporting that": somebody else's words beside the first. */
static bool
is_accompanying(const struct view *view, const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint16_t with = (uint16_t)(next->first - 1);
	return next->first > 2 && next->subject && next->first < next->verb
	       && tree_is_gerund(tree, next->verb)
	       && str_equal(text_of_token(tree->text, &tree->tokens[with]),
			       STR("with"))
	       && tree_is_comma(tree, (uint16_t)(with - 1));
}

/* Somebody else's words, or the main clause. */
static bool
begins_apart(const struct view *view, const struct saying *cue,
		const struct saying *next)
{
	return is_accompanying(view, next) || is_contrast(view, next)
	       || is_main(&view->tree, cue, next) || is_source(view, next);
}

/* Both have the same, if they have one. */
static bool
is_same_subject(const struct saying *cue, const struct saying *next)
{
	return next->subject && next->subject == cue->subject;
}

/* A clause or a noun joined to the verb of saying: "..., and warned of". */
static bool
is_joined(const struct tree *tree, const struct saying *cue,
		const struct saying *next)
{
	if (tree_relation(tree, next->verb) != DEPREL_CONJ)
		return false;
	/* "it falls, according to Oslo, but Lima said" */
	if (cue->kind == CUE_ACCORDING && next->verb > cue->last
			&& tree_child(tree, next->verb, DEPREL_NSUBJ))
		return true;
	return tree_head(tree, next->verb) == cue->verb
	       || is_same_subject(cue, next);
}

/* "..., warning of", behind a comma or a dash. */
static bool
is_added(const struct view *view, const struct saying *cue,
		const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(next->verb - 1);
	if (tree->tokens[before].upos == UPOS_ADV && before > 1)
		before--;
	return tree_is_comma(tree, before)
	       || (content_is_dash(view, before)
			       && next->subject == cue->subject);
}

/* The next verb of saying goes on from the first. */
static bool
goes_on(const struct view *view, const struct saying *cue,
		const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint8_t upos = tree->tokens[next->verb].upos;
	/* "the acts and {pledges} to stay", read as a noun */
	if (upos == UPOS_NOUN
			&& tree_relation(tree, next->verb) == DEPREL_CONJ
			&& is_same_subject(cue, next))
		return true;
	if (tree_is_gerund(tree, next->verb) || upos != UPOS_VERB)
		return is_added(view, cue, next);
	return is_joined(tree, cue, next);
}

bool
content_next_report(const struct view *view, const struct saying *cue,
		const struct saying *next)
{
	const struct tree *tree = &view->tree;
	if (next->kind == CUE_ACCORDING)
		return true;
	/* ", making the claim that" */
	if (next->kind == CUE_NOUN && next->first < next->verb
			&& next->subject == cue->subject)
		return true;
	if (next->kind != CUE_VERB || next->verb < 2)
		return false;
	/* "said it would stay and continue": no word of saying without marks */
	if (!next->taken && !(next->word->takes & ~(unsigned)TAKES_SPEECH))
		return false;
	if (is_bare_conjunct(tree, cue, next) || has_own_that(tree, next))
		return false;
	return begins_apart(view, cue, next) || goes_on(view, cue, next);
}

uint16_t
content_end_before(const struct view *view, const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint16_t end = (uint16_t)(next->first - 1);
	if (is_accompanying(view, next))
		end--;
	if (next->kind == CUE_VERB && next->first < next->verb
			&& tree_relation(tree, next->verb) == DEPREL_CONJ
			&& next->subject < next->first)
		end = (uint16_t)(next->verb - 1);
	while (end > 1
			&& (tree->tokens[end].upos == UPOS_CCONJ
					|| tree->tokens[end].upos == UPOS_ADV
					|| tree->tokens[end].upos == UPOS_SCONJ
					|| (tree->tokens[end].upos == UPOS_AUX
							&& tree_head(tree, end)
									   == next->verb)
					|| content_is_dash(view, end)
					|| tree_is_comma(tree, end)))
		end--;
	return end;
}
