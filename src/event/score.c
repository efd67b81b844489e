#include "event/score.h"

#include <string.h>

#include "parse/tags.h"

/* ---- As it is written ------------------------------------------------- */

/* Years have four digits. */
enum { DIGITS_MAX = 3 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 0: none, or too many. */
static size_t
count_digits(struct str text)
{
	size_t count = 0;
	while (count < text.len && is_digit(text.at[count]))
		count++;
	return count <= DIGITS_MAX ? count : 0;
}

static struct str
behind(struct str text, size_t count)
{
	return (struct str){ text.at + count, text.len - count };
}

/* A hyphen or the dash between numbers; 0: none. */
static size_t
count_dash(struct str text)
{
	struct str dash = STR("\u2013");
	if (text.len && text.at[0] == '-')
		return 1;
	return str_starts(text, dash) ? dash.len : 0;
}

/* Not the "12-34" of "555-12-34", nor the "10-12" of "$10-12" and "A10-12". */
static bool
is_open_before(struct str text, size_t start)
{
	return !start || strchr(" \t\n([\"'\xA0", text.at[start - 1]);
}

/* Not "20-30%", "10-12km", "3-1.5", "555-12-34". */
static bool
is_open_behind(struct str rest)
{
	if (!rest.len)
		return true;
	if (strchr(".,:", rest.at[0]))
		return rest.len < 2 || !is_digit(rest.at[1]);
	return !count_dash(rest)
	       && ((unsigned char)rest.at[0] >= 0x80
			       || strchr(" \t\n)];!?\"'", rest.at[0]));
}

/* Where it ends in the text; 0: none begins there. */
static size_t
end_of_score(struct str text, size_t start)
{
	struct str rest = behind(text, start);
	size_t first = count_digits(rest);
	size_t dash = count_dash(behind(rest, first));
	size_t second = count_digits(behind(rest, first + dash));
	size_t length = first + dash + second;
	if (!first || !dash || !second || !is_open_before(text, start)
			|| !is_open_behind(behind(rest, length)))
		return 0;
	return start + length;
}

/* ---- What it counts --------------------------------------------------- */

/* "20-30 drones"; a "3-1 win" is no number of wins. */
static bool
is_counted(const struct token *token)
{
	return token->upos == UPOS_NOUN
	       && feats_get(token->feats, FEATURE_NUMBER) == NUMBER_PLUR;
}

/* "20-30 armed men": the tree says what the number goes with. */
static bool
goes_with_counted(const struct token *tokens, uint32_t count, uint32_t at)
{
	uint32_t head = tokens[at].head;
	return tokens[at].deprel == DEPREL_NUMMOD && head > at && head <= count
	       && is_counted(&tokens[head - 1]);
}

/* "20-30 thousand", "20-30 km", "20-30 percent"; but "6-4 6-3". */
static bool
is_unit(const struct frames *frames, const struct text *text,
		const struct token *token)
{
	return token->upos == UPOS_SYM || is_counted(token)
	       || frames_grammar_at(frames, token, GRAMMAR_UNIT)
	       || (token->upos == UPOS_NUM
			       && !end_of_score(text->bytes, token->start));
}

static bool
counts_something(const struct frames *frames, const struct text *text,
		const struct token *tokens, uint32_t count, uint32_t at,
		size_t end)
{
	uint32_t next = at;
	while (next < count && tokens[next].start < end)
		next++;
	if (goes_with_counted(tokens, count, at))
		return true;
	return (next < count && is_unit(frames, text, &tokens[next]))
	       /* "por ciento" */
	       || (next + 1 < count
			       && frames_grammar_at(frames, &tokens[next + 1],
					       GRAMMAR_UNIT));
}

bool
score_is_at(const struct frames *frames, const struct text *text,
		const struct token *tokens, uint32_t count, uint32_t at)
{
	size_t end = end_of_score(text->bytes, tokens[at].start);
	return end && !counts_something(frames, text, tokens, count, at, end);
}

bool
score_is_in(const struct frames *frames, const struct text *text,
		const struct token *tokens, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (score_is_at(frames, text, tokens, count, i))
			return true;
	return false;
}
