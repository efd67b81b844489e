#include "parse/agree.h"

#include "parse/tags.h"

static bool
ends_in_ing(const struct text *text, const struct token *token)
{
	struct str form = text_of_token(text, token);
	return form.len > 4 && str_ends(form, STR("ing"));
}

/* An article, a preposition or a possessor makes it a noun after all. */
static bool
has_noun_child(const struct token *tokens, uint32_t count, uint32_t number)
{
	for (uint32_t i = 0; i < count; i++) {
		enum deprel deprel = deprel_universal(tokens[i].deprel);
		if (tokens[i].head == number
				&& (deprel == DEPREL_CASE
						|| deprel == DEPREL_DET
						|| tokens[i].deprel
								== DEPREL_NMOD_POSS))
			return true;
	}
	return false;
}

static bool
is_nominal(uint8_t deprel)
{
	enum deprel universal = deprel_universal(deprel);
	return universal == DEPREL_OBL || universal == DEPREL_NMOD;
}

static void
make_verb(const struct token *tokens, struct token *token)
{
	token->upos = UPOS_VERB;
	token->feats = feats_set(token->feats, FEATURE_NUMBER, NUMBER_NONE);
	token->feats = feats_set(token->feats, FEATURE_VERBFORM, VERBFORM_GER);
	if (!is_nominal(token->deprel) || !token->head)
		return;
	bool of_noun = tokens[token->head - 1].upos != UPOS_VERB;
	token->deprel = of_noun ? DEPREL_ACL : DEPREL_ADVCL;
}

void
agree_sentence(const struct text *text, struct token *tokens, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t head = tokens[i].head;
		if (tokens[i].deprel != DEPREL_OBJ || !head || head > count)
			continue;
		struct token *governor = &tokens[head - 1];
		if (governor->upos == UPOS_NOUN && ends_in_ing(text, governor)
				&& !has_noun_child(tokens, count, head))
			make_verb(tokens, governor);
	}
}
