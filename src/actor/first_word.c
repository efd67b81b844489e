#include "actor/first_word.h"

#include "actor/rows.h"
#include "parse/lemma.h"

/* The lemma that the word would have as a noun in the plural. */
static word_id
lemma_as_noun(struct words *words, enum language language, word_id lower)
{
	char lemma[LEMMA_BYTES];
	uint32_t feats = feats_set(0, FEATURE_NUMBER, NUMBER_PLUR);
	unsigned length = lemma_of(language, words_text(words, lower),
			UPOS_NOUN, feats, lemma);
	return words_put(words, (struct str){ lemma, length });
}

static bool
is_agent(const struct gazetteer *gazetteer, word_id lemma)
{
	uint32_t node = trie_first(&gazetteer->agents, lemma);
	return node && agent_at(gazetteer, node);
}

/* One word, not the first of a name of several. */
static bool
stands_alone(const struct text *text, const struct sentence *sentence)
{
	if (sentence->count < 2)
		return false;
	const struct token *first = &text->tokens[sentence->first];
	const struct token *next = first + 1;
	return first->upos == UPOS_PROPN && first->deprel != DEPREL_FLAT
	       && next->deprel != DEPREL_FLAT && next->upos != UPOS_PROPN;
}

static void
settle_first(const struct gazetteer *gazetteer, struct words *words,
		struct token *token)
{
	uint32_t name = trie_first(&gazetteer->names, token->lower);
	if (name && gazetteer->names.value[name])
		return;
	word_id lemma = lemma_as_noun(words, gazetteer->language, token->lower);
	if (lemma == token->lower || !is_agent(gazetteer, lemma))
		return;
	token->upos = UPOS_NOUN;
	token->lemma = lemma;
	token->name = NAME_O;
	token->feats = feats_set(token->feats, FEATURE_NUMBER, NUMBER_PLUR);
}

void
first_words_settle(const struct gazetteer *gazetteer, struct words *words,
		struct text *text)
{
	for (uint32_t i = 0; i < text->sentence_count; i++)
		if (stands_alone(text, &text->sentences[i]))
			settle_first(gazetteer, words,
					&text->tokens[text->sentences[i].first]);
}
