/* Words in marks that go on with a stretch that was broken off. */
#include "fact/quote_stretch.h"

bool
stretch_is_dash(const struct quote_work *work, uint32_t token)
{
	const struct token *at = text_token(work, token);
	struct str word = written(work, token);
	if (str_equal(word, STR("-")))
		return !token || at[-1].end < at->start
		       || (token + 1 < work->text->token_count
				       && at->end < at[1].start);
	return str_equal(word, STR("—")) || str_equal(word, STR("–"))
	       || str_equal(word, STR("―"));
}

/* " — (applause) — ": a dash or what stands in brackets; the token behind.
 */
static uint32_t
over_interruption(const struct quote_work *work, uint32_t token, uint32_t end)
{
	enum { WORDS = 5 };
	if (stretch_is_dash(work, token))
		return token + 1;
	if (!is_one_of(work, token, "("))
		return token;
	for (uint32_t t = token + 1; t < end && t < token + WORDS; t++)
		if (is_one_of(work, t, ")"))
			return t + 1;
	return token;
}

/* Only interruptions stand between the tokens. */
static bool
is_interrupted(const struct quote_work *work, uint32_t from, uint32_t to)
{
	uint32_t before = to;
	while (from < to && from != before) {
		before = from;
		from = over_interruption(work, from, to);
	}
	return from == to;
}

/* "he would say this": who was broken off, by the same pronoun or by one of
 * the third person for whom a noun named. */
static bool
is_of_same(const struct quote_work *work, const struct stretch *stretch,
		const struct saying *cue)
{
	const struct tree *tree = &stretch->view->tree;
	const struct token *subject = &tree->tokens[cue->subject];
	const struct token *speaker = open_speaker(work);
	if (!cue->subject || !speaker || subject->upos != UPOS_PRON
			|| tree_traits(tree)->drops_subjects)
		return false;
	return is_same_pronoun(speaker, subject)
	       || (speaker->upos != UPOS_PRON
			       && feats_get(subject->feats, FEATURE_PERSON)
						  == PERSON_3);
}

/* "Joey' {— and I mean this —} 'Joey": a few words between dashes, none of
 * which says that somebody else speaks. */
static bool
is_parted_by_aside(const struct quote_work *work, const struct stretch *stretch,
		uint32_t from, uint32_t to)
{
	enum { WORDS = 12 };
	if (to > from + WORDS || from + 2 > to
			|| !stretch_is_dash(work, from)
			|| !stretch_is_dash(work, to - 1))
		return false;
	for (size_t i = 0; i < stretch->view->cue_count; i++) {
		uint32_t verb = view_token(
				stretch->view, stretch->view->cues[i].verb);
		if (verb > from && verb < to
				&& !is_of_same(work, stretch,
						&stretch->view->cues[i]))
			return false;
	}
	return true;
}

/* "I said, 'If you found it' — and I named it — {I said}, '": who was broken
 * off says it anew, in the same sentence. */
static bool
says_again(const struct quote_work *work, const struct stretch *stretch)
{
	const struct saying *cue = stretch->before;
	const struct mention *speaker = open_quote(work)->speaker;
	if (!cue || cue->kind != CUE_VERB || !cue->subject || !stretch->adjacent
			|| !speaker
			|| speaker->sentence != stretch->before_view->sentence
			|| !stretch_is_dash(work, stretch->marked[-1].close + 1)
			|| tree_traits(&stretch->view->tree)->drops_subjects)
		return false;
	return is_same_pronoun(open_speaker(work),
			&stretch->before_view->tree.tokens[cue->subject]);
}

/* "'We hold this' — (applause) — 'to be true.'", "'My' — their country's —
 * 'house is on fire.'" */
bool
stretch_resumes(const struct quote_work *work, const struct stretch *stretch)
{
	const struct marked *marked = stretch->marked;
	if (!work->open || marked == work->marks.at || stretch->behind
			|| !marked[-1].speech || marked[-1].unclosed
			|| is_one_of(work, marked[-1].last, ".?!"))
		return false;
	uint32_t from = marked[-1].close + 1;
	if (from >= marked->open)
		return false;
	if (is_parted_by_aside(work, stretch, from, marked->open)
			|| says_again(work, stretch))
		return true;
	return is_lower(work, marked->first)
	       && is_interrupted(work, from, marked->open);
}
