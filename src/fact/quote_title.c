/* Titles and places that run into a sentence without a stop. */
#include "event/tree_words.h"
#include "fact/quote_content.h"

/* "eligible for relief {The} state on Tuesday", "Prices to fall {About} half
 * of": a small word with a capital begins a sentence behind a title that ends
 * without a stop. */
static bool
begins_behind_title(const struct view *view, uint16_t token)
{
	const struct tree *tree = &view->tree;
	const struct token *at = &tree->tokens[token];
	const char *bytes = tree->text->bytes.at;
	if (token < 5 || token + 2 > tree->count || at->name != NAME_O
			|| bytes[at->start] < 'A' || bytes[at->start] > 'Z'
			|| at[-1].end + 1 != at->start
			|| at[1].start != at->end + 1)
		return false;
	if ((at->upos != UPOS_DET && at->upos != UPOS_ADP
			    && at->upos != UPOS_ADV && at->upos != UPOS_SCONJ
			    && !tree_is(tree, token, GRAMMAR_QUANTITY))
			|| at->end < at->start + 2
			|| bytes[at->start + 1] < 'a')
		return false;
	char next = bytes[at[1].start];
	uint8_t before = at[-1].upos;
	return ((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9'))
	       && (before == UPOS_NOUN || before == UPOS_PROPN
			       || before == UPOS_NUM);
}

/* "Lima Times: Prices to fall": behind the name that a title begins with. */
static uint16_t
behind_label(const struct view *view, uint16_t first, uint16_t last)
{
	enum { LONGEST = 6 };
	const struct tree *tree = &view->tree;
	const char *bytes = tree->text->bytes.at;
	for (uint16_t t = first; t < last && t < first + LONGEST; t++) {
		const struct token *at = &tree->tokens[t];
		if (t > first && at->end == at->start + 1
				&& bytes[at->start] == ':')
			return (uint16_t)(t + 1);
		if (bytes[at->start] < 'A' || bytes[at->start] > 'Z')
			return first;
	}
	return first;
}

/* "Lima, Peru – {The} price": behind the place that a text begins with. */
static uint16_t
behind_place(const struct view *view, uint16_t first)
{
	enum { LONGEST = 6 };
	const struct tree *tree = &view->tree;
	uint16_t t = first;
	while (t < tree->count && t < first + LONGEST
			&& (tree->tokens[t].upos == UPOS_PROPN
					|| tree_is_comma(tree, t)))
		t++;
	return t > first && t < tree->count && content_is_dash(view, t)
					       && tree_is_capital(tree,
							       (uint16_t)(t + 1))
			       ? (uint16_t)(t + 1)
			       : first;
}

void
content_leave_out_titles(const struct view *view, const struct saying *cue,
		uint16_t *first, uint16_t *last)
{
	if (tree_traits(&view->tree)->noun_first)
		return;
	if (*first == 1 && *first < cue->verb)
		*first = behind_place(view, behind_label(view, *first, *last));
	for (uint16_t t = (uint16_t)(*first + 1); t <= *last; t++) {
		if (!begins_behind_title(view, t))
			continue;
		if (t > cue->verb && t > *first + 1) {
			*last = (uint16_t)(t - 1);
			return;
		}
		if (t < cue->first && cue->first < *last + 4)
			*first = t;
	}
}
