#include "event/tree_words.h"

static bool
is_written(const struct tree *tree, uint16_t token, char mark)
{
	const struct token *word = &tree->tokens[token];
	return word->end == word->start + 1
	       && tree->text->bytes.at[word->start] == mark;
}

bool
tree_is_comma(const struct tree *tree, uint16_t token)
{
	return is_written(tree, token, ',');
}

bool
tree_is_behind_comma(const struct tree *tree, uint16_t token)
{
	uint16_t first = tree_leftmost(tree, token);
	return (first < token && tree_is_comma(tree, first))
	       || (first > 1 && tree_is_comma(tree, (uint16_t)(first - 1)));
}

static bool
is_hyphen(const struct tree *tree, uint16_t token)
{
	return is_written(tree, token, '-');
}

bool
tree_is_behind_hyphen(const struct tree *tree, uint16_t token)
{
	return token > 1 && is_hyphen(tree, (uint16_t)(token - 1));
}

bool
tree_is_quotation_mark(const struct tree *tree, uint16_t token)
{
	return token_is_quotation_mark(text_of_token(
			tree->text, &tree->tokens[token]));
}

bool
tree_is_written(const struct tree *tree, uint16_t token, struct str letters)
{
	return str_equal(text_of_token(tree->text, &tree->tokens[token]),
			letters);
}

bool
tree_has_verb_between(const struct tree *tree, uint16_t first, uint16_t second)
{
	for (uint16_t t = (uint16_t)(first + 1); t < second; t++)
		if (tree->tokens[t].upos == UPOS_VERB)
			return true;
	return false;
}

uint16_t
tree_conjunction_between(
		const struct tree *tree, uint16_t first, uint16_t second)
{
	uint16_t above = tree_head(tree, second);
	for (uint16_t t = (uint16_t)(second - 1); t > first; t--) {
		uint16_t head = tree_head(tree, t);
		if (tree_relation(tree, t) == DEPREL_CC
				&& (head == second || head == above))
			return t;
	}
	return 0;
}

/* The token before or behind, hyphens left out; 0 at the sentence's end. */
static uint16_t
neighbour(const struct tree *tree, uint16_t token, int step)
{
	int at = token + step;
	if (at >= 1 && at <= tree->count && is_hyphen(tree, (uint16_t)at))
		at += step;
	return at >= 1 && at <= tree->count ? (uint16_t)at : 0;
}

/* The phrase's last token on that side of its head, which stands at `token`; 0
 * when other words stand there. */
static uint16_t
end_of_phrase(const struct tree *tree, uint16_t token,
		const struct phrase *phrase, int step)
{
	int i = phrase->head + step;
	for (; i >= 0 && i < phrase->count; i += step) {
		token = neighbour(tree, token, step);
		if (!token || !tree_word_is(tree, token, phrase->word[i]))
			return 0;
	}
	return token;
}

bool
tree_phrase_at(const struct tree *tree, uint16_t token,
		const struct phrase *phrase, uint16_t *first, uint16_t *last)
{
	if (!tree_word_is(tree, token, phrase->word[phrase->head]))
		return false;
	uint16_t left = end_of_phrase(tree, token, phrase, -1);
	uint16_t right = left ? end_of_phrase(tree, token, phrase, 1) : 0;
	if (!right)
		return false;
	if (first)
		*first = left;
	if (last)
		*last = right;
	return true;
}

unsigned
tree_nominal(const struct tree *tree, uint16_t token,
		const struct phrases *phrases)
{
	const struct token *word = &tree->tokens[token];
	const word_id ids[] = { word->lemma, word->lower };
	for (unsigned k = 0; k < 2; k++) {
		size_t i = phrases_first(phrases, ids[k]);
		for (; i < phrases->count; i++) {
			const struct phrase *phrase = &phrases->at[i];
			if (phrase->word[phrase->head] != ids[k])
				break;
			if (tree_phrase_at(tree, token, phrase, NULL, NULL))
				return phrase->count;
		}
	}
	return 0;
}
