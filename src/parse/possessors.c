#include "parse/possessors.h"

#include "parse/tags.h"

void
possessors_name(struct text *text)
{
	for (uint32_t i = 0; i < text->token_count; i++) {
		struct token *token = &text->tokens[i];
		if (token->deprel != DEPREL_DET
				|| feats_get(token->feats, FEATURE_PRONTYPE)
						   != PRONTYPE_PRS)
			continue;
		token->deprel = DEPREL_NMOD_POSS;
		token->upos = UPOS_PRON;
	}
}
