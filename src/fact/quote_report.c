/* Reported speech: the clause, infinitive or phrase that a word of saying
 * reports, without quotation marks around all of it. */
#include "fact/quote_work.h"

enum { CLIMB = 16 };

/* Tokens of a sentence, with a part left out between; last 0: nothing. */
struct content {
	uint16_t first, last;
	uint16_t gap_first, gap_last;
	struct marked *marked; /* the words of a stretch in marks alone */
};

static const struct content NOTHING = { 0, 0, 0, 0, NULL };

static bool
is_mark(const struct quote_work *work, const struct view *view, uint16_t token)
{
	struct quote_mark mark = quote_mark_of(
			work->tables, view->tree.tokens[token].form);
	return mark.opens || mark.closes;
}

static bool
holds_marks(const struct quote_work *work, const struct view *view,
		uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last; t++)
		if (view_is_marked(work, view, t))
			return true;
	return false;
}

static bool
is_pause(const struct quote_work *work, const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return at->upos == UPOS_PUNCT && !is_mark(work, view, token)
	       && !strchr(")]", view->tree.text->bytes.at[at->start]);
}

/* The last token that is no punctuation; a closing mark is kept. */
static uint16_t
last_word(const struct quote_work *work, const struct view *view)
{
	uint16_t last = view->tree.count;
	while (last > 1 && is_pause(work, view, last))
		last--;
	return last;
}

static bool
has_finite(const struct view *view, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last && t; t++)
		if (view_is_finite(view, t))
			return true;
	return false;
}

static bool
has_verb(const struct view *view, uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last; t++)
		if (view->tree.tokens[t].upos == UPOS_VERB
				|| view->tree.tokens[t].upos == UPOS_AUX)
			return true;
	return false;
}

static bool
is_that(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	struct str word = text_of_token(tree->text, &tree->tokens[token]);
	return str_equal_ascii_case(word, STR("that"))
	       && (tree->tokens[token].upos == UPOS_SCONJ
			       || tree->tokens[token].upos == UPOS_DET);
}

static uint16_t
object_of(const struct view *view, const struct saying *cue)
{
	uint16_t object = tree_child(&view->tree, cue->verb, DEPREL_OBJ);
	if (object <= cue->verb || view->left[object] <= cue->verb
			|| view->tree.tokens[object].upos == UPOS_PRON)
		return 0;
	return object;
}

/* ------------------------------------------------------------- where it ends
 */

/* ", adding that": the same speaker goes on by another verb. */
static bool
begins_next_report(const struct view *view, const struct saying *cue,
		const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(next->verb - 1);
	if (next->kind == CUE_ACCORDING)
		return true;
	if (next->kind != CUE_VERB || next->verb < 2)
		return false;
	if (tree->tokens[before].upos == UPOS_ADV && before > 1)
		before--;
	if (tree_is_gerund(tree, next->verb)
			|| tree->tokens[next->verb].upos != UPOS_VERB)
		return tree_is_comma(tree, before);
	return tree_relation(tree, next->verb) == DEPREL_CONJ
	       && (tree_head(tree, next->verb) == cue->verb
			       || (next->subject
					       && next->subject == cue->subject));
}

/* The token before the words that lead to the next report. */
static uint16_t
end_before(const struct view *view, const struct saying *next)
{
	const struct tree *tree = &view->tree;
	uint16_t end = (uint16_t)(next->first - 1);
	if (next->kind == CUE_VERB && next->first < next->verb
			&& tree_relation(tree, next->verb) == DEPREL_CONJ
			&& next->subject < next->first)
		end = (uint16_t)(next->verb - 1);
	while (end > 1
			&& (tree->tokens[end].upos == UPOS_CCONJ
					|| tree->tokens[end].upos == UPOS_ADV
					|| tree_is_comma(tree, end)))
		end--;
	return end;
}

/* "a 'false narrative.'": the mark that closes belongs to what it opens in. */
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
	for (uint16_t t = (uint16_t)(last + 1); t < close; t++)
		if (!view_is_punctuation(view, t))
			return last;
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

static uint16_t
cut(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t last)
{
	for (size_t i = 0; i < view->cue_count; i++) {
		const struct saying *next = &view->cues[i];
		if (next->verb <= first || next->verb > last || next == cue
				|| !begins_next_report(view, cue, next))
			continue;
		uint16_t end = end_before(view, next);
		last = end > first && end < last ? end : last;
	}
	for (uint16_t t = first; t <= last; t++) {
		const struct marked *marked =
				marks_at(&work->marks, view_token(view, t));
		if (marked && marked->speech)
			last = (uint16_t)(t - 1);
		if (t > first + 1 && cites(work, view, t))
			last = (uint16_t)(t - 2);
	}
	while (last > first && is_pause(work, view, last))
		last--;
	return last < first ? 0 : with_closing_mark(work, view, first, last);
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
		/* ", even if it rains" */
		bool comma = deprel == DEPREL_ADVCL
			     && view->left[child] == last + 2
			     && tree_child(tree, child, DEPREL_MARK);
		bool mark = view->left[child] == last + 2
			    && is_mark(work, view, (uint16_t)(last + 1));
		if (comma || mark || view->left[child] == last + 1)
			last = view->right[child];
	}
	return last;
}

static struct content
content_of(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t last)
{
	while (first < last
			&& (is_pause(work, view, first)
					|| (first > cue->verb
							&& is_that(view,
									first))))
		first++;
	last = cut(work, view, cue, first, last);
	return last ? (struct content){ .first = first, .last = last }
		    : NOTHING;
}

/* ----------------------------------------------------------- clause behind */

/* The object of the verb is what the clause is about, read apart from it: no
 * hearer, and no "that" between. */
static uint16_t
stray_object(const struct view *view, const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	if (!object || object < cue->verb || object >= first
			|| tree_is(tree, cue->verb, GRAMMAR_TELL)
			|| cue->word->takes & TAKES_ADDRESSEE)
		return first;
	for (uint16_t t = (uint16_t)(cue->verb + 1); t <= first; t++)
		if (is_that(view, t))
			return first;
	return view->left[object] > cue->verb ? view->left[object] : first;
}

static bool
is_past(const struct tree *tree, uint16_t verb)
{
	return tree->tokens[verb].upos == UPOS_VERB
	       && feats_get(tree->tokens[verb].feats, FEATURE_TENSE)
				  == TENSE_PAST;
}

/* "said drones struck the port" read as drones that struck it; "saying claims
 * that ... are false": a clause read as an object. */
static uint16_t
clause_as_object(const struct view *view, uint16_t verb)
{
	const struct tree *tree = &view->tree;
	uint16_t object = tree_child(tree, verb, DEPREL_OBJ);
	if (object <= verb)
		return 0;
	TREE_CHILDREN(tree, object, child)
	if (child > object
			&& (tree_relation(tree, child) == DEPREL_ACL
					|| tree_relation(tree, child)
							   == DEPREL_ACL_RELCL)
			&& tree_child(tree, child, DEPREL_OBJ)
			&& !tree_child(tree, child, DEPREL_NSUBJ)
			&& is_past(tree, child))
		return object;
	TREE_CHILDREN(tree, object, child)
	if (child > object && tree_relation(tree, child) == DEPREL_CCOMP
			&& tree_child(tree, child, DEPREL_COP)
			&& !is_that(view, (uint16_t)(object + 1)))
		return object;
	if (object == tree->count || !is_that(view, (uint16_t)(object + 1)))
		return 0;
	for (uint16_t t = object; t <= view->right[object]; t++)
		if (tree_relation(tree, t) == DEPREL_COP)
			return object;
	return 0;
}

static uint16_t
clause_behind(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child < cue->verb)
			continue;
		if (deprel == DEPREL_CCOMP
				|| (deprel == DEPREL_OBJ
						&& tree_child(tree, child,
								DEPREL_NSUBJ))
				|| (deprel == DEPREL_PARATAXIS
						&& view->left[child]
								   == cue->last + 1))
			return child;
		/* "said to have", "said in order to" are none. */
		if ((deprel == DEPREL_XCOMP || deprel == DEPREL_ADVCL)
				&& view->left[child] <= cue->last + 1
				&& is_that(view, view->left[child]))
			return child;
	}
	return clause_as_object(view, cue->verb);
}

/* The "that" behind the verb and its phrases; 0 when there is none. */
static uint16_t
that_behind(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	for (uint16_t t = (uint16_t)(cue->verb + 1); t < view->tree.count;
			t++) {
		if (is_that(view, t))
			return t;
		if (view_is_finite(view, t) || view_is_marked(work, view, t)
				|| is_pause(work, view, t))
			return 0;
	}
	return 0;
}

/* "said on Tuesday the price fell": the day is the verb's. */
static uint16_t
skip_day(const struct view *view, const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint16_t day = first;
	if (tree->tokens[day].upos == UPOS_ADP && day < tree->count)
		day++;
	if (first > cue->last + 1 || day >= tree->count
			|| !frames_grammar(tree->frames, tree->tokens[day].form,
					GRAMMAR_CALENDAR))
		return first;
	return (uint16_t)(day + 1);
}

/* "why", "how": part of the question that they begin. */
static bool
asks(const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return feats_get(at->feats, FEATURE_PRONTYPE) == PRONTYPE_INT
	       || (at->upos == UPOS_ADV
			       && str_starts(text_of_token(view->tree.text, at),
					       STR("wh")))
	       || str_equal(text_of_token(view->tree.text, at), STR("how"));
}

static struct content
read_that_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t that)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, that);
	for (unsigned i = 0; i < CLIMB && head && tree_head(tree, head) > that;
			i++)
		head = tree_head(tree, head);
	if (head <= that || head > view->right[cue->verb])
		return NOTHING;
	uint16_t last = widen(work, view, cue, view->right[head]);
	if (!has_verb(view, that, last))
		last = last_word(work, view);
	return content_of(work, view, cue, that, last);
}

static struct content
read_clause_behind(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t that = that_behind(work, view, cue);
	if (that)
		return read_that_clause(work, view, cue, that);
	uint16_t clause = clause_behind(view, cue);
	if (!clause)
		return NOTHING;
	uint16_t first = view->left[clause];
	if (first <= cue->verb)
		first = (uint16_t)(cue->last + 1);
	if (tree_is_infinitive(&view->tree, clause)
			&& !has_finite(view, first, view->right[clause]))
		return NOTHING;
	first = skip_day(view, cue, stray_object(view, cue, first));
	while (first > cue->verb + 1 && asks(view, (uint16_t)(first - 1)))
		first--;
	if (!has_verb(view, first, widen(work, view, cue, view->right[clause])))
		return NOTHING;
	return content_of(work, view, cue, first,
			widen(work, view, cue, view->right[clause]));
}

/* ----------------------------------------------------------- clause around */

/* ";", ":" or "." stands between two statements. */
static bool
parts_statements(const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return at->end == at->start + 1
	       && strchr(";:.", view->tree.text->bytes.at[at->start]);
}

/* The reporting clause has a comma or mark before it, and nothing that it
 * could report itself. */
static bool
stands_apart(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(cue->first - 1);
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	if (before < 2 || !view_is_punctuation(view, before)
			|| parts_statements(view, before))
		return false;
	return object <= cue->verb || object == cue->subject
	       || tree_is(tree, cue->verb, GRAMMAR_TELL);
}

/* Behind the reporting clause the sentence ends, or a participle goes on. */
static bool
ends_sentence(const struct view *view, uint16_t behind, uint16_t end)
{
	const struct tree *tree = &view->tree;
	return behind >= end || tree_is_gerund(tree, behind)
	       || (behind + 1 < end
			       && tree_is_gerund(tree, (uint16_t)(behind + 1)));
}

/* "..., analysts say, ...": the reporting clause between commas, or behind
 * one at the end. */
static struct content
read_clause_around(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t behind = (uint16_t)(cue->last + 1);
	uint16_t first = 1, end = last_word(work, view);
	if (!stands_apart(view, cue)
			|| (behind <= end && !view_is_punctuation(view, behind)
					&& !tree_is_gerund(
							&view->tree, behind)))
		return NOTHING;
	uint16_t before = (uint16_t)(cue->first - 1);
	while (first + 1 < before && is_pause(work, view, first))
		first++;
	if (has_finite(view, first, before) && ends_sentence(view, behind, end))
		return content_of(
				work, view, cue, first, (uint16_t)(before - 1));
	struct content around = content_of(work, view, cue, first, end);
	if (around.last <= behind || !has_finite(view, behind, end))
		return NOTHING;
	around.gap_first = before;
	around.gap_last = behind;
	return around;
}

/* "As she said, ...", "..., as she said" */
static struct content
read_as_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t as = (uint16_t)(cue->first - 1), end = last_word(work, view);
	if (!as || cue->first == cue->verb
			|| tree->tokens[as].upos != UPOS_SCONJ
			|| !tree_is(tree, as, GRAMMAR_PREDICATIVE))
		return NOTHING;
	if (as == 1 && cue->last + 1 < end
			&& tree_is_comma(tree, (uint16_t)(cue->last + 1)))
		return content_of(work, view, cue, (uint16_t)(cue->last + 2),
				end);
	if (as > 3 && cue->last >= end
			&& tree_is_comma(tree, (uint16_t)(as - 1)))
		return content_of(work, view, cue, 1, (uint16_t)(as - 2));
	return NOTHING;
}

/* -------------------------------------------------- infinitive and gerund */

static bool
is_wanted_form(const struct view *view, const struct saying *cue,
		uint16_t child)
{
	unsigned takes = cue->word->takes;
	bool infinitive = tree_is_infinitive(&view->tree, child);
	return (infinitive && takes & (TAKES_INFINITIVE | TAKES_ADDRESSEE))
	       || (takes & TAKES_GERUND && !infinitive
			       && tree_is_gerund(&view->tree, child));
}

/* "asked Oslo to", not "asked not to": between the verb and what is asked. */
static bool
names_hearer(const struct view *view, uint16_t verb, uint16_t end)
{
	for (uint16_t t = (uint16_t)(verb + 1); t < end; t++)
		if (tree_is_noun(&view->tree, t)
				|| view->tree.tokens[t].upos == UPOS_PRON)
			return true;
	return false;
}

/* A clause of the verb, or, read as its hearer's, of the one spoken to. */
static bool
is_complement(const struct view *view, const struct saying *cue, uint16_t token)
{
	const struct tree *tree = &view->tree;
	uint16_t head = tree_head(tree, token);
	switch (tree_relation(tree, token)) {
	case DEPREL_XCOMP:
	case DEPREL_CCOMP:
	case DEPREL_ADVCL:
		return head == cue->verb;
	case DEPREL_ACL:
		return head == cue->verb
		       || (cue->word->takes & TAKES_ADDRESSEE
				       && head > cue->verb
				       && tree_head(tree, head) == cue->verb);
	default:
		return false;
	}
}

static struct content
read_verb_form(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	bool hearer = !(cue->word->takes & (TAKES_INFINITIVE | TAKES_GERUND));
	for (uint16_t t = (uint16_t)(cue->verb + 1); t <= view->tree.count;
			t++) {
		uint16_t left = view->left[t];
		if (!is_complement(view, cue, t) || left <= cue->verb
				|| !is_wanted_form(view, cue, t)
				|| (hearer
						&& !names_hearer(view,
								cue->verb,
								left)))
			continue;
		return content_of(work, view, cue, left, view->right[t]);
	}
	return NOTHING;
}

/* -------------------------------------------------------- objects, phrases */

static bool
is_preposition_of(const struct saying *cue, const struct token *token)
{
	for (unsigned i = 0; i < QUOTE_PREPOSITIONS; i++)
		if (cue->word->preposition[i]
				&& cue->word->preposition[i] == token->lower)
			return true;
	return false;
}

/* The preposition of what is spoken of, in the verb's own clause. */
static uint16_t
preposition_of(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = (uint16_t)(cue->verb + 1);
			t <= view->right[cue->verb] && t < tree->count; t++) {
		uint16_t head = tree_head(tree, t);
		if (head <= t || !is_preposition_of(cue, &tree->tokens[t]))
			continue;
		uint16_t above = tree_head(tree, head);
		if (above == cue->verb
				|| (above > cue->verb
						&& tree_head(tree, above)
								   == cue->verb))
			return t;
	}
	return 0;
}

static struct content
read_phrase(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t preposition = preposition_of(view, cue);
	if (!preposition)
		return NOTHING;
	uint16_t head = tree_head(&view->tree, preposition);
	uint16_t object = object_of(view, cue);
	if (object && cue->word->takes & TAKES_ADDRESSEE)
		return NOTHING;
	uint16_t first = object && object < preposition
					 ? view->left[object]
					 : (uint16_t)(preposition + 1);
	return content_of(work, view, cue, first, view->right[head]);
}

static bool
is_claim(const struct quote_work *work, const struct view *view, uint16_t noun)
{
	const struct quote_word *row = quote_word_of(
			work->tables, view->tree.tokens[noun].lemma);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->noun && row->takes & TAKES_CLAIM)
			return true;
	return false;
}

/* "denied burning villages", read as villages that burn. */
static struct content
read_gerund_object(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t object = object_of(view, cue);
	if (!object || view->left[object] != cue->verb + 1
			|| !tree_is_gerund(
					&view->tree, (uint16_t)(cue->verb + 1)))
		return NOTHING;
	return content_of(work, view, cue, view->left[object],
			view->right[object]);
}

/* Phrases that follow the object at once, but when it was said. */
static uint16_t
phrases_behind(const struct view *view, const struct saying *cue, uint16_t last)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		if (child <= last || view->left[child] != last + 1)
			continue;
		if (deprel_universal(tree_relation(tree, child)) != DEPREL_OBL
				&& tree_relation(tree, child) != DEPREL_OBJ)
			break;
		if (!tree_child(tree, child, DEPREL_CASE)
				|| frames_grammar(tree->frames,
						tree->tokens[child].form,
						GRAMMAR_CALENDAR))
			break;
		last = view->right[child];
	}
	return last;
}

/* "condemned the attack", "praised Fiji for its help"; "condemned Fiji" does
 * not tell what was said. */
static struct content
read_object(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t object = object_of(view, cue);
	if (!object
			|| (!(cue->word->takes & TAKES_OBJECT)
					&& !is_claim(work, view, object)))
		return NOTHING;
	uint16_t last = view->right[object];
	uint16_t preposition = preposition_of(view, cue);
	if (preposition == last + 1)
		last = view->right[tree_head(&view->tree, preposition)];
	else if (view->tree.tokens[object].upos != UPOS_NOUN
			|| (mention_at(work->mentions, view->sentence, object)
					&& !holds_marks(work, view,
							view->left[object],
							last)))
		return NOTHING;
	return content_of(work, view, cue, view->left[object],
			phrases_behind(view, cue, last));
}

/* "calling him a 'thug'": the words in marks, in the verb's own clause. */
static struct content
read_name(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t end = view->right[cue->verb];
	if (cue->verb < end && view->tree.tokens[cue->verb + 1].upos == UPOS_ADP
			&& !view->tree.clauses[cue->verb].passive)
		return NOTHING;
	for (uint16_t t = (uint16_t)(cue->verb + 1); t <= end; t++) {
		struct marked *marked =
				marks_at(&work->marks, view_token(view, t));
		if (marked && !marked->speech
				&& marked->sentence == view->sentence)
			return (struct content){
				.first = t, .last = t, .marked = marked
			};
		if (view_is_finite(view, t) && !marked)
			return NOTHING;
	}
	return NOTHING;
}

/* ---------------------------------------------------------------- by kind */

/* ", the minister said," */
static bool
is_between_commas(const struct view *view, const struct saying *cue)
{
	return cue->first > 2 && cue->last < view->tree.count
	       && tree_is_comma(&view->tree, (uint16_t)(cue->first - 1))
	       && tree_is_comma(&view->tree, (uint16_t)(cue->last + 1));
}

static struct content
read_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	struct content content = NOTHING;
	if (is_between_commas(view, cue))
		content = read_clause_around(work, view, cue);
	if (!content.last)
		content = read_clause_behind(work, view, cue);
	if (!content.last)
		content = read_clause_around(work, view, cue);
	return content.last ? content : read_as_clause(work, view, cue);
}

/* "described the talks as useful" */
static struct content
read_as_name(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t as = preposition_of(view, cue);
	if (!as || !tree_is(&view->tree, as, GRAMMAR_PREDICATIVE))
		return NOTHING;
	return content_of(work, view, cue, (uint16_t)(as + 1),
			view->right[tree_head(&view->tree, as)]);
}

/* What may stand with a verb, the first that does counts. */
static struct content
read_verb(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	static const struct {
		unsigned takes;
		struct content (*read)(const struct quote_work *,
				const struct view *, const struct saying *);
	} readers[] = {
		{ TAKES_CLAUSE, read_clause },
		{ TAKES_INFINITIVE | TAKES_GERUND | TAKES_ADDRESSEE,
				read_verb_form },
		{ TAKES_GERUND, read_gerund_object },
		{ TAKES_NAMING, read_name },
		{ TAKES_NAMING, read_as_name },
		{ TAKES_OBJECT | TAKES_CLAIM, read_object },
		{ TAKES_PHRASE, read_phrase },
	};
	struct content content = NOTHING;
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (!content.last && cue->word->takes & readers[i].takes)
			content = readers[i].read(work, view, cue);
	return content;
}

/* "his claim that ...": the clause that hangs on the noun. */
static struct content
read_noun(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t that = (uint16_t)(cue->verb + 1);
	if (that > tree->count || !is_that(view, that))
		return NOTHING;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		enum deprel deprel = tree_relation(tree, child);
		if (child < that
				|| (deprel != DEPREL_ACL
						&& deprel != DEPREL_CCOMP
						&& deprel != DEPREL_ACL_RELCL))
			continue;
		return content_of(work, view, cue, that, view->right[child]);
	}
	return NOTHING;
}

static struct content
read_according(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t end = last_word(work, view), first = 1;
	while (first < cue->first && is_pause(work, view, first))
		first++;
	if (first >= cue->first)
		return cue->last + 1 < end ? content_of(work, view, cue,
				       (uint16_t)(cue->last + 1), end)
					   : NOTHING;
	if (cue->last + 1 >= end)
		return content_of(work, view, cue, first,
				(uint16_t)(cue->first - 1));
	struct content around = { .first = first, .last = end };
	around.gap_first = cue->first;
	around.gap_last = cue->last;
	if (view_is_punctuation(view, (uint16_t)(cue->first - 1)))
		around.gap_first--;
	if (view_is_punctuation(view, (uint16_t)(cue->last + 1)))
		around.gap_last++;
	return around;
}

static struct content
read_cue(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	switch (cue->kind) {
	case CUE_NOUN:
		return read_noun(work, view, cue);
	case CUE_ACCORDING:
		return read_according(work, view, cue);
	default:
		return read_verb(work, view, cue);
	}
}

/* -------------------------------------------------------------- the record */

/* "calling him a 'thug'" is about him. */
static void
put_called(const struct quote_work *work, const struct view *view,
		const struct saying *cue, struct quote *quote)
{
	uint16_t object = view->tree.clauses[cue->verb].object;
	const struct mention *called = NULL;
	if (object)
		called = mention_at(work->mentions, view->sentence, object);
	if (called && called->kind != MENTION_ADJECTIVE)
		quote->about[quote->about_count++] = called;
}

static void
put_report(struct quote_work *work, struct view *view, struct saying *cue,
		const struct content *content, const struct mention *speaker)
{
	const struct token *tokens = work->text->tokens;
	struct quote quote = { .sentence = view->sentence,
		.words = view_span(view, content->first, content->last),
		.mixed = holds_marks(work, view, content->first, content->last),
		.speaker = speaker,
		.verb = view_token(view, cue->verb) + 1,
		.verb_class = cue->word ? cue->word->class : 0 };
	if (content->marked) {
		quote.direct = content->marked->last_sentence > view->sentence;
		quote.mixed = !quote.direct;
		uint32_t last = content->marked->last;
		last -= last > content->marked->first
			&& tokens[last].upos == UPOS_PUNCT;
		quote.words = (struct quote_span){
			tokens[content->marked->first].start, tokens[last].end
		};
	}
	struct marked *last =
			marks_at(&work->marks, view_token(view, content->last));
	if (last && last->last_sentence > view->sentence)
		quote.words.end = tokens[last->last].end;
	if (content->marked)
		put_called(work, view, cue, &quote);
	if (content->gap_last)
		quote.gap = view_span(
				view, content->gap_first, content->gap_last);
	quote_put(work, &quote);
}

/* "I urge", "we welcome": what the text itself does is not reported. */
static bool
is_narrated(const struct view *view, const struct saying *cue)
{
	const struct token *subject = &view->tree.tokens[cue->subject];
	const struct token *verb = &view->tree.tokens[cue->verb];
	return cue->kind == CUE_VERB && subject->upos == UPOS_PRON
	       && feats_get(subject->feats, FEATURE_PERSON) == PERSON_1
	       && feats_get(verb->feats, FEATURE_TENSE) != TENSE_PAST;
}

static bool
is_document(const struct quote_work *work, const struct token *noun)
{
	const struct quote_word *row = quote_word_of(work->tables, noun->lemma);
	for (; row; row = quote_word_next(work->tables, row))
		if (row->noun && row->takes & TAKES_DOCUMENT)
			return true;
	return false;
}

/* "according to plan" names nobody; of the weak words ("suggest", "signal")
 * only somebody who is known to be a person or a body is a speaker. */
static bool
is_speaker(const struct quote_work *work, const struct view *view,
		const struct saying *cue, const struct mention *speaker)
{
	const struct token *head = &view->tree.tokens[cue->subject];
	if (is_narrated(view, cue))
		return false;
	if (cue->kind != CUE_ACCORDING
			&& (!cue->word || !(cue->word->takes & TAKES_PEOPLE)))
		return true;
	return speaker->kind != MENTION_GENERIC || speaker->actor.person
	       || head->upos == UPOS_PROPN
	       || (cue->kind == CUE_ACCORDING && is_document(work, head));
}

/* What the first row of the word that fits says. */
static struct content
read_rows(const struct quote_work *work, const struct view *view,
		struct saying *cue)
{
	struct content content = read_cue(work, view, cue);
	const struct quote_word *row = cue->word, *first = row;
	while (row && !content.last) {
		row = quote_word_next(work->tables, row);
		if (!row || row->noun != first->noun
				|| (row->particle && row != first))
			continue;
		cue->word = row;
		content = read_cue(work, view, cue);
	}
	return content;
}

static void
read_report(struct quote_work *work, struct view *view, struct saying *cue)
{
	if (cue->taken || view_is_marked(work, view, cue->verb))
		return;
	struct content content = read_rows(work, view, cue);
	if (!content.last)
		return;
	const struct mention *speaker = speaker_of_cue(work, view, cue);
	if (speaker && is_speaker(work, view, cue, speaker))
		put_report(work, view, cue, &content, speaker);
}

void
reports_read(struct quote_work *work, uint32_t sentence)
{
	struct view *view = view_of(work, sentence);
	for (size_t i = 0; i < view->cue_count; i++)
		read_report(work, view, &view->cues[i]);
}
