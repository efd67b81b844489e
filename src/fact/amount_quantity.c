/* Numbers with what makes them money or percentages, and ranges of two. */
#include "fact/amount_scan.h"

/* --- quantities -------------------------------------------------------- */

bool
amount_may_begin(const struct amount_line *line, uint32_t token)
{
	struct str text = amount_line_text(line, token);
	if (!text.len)
		return false;
	if (text.at[0] >= '0' && text.at[0] <= '9')
		return true;
	if (text.at[0] >= 'A' && text.at[0] <= 'Z' && text.len > 2)
		for (size_t i = 2; i < text.len && i < 7; i++)
			if (text.at[i] >= '0' && text.at[i] <= '9')
				return true;
	const struct amount_word *word = amount_line_word(line, token);
	return amount_word_is(word, AMOUNT_NUMBER)
	       || amount_word_is(word, AMOUNT_ARTICLE)
	       || amount_word_is(word, AMOUNT_HALF);
}

static bool
is_code(const struct amount_match *match)
{
	return match->phrase && match->phrase->class == AMOUNT_CODE;
}

/* "Dhs" is written like an acronym, too. */
static bool
is_letters(const struct amount_line *line, const struct amount_match *match)
{
	return match->phrase && match->phrase->class == AMOUNT_SIGN
	       && amount_line_is_capital(line, match->last);
}

/* "ALL 20 members", "in 2022 DHS said": a code needs a number that is one of
 * money. */
static bool
is_no_sum(const struct amount_number *number)
{
	enum { YEARS_FROM = 1900, YEARS_TO = 2100, ROUND = 50 };
	double value = amount_number_value(number);
	if (number->scale > 1 || number->decimals || number->separated)
		return false;
	return value < 1000
	       || (value > YEARS_FROM && value < YEARS_TO
			       && (unsigned)value % ROUND);
}

static void
read_behind(const struct amount_line *line, struct amount_quantity *out)
{
	uint16_t next = amount_line_over_joint(line, out->number.last + 1u);
	struct amount_match percent = amount_match_behind(
			line, next, 1ull << AMOUNT_PERCENT_SIGN);
	if (percent.phrase && !out->money.phrase) {
		out->percent = true;
		out->last = percent.last;
		return;
	}
	struct amount_match money = amount_money_behind(line, &out->number);
	if (!money.phrase
			|| ((is_code(&money) || is_letters(line, &money))
					&& is_no_sum(&out->number)))
		return;
	out->money = money;
	out->last = money.last;
}

bool
amount_quantity_read(const struct amount_line *line, uint16_t token, bool money,
		struct amount_quantity *out)
{
	unsigned skip;
	*out = (struct amount_quantity){ .first = token, .last = token };
	struct amount_match before = amount_money_before(line, token, &skip);
	bool read = amount_number_read(line, token, skip,
			money || before.phrase, &out->number);
	out->last = out->number.last;
	if (!read)
		return false;
	bool name = before.phrase && is_code(&before)
		    && is_no_sum(&out->number);
	/* "COP28": a name in one word. */
	if (name && skip)
		return false;
	if (before.phrase && !name) {
		out->money = before;
		out->first = before.first;
	}
	read_behind(line, out);
	return true;
}

/* Reads one that begins right at `token`, perhaps with a currency's sign. */
static bool
read_quantity_from(const struct amount_line *line, uint32_t token, bool money,
		struct amount_quantity *out)
{
	for (uint32_t t = token; t < token + 3 && t <= line->count; t++)
		if (amount_may_begin(line, t)
				&& amount_quantity_read(
						line, (uint16_t)t, money, out))
			return out->first == token;
	return false;
}

/* --- ranges ------------------------------------------------------------ */

/* "$2-3 billion", "two to three hundred": the first is billions or hundreds
 * too, in a range when it is less. */
static void
share(struct amount_quantity *low, struct amount_quantity *high, bool range)
{
	struct amount_number *a = &low->number, *b = &high->number;
	double scale = b->scale > 1 ? b->scale : b->multiple;
	double bare = amount_number_value(b) / scale;
	if (a->scale <= 1 && a->multiple <= 1 && scale > 1
			&& amount_number_value(a) < bare * (range ? 1 : 100))
		a->scale = scale;
	if (!low->money.phrase)
		low->money = high->money;
	if (!high->money.phrase)
		high->money = low->money;
	if (high->percent)
		low->percent = true;
}

static bool
is_bare_digits(const struct amount_quantity *quantity)
{
	return quantity->number.digits && !quantity->money.phrase
	       && !quantity->percent && quantity->number.scale <= 1;
}

static bool
may_be_year(const struct amount_quantity *quantity)
{
	double value = amount_number_value(&quantity->number);
	return is_bare_digits(quantity) && quantity->number.digits == 4
	       && !quantity->number.separated && value >= 1500 && value <= 2100;
}

uint32_t
amount_before_bound(const struct amount_line *line, uint16_t first)
{
	struct amount_match bound = amount_match_before(
			line, first - 1u, 1ull << AMOUNT_ABOUT);
	return (bound.phrase ? bound.first : first) - 1u;
}

/* "pasó ayer de 20 a 30" */
static bool
changes(const struct amount_line *line, uint32_t from)
{
	enum { CHANGE_WORDS = 4 };
	for (uint32_t t = from - 1; t > 0 && t + CHANGE_WORDS >= from; t--) {
		const struct amount_word *lemma = amount_word_of(
				line->tables, line->tokens[t].lemma);
		if (amount_word_is(lemma, AMOUNT_CHANGING))
			return true;
	}
	return false;
}

/* "from", but not "ranging from". Where "de" is "of" as well only words of
 * change make it one. */
static bool
is_change(const struct amount_line *line, uint32_t before)
{
	before -= amount_line_is(line, before, AMOUNT_THE);
	if (!amount_line_is(line, before, AMOUNT_FROM))
		return false;
	return amount_line_is(line, before, AMOUNT_OF)
			       ? changes(line, before)
			       : !amount_line_is(line, before - 1,
					       AMOUNT_RANGING);
}

/* What joins two numbers at `token`. */
static enum amount_range
joint_kind(const struct amount_line *line, uint16_t first, uint32_t token)
{
	uint32_t before = amount_before_bound(line, first);
	if (amount_line_is_hyphen(line, token)
			|| amount_line_is(line, token, AMOUNT_OR))
		return RANGE_YES;
	if (amount_line_is(line, token, AMOUNT_TO))
		return is_change(line, before) ? RANGE_CHANGE : RANGE_YES;
	if (amount_line_is(line, token, AMOUNT_AND)
			&& amount_line_is(line, before, AMOUNT_BETWEEN))
		return RANGE_YES;
	return RANGE_NONE;
}

/* Both are of one kind, and the first is what the second goes on from. */
static bool
fit(const struct amount_quantity *low, const struct amount_quantity *high)
{
	if (low->money.phrase && high->money.phrase
			&& low->money.phrase->candidates
					   != high->money.phrase->candidates
			&& low->money.phrase->class
					   == high->money.phrase->class)
		return false;
	if (low->percent && !high->percent)
		return false;
	return !(low->money.phrase && high->percent) && !low->number.suffix.len;
}

/* "contributed $5 million to a $9 million loan" without its article. */
static bool
gives(const struct amount_line *line, const struct amount_quantity *low,
		const struct amount_quantity *high)
{
	uint32_t before = low->first - 1u, behind = high->last + 1u;
	bool verb = before >= 1
		    && (line->tokens[before].upos == UPOS_VERB
				    || line->tokens[before].upos == UPOS_PROPN);
	return verb && low->money.phrase && low->number.scale > 1
	       && behind <= line->count
	       && (line->tokens[behind].upos == UPOS_NOUN
			       || line->tokens[behind].upos == UPOS_ADJ
			       || line->tokens[behind].upos == UPOS_VERB);
}

/* What two numbers are that are joined at `joint`; they have taken what only
 * the other has. */
static enum amount_range
judge(const struct amount_line *line, uint32_t joint, enum amount_range kind,
		const struct amount_quantity *low,
		const struct amount_quantity *high)
{
	bool to = amount_line_is(line, joint, AMOUNT_TO);
	bool hyphen = amount_line_is_hyphen(line, joint);
	bool bare = is_bare_digits(low) && is_bare_digits(high);
	bool apart = !amount_line_touches(line, joint - 1);
	if (hyphen
			&& ((apart && bare) || may_be_year(low)
					|| may_be_year(high)))
		return RANGE_NEVER;
	if (kind == RANGE_CHANGE
			|| amount_number_value(&low->number)
					   < amount_number_value(&high->number))
		return kind;
	return (hyphen || to) && bare ? RANGE_NEVER : RANGE_NONE;
}

/* The token that joins, over the first hyphen of "20- to 30-bed". */
static uint32_t
joint_behind(const struct amount_line *line, uint16_t last)
{
	uint32_t joint = last + 1u;
	return joint
	       + (amount_line_is_hyphen(line, joint)
			       && amount_line_is(line, joint + 1, AMOUNT_TO));
}

static enum amount_range
read_joined(const struct amount_line *line, struct amount_quantity *low,
		struct amount_quantity *high)
{
	uint32_t joint = joint_behind(line, low->last);
	uint32_t next = amount_line_over_joint(line, joint + 1);
	next += amount_line_is(line, next, AMOUNT_THE);
	enum amount_range kind = joint_kind(line, low->first, joint);
	if (kind == RANGE_NONE
			|| !read_quantity_from(line, next,
					low->money.phrase != NULL, high)
			|| !fit(low, high)
			|| (amount_line_is(line, joint, AMOUNT_TO)
					&& gives(line, low, high)))
		return RANGE_NONE;
	struct amount_quantity shared = *low;
	share(&shared, high, kind == RANGE_YES);
	kind = judge(line, joint, kind, &shared, high);
	if (kind != RANGE_NONE)
		*low = shared;
	return kind;
}

/* "every" of "one in every three" */
static bool
is_every(const struct amount_line *line, uint32_t token)
{
	return token <= line->count && line->tokens[token].upos == UPOS_DET
	       && feats_get(line->tokens[token].feats, FEATURE_PRONTYPE)
				  != PRONTYPE_ART;
}

/* "one in three", "nine out of ten" */
static bool
is_share(const struct amount_line *line, const struct amount_quantity *low,
		struct amount_quantity *high)
{
	uint32_t next = low->last + 1u;
	double part = amount_number_value(&low->number);
	if (!amount_line_is(line, next, AMOUNT_OUT_OF) || part > 99)
		return false;
	bool out_of = amount_line_is(line, next + 1, AMOUNT_OF);
	uint32_t whole_at = next + 1 + out_of;
	whole_at += is_every(line, whole_at);
	if (!read_quantity_from(line, whole_at, false, high)
			|| high->money.phrase || high->percent)
		return false;
	double whole = amount_number_value(&high->number);
	return part < whole && high->number.scale <= 100
	       && (out_of || part <= 1 || whole <= 5 || whole == 10
			       || whole == 100);
}

enum amount_range
amount_range_read(const struct amount_line *line, struct amount_quantity *low,
		struct amount_quantity *high)
{
	enum amount_range kind = read_joined(line, low, high);
	if (kind == RANGE_NONE && is_share(line, low, high))
		return RANGE_NEVER;
	return kind;
}
