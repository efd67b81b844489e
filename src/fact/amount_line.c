#include "fact/amount_line.h"

const struct amount_word *
amount_line_word(const struct amount_line *line, uint32_t token)
{
	if (token < 1 || token > line->count)
		return &line->tables->rows[0];
	return amount_word_of(line->tables, line->tokens[token].lower);
}

bool
amount_line_is(const struct amount_line *line, uint32_t token,
		enum amount_class class)
{
	return amount_word_is(amount_line_word(line, token), class);
}

struct str
amount_line_text(const struct amount_line *line, uint32_t token)
{
	if (token < 1 || token > line->count)
		return STR("");
	return text_of_token(line->text, &line->tokens[token]);
}

bool
amount_line_touches(const struct amount_line *line, uint32_t token)
{
	return token >= 1 && token < line->count
	       && line->tokens[token].end == line->tokens[token + 1].start;
}

bool
amount_line_is_byte(const struct amount_line *line, uint32_t token, char byte)
{
	struct str text = amount_line_text(line, token);
	return text.len == 1 && text.at[0] == byte;
}

bool
amount_line_is_hyphen(const struct amount_line *line, uint32_t token)
{
	struct str text = amount_line_text(line, token);
	return (text.len == 1 && text.at[0] == '-')
	       || (text.len == 3 && !memcmp(text.at, "\xE2\x80", 2)
			       && (unsigned char)text.at[2] >= 0x90
			       && (unsigned char)text.at[2] <= 0x95);
}

bool
amount_line_is_joint(const struct amount_line *line, uint32_t token)
{
	if (token < 2 || !amount_line_is_hyphen(line, token))
		return false;
	bool before = amount_line_touches(line, token - 1);
	bool behind = amount_line_touches(line, token);
	/* "six - member", as corpora have it */
	if (!before && !behind)
		return amount_line_is(line, token + 1, AMOUNT_JOINED)
		       || amount_line_is(line, token + 1, AMOUNT_MEASURE);
	return before && behind;
}

uint16_t
amount_line_over_joint(const struct amount_line *line, uint32_t token)
{
	return (uint16_t)(token + amount_line_is_joint(line, token));
}

bool
amount_line_is_capital(const struct amount_line *line, uint32_t token)
{
	struct str text = amount_line_text(line, token);
	return text.len && text.at[0] >= 'A' && text.at[0] <= 'Z';
}

static bool
is_word(const struct amount_line *line, uint32_t token, word_id word,
		enum amount_class class)
{
	const struct token *at = &line->tokens[token];
	if (class == AMOUNT_CODE)
		return at->form == word;
	return at->lower == word;
}

static struct amount_match
match_at(const struct amount_line *line, uint32_t token,
		const struct amount_phrase *phrase)
{
	struct amount_match none = { 0 };
	uint32_t at = token, last = token;
	for (unsigned i = 0; i < phrase->count; i++) {
		if (i && at <= line->count && phrase->word[i]
				&& !is_word(line, at, phrase->word[i],
						phrase->class))
			at = amount_line_over_joint(line, at);
		if (at > line->count
				|| !is_word(line, at, phrase->word[i],
						phrase->class))
			return none;
		last = at++;
	}
	return (struct amount_match){ phrase, (uint16_t)token, (uint16_t)last };
}

/* No hyphens between: signs and words of approximation have none. */
static struct amount_match
match_back(const struct amount_line *line, uint32_t token,
		const struct amount_phrase *phrase)
{
	struct amount_match none = { 0 };
	if (token < phrase->count)
		return none;
	uint32_t first = token + 1 - phrase->count;
	for (unsigned i = 0; i < phrase->count; i++)
		if (!is_word(line, first + i, phrase->word[i], phrase->class))
			return none;
	return (struct amount_match){ phrase, (uint16_t)first,
		(uint16_t)token };
}

/* The longest of two matches at one end. */
static struct amount_match
longer(struct amount_match one, struct amount_match other)
{
	if (!one.phrase || !other.phrase)
		return one.phrase ? one : other;
	return other.last - other.first > one.last - one.first ? other : one;
}

/* Phrases that begin or end with a word, and one of them at its place. */
typedef const struct amount_phrase *find_phrases(
		const struct amount_tables *tables, word_id word);
typedef struct amount_match match_phrase(const struct amount_line *line,
		uint32_t token, const struct amount_phrase *phrase);

/* The longest phrase of the classes with the token at one end, by its lower
 * form or as it is written. */
static struct amount_match
best_match(const struct amount_line *line, uint32_t token, uint64_t classes,
		find_phrases *find, match_phrase *match)
{
	struct amount_match best = { 0 };
	if (token < 1 || token > line->count)
		return best;
	const struct token *at = &line->tokens[token];
	word_id keys[2] = { at->lower, at->form };
	for (unsigned i = 0; i < (at->form == at->lower ? 1u : 2u); i++)
		for (const struct amount_phrase *phrase =
						find(line->tables, keys[i]);
				phrase; phrase = amount_phrase_next(
							line->tables, phrase))
			if (classes >> phrase->class & 1)
				best = longer(best, match(line, token, phrase));
	return best;
}

struct amount_match
amount_match_behind(const struct amount_line *line, uint32_t token,
		uint64_t classes)
{
	return best_match(line, token, classes, amount_phrase_behind, match_at);
}

struct amount_match
amount_match_before(const struct amount_line *line, uint32_t token,
		uint64_t classes)
{
	return best_match(
			line, token, classes, amount_phrase_before, match_back);
}
