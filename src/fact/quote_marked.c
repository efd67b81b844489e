#include "fact/quote_marked.h"

enum { TITLE_WORDS = 12 };

/* A finite verb that is no relative clause's of a word in the marks. */
static bool
is_main_verb(const struct quote_work *work, const struct sentence *sentence,
		const struct marked *marked, uint32_t token)
{
	const struct token *at = &work->text->tokens[token];
	if (feats_get(at->feats, FEATURE_VERBFORM) != VERBFORM_FIN
			&& at->upos != UPOS_AUX)
		return false;
	if (at->deprel == DEPREL_AUX || at->deprel == DEPREL_COP
			|| at->deprel == DEPREL_AUX_PASS) {
		if (!at->head || at->head > sentence->count)
			return true;
		at = sentence_token(work->text, sentence, at->head);
	}
	return at->deprel != DEPREL_ACL_RELCL
	       || sentence->first + at->head <= marked->first;
}

bool
marked_has_verb(const struct quote_work *work, const struct marked *marked)
{
	for (uint32_t s = marked->sentence; s <= marked->last_sentence; s++) {
		const struct sentence *at = &work->text->sentences[s];
		for (uint32_t t = at->first; t < at->first + at->count; t++)
			if (t >= marked->first && t <= marked->last
					&& is_main_verb(work, at, marked, t))
				return true;
	}
	return false;
}

bool
marked_has_subject(const struct quote_work *work, const struct marked *marked)
{
	if (sets_traits(work->frames->sets)->drops_subjects)
		return marked_has_verb(work, marked);
	for (uint32_t s = marked->sentence; s <= marked->last_sentence; s++) {
		const struct sentence *at = &work->text->sentences[s];
		uint32_t end = at->first + at->count;
		for (uint32_t t = at->first; t < end; t++) {
			const struct token *token = &work->text->tokens[t];
			uint32_t head = at->first + token->head - 1;
			if (deprel_universal(token->deprel) == DEPREL_NSUBJ
					&& token->head && t >= marked->first
					&& head <= marked->last
					&& head >= marked->first)
				return true;
		}
	}
	return false;
}

static bool
is_relative(const struct quote_work *work, uint32_t token)
{
	const struct token *at = &work->text->tokens[token];
	return at->upos == UPOS_PRON && at->deprel != DEPREL_MARK
	       && frames_grammar(work->frames, at->lower, GRAMMAR_RELATIVE);
}

bool
marked_is_relative(const struct quote_work *work, const struct marked *marked)
{
	const struct sentence *at = &work->text->sentences[marked->sentence];
	if (!sets_traits(work->frames->sets)->drops_subjects
			|| marked->open == at->first
			|| frames_grammar(work->frames,
					work->text->tokens[marked->open - 1]
							.lower,
					GRAMMAR_COMPLEMENTIZER)
			|| marked_begins_capital(work, marked->first)
			|| marked->sentence != marked->last_sentence)
		return false;
	if (is_relative(work, marked->first))
		return true;
	/* "lo que no se puede hacer" */
	return marked->first < marked->last
	       && work->text->tokens[marked->first].upos != UPOS_VERB
	       && frames_grammar(work->frames,
			       work->text->tokens[marked->first].lower,
			       GRAMMAR_FREE_RELATIVE)
	       && is_relative(work, marked->first + 1);
}

bool
marked_begins_capital(const struct quote_work *work, uint32_t token)
{
	const struct token *first = &work->text->tokens[token];
	char byte = text_of_token(work->text, first).at[0];
	return (byte >= 'A' && byte <= 'Z') || (unsigned char)byte == 0xC3;
}

/* "Come here": a capital and a bare verb. */
bool
marked_is_order(const struct quote_work *work, const struct marked *marked)
{
	const struct token *at = &work->text->tokens[marked->first];
	return at->upos == UPOS_VERB
	       && marked_begins_capital(work, marked->first)
	       && (feats_get(at->feats, FEATURE_MOOD) == MOOD_IMP
			       || feats_get(at->feats, FEATURE_VERBFORM)
						  == VERBFORM_INF);
}

/* No comma leads to the words and no stop ends them: "the theme 'The Road is
 * the Goal'", "called 'Her Road is Her Goal,'". */
static bool
stands_as_name(const struct quote_work *work, const struct marked *marked)
{
	const struct token *tokens = work->text->tokens;
	struct str last = text_of_token(work->text, &tokens[marked->last]);
	return marked->open && tokens[marked->open - 1].upos != UPOS_PUNCT
	       && (tokens[marked->last].upos != UPOS_PUNCT
			       || str_equal(last, STR(",")));
}

/* Every word of weight has a capital: "The Quiet American". */
bool
marked_is_title(const struct quote_work *work, const struct marked *marked)
{
	uint32_t small = 0, capital = 0;
	bool name = stands_as_name(work, marked);
	if (marked->last - marked->first >= TITLE_WORDS)
		return false;
	for (uint32_t t = marked->first; t <= marked->last; t++) {
		const struct token *at = &work->text->tokens[t];
		if (at->upos == UPOS_PUNCT || at->upos == UPOS_PART
				|| at->upos == UPOS_NUM)
			continue;
		if (marked_begins_capital(work, t))
			capital++;
		else if (at->upos != UPOS_ADP && at->upos != UPOS_DET
				&& at->upos != UPOS_CCONJ
				&& !(name && at->upos == UPOS_AUX))
			small++;
	}
	return !small && capital > 1;
}

bool
marked_only_names(const struct quote_work *work, const struct marked *marked,
		const struct saying *cue, bool clause, bool colon)
{
	if (cue->kind != CUE_VERB || !(cue->word->takes & TAKES_NAMING))
		return false;
	return !clause
	       || (!colon && !marked_begins_capital(work, marked->first)
			       && marked->last_sentence == marked->sentence
			       && !sets_traits(work->frames->sets)
					       ->drops_subjects);
}
