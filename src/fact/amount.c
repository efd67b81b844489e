#include "fact/amount.h"

#include <math.h>

#include "event/frame.h"
#include "fact/amount_scan.h"
#include "parse/tags.h"

enum { SECOND_WORDS = 5, OF_WORDS = 4 };

const char *
amount_bound_name(enum amount_bound bound)
{
	static const char *const names[] = { "", "about", "over", "under" };
	return names[bound];
}

const char *
amount_rate_name(enum amount_rate rate)
{
	static const char *const names[] = { "", "hour", "day", "week", "month",
		"quarter", "year", "decade" };
	return names[rate];
}

/* --- what stands around ------------------------------------------------ */

/* "talks over 20 islands": a preposition of the noun before it; "hand over
 * $5 million". */
static bool
is_preposition(const struct amount_line *line, const struct amount_match *bound)
{
	if (bound->first != bound->last)
		return false;
	const struct token *word = &line->tokens[bound->first];
	if (word->deprel == DEPREL_COMPOUND_PRT)
		return true;
	if (word->upos != UPOS_ADP || word->deprel != DEPREL_CASE || !word->head
			|| word->head > line->count)
		return false;
	const struct token *head = &line->tokens[word->head];
	if (deprel_universal((enum deprel)head->deprel) != DEPREL_NMOD
			|| bound->first < 2)
		return false;
	uint8_t before = line->tokens[bound->first - 1].upos;
	return before == UPOS_NOUN || before == UPOS_PROPN;
}

static uint8_t
bound_before(const struct amount_line *line, uint16_t first)
{
	uint64_t classes = 1ull << AMOUNT_ABOUT | 1ull << AMOUNT_OVER
			   | 1ull << AMOUNT_UNDER | 1ull << AMOUNT_PARTICLE;
	struct amount_match bound =
			amount_match_before(line, first - 1u, classes);
	if (!bound.phrase || bound.phrase->class == AMOUNT_PARTICLE
			|| is_preposition(line, &bound))
		return BOUND_NONE;
	return (uint8_t)(BOUND_ABOUT + bound.phrase->class - AMOUNT_ABOUT);
}

/* "100+ trucks", "20 or more ships": moves *last behind the words. */
static uint8_t
bound_behind(const struct amount_line *line, uint16_t *last)
{
	uint64_t classes = 1ull << AMOUNT_ABOUT_AFTER
			   | 1ull << AMOUNT_OVER_AFTER
			   | 1ull << AMOUNT_UNDER_AFTER;
	struct amount_match bound =
			amount_match_behind(line, *last + 1u, classes);
	if (!bound.phrase)
		return BOUND_NONE;
	*last = bound.last;
	return (uint8_t)(BOUND_ABOUT
			 + bound.phrase->class - AMOUNT_ABOUT_AFTER);
}

/* "a day after": no rate. */
static bool
counts_time(struct amount_scan *scan, const struct amount_match *match)
{
	return amount_line_is(&scan->line, match->first, AMOUNT_ARTICLE)
	       && match->last < scan->line.count
	       && amount_time_goes_on(scan, match->last);
}

/* "per year", also behind "of oil": then it is no part of the text. */
static void
put_rate(struct amount_scan *scan, uint16_t number, struct amount *amount)
{
	const struct amount_line *line = &scan->line;
	uint64_t rate = 1ull << AMOUNT_RATE;
	uint16_t at = amount_line_over_joint(line, amount->last + 1u);
	/* "300 políticos latinoamericanos por año" */
	for (unsigned i = 0; line->tables->style.noun_first && i < OF_WORDS
			     && amount_has_upos(scan, at, UPOS_ADJ)
			     && !amount_match_behind(line, at, rate).phrase;
			i++)
		at++;
	struct amount_match match = amount_match_behind(line, at, rate);
	if (match.phrase && !counts_time(scan, &match)) {
		amount->rate = match.phrase->rate;
		amount->last = match.last;
		return;
	}
	const struct amount_word *before =
			amount_line_word(line, amount->first - 1u);
	const struct amount_word *behind = amount_line_word(line, number + 1u);
	at = amount_line_over_joint(line, amount->last + 1u);
	amount->rate = before->rate ? before->rate : behind->rate;
	if (amount->rate || !amount_line_is(line, at, AMOUNT_OF))
		return;
	for (unsigned i = 2; i <= OF_WORDS && !match.phrase; i++)
		match = amount_match_behind(line, at + i, rate);
	if (match.phrase && !counts_time(scan, &match))
		amount->rate = match.phrase->rate;
}

/* The token of [first, last] that hangs outside; `wanted` where it does. */
static uint16_t
outer_token(const struct amount_line *line, uint16_t first, uint16_t last,
		uint16_t wanted)
{
	uint16_t head = line->tokens[wanted].head;
	if (head < first || head > last)
		return wanted;
	for (uint16_t t = first; t <= last; t++) {
		head = line->tokens[t].head;
		if ((head < first || head > last)
				&& line->tokens[t].upos != UPOS_PUNCT
				&& line->tokens[t].upos != UPOS_ADP)
			return t;
	}
	return wanted;
}

/* --- one amount -------------------------------------------------------- */

static void
emit(struct amount_scan *scan, struct amount *amount)
{
	const struct amount_line *line = &scan->line;
	if (scan->count && scan->at[scan->count - 1].sentence == scan->sentence
			&& amount->first <= scan->at[scan->count - 1].last)
		amount->first = (uint16_t)(scan->at[scan->count - 1].last + 1);
	if (amount->first > amount->last)
		return;
	amount->sentence = scan->sentence;
	amount->start = line->tokens[amount->first].start;
	amount->end = line->tokens[amount->last].end;
	ARENA_PUSH(scan->arena, scan->at, scan->count, scan->capacity, *amount);
}

/* "(", "or", ", or" behind a sum: the token behind it, or 0. */
static uint32_t
opens_second(const struct amount_line *line, uint32_t token)
{
	if (amount_line_is_byte(line, token, '('))
		return token + 1;
	token += amount_line_is_byte(line, token, ',');
	return amount_line_is(line, token, AMOUNT_OR) ? token + 1 : 0;
}

/* A sum within a few words, with no mark between. */
static bool
find_second(const struct amount_line *line, uint32_t from,
		struct amount_quantity *out)
{
	for (uint32_t t = from; t < from + SECOND_WORDS && t <= line->count;
			t++) {
		if (amount_line_is_byte(line, t, ',')
				|| amount_line_is_byte(line, t, ')')
				|| line->tokens[t].upos == UPOS_VERB)
			return false;
		if (amount_may_begin(line, t)
				&& amount_quantity_read(
						line, (uint16_t)t, false, out))
			return out->money.phrase != NULL;
	}
	return false;
}

/* Up to the bracket that closes. */
static uint16_t
end_of_second(const struct amount_line *line, uint16_t last)
{
	for (uint32_t t = last + 1u; t <= last + 4u && t <= line->count; t++)
		if (amount_line_is_byte(line, t, ')'))
			return (uint16_t)t;
	return last;
}

/* "a 1.3 trillion-peso ($341 million) contract": one amount. */
static void
put_second(struct amount_scan *scan, struct amount *amount)
{
	const struct amount_line *line = &scan->line;
	struct amount_quantity quantity, range;
	uint32_t from = opens_second(line, amount->last + 1u);
	if (!from || !find_second(line, from, &quantity))
		return;
	struct amount second = { .value = amount_number_value(
						 &quantity.number) };
	if (amount_range_read(line, &quantity, &range) == RANGE_YES) {
		second.value = amount_number_value(&quantity.number);
		quantity.last = range.last;
	}
	amount_money_put(scan, &quantity.money, &second);
	if (!*second.currency || !strcmp(second.currency, amount->currency)
			|| second.value > LIMIT_AMOUNT)
		return;
	bool bracket = amount_line_is_byte(line, amount->last + 1u, '(');
	amount->last = bracket ? end_of_second(line, quantity.last)
			       : quantity.last;
	if (!strcmp(second.currency, "USD")) {
		amount->usd = second.value;
		amount->usd_year = 0;
		return;
	}
	memcpy(amount->other_currency, second.currency, sizeof second.currency);
	amount->other_value = second.value;
}

/* The hyphens and "between" around a range belong to its text. */
static void
put_values(const struct amount_line *line, const struct amount_quantity *low,
		const struct amount_quantity *high, struct amount *amount)
{
	amount->first = low->first;
	amount->last = low->last;
	amount->number = low->number.core;
	amount->value = amount->high = amount_number_value(&low->number);
	amount->usd = NAN;
	amount->bound = bound_before(line, low->first);
	if (!high)
		return;
	amount->last = high->last;
	amount->high = amount_number_value(&high->number);
	amount->number = high->number.core;
	uint32_t before = amount_before_bound(line, low->first);
	if (amount_line_is(line, before, AMOUNT_BETWEEN))
		amount->first = (uint16_t)before;
}

/* Words of approximation behind; `*last` moves behind them. */
static void
put_bound_behind(const struct amount_line *line, struct amount *amount,
		uint16_t *last)
{
	uint8_t bound = bound_behind(line, last);
	if (bound)
		amount->bound = bound;
}

static void
put_money(struct amount_scan *scan, const struct amount_quantity *quantity,
		struct amount *amount)
{
	const struct amount_line *line = &scan->line;
	amount->kind = AMOUNT_MONEY;
	amount_money_put(scan, &quantity->money, amount);
	amount->head = quantity->money.last;
	uint16_t number = amount->last;
	put_bound_behind(line, amount, &amount->last);
	put_second(scan, amount);
	put_rate(scan, number, amount);
	if (amount->head < amount->first || amount->head > amount->last)
		amount->head = amount->number;
	amount->head = outer_token(
			line, amount->first, amount->last, amount->head);
	emit(scan, amount);
}

static void
put_percent(struct amount_scan *scan, struct amount *amount)
{
	amount->kind = AMOUNT_PERCENT;
	amount->head = outer_token(
			&scan->line, amount->first, amount->last, amount->last);
	uint16_t number = amount->last;
	put_bound_behind(&scan->line, amount, &amount->last);
	put_rate(scan, number, amount);
	emit(scan, amount);
}

static bool
is_subject(const struct token *token)
{
	return deprel_universal((enum deprel)token->deprel) == DEPREL_NSUBJ;
}

/* "One guest, Juan Ruiz, said": somebody who is named is not counted. The name
 * is the other word for the subject, or read as a second one. */
static bool
is_named(const struct amount_line *line, uint16_t noun)
{
	const struct token *subject = &line->tokens[noun];
	if (!is_subject(subject))
		return false;
	for (uint16_t t = (uint16_t)(noun + 2);
			t <= line->count && t < subject->head; t++) {
		const struct token *name = &line->tokens[t];
		if (name->upos == UPOS_PROPN
				&& ((name->head == noun
						    && name->deprel == DEPREL_APPOS)
						|| (name->head == subject->head
								&& is_subject(name))))
			return true;
	}
	return false;
}

/* "one" counts only right before its noun: "one person", not "the one",
 * "one China", "one of them". */
static bool
is_pronoun(const struct amount_scan *scan, const struct amount_number *number,
		const struct amount_noun *noun)
{
	const struct amount_line *line = &scan->line;
	if (number->digits || number->article
			|| amount_number_value(number) > 1)
		return false;
	if (!noun->noun || noun->last == number->last
			|| line->tokens[noun->noun].upos == UPOS_ADJ
			|| amount_line_is(line, number->last + 1u, AMOUNT_OF))
		return true;
	uint8_t before = number->first > 1
					 ? line->tokens[number->first - 1].upos
					 : UPOS_X;
	return before == UPOS_DET || before == UPOS_PRON
	       || line->tokens[noun->noun].upos == UPOS_PROPN
	       || is_named(line, noun->noun)
	       || feats_get(line->tokens[noun->noun].feats, FEATURE_NUMBER)
				  == NUMBER_PLUR;
}

static void
put_count(struct amount_scan *scan, const struct amount_quantity *quantity,
		struct amount *amount)
{
	const struct amount_line *line = &scan->line;
	const struct amount_number *number = &quantity->number;
	uint16_t last = quantity->last;
	put_bound_behind(line, amount, &last);
	struct amount_noun noun = amount_noun_find(scan, number, last);
	if (noun.never || is_pronoun(scan, number, &noun))
		return;
	if (!noun.unit.len && !noun.noun && !amount_stands_alone(scan, number))
		return;
	amount->kind = AMOUNT_COUNT;
	amount->unit = noun.unit;
	amount->head = noun.noun ? noun.noun : amount->number;
	amount->last = noun.last > last ? noun.last : last;
	put_bound_behind(line, amount, &amount->last);
	put_rate(scan, last, amount);
	emit(scan, amount);
}

/* --- a sentence -------------------------------------------------------- */

static bool
is_possible(const struct amount *amount, bool percent)
{
	double most = percent ? LIMIT_PERCENT : LIMIT_AMOUNT;
	return amount->value >= 0 && amount->value <= most
	       && amount->high <= most;
}

static void
put_amount(struct amount_scan *scan, const struct amount_quantity *low,
		const struct amount_quantity *high)
{
	struct amount amount = { 0 };
	const struct amount_quantity *last = high ? high : low;
	put_values(&scan->line, low, high, &amount);
	if (!is_possible(&amount, last->percent))
		return;
	if (last->money.phrase)
		put_money(scan, last, &amount);
	else if (last->percent)
		put_percent(scan, &amount);
	else if (!amount_is_label(scan, &low->number, low->first))
		put_count(scan, last, &amount);
}

/* "from $5bn to $7bn": the first takes what the second has. */
static void
put_change(struct amount_scan *scan, struct amount_quantity *low,
		const struct amount_quantity *high)
{
	if (low->money.phrase || low->percent) {
		put_amount(scan, low, NULL);
		return;
	}
	struct amount amount = { 0 };
	put_values(&scan->line, low, NULL, &amount);
	struct amount_noun noun =
			amount_noun_find(scan, &high->number, high->last);
	bool counts = noun.unit.len || amount_stands_alone(scan, &high->number);
	if (noun.never || !counts || !is_possible(&amount, false)
			|| amount_is_label(scan, &low->number, low->first))
		return;
	amount.kind = AMOUNT_COUNT;
	amount.unit = noun.unit;
	amount.head = amount.number;
	emit(scan, &amount);
}

/* Reads what begins at the token; returns where to go on. */
static uint32_t
read_at(struct amount_scan *scan, uint16_t token)
{
	const struct amount_line *line = &scan->line;
	struct amount_quantity low, high;
	size_t count = scan->count;
	bool read = amount_quantity_read(line, token, false, &low);
	if (!read)
		return low.last + 1u;
	enum amount_range kind = amount_range_read(line, &low, &high);
	if (kind == RANGE_CHANGE && !low.money.phrase && !low.percent
			&& amount_is_label(scan, &low.number, low.first))
		kind = RANGE_NEVER;
	uint32_t next = low.last + 1u;
	if (kind == RANGE_CHANGE)
		put_change(scan, &low, &high);
	else if (kind == RANGE_YES)
		put_amount(scan, &low, &high);
	else if (kind == RANGE_NONE)
		put_amount(scan, &low, NULL);
	if (kind == RANGE_NEVER || kind == RANGE_YES)
		next = high.last + 1u;
	if (scan->count > count && scan->at[scan->count - 1].last >= next)
		next = scan->at[scan->count - 1].last + 1u;
	return next;
}

static bool
is_sum(const struct amount *amount)
{
	return amount->kind == AMOUNT_MONEY && amount->value >= AMOUNT_MILLION
	       && amount->currency[0];
}

/* Not "2 million fled": those who act are people. */
static bool
is_bare(const struct amount_scan *scan, const struct amount *amount)
{
	return amount->kind == AMOUNT_COUNT && !amount->unit.len
	       && amount->head == amount->number && amount->value >= AMOUNT_MILLION
	       && !is_subject(&scan->line.tokens[amount->number])
	       && !is_subject(&scan->line.tokens[amount->last]);
}

/* The first sum in millions of those from `from` on; null where there is none.
 */
static const struct amount *
first_sum(const struct amount_scan *scan, size_t from)
{
	for (size_t i = from; i < scan->count; i++)
		if (is_sum(&scan->at[i]))
			return &scan->at[i];
	return NULL;
}

/* "$3 billion, up from {2 billion}": millions without a noun are a sum of the
 * currency of the sum before them, else of the first one behind them. */
static void
share_currency(struct amount_scan *scan, size_t from)
{
	const struct amount *sum = first_sum(scan, from);
	for (size_t i = from; sum && i < scan->count; i++) {
		struct amount *amount = &scan->at[i];
		if (is_sum(amount))
			sum = amount;
		if (!is_bare(scan, amount))
			continue;
		amount->kind = AMOUNT_MONEY;
		memcpy(amount->currency, sum->currency, sizeof sum->currency);
		amount->usd = amount->value * (sum->usd / sum->value);
		amount->usd_year = sum->usd_year;
	}
}

static void
scan_sentence(struct amount_scan *scan, uint32_t index)
{
	const struct text *text = scan->line.text;
	const struct sentence *sentence = &text->sentences[index];
	if (sentence->kind == SENTENCE_DATELINE)
		return;
	size_t from = scan->count;
	scan->sentence = index;
	scan->line.sentence = sentence;
	scan->line.tokens = text->tokens + sentence->first - 1;
	scan->line.count = (uint16_t)sentence->count;
	for (uint32_t t = 1; t <= sentence->count;) {
		if (amount_may_begin(&scan->line, t))
			t = read_at(scan, (uint16_t)t);
		else
			t++;
	}
	share_currency(scan, from);
}

static int
year_of(int32_t day)
{
	char date[11];
	if (day == DAY_NONE)
		return 0;
	date_of_day(day, date);
	int year = 0;
	for (int i = 0; i < 4; i++)
		year = year * 10 + (date[i] - '0');
	return year;
}

bool
amount_has(const struct amount *amount, uint16_t token)
{
	return amount->first <= token && token <= amount->last;
}

void
amounts_scan(const struct amount_tables *tables, const struct frames *frames,
		const struct words *words, const struct text *text,
		const struct mentions *mentions, int32_t day,
		struct arena *arena, struct amounts *out)
{
	struct amount_scan scan = { .line = { .tables = tables, .text = text },
		.times = frames ? &frames->time : NULL,
		.words = words,
		.mentions = mentions,
		.year = year_of(day),
		.arena = arena };
	*out = (struct amounts){ .first = ARENA_NEW(arena, uint32_t,
						 text->sentence_count + 1u) };
	for (uint32_t i = 0; i < text->sentence_count; i++) {
		out->first[i] = (uint32_t)scan.count;
		scan_sentence(&scan, i);
	}
	out->first[text->sentence_count] = (uint32_t)scan.count;
	out->at = scan.at;
	out->count = (uint32_t)scan.count;
}
