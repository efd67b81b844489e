/* Clauses that a verb of saying reports around it: "The road, he said, is
 * shut." */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* ";", ":" or "." stands between two statements, "(" begins an aside. */
static bool
parts_statements(const struct view *view, uint16_t token)
{
	const struct token *at = &view->tree.tokens[token];
	return at->end == at->start + 1
	       && strchr(";:.(", view->tree.text->bytes.at[at->start]);
}

/* "when he answered", "a sale announced in May": no clause that stands beside
 * what it reports. */
static bool
is_subordinate(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	if (child < cue->first && tree_is(tree, child, GRAMMAR_BACKGROUND)
			&& !tree_is(tree, child, GRAMMAR_PREDICATIVE))
		return true;
	return cue->subject && !cue->tail
	       && !view_can_speak(work, view, cue->subject)
	       && feats_get(tree->tokens[cue->verb].feats, FEATURE_VOICE)
				  == VOICE_PASS
	       && !view_has_passive(tree, cue->verb);
}

/* "she has said", no participle or infinitive. */
static bool
is_in_tense(const struct view *view, const struct saying *cue)
{
	uint16_t verb = cue->verb;
	if (view->tree.tokens[verb].upos != UPOS_VERB)
		return true; /* ", analysts note.", read as a noun */
	if (cue->tail
			|| (cue->subject > verb
					&& !view->tree.clauses[verb].passive))
		return true;
	return view_is_finite(view, verb)
	       || tree_child(&view->tree, verb, DEPREL_AUX)
	       || tree_child(&view->tree, verb, DEPREL_NSUBJ);
}

/* ", who denied it,": the clause is part of what stands around it. */
static bool
is_relative(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t subject = tree_child(tree, cue->verb, DEPREL_NSUBJ);
	return subject && subject < cue->verb
	       && tree_is(tree, subject, GRAMMAR_RELATIVE);
}

/* "she advocated for the poor, led a union, and ..." */
static bool
takes_wish(const struct tree *tree, const struct saying *cue)
{
	return cue->word->takes & TAKES_GERUND && cue->verb < tree->count
	       && tree_is(tree, (uint16_t)(cue->verb + 1), GRAMMAR_WISH);
}

/* "warned us about many things", "asked the envoy for help": `told` is who
 * hears it. */
static bool
takes_topic_behind(const struct view *view, const struct saying *cue,
		uint16_t told)
{
	uint16_t behind = (uint16_t)(view->right[told] + 1);
	return told > cue->verb && behind <= cue->last
	       && cue->word->takes & (TAKES_ADDRESSEE | TAKES_PHRASE)
	       && (tree_is(&view->tree, behind, GRAMMAR_TOPIC)
			       || tree_is(&view->tree, behind, GRAMMAR_WISH));
}

/* "he told us the story of the port", but not "told us on Monday". */
static bool
has_told_object(const struct tree *tree, const struct saying *cue,
		uint16_t hearer, uint16_t object)
{
	return hearer > cue->verb && object > hearer && object != cue->subject
	       && !frames_grammar(tree->frames, tree->tokens[object].form,
			       GRAMMAR_CALENDAR);
}

/* "he told us the story of the port", "she asked about it": it tells something
 * else than the clause beside it. */
static bool
tells_something(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t hearer = tree_child(tree, cue->verb, DEPREL_IOBJ);
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	if (tree_traits(tree)->drops_subjects)
		return false;
	return takes_wish(tree, cue)
	       || takes_topic_behind(
			       view, cue, hearer > cue->verb ? hearer : object)
	       || content_has_said_it(view, cue)
	       || has_told_object(tree, cue, hearer, object)
	       || (cue->verb < tree->count && cue->last > cue->verb
			       && tree_is(tree, (uint16_t)(cue->verb + 1),
					       GRAMMAR_TOPIC));
}

/* The reporting clause has a comma or mark before it, and nothing that it
 * could report itself. */
static bool
stands_apart(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(cue->first - 1);
	uint16_t object = tree_child(tree, cue->verb, DEPREL_OBJ);
	bool left_out = !cue->subject && tree_traits(tree)->drops_subjects
			&& view_is_finite(view, cue->verb);
	if ((cue->first == cue->verb && cue->subject < cue->verb && !left_out)
			|| is_subordinate(work, view, cue))
		return false;
	if (content_is_done_to(view, cue) || tells_something(view, cue))
		return false;
	if (before < 2 || !view_is_punctuation(view, before)
			|| parts_statements(view, before)
			|| !is_in_tense(view, cue) || is_relative(view, cue))
		return false;
	return object <= cue->verb || object == cue->subject
	       || tree_is(tree, cue->verb, GRAMMAR_TELL)
	       || frames_grammar(tree->frames, tree->tokens[object].form,
			       GRAMMAR_CALENDAR);
}

/* "..., said Reyes, who ..." */
static bool
tells_of_speaker(const struct view *view, const struct saying *cue,
		uint16_t behind)
{
	const struct tree *tree = &view->tree;
	return cue->subject > cue->verb && behind < tree->count
	       && tree_is_comma(tree, behind)
	       && tree_is(tree, (uint16_t)(behind + 1), GRAMMAR_RELATIVE)
	       && !tree_is_form(tree, (uint16_t)(behind + 1),
			       GRAMMAR_COMPLEMENTIZER);
}

/* Behind the reporting clause the sentence ends, a participle goes on, or a
 * phrase without a verb: ", a week after the vote". */
static bool
ends_sentence(const struct view *view, const struct saying *cue,
		uint16_t behind, uint16_t end)
{
	const struct tree *tree = &view->tree;
	return behind >= end || tree_is_gerund(tree, behind)
	       || tells_of_speaker(view, cue, behind)
	       || (behind + 1 < end
			       && tree_is_gerund(tree, (uint16_t)(behind + 1)))
	       || !content_has_finite(view, behind, end);
}

/* The clause before the reporting clause has its verb behind it: "will, Reyes
 * said, be held". */
static bool
is_split(const struct view *view, uint16_t first, uint16_t before,
		uint16_t behind)
{
	const struct tree *tree = &view->tree;
	if (before < 2 || tree->tokens[before - 1].upos != UPOS_AUX)
		return false;
	for (uint16_t t = first; t + 1 < before; t++)
		if (tree->tokens[t].upos == UPOS_VERB)
			return false;
	return content_has_verb(view, behind, (uint16_t)tree->count);
}

/* "Cutting costs takes time, he said." with the gerund read as saying when: the
 * clause has a verb in a tense, and nothing begins it. */
static bool
is_gerund_subject(const struct view *view, uint16_t clause, uint16_t before)
{
	const struct tree *tree = &view->tree;
	return tree_is_gerund(tree, clause) && view->left[clause] == clause
	       && !tree_child(tree, clause, DEPREL_MARK)
	       && content_has_finite(view, clause, before);
}

/* "Such acts will help the town, he said.", read as when he said it: nothing
 * begins the clause but who does what it tells. */
static bool
begins_with_subject(const struct view *view, uint16_t clause)
{
	const struct tree *tree = &view->tree;
	uint16_t subject = tree_child(tree, clause, DEPREL_NSUBJ);
	return subject && view->left[subject] == view->left[clause]
	       && !tree_child(tree, clause, DEPREL_MARK)
	       && !tree_is(tree, subject, GRAMMAR_RELATIVE)
	       && !tree_traits(tree)->drops_subjects;
}

/* "When it was over, she left, he said." with "she left" as a part of when. */
static bool
holds_main_clause(const struct view *view, uint16_t first, uint16_t before)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = first; t < before; t++) {
		uint16_t start = view->left[t], verb = tree_head(tree, t);
		if (deprel_universal(tree_relation(tree, t)) == DEPREL_NSUBJ
				&& start > first && verb > t && verb < before
				&& tree_is_comma(tree, (uint16_t)(start - 1))
				&& !tree_is(tree, start, GRAMMAR_RELATIVE)
				&& !tree_child(tree, verb, DEPREL_MARK)
				&& !tree_traits(tree)->drops_subjects)
			return true;
	}
	return false;
}

/* "When it was over, he told them": when he told, not what. */
static bool
hangs_on_report(const struct view *view, const struct saying *cue,
		uint16_t first, uint16_t before)
{
	const struct tree *tree = &view->tree;
	TREE_CHILDREN(tree, cue->verb, child)
	{
		if (child > before)
			break;
		if (tree_relation(tree, child) == DEPREL_ADVCL
				&& view->left[child] == first
				&& view->right[child] + 1 >= before)
			return !is_gerund_subject(view, child, before)
			       && !begins_with_subject(view, child)
			       && !holds_main_clause(view, first, before);
	}
	return false;
}

/* "That said, Oslo promised more, and it came": another statement. */
static bool
begins_another(const struct view *view, uint16_t token)
{
	return token <= view->tree.count
	       && view->tree.tokens[token].upos == UPOS_CCONJ;
}

/* The reporting clause has a subject, and so has what stands before it, other
 * than "that said". */
static bool
has_subject(const struct view *view, const struct saying *cue, uint16_t first)
{
	const struct tree *tree = &view->tree;
	if (!tree_child(tree, cue->verb, DEPREL_NSUBJ))
		return false;
	for (uint16_t t = first; t < cue->first; t++)
		if (deprel_universal(tree_relation(tree, t)) == DEPREL_NSUBJ
				&& tree_head(tree, t) < cue->first
				&& feats_get(tree->tokens[t].feats,
						   FEATURE_PRONTYPE)
						   != PRONTYPE_DEM)
			return true;
	return false;
}

/* "..., he said returning from Oslo", "..., she said while visiting it" */
static bool
begins_occasion(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	return tree_is_gerund(tree, token)
	       || (token < tree->count
			       && tree_is_form(tree, token, GRAMMAR_BACKGROUND)
			       && tree->tokens[token + 1].upos == UPOS_VERB
			       && !tree_traits(tree)->drops_subjects);
}

/* "Half of the costs go to heating, Reyes said.", with "go" read as a noun: no
 * phrase of when or where, and the verb must tell something. */
static bool
is_verbless(const struct view *view, const struct saying *cue, uint16_t first,
		uint16_t end)
{
	enum { WORDS = 6 };
	const struct tree *tree = &view->tree;
	uint8_t upos = tree->tokens[first].upos;
	if (cue->last < end || cue->first < first + WORDS
			|| (upos != UPOS_DET && upos != UPOS_NOUN
					&& upos != UPOS_NUM
					&& upos != UPOS_PROPN)
			|| tree_traits(tree)->drops_subjects)
		return false;
	for (uint16_t t = first; t < cue->first; t++)
		if (view_is_punctuation(view, t) && t + 1 < cue->first)
			return false;
		else if (frames_grammar(tree->frames, tree->tokens[t].form,
					 GRAMMAR_CALENDAR)
				|| tree_is(tree, t, GRAMMAR_TIME_PREPOSITION))
			return false;
	return true;
}

/* "{Asked} if he would go, she said no." */
static bool
begins_with_saying(const struct quote_work *work, const struct view *view,
		uint16_t first)
{
	return view->tree.tokens[first].upos == UPOS_VERB
	       && view_word(work, view, first, false)
	       && !tree_is_gerund(&view->tree, first)
	       && !tree_child(&view->tree, first, DEPREL_NSUBJ);
}

/* The reporting clause may stand in the middle or at the end of what it
 * reports. */
static bool
may_stand_apart(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	uint16_t behind = (uint16_t)(cue->last + 1);
	/* "I recall the words of Reyes, who, in 1960, said," and a paragraph */
	if (behind >= view->tree.count && view_leads_on(view))
		return false;
	return stands_apart(work, view, cue)
	       && (behind > end || view_is_punctuation(view, behind)
			       || begins_occasion(view, behind));
}

/* From `first` to the end, but for the reporting clause. */
static struct content
read_split(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, bool split)
{
	uint16_t behind = (uint16_t)(cue->last + 1);
	uint16_t end = content_last_word(work, view);
	/* "a vote {which}, analysts say, was fair" */
	uint16_t before = (uint16_t)(cue->first - 2);
	if (before > first
			&& feats_get(view->tree.tokens[before].feats,
					   FEATURE_PRONTYPE)
					   == PRONTYPE_REL
			&& tree_is(&view->tree, before, GRAMMAR_RELATIVE)
			&& content_has_finite(view, behind, end))
		return content_of(work, view, cue, (uint16_t)(behind + 1), end);
	struct content around = content_of(work, view, cue, first, end);
	if (around.last <= behind
			|| (!split && !content_has_finite(view, behind, end)))
		return NO_CONTENT;
	around.gap_first = (uint16_t)(cue->first - 1);
	around.gap_last = behind;
	return around;
}

/* "The port is open, Reyes said, {but not to ships}": no verb follows, and no
 * "but without a reason", which tells how it was said. */
static bool
joins_phrase(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	const struct tree *tree = &view->tree;
	uint16_t and = (uint16_t)(cue->last + 2);
	if (and + 1 > end || tree_traits(tree)->drops_subjects
			|| tree->tokens[and + 1].upos == UPOS_ADP
			|| tree->tokens[and + 1].upos == UPOS_SCONJ)
		return false;
	for (uint16_t t = and; t <= end; t++) {
		bool marked = view_is_marked(work, view, t);
		if (!marked && (tree->tokens[t].upos == UPOS_VERB
					       || view_is_finite(view, t)))
			return false;
	}
	return true;
}

/* "It pays to wait, Reyes said, {and be} ready": no deed of who says it. */
static bool
joins_infinitive(
		const struct view *view, const struct saying *cue, uint16_t end)
{
	const struct tree *tree = &view->tree;
	uint16_t verb = (uint16_t)(cue->last + 3);
	return verb < end && !tree_traits(tree)->drops_subjects
	       && (tree->tokens[verb].upos == UPOS_VERB
			       || tree->tokens[verb].upos == UPOS_AUX)
	       && feats_get(tree->tokens[verb].feats, FEATURE_VERBFORM)
				  == VERBFORM_INF
	       && tree->tokens[verb].lower == tree->tokens[verb].lemma;
}

/* All of it but for the reporting clause and the commas around. */
static struct content
with_gap(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t end)
{
	struct content around = content_of(work, view, cue, first, end);
	if (around.last <= cue->last + 1)
		return NO_CONTENT;
	uint16_t before = (uint16_t)(cue->first - 1);
	around.gap_first = content_is_mark(work, view, before) ? cue->first
								: before;
	around.gap_last = (uint16_t)(cue->last + 1);
	return around;
}

/* "..., analysts say, ...": the reporting clause between commas, or behind
 * one at the end. */
struct content
content_clause_around(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	uint16_t behind = (uint16_t)(cue->last + 1);
	uint16_t first = content_start_behind_source(view, cue);
	uint16_t end = content_last_word(work, view);
	uint16_t before = (uint16_t)(cue->first - 1);
	/* "someone said that — I said it too": broken off */
	if (behind < end && !tree_traits(&view->tree)->drops_subjects
			&& content_is_that(view, behind))
		return NO_CONTENT;
	if (!may_stand_apart(work, view, cue, end)
			|| content_tells_behind(work, view, cue))
		return NO_CONTENT;
	while (first + 1 < before && content_is_pause(work, view, first))
		first++;
	if (begins_with_saying(work, view, first)
			|| view_is_filler(view, first, (uint16_t)(before - 1)))
		return NO_CONTENT;
	bool split = is_split(view, first, before, behind);
	bool finite = content_has_finite(view, first, before);
	bool whole = (finite || is_verbless(view, cue, first, end)) && !split
		     && ends_sentence(view, cue, behind, end)
		     && !hangs_on_report(view, cue, first, before);
	bool another = begins_another(view, (uint16_t)(behind + 1));
	if (finite && another && !split
			&& (joins_phrase(work, view, cue, end)
					|| joins_infinitive(view, cue, end))
			&& !hangs_on_report(view, cue, first, before))
		return with_gap(work, view, cue, first, end);
	if (whole || (another && finite && has_subject(view, cue, first)))
		return content_of(
				work, view, cue, first, (uint16_t)(before - 1));
	/* "he asked me — we were out, and he asked me — he said": broken off */
	bool broken = finite && !split && content_is_dash(view, before)
		      && content_is_dash(view, behind)
		      && !tree_traits(&view->tree)->drops_subjects;
	return another || broken ? NO_CONTENT
				 : read_split(work, view, cue, first, split);
}
