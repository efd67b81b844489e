/* Who says so without a verb: "according to X", "in the words of X", and in
 * Spanish "para X". */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_work.h"

bool
source_has_marks(const struct quote_work *work, const struct sentence *at,
		uint32_t token)
{
	enum { WORDS = 3 };
	for (uint32_t i = token + 1; i < at->first + at->count; i++) {
		const struct marked *marked = marks_at(&work->marks, i);
		if (marked && marked->last >= marked->first + WORDS)
			return true;
	}
	return false;
}

/* A comma stands before the phrase. */
static bool
is_parenthesis(const struct view *view, uint16_t head)
{
	uint16_t first = view->left[head];
	return first > 1 && tree_is_comma(&view->tree, (uint16_t)(first - 1));
}

/* Where the phrase behind "according to" ends: before the subject of what
 * follows when that was read as a second name, "according to Oslo, Lima and
 * Quito have signed". */
static uint16_t
according_end(const struct view *view, uint16_t head)
{
	const struct tree *tree = &view->tree;
	uint16_t last = view->right[head];
	/* ", según los amigos, sus planes" read as an apposition */
	if (tree_traits(tree)->noun_first && is_parenthesis(view, head))
		for (uint16_t t = (uint16_t)(head + 1); t < last; t++)
			if (tree_is_comma(tree, t)
					&& tree->tokens[t + 1].upos
							   != UPOS_PROPN)
				return (uint16_t)(t - 1);
	if (last == tree->count
			|| (!view_is_finite(view, (uint16_t)(last + 1))
					&& (tree_traits(tree)->noun_first
							|| view_is_punctuation(
									view,
									(uint16_t)(last + 1)))))
		return last;
	for (uint16_t t = (uint16_t)(head + 1); t < last; t++)
		if (tree_is_comma(tree, t))
			return (uint16_t)(t - 1);
	return last;
}

/* "a juicio de", "de acuerdo con": a noun between prepositions. */
static bool
is_inside_phrase(const struct tree *tree, uint16_t token)
{
	return tree_traits(tree)->noun_first && token > 1
	       && tree->tokens[token - 1].upos == UPOS_ADP
	       && tree->tokens[token + 1].upos == UPOS_ADP;
}

/* The noun that the phrase beginning there is about; 0 when none follows. */
static uint16_t
head_of_phrase(const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = first; t <= tree->count; t++) {
		if (tree_is_noun(tree, t))
			return t;
		if (tree->tokens[t].upos != UPOS_DET
				&& tree->tokens[t].upos != UPOS_ADJ
				&& tree->tokens[t].upos != UPOS_NUM)
			return 0;
	}
	return 0;
}

/* "according to the state-run Lima News Agency" with "run" read as a verb: the
 * last word of the name. */
static uint16_t
name_behind(const struct tree *tree, uint16_t from)
{
	uint16_t name = 0;
	for (uint16_t t = from; t <= tree->count; t++) {
		uint8_t upos = tree->tokens[t].upos;
		if (upos == UPOS_PROPN)
			name = t;
		else if (name || tree_is_comma(tree, t) || upos == UPOS_ADP)
			break;
	}
	return name;
}

/* "him", or "WHO", read as a pronoun */
static bool
is_pronoun_of_somebody(const struct tree *tree, uint16_t token)
{
	struct str text = text_of_token(tree->text, &tree->tokens[token]);
	if (tree->tokens[token].upos != UPOS_PRON
			|| tree_traits(tree)->noun_first)
		return false;
	if (feats_get(tree->tokens[token].feats, FEATURE_PERSON) == PERSON_3)
		return true;
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] < 'A' || text.at[i] > 'Z')
			return false;
	return text.len > 1;
}

/* The phrase of a source without a verb. */
static struct saying
saying_of(const struct view *view, uint16_t word, uint16_t head, uint16_t first)
{
	return (struct saying){ .kind = CUE_ACCORDING,
		.verb = word,
		.subject = head,
		.first = first,
		.last = according_end(view, head) };
}

static bool
is_somebody(const struct tree *tree, uint16_t token)
{
	return tree_is_noun(tree, token) || is_pronoun_of_somebody(tree, token);
}

/* "he said {according} to a transcript", "me {acuerdo}", "un {acuerdo}". */
static bool
names_no_source(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->noun_first)
		return !is_inside_phrase(tree, token)
		       && (tree->tokens[token].upos == UPOS_VERB
				       || tree->tokens[token].upos
							  == UPOS_NOUN);
	uint16_t before = (uint16_t)(token - 1);
	return before && tree->tokens[before].upos == UPOS_VERB
	       && view_word(work, view, before, false);
}

/* "reporting {by} the Times": who does it; the gerund where nobody is named. */
static uint16_t
agent_of(const struct tree *tree, uint16_t gerund)
{
	TREE_CHILDREN(tree, gerund, child)
	if (child > gerund && tree_child_in(tree, child, GRAMMAR_BY))
		return child;
	return gerund;
}

/* Who it is according to; 0 nobody. */
static uint16_t
head_of_source(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, token);
	if (head < token)
		head = tree_child(tree, token, DEPREL_OBL);
	if (is_inside_phrase(tree, token))
		head = head_of_phrase(view, (uint16_t)(token + 2));
	/* "according to reporting by the Times" */
	if (head > token && tree_is_gerund(tree, head))
		head = agent_of(tree, head);
	if (head > token && !is_somebody(tree, head)
			&& !tree_traits(tree)->noun_first)
		head = name_behind(tree, (uint16_t)(token + 2));
	return head > token && is_somebody(tree, head) ? head : 0;
}

bool
source_according(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out)
{
	const struct tree *tree = &view->tree;
	if (!tree_is(tree, token, GRAMMAR_ACCORDING) || token + 2 > tree->count)
		return false;
	if (names_no_source(work, view, token))
		return false;
	uint16_t head = head_of_source(view, token);
	if (!head)
		return false;
	*out = saying_of(view, token, head,
			is_inside_phrase(tree, token) ? (uint16_t)(token - 1)
						      : token);
	return true;
}

/* "They {told} us, in their own words, '": a verb tells it already. */
static bool
is_told_before(const struct quote_work *work, const struct view *view,
		uint16_t owner, uint16_t token)
{
	if (view->tree.tokens[owner].upos != UPOS_PRON
			|| !view_is_marked(work, view, token + 2u))
		return false;
	for (uint16_t t = 1; t < owner; t++) {
		const struct quote_word *row =
				view_is_finite(view, t)
						? view_word(work, view, t, false)
						: NULL;
		if (row && !(row->takes & TAKES_NAMING)
				&& !view_is_marked(work, view, t))
			return true;
	}
	return false;
}

/* "{in} Reyes's words": where the phrase begins; 0 when it is none. */
static uint16_t
start_of_own_wording(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t owner = tree_child(tree, token, DEPREL_NMOD_POSS);
	uint16_t first = owner ? view->left[owner] : 0;
	if (!owner || owner > token || tree_traits(tree)->drops_subjects
			|| tree_relation(tree, token) == DEPREL_OBJ
			|| is_told_before(work, view, owner, token))
		return 0;
	if (first > 1 && tree_is(tree, (uint16_t)(first - 1), GRAMMAR_IN))
		first--;
	return tree_is(tree, first, GRAMMAR_IN) ? first : 0;
}

/* "{in} the words of": where the phrase begins; 0 when it is none. */
static uint16_t
start_of_wording(const struct tree *tree, uint16_t token)
{
	uint16_t first = (uint16_t)(token - 1);
	if (!tree_is(tree, (uint16_t)(token + 1), GRAMMAR_OWNER_PREPOSITION))
		return 0;
	if (first > 1 && tree->tokens[first].upos == UPOS_DET)
		first--;
	return tree_is(tree, first, GRAMMAR_IN) ? first : 0;
}

/* "In the words of Reyes," and a paragraph in marks. */
static bool
ends_before_marks(const struct quote_work *work, const struct view *view)
{
	const struct tree *tree = &view->tree;
	uint32_t next = view_token(view, tree->count) + 1u;
	uint16_t last = (uint16_t)tree->count;
	return next < work->text->token_count && view_is_punctuation(view, last)
	       && !str_equal(text_of_token(tree->text, &tree->tokens[last]),
			       STR("."))
	       && marks_at(&work->marks, next);
}

bool
source_wording(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out)
{
	const struct tree *tree = &view->tree;
	if (token < 2 || token + 2 > tree->count
			|| !tree_is(tree, token, GRAMMAR_WORDING)
			|| (!source_has_marks(work, tree->sentence,
					    view_token(view, token))
					&& !ends_before_marks(work, view)))
		return false;
	uint16_t first = start_of_own_wording(work, view, token);
	if (first) {
		*out = (struct saying){ .kind = CUE_ACCORDING,
			.verb = token,
			.subject = tree_child(tree, token, DEPREL_NMOD_POSS),
			.first = first,
			.last = token };
		return true;
	}
	first = start_of_wording(tree, token);
	uint16_t head = first ? tree_head(tree, (uint16_t)(token + 1)) : 0;
	if (head <= token || !tree_is_noun(tree, head))
		return false;
	*out = saying_of(view, token, head, first);
	return true;
}

bool
source_viewer(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, token);
	if (!tree_is(tree, token, GRAMMAR_FOR) || head <= token
			|| !tree_is_noun(tree, head)
			|| deprel_universal(tree_relation(tree, head))
					   != DEPREL_OBL
			|| !source_has_marks(work, tree->sentence,
					view_token(view, head)))
		return false;
	*out = saying_of(view, token, head, token);
	for (uint16_t t = (uint16_t)(head + 1); t < out->last; t++)
		if (tree_is_comma(tree, t))
			out->last = (uint16_t)(t - 1);
	if (token == 1)
		return true;
	return tree_is_comma(tree, (uint16_t)(token - 1))
	       && out->last < tree->count
	       && tree_is_comma(tree, (uint16_t)(out->last + 1));
}

/* "opinión": it is told "in", a judgement "a" ("a su juicio"; "en su juicio" is
 * a trial). */
static bool
is_view(const struct quote_work *work, const struct tree *tree, uint16_t noun)
{
	const struct quote_word *row =
			quote_word_of(work->tables, tree->tokens[noun].lemma);
	if (tree->tokens[noun - 2].lower == tree->frames->to)
		return true;
	if (!tree_is(tree, (uint16_t)(noun - 2), GRAMMAR_IN))
		return false;
	while (row && !(row->noun && row->takes & TAKES_CLAIM))
		row = quote_word_next(work->tables, row);
	return row != NULL;
}

bool
source_own_view(const struct quote_work *work, const struct view *view,
		uint16_t token, struct saying *out)
{
	const struct tree *tree = &view->tree;
	if (token != 3 || token >= tree->count || !tree_traits(tree)->noun_first
			|| !tree_is(tree, token, GRAMMAR_ACCORDING)
			|| !tree_is_comma(tree, (uint16_t)(token + 1)))
		return false;
	const struct token *whose = &tree->tokens[token - 1];
	if (tree_relation(tree, (uint16_t)(token - 1)) != DEPREL_NMOD_POSS
			|| feats_get(whose->feats, FEATURE_PERSON) != PERSON_3
			|| !is_view(work, tree, token))
		return false;
	*out = (struct saying){ .kind = CUE_ACCORDING,
		.verb = token,
		.first = (uint16_t)(token - 2),
		.last = token };
	return true;
}
