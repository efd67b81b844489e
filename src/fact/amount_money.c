/* Which currency a sum is in, and what it is in dollars. */
#include <math.h>

#include "fact/amount_scan.h"
#include "parse/tags.h"

enum { SIGNS = 1, NAMES = 2 };

static uint64_t
classes(unsigned which)
{
	uint64_t signs = 1ull << AMOUNT_SIGN | 1ull << AMOUNT_CODE;
	uint64_t names = 1ull << AMOUNT_NAME | 1ull << AMOUNT_SHORT_NAME;
	return (which & SIGNS ? signs : 0) | (which & NAMES ? names : 0);
}

static bool
is_upper(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

/* "RMB313", "USD4": the letters as a word of their own. */
static const struct amount_phrase *
phrase_of_letters(const struct amount_tables *tables, struct str letters)
{
	char lower[8];
	for (size_t i = 0; i < letters.len; i++)
		lower[i] = is_upper(letters.at[i])
					   ? (char)(letters.at[i] + ('a' - 'A'))
					   : letters.at[i];
	struct str forms[2] = { letters, { lower, letters.len } };
	for (unsigned i = 0; i < 2; i++) {
		const struct amount_phrase *phrase = amount_phrase_before(
				tables, words_find(tables->words, forms[i]));
		for (; phrase; phrase = amount_phrase_next(tables, phrase))
			if (phrase->count == 1 && phrase->candidates)
				return phrase;
	}
	return NULL;
}

static struct amount_match
money_in_token(const struct amount_line *line, uint16_t token, unsigned *skip)
{
	struct amount_match match = { 0 };
	struct str text = amount_line_text(line, token);
	size_t length = 0;
	while (length < text.len && length < 6 && is_upper(text.at[length]))
		length++;
	if (length < 2 || length >= text.len || text.at[length] < '0'
			|| text.at[length] > '9')
		return match;
	match.phrase = phrase_of_letters(
			line->tables, (struct str){ text.at, length });
	match.first = match.last = token;
	*skip = match.phrase ? (unsigned)length : 0;
	return match;
}

/* "NZ $ 26 million" is "NZ$". */
static struct amount_match
with_letters(const struct amount_line *line, struct amount_match match)
{
	char letters[8];
	uint32_t before = match.first - 1u;
	struct str text = amount_line_text(line, before);
	if (!amount_line_is_byte(line, match.first, '$') || text.len < 2
			|| text.len + 1 > sizeof letters)
		return match;
	for (size_t i = 0; i < text.len; i++) {
		if (!is_upper(text.at[i]))
			return match;
		letters[i] = text.at[i];
	}
	letters[text.len] = '$';
	const struct amount_phrase *phrase = phrase_of_letters(
			line->tables, (struct str){ letters, text.len + 1 });
	return phrase ? (struct amount_match){ phrase, (uint16_t)before,
		match.last }
		      : match;
}

struct amount_match
amount_money_before(
		const struct amount_line *line, uint16_t token, unsigned *skip)
{
	*skip = 0;
	struct amount_match match = money_in_token(line, token, skip);
	if (match.phrase || token < 2)
		return match;
	match = amount_match_before(line, token - 1u, classes(SIGNS));
	return match.phrase ? with_letters(line, match) : match;
}

/* "500 pounds of cocaine", "a 500-pound bomb" are no money, nor are "28 euro
 * zone countries". */
static bool
is_something_else(const struct amount_line *line,
		const struct amount_match *match,
		const struct amount_number *number)
{
	uint16_t last = match->last;
	const struct token *word = &line->tokens[last];
	struct str text = amount_line_text(line, last);
	bool joined = match->first > number->last + 1
		      && !amount_line_is(line, number->last + 1u, AMOUNT_OF);
	bool scaled = number->scale > 1
		      || (!number->digits && amount_number_value(number) >= 1000);
	if ((word->upos == UPOS_VERB || word->upos == UPOS_AUX) && !scaled)
		return true;
	if (match->phrase->count == 1
			&& amount_word_is(amount_word_of(line->tables,
							  word->lemma),
					AMOUNT_MEASURE))
		return amount_line_is(line, last + 1u, AMOUNT_OF)
		       || (joined && !scaled);
	return !scaled && !joined && !str_ends(text, STR("s"))
	       && last < line->count
	       && line->tokens[last + 1].upos == UPOS_NOUN;
}

struct amount_match
amount_money_behind(const struct amount_line *line,
		const struct amount_number *number)
{
	struct amount_match none = { 0 };
	uint16_t at = amount_line_over_joint(line, number->last + 1u);
	struct amount_match match =
			amount_match_behind(line, at, classes(SIGNS | NAMES));
	/* "millones de dólares" */
	if (line->tables->style.of_money && amount_line_is(line, at, AMOUNT_OF))
		match = amount_match_behind(line, at + 1u, classes(NAMES));
	if (!match.phrase)
		return none;
	bool name = match.phrase->class == AMOUNT_NAME
		    || match.phrase->class == AMOUNT_SHORT_NAME;
	if (name)
		return is_something_else(line, &match, number) ? none : match;
	/* The sign of the next sum: "in 2019 $5 billion". */
	bool digits = match.last < line->count
		      && amount_line_touches(line, match.last)
		      && amount_line_text(line, match.last + 1u).at[0] >= '0'
		      && amount_line_text(line, match.last + 1u).at[0] <= '9';
	bool code = match.phrase->class == AMOUNT_CODE;
	return digits || (code && match.first > number->last + 1) ? none
								  : match;
}

/* --- which currency ---------------------------------------------------- */

static bool
has_money(const struct currency *currency, const char *code)
{
	for (uint16_t i = 0; i < currency->country_count; i++)
		if (str_equal(currency->country[i], str_of(code)))
			return true;
	return false;
}

/* The currency of the phrase that the country has; + 1, or 0. */
static uint16_t
currency_of_country(const struct amount_tables *tables,
		const struct amount_phrase *phrase, const char *code)
{
	if (!*code)
		return 0;
	for (uint32_t at = phrase->candidates; at;
			at = tables->candidates[at - 1].next) {
		uint16_t currency = tables->candidates[at - 1].currency;
		if (has_money(&tables->currencies[currency], code))
			return (uint16_t)(currency + 1);
	}
	return 0;
}

static unsigned
distance(uint16_t a, uint16_t b)
{
	return a > b ? (unsigned)(a - b) : (unsigned)(b - a);
}

/* That of the nearest country of the sentence. */
static uint16_t
currency_of_sentence(const struct amount_scan *scan,
		const struct amount_match *money)
{
	const struct mentions *all = scan->mentions;
	const struct amount_tables *tables = scan->line.tables;
	uint16_t best = 0;
	unsigned nearest = UINT16_MAX + 1u;
	for (uint32_t i = all->first[scan->sentence];
			i < all->first[scan->sentence + 1]; i++) {
		uint16_t currency = currency_of_country(
				tables, money->phrase, all->at[i].actor.code);
		unsigned far = distance(all->at[i].head, money->first);
		if (currency && far < nearest)
			best = currency, nearest = far;
	}
	for (size_t i = mentions_first_place(all, scan->sentence);
			i < all->place_count
			&& all->place[i].sentence == scan->sentence;
			i++) {
		uint16_t currency = currency_of_country(
				tables, money->phrase, all->place[i].code);
		unsigned far = distance(all->place[i].head, money->first);
		if (currency && far < nearest)
			best = currency, nearest = far;
	}
	return best;
}

/* That of the country that the article speaks of most; none when two tie. */
static uint16_t
count_article(const struct amount_scan *scan,
		const struct amount_phrase *phrase)
{
	const struct mentions *all = scan->mentions;
	const struct amount_tables *tables = scan->line.tables;
	uint32_t *votes = ARENA_NEW(
			scan->arena, uint32_t, tables->currency_count + 1);
	for (uint32_t i = 0; i < all->count; i++)
		votes[currency_of_country(
				tables, phrase, all->at[i].actor.code)]++;
	for (size_t i = 0; i < all->place_count; i++)
		votes[currency_of_country(
				tables, phrase, all->place[i].code)]++;
	uint16_t best = 0;
	bool tie = false;
	for (uint16_t i = 1; i <= tables->currency_count; i++) {
		if (!votes[i] || (best && votes[i] < votes[best]))
			continue;
		tie = best && votes[i] == votes[best];
		best = i;
	}
	return tie ? 0 : best;
}

static uint16_t
currency_of_article(
		struct amount_scan *scan, const struct amount_phrase *phrase)
{
	const struct amount_tables *tables = scan->line.tables;
	if (!scan->of_article)
		scan->of_article = ARENA_NEW(
				scan->arena, uint16_t, tables->phrase_count);
	uint16_t *known = &scan->of_article[phrase - tables->phrases];
	if (!*known)
		*known = (uint16_t)(count_article(scan, phrase) + 1);
	return (uint16_t)(*known - 1);
}

/* + 1; 0 when it cannot be told. */
static uint16_t
resolve(struct amount_scan *scan, const struct amount_match *money)
{
	const struct amount_tables *tables = scan->line.tables;
	const struct amount_candidate *first =
			&tables->candidates[money->phrase->candidates - 1];
	if (!first->next)
		return (uint16_t)(first->currency + 1);
	if (!scan->mentions)
		return money->phrase->fallback;
	uint16_t currency = currency_of_sentence(scan, money);
	if (!currency)
		currency = currency_of_article(scan, money->phrase);
	return currency ? currency : money->phrase->fallback;
}

void
amount_money_put(struct amount_scan *scan, const struct amount_match *money,
		struct amount *amount)
{
	const struct amount_tables *tables = scan->line.tables;
	uint16_t currency = resolve(scan, money);
	amount->usd = NAN;
	if (!currency)
		return;
	const char *code = tables->currencies[currency - 1].code;
	memcpy(amount->currency, code, sizeof amount->currency);
	if (!strcmp(code, "USD")) {
		amount->usd = amount->value;
		return;
	}
	uint16_t year = 0;
	double rate = currency_rate(
			tables, (uint16_t)(currency - 1), scan->year, &year);
	if (rate <= 0)
		return;
	amount->usd = amount->value / rate;
	amount->usd_year = year;
}
