#include "made_up.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "parse/tags.h"

void
require(bool holds)
{
	if (!holds)
		abort();
}

static uint32_t
mix_of(struct str form, uint32_t mix)
{
	for (size_t b = 0; b < form.len; b++)
		mix = mix * 31 + (unsigned char)form.at[b];
	return mix;
}

/* Words ending in "s" lose that as lemmas, mostly. */
static word_id
lemma_of(struct str form, uint32_t mix, const struct token *token,
		struct words *words)
{
	if (mix % 3 == 0)
		return token->lower;
	if (str_ends(form, STR("s")) && form.len > 1)
		form.len -= 1;
	return words_put(words, form);
}

static uint8_t
upos_of(struct str form, uint32_t mix)
{
	return form.at[0] >= '0' && form.at[0] <= '9'
			       ? UPOS_NUM
			       : (uint8_t)(mix / 7 % UPOS_COUNT);
}

uint32_t
made_up_token(const struct text *text, const struct sentence *sentence,
		uint32_t number, struct words *words, struct arena *arena)
{
	struct token *token = sentence_token(text, sentence, number);
	struct str form = text_of_token(text, token);
	char *lower = arena_take(arena, form.len * 2 + 1);
	uint32_t mix = mix_of(form, number);
	unsigned name = mix / 11 % (NAME_COUNT * 3);
	token->form = words_put(words, form);
	token->lower = words_put(words,
			(struct str){ lower, utf8_lower_str(form, lower) });
	token->lemma = lemma_of(form, mix, token, words);
	token->head = (uint16_t)(mix % (sentence->count + 1));
	token->upos = upos_of(form, mix);
	token->deprel = (uint8_t)(mix / 5 % DEPREL_COUNT);
	token->feats = feats_set(0, FEATURE_VERBFORM, mix / 3 % 5);
	token->name = (uint8_t)(name < NAME_COUNT ? name : NAME_O);
	return mix;
}
