/* The words that are reported: where they begin and end. */
#include "fact/quote_content.h"

#include "event/tree_verb.h"
#include "event/tree_words.h"

bool
content_is_mark(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	struct quote_mark mark = quote_mark_of(
			work->tables, view->tree.tokens[token].form);
	return mark.opens || mark.closes;
}

bool
content_holds_marks(const struct quote_work *work, const struct view *view,
		uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last; t++)
		if (view_is_marked(work, view, t))
			return true;
	return false;
}

bool
content_is_pause(const struct quote_work *work, const struct view *view,
		uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return at->upos == UPOS_PUNCT && !content_is_mark(work, view, token)
	       && !strchr(")]", view->tree.text->bytes.at[at->start]);
}

bool
content_is_semicolon(const struct view *view, uint16_t token)
{
	return view_is_text(view, token, STR(";"));
}

/* The last token that is no punctuation; a closing mark is kept. */
uint16_t
content_last_word(const struct quote_work *work, const struct view *view)
{
	uint16_t last = view->tree.count;
	while (last > 1 && content_is_pause(work, view, last))
		last--;
	return last;
}

bool
content_has_finite(const struct view *view, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last && t; t++)
		if (view_is_finite(view, t))
			return true;
	return false;
}

bool
content_has_verb(const struct view *view, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last; t++)
		if (view->tree.tokens[t].upos == UPOS_VERB
				|| view->tree.tokens[t].upos == UPOS_AUX)
			return true;
	return false;
}

bool
content_is_that(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return tree_is_form(tree, token, GRAMMAR_COMPLEMENTIZER)
	       && (tree->tokens[token].upos == UPOS_SCONJ
			       || tree->tokens[token].upos == UPOS_DET
			       || (tree_traits(tree)->drops_subjects
					       && tree->tokens[token].upos
								  == UPOS_PRON
					       && tree_relation(tree, token)
								  == DEPREL_MARK));
}

bool
content_begins_occasion(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t of = (uint16_t)(token + 1), that = (uint16_t)(token + 2);
	return tree_traits(tree)->drops_subjects && that < tree->count
	       && tree_is_form(tree, token, GRAMMAR_BACKGROUND)
	       && tree->tokens[of].upos == UPOS_ADP
	       && tree_is_form(tree, that, GRAMMAR_COMPLEMENTIZER);
}

bool
content_is_document(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	const struct quote_word *row = quote_word_of(
			work->tables, view->tree.tokens[noun].lemma);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->noun && row->takes & TAKES_DOCUMENT)
			return true;
	return false;
}

bool
content_is_thing(const struct quote_work *work, const struct view *view,
		uint16_t noun)
{
	return view->tree.tokens[noun].upos == UPOS_NOUN
	       && !view_may_speak(work, view, noun)
	       && !content_is_document(work, view, noun);
}

/* "reaffirmed to the minister his support": the object behind a phrase. */
static uint16_t
bare_phrase(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, verb, child)
	if (child > verb + 1 && tree_relation(tree, child) == DEPREL_OBL
			&& tree_child(tree, child, DEPREL_NMOD_POSS)
			&& !tree_child(tree, child, DEPREL_CASE))
		return child;
	return 0;
}

/* "elogió a Fiyi", whatever the tree calls it. */
static uint16_t
marked_object(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	if (!tree_traits(tree)->marked_objects)
		return 0;
	uint16_t behind = (uint16_t)(verb + 1);
	if (behind < tree->count && tree->tokens[behind].upos == UPOS_ADV)
		behind++;
	TREE_CHILDREN(tree, verb, child)
	{
		uint16_t preposition = tree_child(tree, child, DEPREL_CASE);
		if (child > verb && view->left[child] == behind
				&& preposition == behind
				&& tree->tokens[preposition].lower
						   == tree->frames->to)
			return child;
	}
	return 0;
}

/* "calls {for} better schools", with the schools read as its object. */
static bool
begins_with_preposition(const struct view *view, const struct saying *cue,
		uint16_t object)
{
	const struct tree *tree = &view->tree;
	const struct token *first = &tree->tokens[view->left[object]];
	if (tree_traits(tree)->marked_objects || !cue->word
			|| first->upos != UPOS_ADP)
		return false;
	return quote_word_takes_preposition(cue->word, first->lower);
}

/* "thanked {Fiji} for its help": whom it is said to is what it is about. */
static uint16_t
person_thanked(const struct view *view, const struct saying *cue)
{
	if (!cue->word || !(cue->word->takes & TAKES_OBJECT)
			|| cue->word->takes & (TAKES_ADDRESSEE | TAKES_CLAUSE)
			|| tree_traits(&view->tree)->drops_subjects)
		return 0;
	return tree_child(&view->tree, cue->verb, DEPREL_IOBJ);
}

uint16_t
content_object(const struct view *view, const struct saying *cue)
{
	uint16_t object = tree_child(&view->tree, cue->verb, DEPREL_OBJ);
	if (!object)
		object = person_thanked(view, cue);
	if (!object)
		object = bare_phrase(view, cue->verb);
	if (!object)
		object = marked_object(view, cue->verb);
	if (object <= cue->verb || view->left[object] <= cue->verb
			|| view->tree.tokens[object].upos == UPOS_PRON
			|| begins_with_preposition(view, cue, object))
		return 0;
	return object;
}

/* ------------------------------------------------------------- where it ends
 */

/* "a 'false narrative.'", "think that 'we go, they stay'": what stands in marks
 * belongs as a whole to what they open in. */
static uint16_t
with_closing_mark(const struct quote_work *work, const struct view *view,
		uint16_t first, uint16_t last)
{
	const struct marked *marked =
			marks_at(&work->marks, view_token(view, last));
	if (!marked || marked->unclosed
			|| marked->open < view_token(view, first)
			|| marked->close > view_token(view, view->tree.count))
		return last;
	uint32_t close = marked->close - view_token(view, 1) + 1;
	return close > last ? (uint16_t)close : last;
}

/* ", citing two officials": whom the speaker has it from. */
static bool
cites(const struct quote_work *work, const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	const struct quote_word *row =
			quote_word_of(work->tables, tree->tokens[token].lemma);
	return row && row->takes & TAKES_QUOTED && tree_is_gerund(tree, token)
	       && tree_is_comma(tree, (uint16_t)(token - 1));
}

uint16_t
content_subject(const struct tree *tree, uint16_t verb)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	return subject ? subject : tree_child(tree, verb, DEPREL_NSUBJ_PASS);
}

/* ", as he left", ", after a visit to ...", "when asked": beside what is told,
 * of the speaker; of anybody else it may be a part of what is said. */
static bool
is_aside(const struct quote_work *work, const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, first);
	if (head <= first || view->left[head] != first
			|| !tree_is(tree, first, GRAMMAR_BACKGROUND))
		return false;
	uint16_t subject = content_subject(tree, head);
	if (tree_is_comma(tree, (uint16_t)(first - 1)))
		return tree_relation(tree, head) == DEPREL_ADVCL
		       && (!subject || tree->tokens[subject].upos == UPOS_PRON);
	return !subject && tree->tokens[head].upos == UPOS_VERB
	       && view_word(work, view, head, false);
}

/* "negó el robo{, luego de que Lima lo acusara}", to the end of the words: the
 * paper's own, whoever acts in it. */
static bool
is_occasion_behind_comma(
		const struct view *view, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	if (!content_begins_occasion(view, first)
			|| !tree_is_comma(tree, (uint16_t)(first - 1)))
		return false;
	uint16_t clause = tree_head(tree, (uint16_t)(first + 2));
	return clause > first && view->right[clause] >= last;
}

static bool
has_own_subject(const struct tree *tree, uint16_t verb, uint16_t first)
{
	uint16_t subject = tree_child(tree, verb, DEPREL_NSUBJ);
	return subject >= first && subject < verb
	       && !tree_is(tree, subject, GRAMMAR_RELATIVE);
}

bool
content_begins_clause(const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(first + 1); t <= tree->count; t++) {
		if (!has_own_subject(tree, t, first))
			continue;
		uint16_t subject = tree_child(tree, t, DEPREL_NSUBJ);
		return view->left[subject] == first
		       && !tree_child(tree, t, DEPREL_MARK)
		       && tree_relation(tree, t) != DEPREL_ACL_RELCL;
	}
	return false;
}

bool
content_goes_on_about(const struct view *view, uint16_t first)
{
	const struct tree *tree = &view->tree;
	return first > 1 && tree_is(tree, first, GRAMMAR_RELATIVE)
	       && !tree_is_form(tree, first, GRAMMAR_COMPLEMENTIZER)
	       && tree_is_comma(tree, (uint16_t)(first - 1));
}

/* "it has won, it was heard {and} power has passed": one more clause with a
 * subject joined behind the next. */
static bool
goes_on_as_list(const struct view *view, uint16_t end)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(end + 2); t + 2 < tree->count; t++) {
		if (tree->tokens[t].upos != UPOS_CCONJ)
			continue;
		uint16_t first = (uint16_t)(t + 1);
		if (content_is_that(view, first)
				|| content_begins_clause(view, first))
			return true;
		if (tree_is_comma(tree, (uint16_t)(t - 1)))
			return false;
	}
	return false;
}

/* The last "and that" among the words; 0 when there is none. */
static uint16_t
second_that(const struct view *view, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = last; t > first + 1; t--)
		if ((content_is_that(view, t)
				    || (tree_is_form(tree, t,
							GRAMMAR_COMPLEMENTIZER)
						    && tree_relation(tree, t)
								       == DEPREL_MARK))
				&& tree->tokens[t - 1].upos == UPOS_CCONJ)
			return t;
	return 0;
}

/* "and that to win time": the words end in no clause yet. */
static bool
is_opening(const struct view *view, uint16_t first, uint16_t last)
{
	uint16_t that = second_that(view, first, last);
	return that && !content_has_finite(view, that, last);
}

/* "said the law works, firms have come": behind `end` stands another main
 * clause, as there is one before. */
static bool
ends_sentence(const struct view *view, uint16_t first, uint16_t end)
{
	const struct tree *tree = &view->tree;
	bool before = false;
	/* "even as it rains, we go" */
	if (tree->tokens[first].upos == UPOS_ADV && first < end
			&& !tree_is(tree, first, GRAMMAR_BACKGROUND))
		first++;
	if (end >= tree->count || !tree_is_comma(tree, end)
			|| tree_is(tree, first, GRAMMAR_BACKGROUND)
			|| tree_is(tree, first, GRAMMAR_CONDITION))
		return false;
	for (uint16_t t = first; t < end; t++) {
		if ((tree_child(tree, t, DEPREL_MARK)
				    || tree_is_form(tree, t,
						    GRAMMAR_QUESTION_ADVERB))
				&& t > first)
			return false;
		before = before || has_own_subject(tree, t, first);
	}
	if (goes_on_as_list(view, end) || is_opening(view, first, end))
		return false;
	return before && content_begins_clause(view, (uint16_t)(end + 1));
}

static uint16_t
cut(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	for (size_t i = 0; i < view->cue_count; i++) {
		const struct saying *next = &view->cues[i];
		if (next->verb <= first || next->verb > last || next == cue
				|| !content_next_report(view, cue, next))
			continue;
		uint16_t end = content_end_before(view, next);
		last = end > first && end < last ? end : last;
	}
	for (uint16_t t = first; t <= last; t++) {
		const struct marked *marked =
				marks_at(&work->marks, view_token(view, t));
		if (marked && marked->speech && !marked->of_noun)
			last = (uint16_t)(t - 1);
		if (t > first + 1 && cites(work, view, t))
			last = (uint16_t)(t - 2);
		if (t > first + 2 && t < last && first > cue->verb
				&& view->right[tree_head(tree, t)] >= last
				&& is_aside(work, view, t))
			last = (uint16_t)(t - 1);
		if (t > first && first > cue->verb
				&& is_occasion_behind_comma(view, t, last))
			last = (uint16_t)(t - 1);
		if (t > first + 2 && t < last && first > cue->verb
				&& ends_sentence(view, first, t))
			last = t;
	}
	while (last > first
			&& (content_is_pause(work, view, last)
					|| tree->tokens[last].upos
							   == UPOS_CCONJ))
		last--;
	return last < first ? 0 : with_closing_mark(work, view, first, last);
}

/* "if it rains, ...", "that even as it rains, ..." */
static bool
begins_condition(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(cue->last + 1);
	if (first < tree->count && content_is_that(view, first))
		first++;
	if (first < tree->count && tree->tokens[first].upos == UPOS_ADV
			&& !tree_is(tree, first, GRAMMAR_BACKGROUND))
		first++;
	if (first > tree->count)
		return false;
	return tree_is(tree, first, GRAMMAR_CONDITION)
	       || tree_is_form(tree, first, GRAMMAR_CONCESSION)
	       || (tree_is(tree, first, GRAMMAR_INFINITIVE_MARK)
			       && !tree_traits(tree)->drops_subjects
			       && first > cue->last + 1)
	       || (tree->tokens[first].upos == UPOS_SCONJ
			       && tree_is(tree, first, GRAMMAR_BACKGROUND)
			       && first > cue->last + 1);
}

/* "the port was shut and that it would open": a second clause behind `last`
 * that says itself that it is one; `last` when there is none. */
static uint16_t
joined_clause(const struct quote_work *work, const struct view *view,
		uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t and = (uint16_t)(last + 1);
	while (and< tree->count
			&& (tree_is_comma(tree, and)
					|| content_is_semicolon(view, and)
					|| content_is_mark(work, view, and)))
		and++;
	/* "that it is cold, that it rains and that it will snow" */
	if (and> last + 1 && content_is_that(view, and)
			&& view->tree.tokens[and].upos == UPOS_SCONJ)
		and--;
	else if (and< tree->count && tree->tokens[and].upos != UPOS_CCONJ)
		return last;
	if (and+2 > tree->count || !content_is_that(view, (uint16_t)(and+1)))
		return last;
	uint16_t clause = tree_head(tree, (uint16_t)(and+1));
	return clause > and + 1 && view->left[clause] >= and
			       ? view->right[clause]
			       : last;
}

/* "and that to win time{, the town must wait}", cut at the comma: nothing is
 * told before it. `last` where something is. */
static uint16_t
over_opening(const struct view *view, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t from = (uint16_t)(last + 2);
	if (from >= tree->count || !tree_is_comma(tree, (uint16_t)(last + 1))
			|| !is_opening(view, first, last))
		return last;
	for (uint16_t t = from; t <= tree->count; t++)
		if (has_own_subject(tree, t, from))
			return view->right[t];
	return last;
}

/* "said that it is safe, and will open", "that it is late and the road is
 * shut": no deed of who says it. */
static bool
goes_on_telling(const struct view *view, const struct saying *cue, uint16_t and,
		uint16_t verb)
{
	const struct tree *tree = &view->tree;
	bool own = has_own_subject(tree, verb, and)
		   || (tree_traits(tree)->drops_subjects
				   && tree_child(tree, verb, DEPREL_NSUBJ));
	if (view_tense(tree, cue->verb) == TENSE_PAST
			&& view_has_modal(tree, verb))
		return true;
	return own && !content_tells_deed(view, cue, verb)
	       && (!tree_is_comma(tree, (uint16_t)(and-1))
			       || tree_traits(tree)->drops_subjects);
}

/* "from farmers, traders, and the public": a noun hung on a word before. */
static bool
is_stray_noun(const struct view *view, uint16_t noun, uint16_t first)
{
	const struct tree *tree = &view->tree;
	return tree_is_noun(tree, noun) && tree_head(tree, noun) < first
	       && tree_relation(tree, noun) == DEPREL_CONJ
	       && !tree_child(tree, noun, DEPREL_NSUBJ);
}

/* "announced that it is safe, and will open": a second verb that was hung on
 * the verb of saying. */
static bool
is_stray_verb(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t and, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	enum deprel deprel = tree_relation(tree, verb);
	return tree->tokens[verb].upos == UPOS_VERB
	       && (deprel == DEPREL_CONJ || deprel == DEPREL_CCOMP)
	       && tree_head(tree, verb) == cue->verb
	       && !view_word(work, view, verb, false)
	       && goes_on_telling(view, cue, and, verb);
}

/* "told them he would stay, {pay} for it and leave": a bare verb hung on a verb
 * of saying in the past; 0 when none follows. */
static uint16_t
bare_conjunct(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		const struct token *verb = &tree->tokens[child];
		if (child <= last || tree_relation(tree, child) != DEPREL_CONJ)
			continue;
		bool near = view->left[child] == last + 1
			    || (view->left[child] == last + 2
					    && tree_is_comma(tree,
							    (uint16_t)(last + 1)));
		return near && verb->upos == UPOS_VERB && verb->lower == verb->lemma
						       && view_tense(tree,
									  cue->verb)
									  == TENSE_PAST
						       && tree->tokens[cue->verb].lower
									  != tree->tokens[cue->verb]
											     .lemma
						       && !tree_child(tree,
								       child,
								       DEPREL_NSUBJ)
						       && !view_word(work, view,
								       child,
								       false)
				       ? child
				       : 0;
	}
	return 0;
}

/* Where such a second part ends; `last` when there is none. */
static uint16_t
stray_conjunct(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t and = (uint16_t)(last + 1);
	uint16_t bare = cue->kind == CUE_VERB && !tree_traits(tree)->drops_subjects
					? bare_conjunct(work, view, cue, last)
					: 0;
	if (bare)
		return view->right[bare];
	if (and< tree->count && tree_is_comma(tree, and))
		and++;
	if (and>= tree->count || cue->kind != CUE_VERB
			|| tree->tokens[and].upos != UPOS_CCONJ)
		return last;
	uint16_t second = tree_head(tree, and);
	if (second < and|| view->left[second] != and
			|| (!is_stray_noun(view, second, first)
					&& !is_stray_verb(work, view, cue, and,
							second)))
		return last;
	return view->right[second];
}

bool
content_is_dash(const struct view *view, uint16_t token)
{
	struct str text = text_of_token(
			view->tree.text, &view->tree.tokens[token]);
	return str_equal(text, STR("–")) || str_equal(text, STR("—"))
	       || str_equal(text, STR("--"))
	       || (str_equal(text, STR("-"))
			       && view->tree.tokens[token].upos == UPOS_PUNCT);
}

/* "the worst is" before "that they stay", "agree" before "en que": the words
 * cannot end there. `last` when they may. */
static uint16_t
unfinished(const struct view *view, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint8_t upos = tree->tokens[last].upos;
	uint16_t that = (uint16_t)(last + 1);
	if (that < tree->count && tree->tokens[that].upos == UPOS_ADP)
		that++;
	if (that >= tree->count || (upos != UPOS_AUX && upos != UPOS_VERB)
			|| tree->tokens[that].upos != UPOS_SCONJ
			|| !content_is_that(view, that))
		return last;
	uint16_t clause = tree_head(tree, that);
	return clause > that ? view->right[clause] : last;
}

/* The verb of saying stands in no clause that a verb behind it may have for its
 * subject, or in its subject: "women who {ask} for it are jailed". */
static bool
is_in_main_clause(const struct tree *tree, const struct saying *cue)
{
	enum { CHAIN = 16 };
	uint16_t verb = cue->verb;
	if (cue->kind != CUE_VERB || tree_traits(tree)->drops_subjects)
		return false;
	for (unsigned i = 0; i < CHAIN && verb; i++) {
		switch (deprel_universal(tree_relation(tree, verb))) {
		case DEPREL_ROOT:
			return true;
		case DEPREL_CCOMP:
		case DEPREL_CONJ:
		case DEPREL_PARATAXIS:
		case DEPREL_XCOMP:
			break;
		default:
			return false;
		}
		verb = tree_head(tree, verb);
	}
	return false;
}

/* "that the firm and its owner {still believed it}", cut before "still": the
 * words cannot end right before a verb in a tense. `last` when they may. */
static uint16_t
over_predicate(const struct view *view, const struct saying *cue,
		uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = (uint16_t)(last + 1);
	if (verb < tree->count && tree->tokens[verb].upos == UPOS_ADV)
		verb++;
	if (verb > tree->count || last < first || first <= cue->verb
			|| !tree_is_noun(tree, last)
			|| !view_is_finite(view, verb)
			|| !is_in_main_clause(tree, cue))
		return last;
	uint16_t head = tree_head(tree, verb);
	uint16_t main = tree->tokens[verb].upos == UPOS_AUX && head > verb
					? head
					: verb;
	return view->right[main] > last ? view->right[main] : last;
}

/* "the plan – run by a firm – was good", "– like hers – finally get help": the
 * words cannot end before a dash that closes when a verb follows. `last` when
 * they may. */
static uint16_t
over_dash(const struct quote_work *work, const struct view *view,
		uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	unsigned dashes = 0;
	if (last + 2 > tree->count
			|| !content_is_dash(view, (uint16_t)(last + 1)))
		return last;
	for (uint16_t t = first; t <= last; t++)
		dashes += content_is_dash(view, t);
	uint16_t next = (uint16_t)(last + 2);
	if (next < tree->count && tree->tokens[next].upos == UPOS_ADV)
		next++;
	enum upos upos = tree->tokens[next].upos;
	bool verb = upos == UPOS_AUX || view_is_finite(view, next)
		    || (next > last + 2 && upos == UPOS_VERB);
	return dashes % 2 && verb ? content_last_word(work, view) : last;
}

static uint16_t
with_joined_clauses(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t last)
{
	uint16_t before = 0;
	while (last > before) {
		before = last;
		last = joined_clause(work, view, last);
		last = stray_conjunct(work, view, cue, first, last);
		last = over_predicate(view, cue, first, unfinished(view, last));
		last = over_dash(work, view, first, last);
		last = over_opening(view, first, last);
		last = content_same_pronoun(work, view, cue, last);
		last = content_noun_behind_dash(view, cue, last);
		last = content_over_repair(work, view, cue, last);
	}
	return last;
}

/* "although it rained, ..." behind a comma among the words: what follows may be
 * its main clause. */
static bool
holds_subordinate(const struct view *view, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(first + 2); t <= last; t++)
		if (tree->tokens[t].upos == UPOS_SCONJ
				&& tree_is_comma(tree, (uint16_t)(t - 1)))
			return true;
	return false;
}

/* "said the road was open, {the town was safe}": one more clause, behind a
 * comma and with a subject that begins it. */
static bool
is_listed_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t child, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t subject = content_subject(tree, child);
	/* "a plan that saves money, {is fair}, and will last" */
	if (!subject && view_is_finite(view, view->left[child]))
		subject = view->left[child];
	return tree_relation(tree, child) == DEPREL_CCOMP
	       && is_in_main_clause(tree, cue) && last > cue->verb
	       && !view_word(work, view, child, false)
	       && !holds_subordinate(view, cue->last, last)
	       && view->left[child] == last + 2
	       && tree_is_comma(tree, (uint16_t)(last + 1)) && subject
	       && view->left[subject] == last + 2
	       && content_has_finite(view, subject, child)
	       && !tree_traits(tree)->drops_subjects;
}

/* A clause behind `last` and a comma that goes on with what is said: ", even if
 * it rains"; "if it rains, the road floods", as two clauses. */
static bool
is_clause_behind_comma(const struct view *view, const struct saying *cue,
		uint16_t child, uint16_t last)
{
	const struct tree *tree = &view->tree;
	enum deprel deprel = tree_relation(tree, child);
	if (view->left[child] != last + 2)
		return false;
	if (deprel == DEPREL_ADVCL)
		return tree_child(tree, child, DEPREL_MARK);
	return (deprel == DEPREL_CCOMP || deprel == DEPREL_PARATAXIS)
	       && tree_is_comma(tree, (uint16_t)(last + 1))
	       && begins_condition(view, cue);
}

/* Only a mark of quotation stands between, or one and a comma before an object:
 * "que dé a Oslo, 'desde ahora', cierta ventaja". */
static bool
follows_mark(const struct quote_work *work, const struct view *view,
		uint16_t child, uint16_t last)
{
	const struct tree *tree = &view->tree;
	if (!content_is_mark(work, view, (uint16_t)(last + 1)))
		return false;
	if (view->left[child] == last + 2)
		return true;
	return view->left[child] == last + 3
	       && tree_relation(tree, child) == DEPREL_OBJ
	       && tree_is_comma(tree, (uint16_t)(last + 2));
}

/* What the verb's clause has behind `last`, as far as it follows at once and
 * is not the start of something else. */
static uint16_t
widen(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child <= last || deprel == DEPREL_PUNCT
				|| deprel == DEPREL_CONJ)
			continue;
		if (is_aside(work, view, view->left[child]))
			break;
		if (view->left[child] == last + 1
				|| is_clause_behind_comma(
						view, cue, child, last)
				|| follows_mark(work, view, child, last)
				|| is_listed_clause(
						work, view, cue, child, last))
			last = view->right[child];
	}
	return last;
}

uint16_t
content_widen(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t last)
{
	return with_joined_clauses(work, view, cue, (uint16_t)(cue->last + 1),
			widen(work, view, cue, last));
}

/* "a retirar sus tropas", "a Fiyi por su ayuda": the preposition is the
 * verb's, no word of what is said; behind "que" it is ("que a partir de"). */
static bool
leads_in(const struct view *view, uint16_t token, bool that)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, token);
	if (that || head <= token || tree->tokens[token].upos != UPOS_ADP)
		return false;
	return (tree_traits(tree)->bare_infinitive
			       && tree_is_infinitive(tree, head)
			       && tree_is(tree, token, GRAMMAR_INFINITIVE_MARK))
	       || (tree_traits(tree)->marked_objects
			       && tree->tokens[token].lower
						  == tree->frames->to);
}

/* "acusó a{l} servicio": the rest of a word that is none of what is said. */
static bool
is_rest_of_word(const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return tree_traits(&view->tree)->marked_objects && token > 1
	       && at->upos == UPOS_DET && at->start == at[-1].end
	       && at[-1].upos == UPOS_ADP;
}

/* "advirtió, además, {de} que" */
static bool
leads_to_that(const struct view *view, uint16_t token)
{
	return tree_traits(&view->tree)->drops_subjects
	       && view->tree.tokens[token].upos == UPOS_ADP
	       && content_is_that(view, (uint16_t)(token + 1));
}

/* "the Trade Meeting (TMM{)}": a bracket that was opened among the words. */
static uint16_t
with_bracket(const struct view *view, uint16_t first, uint16_t last)
{
	const char *bytes = view->tree.text->bytes.at;
	int open = 0;
	for (uint16_t t = first; t <= last; t++) {
		char byte = bytes[view->tree.tokens[t].start];
		open += (byte == '(') - (byte == ')');
	}
	if (open != 1 || last >= view->tree.count
			|| bytes[view->tree.tokens[last + 1].start] != ')')
		return last;
	return (uint16_t)(last + 1);
}

/* "the Care Act (CA) {plan for all}": the noun that the words before a bracket
 * belong to, hung elsewhere. */
static uint16_t
over_noun_behind(const struct view *view, uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t noun = (uint16_t)(last + 1);
	if (last <= first + 2 || noun >= tree->count || !tree_is_noun(tree, noun)
			|| tree->text->bytes.at[tree->tokens[last].start] != ')'
			|| !tree_is_noun(tree, (uint16_t)(last - 1))
			|| view_is_finite(view, noun)
			|| tree_traits(tree)->drops_subjects)
		return last;
	while (noun < tree->count && tree_is_noun(tree, (uint16_t)(noun + 1)))
		noun++;
	return view->right[noun] > noun ? view->right[noun] : noun;
}

/* "(KCNA){), }the army": a bracket that was opened before the words. */
static bool
is_closing_bracket(const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return at->upos == UPOS_PUNCT
	       && strchr(")]", view->tree.text->bytes.at[at->start]);
}

/* "que", whatever it was read as. */
static bool
is_complementizer(const struct view *view, uint32_t token)
{
	return token && token <= view->tree.count
	       && tree_traits(&view->tree)->drops_subjects
	       && tree_is_form(&view->tree, (uint16_t)token,
			       GRAMMAR_COMPLEMENTIZER);
}

/* "el plan falla, dijo que": the words behind "que" are another's, and of
 * "Reyes dijo que" nothing is left; 0. */
static uint16_t
before_complementizer(uint16_t first, uint16_t last)
{
	enum { FEWEST = 4 };
	return last < first + FEWEST ? 0 : (uint16_t)(last - 1);
}

/* "the work is, {quote, 'far from done'}": the words go on in the marks that
 * the last one announces; `last` when it does not. */
static uint16_t
over_quoting(const struct quote_work *work, const struct view *view,
		uint16_t first, uint16_t last)
{
	const struct tree *tree = &view->tree;
	uint16_t mark = (uint16_t)(last + 1);
	if (last < first + 2 || !tree_is_form(tree, last, GRAMMAR_QUOTING)
			|| !tree_is_comma(tree, (uint16_t)(last - 1)))
		return last;
	while (mark < tree->count && !view_is_marked(work, view, mark)
			&& view_is_punctuation(view, mark))
		mark++;
	const struct marked *marked =
			marks_at(&work->marks, view_token(view, mark));
	if (!marked || marked->unclosed || marked->speech
			|| marked->last_sentence != view->sentence)
		return last;
	return (uint16_t)(marked->close - view_token(view, 1) + 1);
}

struct content
content_of(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t last)
{
	for (bool that = is_complementizer(view, first - 1u); first < last;
			first++) {
		bool behind = first > cue->verb;
		if (behind
				&& (content_is_that(view, first)
						|| leads_to_that(view, first)))
			that = true;
		else if (!content_is_pause(work, view, first)
				&& !is_closing_bracket(view, first)
				&& !(behind && leads_in(view, first, that))
				&& !(behind && is_rest_of_word(view, first)))
			break;
	}
	content_leave_out_titles(view, cue, &first, &last);
	last = cut(work, view, cue, first, last);
	if (last && is_complementizer(view, last))
		last = before_complementizer(first, last);
	if (last)
		last = over_noun_behind(
				view, first, with_bracket(view, first, last));
	if (last)
		last = over_quoting(work, view, first, last);
	return last ? (struct content){ .first = first, .last = last }
		    : NO_CONTENT;
}
