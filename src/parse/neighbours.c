#include "parse/neighbours.h"

#include "parse/tags.h"

enum { HEAD, BEFORE, BEHIND };

static bool
is_function_word(const struct token *token)
{
	switch (deprel_universal(token->deprel)) {
	case DEPREL_AUX:
	case DEPREL_CASE:
	case DEPREL_CC:
	case DEPREL_COP:
	case DEPREL_DET:
	case DEPREL_EXPL:
	case DEPREL_FIXED:
	case DEPREL_MARK:
	case DEPREL_PUNCT:
		return true;
	default:
		return false;
	}
}

static void
have_none(const struct batch_sentence *sentence, struct neighbours *out)
{
	for (unsigned i = 0; i <= sentence->count; i++)
		for (unsigned n = 0; n < NEIGHBOURS; n++)
			out->row[sentence->first + i][n] = NEIGHBOUR_NONE;
}

/* Tokens in order: the last before a head is the nearest, as is the first
 * behind it. */
static void
find_in(const struct batch_sentence *sentence, struct neighbours *out)
{
	uint16_t first = sentence->first;
	for (uint16_t i = 1; i <= sentence->count; i++) {
		const struct token *token = &sentence->tokens[i - 1];
		uint16_t head = token->head, row = (uint16_t)(first + i);
		uint16_t *of_head = out->row[first + head];
		out->row[row][HEAD] = (uint16_t)(first + head);
		if (!head || is_function_word(token))
			continue;
		if (i < head)
			of_head[BEFORE] = row;
		else if (of_head[BEHIND] == NEIGHBOUR_NONE)
			of_head[BEHIND] = row;
	}
}

void
neighbours_find(const struct batch *batch, struct neighbours *out)
{
	for (unsigned s = 0; s < batch->sentences; s++) {
		have_none(&batch->sentence[s], out);
		find_in(&batch->sentence[s], out);
	}
}
