#include "event/contexts.h"

/* Index of the first cue whose first word is `word`. */
static size_t
first_cue(const struct frames *frames, word_id word)
{
	size_t low = 0, high = frames->cue_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (frames->cues[middle].phrase.word[0] < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static uint64_t
contexts_at(const struct tree *tree, uint16_t token, word_id word)
{
	const struct frames *frames = tree->frames;
	uint64_t found = 0;
	for (size_t i = first_cue(frames, word);
			i < frames->cue_count
			&& frames->cues[i].phrase.word[0] == word;
			i++)
		if (tree_phrase_at(tree, token, &frames->cues[i].phrase, NULL,
				    NULL))
			found |= UINT64_C(1) << frames->cues[i].context;
	return found;
}

uint64_t
contexts_of(const struct tree *tree)
{
	uint64_t found = 0;
	for (uint16_t t = 1; t <= tree->count; t++) {
		const struct token *token = &tree->tokens[t];
		found |= contexts_at(tree, t, token->lower);
		if (token->lemma != token->lower)
			found |= contexts_at(tree, t, token->lemma);
	}
	return found;
}
