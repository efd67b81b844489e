/* Numbers that count nothing, and numbers that count without a noun. */
#include "event/time_expression.h"
#include "fact/amount_scan.h"

static void
mark_times(struct amount_scan *scan)
{
	struct time_expressions found = { 0 };
	memset(scan->is_time, 0, sizeof scan->is_time);
	scan->timed = scan->sentence + 1;
	if (!scan->times)
		return;
	time_scan(scan->times, scan->line.text, scan->line.sentence,
			scan->arena, &found);
	for (size_t i = 0; i < found.count; i++)
		for (uint32_t t = found.at[i].first;
				t <= found.at[i].last && t <= scan->line.count
				&& t <= LIMIT_SENTENCE_TOKENS;
				t++)
			scan->is_time[t] = true;
}

static bool
tells_when(struct amount_scan *scan, uint16_t token)
{
	if (scan->timed != scan->sentence + 1)
		mark_times(scan);
	return token <= LIMIT_SENTENCE_TOKENS && scan->is_time[token];
}

bool
amount_time_goes_on(struct amount_scan *scan, uint16_t token)
{
	return tells_when(scan, token);
}

/* Inside a name of several words: "Group of 20". */
static bool
is_in_name(const struct amount_scan *scan, const struct amount_number *number)
{
	uint8_t tag = amount_token_at(scan, number->first)->name;
	uint8_t next = number->last < scan->line.count ? amount_token_at(
				       scan, number->last + 1u)
									 ->name
						       : NAME_O;
	if (tag == NAME_I_PER || tag == NAME_I_ORG || tag == NAME_I_LOC)
		return true;
	return tag != NAME_O
	       && (next == NAME_I_PER || next == NAME_I_ORG
			       || next == NAME_I_LOC);
}

/* "the Four Corners region": a capital inside the sentence. */
static bool
is_name_word(const struct amount_scan *scan, const struct amount_number *number)
{
	const struct amount_line *line = &scan->line;
	uint32_t before = number->first - 1u;
	struct str text = amount_line_text(line, before);
	return !number->digits && before >= 1
	       && amount_line_is_capital(line, number->first)
	       && amount_line_is_capital(line, number->last + 1u)
	       && text.at[0] >= 'a' && text.at[0] <= 'z';
}

/* "about 2000 people" */
static bool
is_approximate(const struct amount_scan *scan, uint16_t first)
{
	uint64_t bounds = 1ull << AMOUNT_ABOUT | 1ull << AMOUNT_OVER
			  | 1ull << AMOUNT_UNDER;
	return first > 1
	       && amount_match_before(&scan->line, first - 1u, bounds).phrase;
}

static bool
is_plural(const struct amount_scan *scan, uint32_t token)
{
	return amount_is_noun(scan, token)
	       && feats_get(amount_token_at(scan, token)->feats, FEATURE_NUMBER)
				  == NUMBER_PLUR;
}

static bool
may_be_year(const struct amount_number *number)
{
	double value = amount_number_value(number);
	return number->digits == 4 && !number->separated && !number->decimals
	       && number->scale <= 1 && !number->suffix.len && value >= 1500
	       && value <= 2100;
}

/* "about 2000 young people"; a year that is no round number counts nothing
 * alone. */
static bool
may_count(const struct amount_scan *scan, const struct amount_number *number)
{
	if (is_plural(scan, number->last + 1u))
		return true;
	double value = amount_number_value(number);
	return !scan->line.tables->style.noun_first
	       && (value < 1900 || value == 2000
			       || is_plural(scan, number->last + 2u));
}

/* Four digits that may be a year: one unless something is counted. */
static bool
is_year(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t first)
{
	double value = amount_number_value(number);
	if (!may_be_year(number))
		return false;
	/* "hasta 1997", "asked about 2020" */
	if (is_approximate(scan, first) && may_count(scan, number))
		return false;
	bool round = value == 2000 || value == 1500 || value == 1600
		     || value == 1700 || value == 1800;
	bool bare = first == 1
		    || !(amount_has_upos(scan, first - 1u, UPOS_DET)
				    || amount_has_upos(
						    scan, first - 1u, UPOS_ADP)
				    || amount_token_at(scan, first - 1u)->deprel
						       == DEPREL_NMOD_POSS);
	return !(bare && (round || value < 1800)
			&& (is_plural(scan, number->last + 1u)
					|| is_plural(scan, number->last + 2u)));
}

static bool
is_word_of_letters(const struct amount_line *line, uint32_t token)
{
	struct str text = amount_line_text(line, token);
	char last = text.len ? text.at[text.len - 1] : ' ';
	return (last | 0x20) >= 'a' && (last | 0x20) <= 'z';
}

static bool
is_verb(const struct amount_scan *scan, uint32_t token)
{
	return amount_has_upos(scan, token, UPOS_VERB)
	       || amount_has_upos(scan, token, UPOS_AUX);
}

/* The first word of the name that ends with this one; 0 where it ends none of
 * a place or a body. */
static uint32_t
name_up_to(const struct amount_scan *scan, uint32_t last)
{
	uint32_t token = last;
	while (token > 1
			&& (amount_token_at(scan, token)->name == NAME_I_LOC
					|| amount_token_at(scan, token)->name
							   == NAME_I_ORG))
		token--;
	uint8_t name = token ? amount_token_at(scan, token)->name : NAME_O;
	return name == NAME_B_LOC || name == NAME_B_ORG ? token : 0;
}

/* "and", or a comma, leads to the name, with or without an article. */
static bool
is_led(const struct amount_scan *scan, uint32_t name)
{
	uint32_t link = name - 1u;
	if (link && amount_has_upos(scan, link, UPOS_DET))
		link--;
	return amount_has_upos(scan, link, UPOS_CCONJ)
	       || amount_line_is_byte(&scan->line, link, ',');
}

/* The sentence, or a part of it, ends before the token. */
static bool
is_end(const struct amount_scan *scan, uint32_t token)
{
	return token > scan->line.count
	       || amount_has_upos(scan, token, UPOS_PUNCT)
	       || amount_has_upos(scan, token, UPOS_CCONJ);
}

/* "los {20 millones} que prestó": money or people, whatever stands before. */
static bool
is_large(const struct amount_scan *scan, const struct amount_number *number)
{
	return amount_number_value(number) >= AMOUNT_MILLION
	       && amount_word_in(scan, number->last, AMOUNT_SCALE);
}

/* A count, or before millions a sum, stands before the token, and no verb
 * between them. */
static bool
follows_figure(const struct amount_scan *scan, uint32_t token, bool large)
{
	const struct amount *last =
			scan->count ? &scan->at[scan->count - 1] : NULL;
	if (!last || last->sentence != scan->sentence)
		return false;
	if (last->kind != AMOUNT_COUNT
			&& (!large || last->kind != AMOUNT_MONEY))
		return false;
	for (uint32_t t = last->last; t < token; t++)
		if (is_verb(scan, t))
			return false;
	return true;
}

/* "Fiji took 20 seats and {Togo 15}", "lent 20 million dollars and {Togo 15
 * million}": behind a figure a name has so many, too, where its verb is left
 * out; behind a number alone nothing stands. */
static bool
is_of_gap(const struct amount_scan *scan, const struct amount_number *number)
{
	uint32_t name = number->first > 1 ? name_up_to(scan, number->first - 1u)
					  : 0;
	bool large = is_large(scan, number);
	return name > 1 && !may_be_year(number) && is_led(scan, name)
	       && (large || is_end(scan, number->last + 1u))
	       && follows_figure(scan, name, large);
}

/* "Boeing 737", "Resolution 1701", "Phase 1", "F-16" */
static bool
is_designation(const struct amount_scan *scan,
		const struct amount_number *number, uint16_t first)
{
	const struct amount_line *line = &scan->line;
	uint32_t before = first - 1u;
	if (first < 2)
		return false;
	if (amount_line_is_hyphen(line, before)
			&& amount_line_touches(line, before))
		return first > 2 && amount_line_touches(line, first - 2u);
	if (amount_line_touches(line, before)
			&& (is_word_of_letters(line, before)
					|| amount_line_is_byte(
							line, before, '#')))
		return true;
	if (is_of_gap(scan, number))
		return false;
	const struct token *core = amount_token_at(scan, number->core);
	bool counts = core->head > number->last
		      && core->head <= scan->line.count
		      && amount_is_noun(scan, core->head);
	if (amount_line_is(line, before, AMOUNT_LABEL))
		return !counts || !is_word_of_letters(line, before)
		       || (!number->digits && !number->article
				       && amount_is_noun(scan, before))
		       || (before > 1 && amount_line_is_capital(line, before));
	return amount_is_noun(scan, before) && core->head == before
	       && core->deprel != DEPREL_APPOS && !number->separated
	       && number->scale <= 1;
}

/* "aged between 8 and 16" */
static bool
is_behind_label(const struct amount_line *line, uint16_t first)
{
	return first > 2
	       && (amount_line_is(line, first - 1u, AMOUNT_FROM)
			       || amount_line_is(line, first - 1u,
					       AMOUNT_BETWEEN))
	       && amount_line_is(line, first - 2u, AMOUNT_LABEL);
}

/* "migrants under 18" */
static bool
is_age_limit(const struct amount_scan *scan, uint16_t first, uint32_t next)
{
	const struct amount_line *line = &scan->line;
	uint64_t limits = 1ull << AMOUNT_OVER | 1ull << AMOUNT_UNDER;
	struct amount_match limit =
			amount_match_before(line, first - 1u, limits);
	return limit.phrase && limit.phrase->count == 1
	       && amount_has_upos(scan, limit.first, UPOS_ADP)
	       && amount_is_noun(scan, limit.first - 1u)
	       && !amount_is_noun(scan, next)
	       && !amount_is_modifier(scan, next);
}

/* "John Smith, 45, said", "At 35, she leads a party" */
static bool
is_age(const struct amount_scan *scan, const struct amount_number *number,
		uint16_t first)
{
	const struct amount_line *line = &scan->line;
	uint32_t next = number->last + 1u;
	if (is_behind_label(line, first))
		return true;
	if (first < 2 || number->digits > 3
			|| amount_number_value(number) >= 120)
		return false;
	if (is_age_limit(scan, first, next))
		return true;
	if (!number->digits)
		return false;
	if (amount_line_is(line, first - 1u, AMOUNT_AT))
		return amount_line_is_byte(line, next, ',');
	return first > 2 && amount_line_is_byte(line, first - 1u, ',')
	       && amount_has_upos(scan, first - 2u, UPOS_PROPN)
	       && (amount_line_is_byte(line, next, ',')
			       || amount_line_is_byte(line, next, '.'));
}

/* "ID.3", "+49 (0)40 890": a stop or a bracket runs into the digits. */
static bool
runs_on(const struct amount_line *line, const struct amount_number *number)
{
	uint32_t start = line->tokens[number->first].start;
	char before = start ? line->text->bytes.at[start - 1] : ' ';
	return number->digits
	       && (before == '.' || before == ')' || before == '/');
}

/* "5G": letters that are no unit. */
static bool
runs_into_letters(const struct amount_line *line,
		const struct amount_number *number)
{
	return number->digits && amount_line_touches(line, number->last)
	       && is_word_of_letters(line, number->last + 1u);
}

/* "the next three, four years": the first of two guesses at a time. */
static bool
begins_times(const struct amount_scan *scan, const struct amount_number *number)
{
	uint32_t comma = number->last + 1u;
	return amount_line_is_byte(&scan->line, comma, ',')
	       && amount_has_upos(scan, comma + 1, UPOS_NUM)
	       && amount_word_in(scan, comma + 2, AMOUNT_TIME);
}

/* "about 1000 people": no year, though "about" may stand before one. */
static bool
counts_next(const struct amount_scan *scan, const struct amount_number *number)
{
	const struct token *core = amount_token_at(scan, number->core);
	uint32_t next = number->last + 1u;
	return core->deprel == DEPREL_NUMMOD && core->head == next
	       && is_plural(scan, next)
	       && !amount_word_in(scan, next, AMOUNT_TIME)
	       && !amount_is_month(scan, next);
}

bool
amount_is_label(struct amount_scan *scan, const struct amount_number *number,
		uint16_t first)
{
	if (number->leading_zero || is_in_name(scan, number)
			|| is_name_word(scan, number))
		return true;
	if (amount_word_in(scan, number->last + 1u, AMOUNT_MEASURE))
		return false;
	if (amount_is_month(scan, first - 1u) && number->digits
			&& amount_number_value(number) < 32
			&& !number->separated)
		return true;
	return is_year(scan, number, first)
	       || runs_into_letters(&scan->line, number)
	       || runs_on(&scan->line, number)
	       || is_designation(scan, number, first)
	       || is_age(scan, number, first) || begins_times(scan, number)
	       || (!may_be_year(number) && !counts_next(scan, number)
			       && tells_when(scan, number->core));
}

/* The token belongs to the amount before. */
static bool
is_in_last(const struct amount_scan *scan, uint16_t token)
{
	if (!scan->count)
		return false;
	const struct amount *last = &scan->at[scan->count - 1];
	return last->sentence == scan->sentence && token >= last->first
	       && token <= last->last;
}

/* "the two", "these two"; not "another 300". */
static bool
is_definite(const struct amount_scan *scan, uint16_t token)
{
	if (!amount_has_upos(scan, token, UPOS_DET))
		return false;
	unsigned kind = feats_get(
			amount_token_at(scan, token)->feats, FEATURE_PRONTYPE);
	return kind == PRONTYPE_ART || kind == PRONTYPE_DEM;
}

/* "a dozen were hurt", "more than a hundred" */
static bool
is_acting(const struct amount_scan *scan, const struct amount_number *number)
{
	const struct token *last = amount_token_at(scan, number->last);
	return is_approximate(scan, number->first)
	       || deprel_universal((enum deprel)last->deprel) == DEPREL_NSUBJ;
}

/* What stands before it lets a number count by itself. */
static bool
may_stand(const struct amount_scan *scan, const struct amount_number *number)
{
	uint16_t before = (uint16_t)(number->first - 1);
	if (amount_line_is_joint(&scan->line, before)
			|| amount_number_value(number) < 2
			|| (number->article && !is_acting(scan, number)))
		return false;
	if ((is_definite(scan, before) && !is_large(scan, number))
			|| amount_has_upos(scan, before, UPOS_PROPN)
			|| amount_has_upos(scan, before, UPOS_NUM))
		return false;
	return number->digits < 10 || number->separated;
}

/* "90 of them", "24 more", "including 29 in Peru" */
static bool
says_it_counts(const struct amount_scan *scan,
		const struct amount_number *number)
{
	uint32_t next = number->last + 1u;
	return amount_line_is(&scan->line, next, AMOUNT_MORE)
	       || amount_line_is(&scan->line, number->first - 1u,
			       AMOUNT_INCLUDING)
	       || (amount_line_is(&scan->line, next, AMOUNT_OF)
			       && amount_has_upos(scan, next + 1, UPOS_PRON));
}

/* "nine killed and 27 injured" */
static bool
is_of_sufferers(const struct amount_scan *scan,
		const struct amount_number *number)
{
	uint32_t next = number->last + 1u;
	return amount_line_is(&scan->line, next, AMOUNT_SUFFERED)
	       && amount_has_upos(scan, next, UPOS_VERB) && !may_be_year(number)
	       && amount_token_at(scan, number->core)->upos == UPOS_NUM;
}

/* "87 votes in favour and 42 against": not what is joined to a name. */
static bool
goes_on_counting(const struct amount_scan *scan, uint16_t head)
{
	return is_in_last(scan, head)
	       || (amount_has_upos(scan, head, UPOS_NOUN) && scan->count
			       && scan->at[scan->count - 1].sentence
						  == scan->sentence);
}

/* "brought the number of judges to 24", not "by 230 votes to 112" */
static bool
is_reached(const struct amount_scan *scan, const struct amount_number *number)
{
	uint32_t next = number->last + 1u;
	const struct token *at = amount_token_at(scan, number->core);
	return number->digits && number->digits < 4
	       && deprel_universal((enum deprel)at->deprel) == DEPREL_NMOD
	       && is_plural(scan, at->head) && !is_in_last(scan, at->head)
	       && amount_line_is(&scan->line, number->first - 1u, AMOUNT_TO)
	       && amount_has_upos(scan, number->first - 1u, UPOS_ADP)
	       && (next > scan->line.count
			       || amount_has_upos(scan, next, UPOS_PUNCT));
}

/* "a delegation of 30" */
static bool
is_size(const struct amount_scan *scan, uint16_t first, uint16_t head)
{
	return amount_line_is(&scan->line, first - 1u, AMOUNT_OF)
	       && amount_has_upos(scan, head, UPOS_NOUN) && head < first
	       && !amount_line_is_capital(&scan->line, head)
	       && !amount_line_is(&scan->line, head, AMOUNT_LABEL);
}

/* "por 41 votos contra {34}", "{cinco} en contra": a side of a vote. */
static bool
is_of_vote(const struct amount_scan *scan, const struct amount_number *number)
{
	const struct amount_line *line = &scan->line;
	if (amount_match_behind(line, number->last + 1u, 1ull << AMOUNT_SIDE)
					.phrase)
		return true;
	struct amount_match rival = amount_match_before(
			line, number->first - 1u, 1ull << AMOUNT_RIVAL);
	return rival.phrase && is_in_last(scan, (uint16_t)(rival.first - 1))
	       && amount_word_in(scan, rival.first - 1u, AMOUNT_VOTE);
}

bool
amount_stands_alone(
		struct amount_scan *scan, const struct amount_number *number)
{
	const struct token *at = amount_token_at(scan, number->core);
	if (is_of_vote(scan, number) || is_of_gap(scan, number))
		return true;
	if (!may_stand(scan, number))
		return false;
	if (is_large(scan, number) || says_it_counts(scan, number)
			|| is_of_sufferers(scan, number)
			|| (!may_be_year(number)
					&& is_approximate(scan, number->first)))
		return true;
	if (number->digits && number->decimals && number->scale <= 1)
		return false;
	switch (deprel_universal((enum deprel)at->deprel)) {
	case DEPREL_NSUBJ:
	case DEPREL_OBJ:
	case DEPREL_OBL:
		return at->upos == UPOS_NUM;
	case DEPREL_CONJ:
		return at->upos == UPOS_NUM
		       && (number->separated || number->scale > 1
				       || goes_on_counting(scan, at->head));
	default:
		return number->separated || number->scale > 1
		       || is_reached(scan, number)
		       || is_size(scan, number->first, at->head);
	}
}
