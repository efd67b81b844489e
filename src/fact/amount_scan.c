#include "fact/amount_scan.h"

bool
amount_has_upos(const struct amount_scan *scan, uint32_t token, enum upos upos)
{
	return token >= 1 && token <= scan->line.count
	       && amount_token_at(scan, token)->upos == upos;
}

bool
amount_is_noun(const struct amount_scan *scan, uint32_t token)
{
	return amount_has_upos(scan, token, UPOS_NOUN)
	       || amount_has_upos(scan, token, UPOS_PROPN);
}

const struct amount_word *
amount_word_in(const struct amount_scan *scan, uint32_t token,
		enum amount_class class)
{
	const struct amount_word *word = amount_line_word(&scan->line, token);
	if (amount_word_is(word, class))
		return word;
	if (token < 1 || token > scan->line.count)
		return NULL;
	word = amount_word_of(
			scan->line.tables, amount_token_at(scan, token)->lemma);
	return amount_word_is(word, class) ? word : NULL;
}

bool
amount_is_month(const struct amount_scan *scan, uint32_t token)
{
	return amount_line_is(&scan->line, token, AMOUNT_MONTH)
	       && amount_line_is_capital(&scan->line, token);
}

/* A participle before its noun. */
static bool
is_participle(const struct amount_scan *scan, uint32_t token)
{
	const struct token *at = amount_token_at(scan, token);
	unsigned form = feats_get(at->feats, FEATURE_VERBFORM);
	if (at->upos != UPOS_VERB)
		return false;
	if (at->deprel == DEPREL_AMOD || at->deprel == DEPREL_COMPOUND)
		return true;
	if ((form != VERBFORM_PART && form != VERBFORM_GER)
			|| !amount_is_noun(scan, token + 1))
		return false;
	return at->deprel == DEPREL_CONJ
	       || (at->head > token && at->deprel != DEPREL_ACL
			       && at->deprel != DEPREL_ADVCL);
}

bool
amount_is_modifier(const struct amount_scan *scan, uint32_t token)
{
	return amount_has_upos(scan, token, UPOS_ADJ)
	       || (token <= scan->line.count && is_participle(scan, token));
}
