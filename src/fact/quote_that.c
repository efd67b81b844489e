/* The clause with "that" behind a verb of saying. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* "told the paper that he left", read as a paper that he left. */
static bool
is_that_of_hearer(const struct view *view, const struct saying *cue,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	return tree_is(tree, cue->verb, GRAMMAR_TELL)
	       && tree->tokens[token].upos == UPOS_PRON
	       && tree_relation(tree, token) != DEPREL_NSUBJ
	       && tree_child(tree, tree_head(tree, token), DEPREL_NSUBJ)
	       && tree_is_form(tree, token, GRAMMAR_COMPLEMENTIZER);
}

/* "ha dicho, por su parte, que hay agua", with "que" read as what the clause
 * tells of: it hangs on the verb. */
static bool
is_that_behind_comma(const struct view *view, const struct saying *cue,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t clause = tree_head(tree, token);
	return tree_traits(tree)->drops_subjects && clause > token
	       && tree->tokens[token].upos == UPOS_PRON
	       && tree_is_form(tree, token, GRAMMAR_COMPLEMENTIZER)
	       && tree_head(tree, clause) == cue->verb;
}

/* "dijo en Lima que hay agua", read so as well. */
static bool
is_that_of_clause(const struct view *view, const struct saying *cue,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	return is_that_behind_comma(view, cue, token)
	       && tree_relation(tree, tree_head(tree, token)) == DEPREL_CCOMP;
}

/* "pidió al Gobierno que dé un plazo", read as a government that gives it. */
static bool
is_that_of_asked(const struct view *view, const struct saying *cue,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t clause = tree_head(tree, token);
	uint16_t asked = tree_head(tree, clause);
	for (unsigned i = 0;
			i < CLIMB && tree_relation(tree, asked) == DEPREL_NMOD;
			i++)
		asked = tree_head(tree, asked);
	return cue->word->takes & TAKES_ADDRESSEE && tree_traits(tree)->moods
	       && tree->tokens[token].upos == UPOS_PRON && clause > token
	       && tree_is_form(tree, token, GRAMMAR_COMPLEMENTIZER)
	       && feats_get(tree->tokens[clause].feats, FEATURE_MOOD)
				  == MOOD_SUB
	       && tree_head(tree, asked) == cue->verb && asked > cue->verb
	       && tree_child(tree, asked, DEPREL_CASE);
}

/* "said in an email that it was over", read as an email that it was: nothing is
 * told before, or the clause has all that it needs. */
static bool
is_that_of_document(const struct view *view, const struct saying *cue,
		uint16_t clause)
{
	const struct tree *tree = &view->tree;
	return !content_has_finite(view, 1, cue->first)
	       || tree_child(tree, clause, DEPREL_XCOMP) > clause
	       || tree_child(tree, clause, DEPREL_CCOMP) > clause
	       || tree_child(tree, clause, DEPREL_OBJ) > clause;
}

/* The verb with a subject that the clause around `token` has: "that he {meant}
 * to harm", with "that" hung on the infinitive; 0 when there is none. */
static uint16_t
verb_behind_that(const struct tree *tree, uint16_t token)
{
	uint16_t verb = tree_head(tree, token);
	while (verb > token && tree_relation(tree, verb) == DEPREL_XCOMP
			&& !tree_child(tree, verb, DEPREL_NSUBJ))
		verb = tree_head(tree, verb);
	return verb > token && tree_child(tree, verb, DEPREL_NSUBJ) > token
			       ? verb
			       : 0;
}

/* The noun of the verb's own phrases that the clause hangs on, however deep:
 * "in an {email} to the agency that"; 0 when it is none of them. */
static uint16_t
phrase_of_clause(const struct view *view, const struct saying *cue,
		uint16_t clause)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = tree_head(tree, clause);
	for (unsigned i = 0; i < CLIMB && noun > cue->verb
			     && tree_head(tree, noun) != cue->verb;
			i++) {
		if (deprel_universal(tree_relation(tree, noun)) != DEPREL_NMOD)
			return 0;
		noun = tree_head(tree, noun);
	}
	return noun > cue->verb && tree_head(tree, noun) == cue->verb ? noun
								      : 0;
}

/* "said after the game that they won", read as a game that they won: a verb
 * that only tells needs what it tells. */
static bool
is_that_of_phrase(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t token)
{
	const struct tree *tree = &view->tree;
	/* "what he said about the role that ..." */
	if (!tree_is_form(tree, token, GRAMMAR_COMPLEMENTIZER)
			|| tree_child(tree, cue->verb, DEPREL_OBJ) > cue->verb
			|| content_is_asked_for(view, cue))
		return false;
	if (tree_relation(tree, token) == DEPREL_CASE)
		return true;
	if (tree->tokens[token].upos != UPOS_PRON
			|| tree_relation(tree, token) == DEPREL_NSUBJ)
		return false;
	uint16_t clause = verb_behind_that(tree, token);
	if (clause && tree_head(tree, clause) == cue->verb)
		return tree_relation(tree, clause) == DEPREL_CCOMP;
	uint16_t noun = clause ? phrase_of_clause(view, cue, clause) : 0;
	return noun
	       && (!content_is_document(work, view, noun)
			       || is_that_of_document(view, cue, clause))
	       && (tree_child(tree, noun, DEPREL_CASE)
			       || frames_grammar(tree->frames,
					       tree->tokens[noun].form,
					       GRAMMAR_CALENDAR));
}

/* "pledged to ensure that": the infinitive is what was pledged. */
static bool
begins_infinitive(const struct view *view, const struct saying *cue,
		uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, token);
	return cue->word->takes & (TAKES_INFINITIVE | TAKES_ADDRESSEE)
	       && tree->tokens[token].upos == UPOS_PART && head > token
	       && tree_is_infinitive(tree, head);
}

/* "said, when pressed, that": what stands between commas is skipped. */
static uint16_t
that_behind_aside(const struct view *view, const struct saying *cue,
		uint16_t comma)
{
	enum { LONGEST = 16 };
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(comma + 1);
			t < tree->count && t < comma + LONGEST; t++)
		if (tree_is_comma(tree, t))
			return content_is_that(view, (uint16_t)(t + 1))
							       || is_that_behind_comma(
									       view,
									       cue,
									       (uint16_t)(t + 1))
					       ? (uint16_t)(t + 1)
					       : 0;
	return 0;
}

/* "said — while abroad — that": what stands between dashes is skipped; 0 when
 * no "that" follows. */
static uint16_t
that_behind_dashes(const struct view *view, uint16_t dash)
{
	enum { LONGEST = 16 };
	const struct tree *tree = &view->tree;
	/* "said to me — and I forget who — that" breaks off */
	if (!content_is_dash(view, dash) || dash >= tree->count
			|| tree->tokens[dash + 1].upos == UPOS_CCONJ
			|| tree_traits(tree)->drops_subjects)
		return 0;
	for (uint16_t t = (uint16_t)(dash + 1);
			t < tree->count && t < dash + LONGEST; t++)
		if (content_is_dash(view, t))
			return content_is_that(view, (uint16_t)(t + 1))
					       ? (uint16_t)(t + 1)
					       : 0;
	return 0;
}

/* "{what} he said was that": what is said is told behind "was" or not at all.
 */
bool
content_is_asked_for(const struct view *view, const struct saying *cue)
{
	return cue->first > 1
	       && tree_is_form(&view->tree, (uint16_t)(cue->first - 1),
			       GRAMMAR_FREE_RELATIVE);
}

/* "what he said in Oslo {was} that" */
static bool
is_split_by_be(const struct view *view, const struct saying *cue,
		uint16_t token)
{
	return token < view->tree.count
	       && view->tree.tokens[token].upos == UPOS_AUX
	       && content_is_that(view, (uint16_t)(token + 1))
	       && content_is_asked_for(view, cue);
}

/* "said on Sept. 10{,} 2002{,} that" */
static bool
is_inside_date(const struct view *view, uint16_t comma)
{
	const struct tree *tree = &view->tree;
	if (!tree_is_comma(tree, comma) || comma < 3 || comma >= tree->count
			|| tree->tokens[comma - 1].upos != UPOS_NUM)
		return false;
	return tree->tokens[comma + 1].upos == UPOS_NUM
	       || (content_is_that(view, (uint16_t)(comma + 1))
			       && tree_is_comma(tree, (uint16_t)(comma - 2)));
}

/* "told mayors{,} judges{,} and reporters that": between those who hear it. */
static bool
is_between_hearers(const struct view *view, const struct saying *cue,
		uint16_t comma)
{
	const struct tree *tree = &view->tree;
	uint16_t next = tree_head(tree, comma);
	return tree_is_comma(tree, comma) && next > comma
	       && tree_is(tree, cue->verb, GRAMMAR_TELL)
	       && tree_is_noun(tree, next)
	       && tree_relation(tree, next) == DEPREL_CONJ
	       && tree_head(tree, tree_head(tree, next)) == cue->verb
	       && !tree_traits(tree)->drops_subjects;
}

bool
content_ends_with_bracket(const struct view *view, const struct saying *cue)
{
	const struct token *last = &view->tree.tokens[cue->last];
	return last->upos == UPOS_PUNCT
	       && view->tree.text->bytes.at[last->start] == ')';
}

/* The "that" behind the verb and its phrases; 0 when there is none. */
uint16_t
content_that(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t first = (uint16_t)(cue->verb + 1);
	if (cue->kind == CUE_VERB && content_ends_with_bracket(view, cue))
		first = (uint16_t)(cue->last + 1);
	for (uint16_t t = first; t < view->tree.count; t++) {
		if (t == cue->verb + 1 && tree_is_comma(&view->tree, t))
			return that_behind_aside(view, cue, t);
		/* "aprobó la ley para que ...", "agreed to act so that ..." */
		if ((tree_is(&view->tree, t, GRAMMAR_FOR)
				    || tree_is_form(&view->tree, t,
						    GRAMMAR_RESULT))
				&& content_is_that(view, (uint16_t)(t + 1)))
			return 0;
		/* "protestó luego de que la policía disparara": when it did */
		if (content_begins_occasion(view, t))
			return 0;
		if (is_split_by_be(view, cue, t))
			continue;
		if (content_is_that(view, t) || is_that_of_hearer(view, cue, t)
				|| is_that_of_asked(view, cue, t)
				|| is_that_of_clause(view, cue, t)
				|| is_that_of_phrase(work, view, cue, t))
			return t;
		if (is_inside_date(view, t) || is_between_hearers(view, cue, t))
			continue;
		if (content_is_dash(view, t))
			return that_behind_dashes(view, t);
		if (view_is_finite(view, t) || view_is_marked(work, view, t)
				|| content_is_pause(work, view, t)
				|| begins_infinitive(view, cue, t))
			return 0;
	}
	return 0;
}

/* "noted his commitment to ensuring that ...": from what is noted on, when the
 * clause hangs on it. */
static uint16_t
start_of_noun(const struct view *view, const struct saying *cue, uint16_t that,
		uint16_t head)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	uint16_t above = tree_head(tree, head);
	if (object <= cue->verb || object > that || above < object
			|| view->left[object] <= cue->verb
			|| tree->tokens[object].upos != UPOS_NOUN
			|| tree_is(tree, cue->verb, GRAMMAR_TELL)
			|| (tree_relation(tree, head) == DEPREL_ACL_RELCL
					&& cue->word->takes & TAKES_INFINITIVE)
			|| cue->word->takes & TAKES_ADDRESSEE)
		return that;
	return view->left[object];
}

/* "highlighted the roads that her plan has paid for": a thing is named, and
 * the clause tells which. */
static bool
is_about_object(const struct view *view, const struct saying *cue,
		uint16_t head)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	return object > cue->verb && tree_head(tree, head) == object
	       && !frames_grammar(tree->frames, tree->tokens[object].form,
			       GRAMMAR_CALENDAR)
	       && tree_relation(tree, head) == DEPREL_ACL_RELCL
	       && !(cue->word->takes & (TAKES_OBJECT | TAKES_INFINITIVE))
	       && !tree_is(tree, cue->verb, GRAMMAR_TELL)
	       && !tree_traits(tree)->drops_subjects;
}

/* "said the truce held and {that} aid came", with the first clause read as an
 * object: it begins behind the verb. */
static uint16_t
start_before_and(const struct view *view, const struct saying *cue,
		uint16_t that, uint16_t start)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(cue->verb + 1);
	while (first < that
			&& frames_grammar(tree->frames,
					tree->tokens[first].form,
					GRAMMAR_CALENDAR))
		first++;
	if (start != that || cue->kind != CUE_VERB || first + 2 >= that
			|| tree->tokens[that - 1].upos != UPOS_CCONJ
			|| tree_is(tree, cue->verb, GRAMMAR_TELL)
			|| tree->tokens[first].upos == UPOS_ADP
			|| tree_traits(tree)->drops_subjects)
		return start;
	return content_has_verb(view, first, (uint16_t)(that - 2)) ? first
								   : start;
}

/* "committed to that goal": the word points at a noun. */
static bool
points(const struct view *view, uint16_t that, uint16_t last)
{
	return view->tree.tokens[that].upos == UPOS_DET
	       && !content_has_finite(view, that, last);
}

/* The clause hangs on the verb, or, read apart from it, on what the verb hangs
 * on itself: "a man who said, when he left, that ...". */
static bool
is_clause_of(const struct view *view, const struct saying *cue, uint16_t that,
		uint16_t head)
{
	const struct tree *tree = &view->tree;
	if (head <= view->right[cue->verb]
			|| is_split_by_be(view, cue, (uint16_t)(that - 1)))
		return true;
	if (tree->tokens[that].upos != UPOS_SCONJ)
		return false;
	uint16_t above = tree_head(tree, cue->verb);
	for (unsigned i = 0; i < CLIMB && above; i++) {
		if (above == tree_head(tree, head))
			return true;
		if (above == head)
			return tree_relation(tree, that) == DEPREL_MARK;
		above = tree_head(tree, above);
	}
	return false;
}

/* A verb, or "is" before what something is: "that they may, by law," goes on.
 */
static bool
has_predicate(const struct view *view, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = first; t <= last; t++)
		if (tree->tokens[t].upos == UPOS_VERB
				|| (tree->tokens[t].upos == UPOS_AUX
						&& tree_relation(tree, t)
								   != DEPREL_AUX))
			return true;
	return false;
}

bool
content_breaks_off(const struct view *view, uint16_t that)
{
	const struct tree *tree = &view->tree;
	return that + 1 < tree->count
	       && content_is_dash(view, (uint16_t)(that + 1))
	       && tree_is_form(tree, that, GRAMMAR_COMPLEMENTIZER)
	       && !tree_traits(tree)->drops_subjects;
}

struct content
content_that_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t that)
{
	enum { SHORTEST = 4 }; /* words of a clause whose verb was misread */
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, that);
	if (content_breaks_off(view, that))
		return NO_CONTENT;
	for (unsigned i = 0; i < CLIMB && head && tree_head(tree, head) > that;
			i++)
		head = tree_head(tree, head);
	if (head <= that || !is_clause_of(view, cue, that, head)
			|| is_about_object(view, cue, head)
			|| points(view, that, view->right[head]))
		return NO_CONTENT;
	uint16_t last = content_widen(work, view, cue, view->right[head]);
	if (!has_predicate(view, that, last))
		last = content_last_word(work, view);
	if (last < that + SHORTEST && !content_has_verb(view, that, last))
		return NO_CONTENT; /* "said that yesterday" */
	if (!content_is_that(view, that))
		that++;
	uint16_t first = start_of_noun(view, cue, that, head);
	return content_of(work, view, cue,
			start_before_and(view, cue, that, first), last);
}
