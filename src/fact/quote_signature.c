/* Who signs words in marks, behind or below them. */
#include "event/tree_words.h"
#include "fact/quote_stretch.h"

/* No verb and no pronoun stands from there to the sentence's end. */
static bool
is_bare_phrase(const struct view *view, uint16_t from)
{
	const struct tree *tree = &view->tree;
	for (uint16_t t = from; t <= tree->count; t++)
		if (view_is_finite(view, t) || tree->tokens[t].upos == UPOS_AUX
				|| tree->tokens[t].upos == UPOS_PRON)
			return false;
	return true;
}

/* The name of who signs in the phrase that begins there; 0 none. A full name
 * begins it, or behind a dash any person's name stands in it: "- President
 * Ruiz". */
static uint16_t
signature_name(const struct quote_work *work, const struct view *view,
		uint16_t from)
{
	enum { TITLE_WORDS = 16 };
	const struct tree *tree = &view->tree;
	uint32_t token = view_token(view, from);
	bool dash = token && stretch_is_dash(work, token - 1);
	if (!is_bare_phrase(view, from))
		return 0;
	if (!dash)
		return from < tree->count && tree->tokens[from].name == NAME_B_PER
						       && tree->tokens[from + 1].name
									  == NAME_I_PER
				       ? from
				       : 0;
	for (uint16_t t = from; t <= tree->count && t < from + TITLE_WORDS; t++)
		if (tree->tokens[t].name == NAME_B_PER)
			return t;
	return 0;
}

/* The words are a paragraph, and a dash begins the next one. */
static bool
is_signed_below(const struct quote_work *work, const struct marked *marked)
{
	const struct sentence *first = &work->text->sentences[marked->sentence];
	const struct sentence *next =
			&work->text->sentences[marked->last_sentence + 1];
	bool opens = marked->open == first->first
		     && (!marked->sentence
				     || first[-1].paragraph
							!= first->paragraph);
	return opens && next->paragraph == next[-1].paragraph + 1
	       && stretch_is_dash(work, next->first);
}

/* "'...' ({The Old Book}, 7:15)": what the words are from, named in brackets
 * behind them from `first` on; 0 where no name stands there. */
static uint16_t
source_in_brackets(const struct quote_work *work, const struct view *view,
		uint16_t first)
{
	const struct tree *tree = &view->tree;
	uint32_t token = view_token(view, first);
	if (!token || !is_one_of(work, token - 1, "(")
			|| tree_traits(tree)->drops_subjects)
		return 0;
	uint16_t end = first;
	for (; end < tree->count && !view_is_punctuation(view, end); end++) {
		uint8_t upos = tree->tokens[end].upos;
		if (upos != UPOS_DET && upos != UPOS_ADP
				&& !tree_is_capital(tree, end))
			return 0;
	}
	uint16_t name = (uint16_t)(end - 1);
	/* "The {Book} of Kings" */
	while (tree_head(tree, name) >= first && tree_head(tree, name) < name)
		name = tree_head(tree, name);
	return tree_is_comma(tree, end) && end > first + 1
					       && tree_is_noun(tree, name)
					       && tree_is_capital(tree, name)
			       ? name
			       : 0;
}

/* "'...' - Ana Reyes, mayor of Lima": who said it, in the rest of the sentence,
 * as the next one, or below the words. */
void
stretch_find_signature(struct quote_work *work, struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	const struct text *text = work->text;
	uint32_t next = marked->last_sentence + 1, at = marked->close + 1;
	struct view *view = stretch->last_view;
	if (stretch->before || stretch->behind || marked->unclosed)
		return;
	while (at < text->token_count && is_pause(work, at))
		at++;
	/* "From the talks: '...' – Ana Reyes": the dash tells more */
	if (stretch->colon && !stretch_is_dash(work, at - 1)
			&& (!is_one_of(work, at - 1, "(")
					|| tree_traits(&view->tree)
							   ->drops_subjects))
		return;
	uint16_t from = local(view, at);
	if (!from && next < text->sentence_count
			&& (text->sentences[next].paragraph
							== text->sentences[next
									       - 1]
									   .paragraph
					|| is_signed_below(work, marked))) {
		view = view_of(work, next);
		from = local(view, at);
	}
	uint16_t name = from ? signature_name(work, view, from) : 0;
	if (!name && from)
		name = source_in_brackets(work, view, from);
	if (!name)
		return;
	stretch->signer_view = view;
	stretch->signer = name;
}
