/* Clauses of "as" that report what stands around them: "as she said, ...",
 * "..., as she said", "según dijo". */
#include "event/tree_words.h"
#include "fact/quote_content.h"

bool
content_is_reminder(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	unsigned person = feats_get(
			tree->tokens[cue->subject].feats, FEATURE_PERSON);
	if (person == PERSON_2 || person == PERSON_3 || !person)
		return person == PERSON_2;
	if (cue->first > 2)
		return true;
	uint16_t hearer = tree_child(tree, cue->verb, DEPREL_IOBJ);
	if (!hearer)
		hearer = tree_child(tree, cue->verb, DEPREL_OBJ);
	return !hearer || !tree_is_noun(tree, hearer)
	       || !tree_is(tree, cue->verb, GRAMMAR_TELL);
}

/* The word before the verb of saying and its subject is such an "as". */
static bool
is_reporting_as(const struct view *view, const struct saying *cue, uint16_t as)
{
	const struct tree *tree = &view->tree;
	if (!as
			|| (cue->first == cue->verb
					&& !tree_traits(tree)->drops_subjects))
		return false;
	/* "as the Committee on Trade has said", read as its case */
	bool read_as_case = tree_relation(tree, as) == DEPREL_CASE
			    && tree_head(tree, as) == cue->subject
			    && view_is_finite(view, cue->verb)
			    && !tree_traits(tree)->drops_subjects;
	return (tree->tokens[as].upos == UPOS_SCONJ || read_as_case
			       || tree_relation(tree, as) == DEPREL_MARK)
	       && tree_is(tree, as, GRAMMAR_PREDICATIVE);
}

/* What the verb of saying tells stands in its own clause, not around it. */
static bool
tells_in_itself(const struct view *view, const struct saying *cue, uint16_t end)
{
	const struct tree *tree = &view->tree;
	/* "as it relates to the sale, ..." */
	if (tree_is_form(tree, cue->subject, GRAMMAR_IMPERSONAL)
			&& cue->verb < tree->count
			&& tree->tokens[cue->verb + 1].lower
					   == tree->frames->to)
		return true;
	uint16_t behind = (uint16_t)(cue->last + 2);
	if (behind < end && content_goes_on_about(view, behind))
		return true;
	/* "it has, as she said, {ten ships}" */
	uint16_t object = content_object(view, cue);
	if (object > behind - 1 && tree_is_comma(tree, (uint16_t)(behind - 1))
			&& !tree_traits(tree)->drops_subjects)
		return false;
	return object && object != cue->subject
	       && !tree_is(tree, cue->verb, GRAMMAR_TELL);
}

/* "los zapatos que, según dice, le dan suerte" */
static bool
is_inside_relative(const struct view *view, const struct saying *cue,
		uint16_t as, uint16_t end)
{
	const struct tree *tree = &view->tree;
	return as > 3 && tree_is_comma(tree, (uint16_t)(as - 1))
	       && tree_is(tree, (uint16_t)(as - 2), GRAMMAR_RELATIVE)
	       && cue->last + 1 < end
	       && tree_is_comma(tree, (uint16_t)(cue->last + 1));
}

/* "{tal} y como dijo": where the words of "as" begin. */
static uint16_t
start_of_as(const struct view *view, uint16_t as)
{
	const struct tree *tree = &view->tree;
	while (as > 1 && !view_is_punctuation(view, (uint16_t)(as - 1))
			&& tree_head(tree, (uint16_t)(as - 1)) >= as)
		as--;
	return as;
}

/* "As she said when she opened it{,} the fair ...": the comma that ends what a
 * sentence begins with; 0 when there is none. */
static uint16_t
end_of_as(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t comma = (uint16_t)(cue->last + 1);
	if (comma < tree->count && tree_is_comma(tree, comma))
		return comma;
	/* "when she opened it", read as what she said */
	uint16_t told = tree_child(tree, cue->verb, DEPREL_CCOMP);
	if (told && tree_is_form(tree, view->left[told], GRAMMAR_BACKGROUND))
		told = 0;
	if (tree_relation(tree, cue->verb) != DEPREL_ADVCL || told
			|| tree_is_form(tree, cue->subject, GRAMMAR_IMPERSONAL)
			|| tree_traits(tree)->drops_subjects)
		return 0;
	while (comma < tree->count && !tree_is_comma(tree, comma))
		if (view_is_punctuation(view, comma++))
			return 0;
	return comma < tree_head(tree, cue->verb) ? comma : 0;
}

/* "{And} as she said, ...", "{So}, as she said, ...": only what joins the
 * sentence to the one before stands before "as". */
static bool
opens_sentence(const struct view *view, uint16_t as)
{
	enum { WORDS = 3 };
	const struct tree *tree = &view->tree;
	if (as > WORDS || tree_traits(tree)->drops_subjects)
		return as == 1;
	for (uint16_t t = 1; t < as; t++) {
		uint8_t upos = tree->tokens[t].upos;
		if (upos != UPOS_CCONJ && upos != UPOS_ADV && upos != UPOS_INTJ
				&& !tree_is_comma(tree, t))
			return false;
	}
	return true;
}

/* "it is late, {but} as she said, we go": the clause that "but" joins begins
 * with "as". */
static bool
joins_clause(const struct view *view, const struct saying *cue, uint16_t as)
{
	const struct tree *tree = &view->tree;
	return as > 2 && tree->tokens[as - 1].upos == UPOS_CCONJ
	       && cue->last + 1 < tree->count
	       && tree_is_comma(tree, (uint16_t)(cue->last + 1))
	       && content_has_finite(view, 1, as)
	       && !tree_traits(tree)->drops_subjects;
}

/* "As she had told them, {Reyes wrote that} it was late": the word of saying
 * behind tells what she said. */
static bool
begins_report(const struct view *view, const struct saying *cue, uint16_t comma)
{
	const struct tree *tree = &view->tree;
	if (tree->tokens[cue->subject].upos != UPOS_PRON)
		return false;
	for (size_t i = 0; i < view->cue_count; i++) {
		const struct saying *next = &view->cues[i];
		if (next != cue && next->kind == CUE_VERB
				&& tree_is_noun(tree, next->subject)
				&& next->first == comma + 1
				&& next->first < next->verb
				&& tree_head(tree, cue->verb) == next->verb)
			return !tree_traits(tree)->drops_subjects;
	}
	return false;
}

/* "we work — and as she said, {it is hard} — but we go": the last word before
 * the dash that ends an aside; `end` where none began before "as". */
static uint16_t
end_of_aside(const struct view *view, const struct saying *cue, uint16_t as,
		uint16_t end)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(as - 1);
	if (before > 1 && tree->tokens[before].upos == UPOS_CCONJ)
		before--;
	if (before < 2 || !content_is_dash(view, before)
			|| tree_traits(tree)->drops_subjects)
		return end;
	for (uint16_t t = (uint16_t)(cue->last + 2); t < end; t++)
		if (content_is_dash(view, t))
			return (uint16_t)(t - 1);
	return end;
}

/* Words that somebody is quoted with stand there, more than a phrase. */
static bool
holds_speech(const struct quote_work *work, const struct view *view,
		uint16_t first, uint16_t last)
{
	for (uint16_t t = first; t <= last; t++) {
		const struct marked *marked =
				marks_at(&work->marks, view_token(view, t));
		if (marked && marked->speech)
			return true;
	}
	return false;
}

/* "As she said, {...}" */
static struct content
read_behind_opening(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	uint16_t comma = end_of_as(view, cue);
	if (comma && begins_report(view, cue, comma))
		return NO_CONTENT;
	if (!comma || comma >= end || !content_has_finite(view, comma, end)
			|| (comma != cue->last + 1
					&& (view_is_marked(work, view,
							    comma + 1u)
							|| holds_speech(work,
									view,
									comma,
									end))))
		return NO_CONTENT;
	return content_of(work, view, cue, (uint16_t)(comma + 1), end);
}

/* "The vote, {as} she said, has begun": the subject stands before "as". */
static bool
has_subject_of(const struct view *view, uint16_t as, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = 1; t < as; t++)
		if (deprel_universal(tree_relation(tree, t)) == DEPREL_NSUBJ
				&& tree_head(tree, t) > cue->last)
			return true;
	return false;
}

/* The whole sentence but for `gap` .. the comma behind the reporting clause. */
static struct content
content_with_gap(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t gap, uint16_t end)
{
	struct content content = content_of(work, view, cue, 1, end);
	if (content.last <= cue->last + 1)
		return NO_CONTENT;
	content.gap_first = gap;
	content.gap_last = (uint16_t)(cue->last + 1);
	return content;
}

/* "it is late but, as she said, {we go}": the words before are no part of it.
 */
static bool
begins_behind(const struct view *view, const struct saying *cue, uint16_t as)
{
	const struct tree *tree = &view->tree;
	if (!content_has_verb(view, 1, as) && !has_subject_of(view, as, cue))
		return true;
	return tree->tokens[as - 2].upos == UPOS_CCONJ
	       && content_begins_clause(view, (uint16_t)(cue->last + 2));
}

/* "{...}, as she said", "{...}, as she said, {...}" */
static struct content
read_around(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t as, uint16_t end)
{
	const struct tree *tree = &view->tree;
	if (as > 3 && cue->last >= end)
		return content_of(work, view, cue, 1, (uint16_t)(as - 2));
	if (cue->last + 1 >= end
			|| !tree_is_comma(tree, (uint16_t)(cue->last + 1)))
		return NO_CONTENT;
	if (begins_behind(view, cue, as))
		return content_of(work, view, cue, (uint16_t)(cue->last + 2),
				end);
	return content_with_gap(work, view, cue, (uint16_t)(as - 1), end);
}

struct content
content_as_clause(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t as = (uint16_t)(cue->first - 1);
	uint16_t end = content_last_word(work, view);
	if (cue->last + 1 >= tree->count && tree_is_comma(tree, tree->count))
		return NO_CONTENT; /* "because, as Reyes said,": words follow */
	if (!is_reporting_as(view, cue, as) || content_is_reminder(view, cue)
			|| tells_in_itself(view, cue, end))
		return NO_CONTENT;
	if (is_inside_relative(view, cue, as, end))
		return content_of(work, view, cue, (uint16_t)(cue->last + 2),
				end);
	/* "it is fair to say, as she noted, {that} ..." */
	if (as > 1 && !tree_traits(tree)->drops_subjects && cue->last + 2 < end
			&& tree_is_comma(tree, (uint16_t)(cue->last + 1))
			&& content_is_that(view, (uint16_t)(cue->last + 2)))
		return content_of(work, view, cue, (uint16_t)(cue->last + 2),
				end);
	if (tree_traits(tree)->drops_subjects)
		as = start_of_as(view, as);
	end = end_of_aside(view, cue, as, end);
	if (opens_sentence(view, as) || joins_clause(view, cue, as))
		return read_behind_opening(work, view, cue, end);
	if (as < 3 || !tree_is_comma(tree, (uint16_t)(as - 1)))
		return NO_CONTENT;
	return read_around(work, view, cue, as, end);
}
