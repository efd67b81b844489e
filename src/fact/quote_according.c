/* What "according to X" tells: the clause around it, before or behind. */
#include "event/tree_verb.h"
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* "Prices to fall According to Oslo", "It is enormous: according to Oslo": a
 * title, or a statement of the text's own, stands before. */
static bool
begins_anew(const struct view *view, uint16_t word)
{
	const struct tree *tree = &view->tree;
	struct str before = text_of_token(tree->text, &tree->tokens[word - 1]);
	if (str_equal(before, STR(":")))
		return true;
	return tree_is_capital(tree, word) && !tree_traits(tree)->noun_first
	       && tree_is_noun(tree, (uint16_t)(word - 1));
}

/* "It rose – by a tenth, according to Oslo – and fell": the dash that an aside
 * with the source at its end begins with; 0 where it stands in none. */
static uint16_t
dash_before(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t behind = (uint16_t)(cue->last + 1);
	if (behind >= tree->count || !content_is_dash(view, behind)
			|| tree_traits(tree)->noun_first)
		return 0;
	for (uint16_t t = (uint16_t)(cue->first - 1); t > 1; t--)
		if (content_is_dash(view, t))
			return t;
	return 0;
}

/* "..., but according to the ministry, ...", "a plan which, according to the
 * ministry, ...": only the clause that begins there is told. */
static bool
begins_clause(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t before = (uint16_t)(cue->first - 1);
	if (before && begins_anew(view, cue->first))
		return true;
	if (before > 1 && tree_is_comma(tree, before))
		before--;
	if (before < 2)
		return false;
	if ((content_is_dash(view, before)
			    || content_is_semicolon(view, before))
			&& cue->last < tree->count
			&& tree_is_comma(tree, (uint16_t)(cue->last + 1)))
		return content_begins_clause(view, (uint16_t)(cue->last + 2));
	return tree->tokens[before].upos == UPOS_CCONJ
	       || tree->tokens[before].upos == UPOS_SCONJ
	       || tree_is(tree, before, GRAMMAR_RELATIVE);
}

/* "According to records {released last year, }the firm paid": the participle is
 * the source's. */
static uint16_t
behind_participle(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t first = (uint16_t)(cue->last + 1);
	/* "According to a study, {based on old records,} the firm paid" */
	if (first + 2 < tree->count && tree_is_comma(tree, first)
			&& tree_relation(tree, (uint16_t)(first + 1))
					   == DEPREL_ACL)
		first++;
	if (tree->tokens[first].upos != UPOS_VERB || view_is_finite(view, first)
			|| tree_is_gerund(tree, first)
			|| tree_traits(tree)->noun_first)
		return first;
	for (uint16_t t = first; t < tree->count; t++)
		if (tree_is_comma(tree, t))
			return (uint16_t)(t + 1);
	return first;
}

/* "it fell, according to Oslo, {so} Lima will pay": a clause that goes on
 * without the source. */
static bool
goes_on_without(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t so = (uint16_t)(cue->last + 2);
	/* "it cost $5, according to Oslo; half of it was for food" */
	if (so + 1 < tree->count
			&& content_is_semicolon(view, (uint16_t)(so - 1)))
		return content_has_finite(view, so, tree->count)
		       && !tree_traits(tree)->noun_first;
	if (so + 1 >= tree->count || !tree_is_comma(tree, (uint16_t)(so - 1))
			|| tree_traits(tree)->noun_first)
		return false;
	return (tree->tokens[so].upos == UPOS_CCONJ
			       || tree_is_form(tree, so, GRAMMAR_RESULT))
	       && content_begins_clause(view, (uint16_t)(so + 1));
}

/* "It sells more, {which} makes it the first according to Oslo": without a
 * comma the source tells the clause that it stands in; 0 when it stands in
 * none. */
static uint16_t
relative_before(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	if (tree_traits(tree)->noun_first)
		return 0;
	for (uint16_t t = (uint16_t)(cue->first - 1); t > 1; t--) {
		bool comma = view_is_punctuation(view, (uint16_t)(t - 1));
		if (view_is_punctuation(view, t))
			return 0;
		if (comma && tree_is(tree, t, GRAMMAR_RELATIVE))
			return t;
	}
	return 0;
}

/* "hombres, {que} según la policía", "{que}, según la policía,": 0 where the
 * source stands in no such clause behind a comma. */
static uint16_t
relative_of_source(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t that = (uint16_t)(cue->first - 1);
	if (that > 2 && tree_is_comma(tree, that))
		that--;
	return that > 1 && tree_traits(tree)->drops_subjects
			       && tree_is(tree, that, GRAMMAR_RELATIVE)
			       && tree_is_comma(tree, (uint16_t)(that - 1))
		       ? that
		       : 0;
}

/* "hombres, que según la policía {serían del ELN}, huyeron": the relative clause
 * ends before the comma and the verb of the clause around; `end` where nothing
 * goes on. */
static uint16_t
end_of_relative(const struct view *view, const struct saying *cue, uint16_t end)
{
	const struct tree *tree = &view->tree;
	uint16_t that = relative_of_source(view, cue);
	for (uint16_t t = (uint16_t)(cue->last + 1); that && t < end; t++) {
		uint16_t last = view->right[t];
		if (tree_relation(tree, t) != DEPREL_ACL_RELCL
				|| tree_head(tree, t) >= that)
			continue;
		bool comma = tree_is_comma(tree, last)
			     || tree_is_comma(tree, (uint16_t)(last + 1));
		return last < end && comma ? last : end;
	}
	return end;
}

/* What stands before the source, from `first` on. */
static struct content
words_before(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first)
{
	return content_of(work, view, cue, first, (uint16_t)(cue->first - 1));
}

/* What stands behind a source that begins the sentence. */
static struct content
words_behind(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	if (cue->last + 1 >= end)
		return NO_CONTENT;
	return content_of(work, view, cue, behind_participle(view, cue), end);
}

/* "{And} according to Oslo, ...": nothing is told before the source. */
static bool
is_only_joined(const struct view *view, uint16_t first, uint16_t end)
{
	for (uint16_t t = first; t < end; t++)
		if (view->tree.tokens[t].upos != UPOS_CCONJ
				&& view->tree.tokens[t].upos != UPOS_INTJ
				&& !view_is_punctuation(view, t))
			return false;
	return true;
}

/* What stands on both sides of the source, which is left out with its commas.
 */
static struct content
words_around(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t first, uint16_t end)
{
	struct content around = content_of(work, view, cue, first, end);
	if (around.last <= cue->last + 1)
		return words_before(work, view, cue, first);
	around.gap_first = cue->first;
	around.gap_last = cue->last;
	if (view_is_punctuation(view, (uint16_t)(cue->first - 1)))
		around.gap_first--;
	if (view_is_punctuation(view, (uint16_t)(cue->last + 1)))
		around.gap_last++;
	return around;
}

/* "según el canciller, {que viajó a Lima}": said of the source alone. */
static bool
tells_of_source(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t relative = (uint16_t)(cue->last + 2);
	if (relative >= tree->count
			|| !tree_is_comma(tree, (uint16_t)(relative - 1))
			|| !tree_is(tree, relative, GRAMMAR_RELATIVE))
		return false;
	uint16_t verb = tree_head(tree, relative);
	uint16_t of = tree_head(tree, verb);
	return tree_relation(tree, verb) == DEPREL_ACL_RELCL && of >= cue->first
	       && of <= cue->last;
}

/* The source ends what is said: "..., according to two officials, adding to
 * ..." */
static bool
ends_words(const struct view *view, const struct saying *cue, uint16_t first,
		uint16_t end)
{
	return cue->last + 1 >= end || tells_of_source(view, cue)
	       || (goes_on_without(view, cue)
			       && content_has_finite(view, first, cue->first))
	       || tree_is_gerund(&view->tree, (uint16_t)(cue->last + 2));
}

/* Where the clause begins that the source stands in. */
static uint16_t
first_word(const struct quote_work *work, const struct view *view,
		const struct saying *cue, uint16_t end)
{
	uint16_t first = 1;
	while (first < cue->first && content_is_pause(work, view, first))
		first++;
	if (begins_clause(view, cue) && cue->last + 1 < end)
		return cue->first;
	return first;
}

/* "In May, according to Oslo:" leads to a list that stands below. */
static bool
leads_to_list(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	uint16_t colon = (uint16_t)(cue->last + 1);
	return colon == tree->count && cue->first > 1
	       && str_equal(text_of_token(tree->text, &tree->tokens[colon]),
			       STR(":"))
	       && !content_has_verb(view, 1, (uint16_t)(cue->first - 1));
}

struct content
content_according(const struct quote_work *work, const struct view *view,
		const struct saying *cue)
{
	if (leads_to_list(view, cue))
		return NO_CONTENT;
	uint16_t end = content_last_word(work, view);
	uint16_t relative = cue->last + 1 >= end && cue->first > 2
					    ? relative_before(view, cue)
					    : 0;
	if (relative)
		return words_before(work, view, cue, relative);
	uint16_t dash = dash_before(view, cue);
	if (dash && dash + 1 < cue->first)
		return words_before(work, view, cue, (uint16_t)(dash + 1));
	uint16_t first = first_word(work, view, cue, end);
	/* "That's according to ..." */
	if (first < cue->first && cue->first - first < 3 && cue->last >= end)
		return NO_CONTENT;
	if (first >= cue->first || is_only_joined(view, first, cue->first))
		return words_behind(work, view, cue,
				end_of_relative(view, cue, end));
	if (ends_words(view, cue, first, end))
		return words_before(work, view, cue, first);
	return words_around(work, view, cue, first, end);
}

uint16_t
content_start_behind_source(const struct view *view, const struct saying *cue)
{
	const struct tree *tree = &view->tree;
	for (const struct saying *at = view->cues; at < cue; at++) {
		uint16_t joint = (uint16_t)(at->last + 2);
		if (at->kind == CUE_ACCORDING && at->first > 1
				&& joint + 1 < cue->first
				&& tree_is_comma(tree, (uint16_t)(joint - 1))
				&& tree->tokens[joint].upos == UPOS_CCONJ)
			return (uint16_t)(joint + 1);
	}
	return 1;
}
