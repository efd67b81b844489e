#include "fact/amount_number.h"

#include "base/limits.h"
#include "parse/tags.h"

/* --- digits ------------------------------------------------------------ */

enum { GROUPS = 12, EXACT_DIGITS = 18, DECIMALS = 12 };

/* Runs of digits between separators. */
struct literal {
	struct str text; /* the sentence's bytes */
	size_t end;
	unsigned groups;
	struct str group[GROUPS];
	char separator[GROUPS]; /* before the group: , . ' or a space */
};

static bool
is_digit(struct str text, size_t at)
{
	return at < text.len && text.at[at] >= '0' && text.at[at] <= '9';
}

static size_t
digit_run(struct str text, size_t at)
{
	while (is_digit(text, at))
		at++;
	return at;
}

/* Length of a separator at `at`, and which; 0: none. */
static unsigned
separator_at(struct str text, size_t at, char *separator)
{
	static const struct {
		const char *bytes;
		char separator;
	} separators[] = { { ",", ',' }, { ".", '.' }, { "'", '\'' },
		{ "\xE2\x80\x99", '\'' }, { " ", ' ' }, { "\xC2\xA0", ' ' },
		{ "\xE2\x80\x89", ' ' }, { "\xE2\x80\xAF", ' ' } };
	struct str rest = { text.at + at, text.len - at };
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
		if (str_starts(rest, str_of(separators[i].bytes))) {
			*separator = separators[i].separator;
			return (unsigned)strlen(separators[i].bytes);
		}
	return 0;
}

/* Whether the run of digits [start, end) may be another group. Behind spaces
 * and apostrophes groups have three digits, and only such stand before; in
 * "74 100%" the columns of a table stand side by side. */
static bool
goes_on(const struct literal *literal, char separator, size_t start, size_t end)
{
	char before = literal->separator[literal->groups - 1];
	struct str first = literal->group[0];
	if (start == end || literal->groups == GROUPS)
		return false;
	if (separator == ',' || separator == '.')
		return true;
	if (end < literal->text.len && literal->text.at[end] == '%')
		return false;
	return end - start == 3 && first.len <= 3 && first.at[0] != '0'
	       && (literal->groups == 1 || before == separator);
}

static void
read_groups(struct literal *literal, size_t at)
{
	struct str text = literal->text;
	size_t end = digit_run(text, at);
	literal->group[0] = str_cut(text.at + at, text.at + end);
	literal->separator[0] = 0;
	literal->groups = 1;
	for (;;) {
		char separator = 0;
		unsigned length = separator_at(text, end, &separator);
		size_t start = end + length, stop = digit_run(text, start);
		if (!length || !goes_on(literal, separator, start, stop))
			break;
		literal->separator[literal->groups] = separator;
		literal->group[literal->groups++] =
				str_cut(text.at + start, text.at + stop);
		end = stop;
	}
	literal->end = end;
}

/* Groups [from, to) are thousands, or lakhs and crores. */
static bool
are_thousands(const struct literal *literal, unsigned to)
{
	if (to == 1)
		return true;
	if (literal->group[0].len > 3 || literal->group[to - 1].len != 3)
		return false;
	bool lakhs = to > 2 && literal->separator[1] == ','
		     && literal->group[1].len == 2
		     && literal->group[0].len <= 2;
	for (unsigned i = 1; i < to; i++)
		if (literal->separator[i] != literal->separator[1]
				|| (i + 1 < to
						&& literal->group[i].len
								   != (lakhs ? 2
									     : 3)))
			return false;
	return true;
}

/* "4.500", "4,500", "1'500.000", but "2,5" and "0.125": where points part
 * thousands commas do so too in some countries; the form decides. */
static unsigned
groups_by_form(const struct literal *literal)
{
	unsigned all = literal->groups, last = all - 1;
	bool zero = literal->group[0].at[0] == '0';
	bool millions = last > 1 && literal->separator[1] == '\'';
	if (!last || zero)
		return 1;
	if (are_thousands(literal, all))
		return all;
	for (unsigned i = 1; millions && i < all; i++)
		millions = literal->group[i].len == 3;
	if (millions)
		return all;
	if (last == 1)
		return 1;
	bool differs = literal->separator[last] != literal->separator[1];
	return differs && are_thousands(literal, last) ? last : 0;
}

/* How many groups stand before the decimal point; 0: this is no number. */
static unsigned
whole_groups(const struct literal *literal)
{
	unsigned last = literal->groups - 1;
	char mark = literal->separator[last];
	if (!last)
		return 1;
	bool single = last == 1;
	/* "3.000" is no exact three: the stop parts thousands. */
	if (single && mark == '.')
		return str_equal(literal->group[1],
				       STR("000")) && are_thousands(literal, 2)
				       ? 2
				       : 1;
	if (single && mark == ',' && literal->group[1].len != 3)
		return 1;
	if (are_thousands(literal, literal->groups))
		return literal->groups;
	bool differs = !single && mark != literal->separator[1]
		       && (mark == '.' || mark == ',');
	return differs && are_thousands(literal, last) ? last : 0;
}

static bool
add_digits(struct str digits, unsigned *count, double *value)
{
	for (size_t i = 0; i < digits.len; i++) {
		if (*count || digits.at[i] != '0')
			(*count)++;
		*value = *value * 10 + (digits.at[i] - '0');
	}
	return *count <= LIMIT_AMOUNT_DIGITS;
}

static bool
put_value(const struct literal *literal, unsigned whole,
		struct amount_number *out)
{
	unsigned count = 0;
	for (unsigned i = 0; i < whole; i++) {
		if (literal->group[i].len > LIMIT_AMOUNT_DIGITS)
			return false;
		out->digits = (uint8_t)(out->digits + literal->group[i].len);
		if (!add_digits(literal->group[i], &count, &out->mantissa)
				|| out->digits > LIMIT_AMOUNT_DIGITS)
			return false;
	}
	out->separated = whole > 1;
	out->leading_zero = literal->group[0].len > 1
			    && literal->group[0].at[0] == '0';
	if (whole == literal->groups)
		return true;
	struct str decimals = literal->group[whole];
	if (decimals.len > DECIMALS)
		decimals.len = DECIMALS;
	if (count + decimals.len > EXACT_DIGITS)
		decimals.len = count < EXACT_DIGITS ? EXACT_DIGITS - count : 0;
	out->decimals = (unsigned)decimals.len;
	return add_digits(decimals, &count, &out->mantissa);
}

/* "½", " 1/2" behind digits; returns its length. */
static size_t
put_fraction(struct str text, size_t at, struct amount_number *out)
{
	static const struct {
		const char *bytes;
		unsigned hundredths;
	} fractions[] = { { "\xC2\xBD", 50 }, { "\xC2\xBC", 25 },
		{ "\xC2\xBE", 75 }, { " 1/2", 50 }, { " 1/4", 25 },
		{ " 3/4", 75 } };
	struct str rest = { text.at + at, text.len - at };
	for (size_t i = 0; i < sizeof fractions / sizeof *fractions
			   && !out->decimals;
			i++) {
		struct str bytes = str_of(fractions[i].bytes);
		if (!str_starts(rest, bytes))
			continue;
		out->mantissa = out->mantissa * 100 + fractions[i].hundredths;
		out->decimals = 2;
		return bytes.len;
	}
	return 0;
}

static uint16_t
token_of_byte(const struct amount_line *line, uint16_t token, size_t end)
{
	while (token < line->count && line->tokens[token].end < end)
		token++;
	return token;
}

/* "7:30", "9/11" */
static bool
runs_on(struct str text, size_t end)
{
	return end + 1 < text.len
	       && (text.at[end] == ':' || text.at[end] == '/'
			       || text.at[end] == '.')
	       && is_digit(text, end + 1);
}

/* Letters inside the token behind its digits: a scale or a measure. "mm" is
 * millions of money, and else millimetres. */
static bool
read_suffix(const struct amount_line *line, struct str suffix, bool money,
		struct amount_number *out)
{
	char lower[16];
	if (suffix.len > sizeof lower)
		return false;
	for (size_t i = 0; i < suffix.len; i++) {
		char byte = suffix.at[i];
		bool upper = byte >= 'A' && byte <= 'Z';
		lower[i] = (char)(upper ? byte + ('a' - 'A') : byte);
	}
	word_id id = words_find(
			line->tables->words, (struct str){ lower, suffix.len });
	const struct amount_word *word = amount_word_of(line->tables, id);
	bool measure = amount_word_is(word, AMOUNT_MEASURE) && word->name.len;
	if (amount_word_is(word, AMOUNT_SCALE)
			|| (amount_word_is(word, AMOUNT_SHORT)
					&& (money || !measure))) {
		out->scale *= word->value;
		return true;
	}
	if (!measure)
		return false;
	out->suffix = word->name;
	return true;
}

static bool
read_digits(const struct amount_line *line, uint16_t token, unsigned skip,
		bool money, struct amount_number *out)
{
	struct literal literal = { .text = { line->text->bytes.at,
						   line->sentence->end } };
	read_groups(&literal, line->tokens[token].start + skip);
	unsigned whole = line->tables->style.point_parts
					 ? groups_by_form(&literal)
					 : whole_groups(&literal);
	out->last = token_of_byte(line, token, literal.end);
	/* A list, or a version: what is behind its first group is no number. */
	if (!whole || !put_value(&literal, whole, out))
		return false;
	size_t end = literal.end;
	end += put_fraction(literal.text, end, out);
	out->last = out->core = token_of_byte(line, token, end);
	if (runs_on(literal.text, end))
		return false;
	size_t stop = line->tokens[out->last].end;
	return stop == end
	       || read_suffix(line,
			       str_cut(literal.text.at + end,
					       literal.text.at + stop),
			       money, out);
}

/* --- words ------------------------------------------------------------- */

/* A number in words as far as it is read. */
struct reading {
	const struct amount_line *line;
	uint16_t at, last;
	double total, current;
	double least; /* the smallest scale so far; 0 none */
	double multiple;
	bool half;
	bool hundred; /* "and" may follow */
};

static bool
is_multiplier(const struct amount_line *line, uint32_t token)
{
	return amount_line_is(line, token, AMOUNT_HUNDRED)
	       || amount_line_is(line, token, AMOUNT_SCALE)
	       || amount_line_is(line, token, AMOUNT_DOZEN);
}

/* "and a half" at `token`: the token of "half", or 0. */
static uint16_t
half_behind(const struct amount_line *line, uint32_t token)
{
	token = amount_line_over_joint(line, token);
	if (!amount_line_is(line, token, AMOUNT_AND))
		return 0;
	token = amount_line_over_joint(line, token + 1);
	if (!amount_line_is(line, token, AMOUNT_ARTICLE))
		return 0;
	token = amount_line_over_joint(line, token + 1);
	return amount_line_is(line, token, AMOUNT_HALF) ? (uint16_t)token : 0;
}

static bool
add_number(struct reading *reading, double value)
{
	double rest = reading->current;
	while (rest >= 100)
		rest -= rest >= 1000 ? 1000 : 100;
	bool fresh = reading->current <= 0 || (reading->hundred && rest <= 0);
	bool unit = value < 10 && rest >= 20 && rest < 100
		    && rest / 10 == (double)(int)(rest / 10);
	if (reading->half || (!fresh && !unit))
		return false;
	reading->current += value;
	reading->hundred = false;
	reading->multiple = 1;
	return true;
}

static bool
multiply_by(struct reading *reading, const struct amount_word *word)
{
	if (amount_word_is(word, AMOUNT_SCALE)) {
		bool again = reading->current <= 0 && reading->total > 0;
		if (!again
				&& (reading->current <= 0
						|| (reading->least > 0
								&& word->value >= reading->least)))
			return false;
		if (again)
			reading->total *= word->value;
		else
			reading->total += reading->current * word->value;
		reading->current = 0;
		reading->least = word->value;
		reading->hundred = true;
		return true;
	}
	bool hundred = amount_word_is(word, AMOUNT_HUNDRED);
	if (reading->current <= 0 || reading->current >= 100)
		return false;
	reading->current *= word->value;
	reading->hundred = hundred;
	return true;
}

static bool
multiply(struct reading *reading, const struct amount_word *word)
{
	if (!multiply_by(reading, word))
		return false;
	reading->multiple *= word->value;
	return true;
}

/* Reads one word at `reading->at`; false when the number ends before it. */
static bool
read_word(struct reading *reading)
{
	const struct amount_line *line = reading->line;
	uint32_t at = reading->at;
	uint16_t half = reading->half ? 0 : half_behind(line, at);
	bool of_scale = reading->current <= 0 && reading->least > 0;
	if (half && (reading->current > 0 || of_scale)) {
		reading->half = true;
		reading->multiple = 1;
		if (of_scale)
			reading->total += reading->least / 2;
		else
			reading->current += .5;
		reading->last = half;
		reading->at = (uint16_t)(half + 1);
		return true;
	}
	at = amount_line_over_joint(line, at);
	if (reading->hundred && amount_line_is(line, at, AMOUNT_AND)
			&& amount_line_is(line, at + 1, AMOUNT_NUMBER))
		at++;
	const struct amount_word *word = amount_line_word(line, at);
	bool read = false;
	if (amount_word_is(word, AMOUNT_NUMBER))
		read = add_number(reading, word->value);
	else if (is_multiplier(line, at))
		read = multiply(reading, word);
	if (!read)
		return false;
	reading->last = (uint16_t)at;
	reading->at = (uint16_t)(at + 1);
	return true;
}

/* "a quarter of a", "three-quarters of a" before a multiplier. */
static bool
read_part(struct reading *reading, struct amount_number *out)
{
	const struct amount_line *line = reading->line;
	uint32_t at = reading->at;
	double times = 1;
	if (amount_line_is(line, at, AMOUNT_NUMBER))
		times = amount_line_word(line, at)->value;
	else if (!amount_line_is(line, at, AMOUNT_ARTICLE))
		return false;
	at = amount_line_over_joint(line, at + 1);
	if (!amount_line_is(line, at, AMOUNT_PART)
			|| !amount_line_is(line, at + 1, AMOUNT_OF)
			|| !amount_line_is(line, at + 2, AMOUNT_ARTICLE)
			|| !is_multiplier(line, at + 3))
		return false;
	reading->current = times * amount_line_word(line, at)->value;
	reading->at = (uint16_t)(at + 3);
	out->article = true;
	return true;
}

/* "a third of a million": not a million, and no exact number either. */
static bool
is_parted(const struct amount_line *line, uint16_t at)
{
	return at > 2 && amount_line_is(line, at - 1u, AMOUNT_OF)
	       && amount_line_is(line, at - 2u, AMOUNT_ORDINAL);
}

static bool
is_fraction(const struct amount_line *line, uint16_t at)
{
	return amount_line_is(line, at, AMOUNT_HALF)
	       || amount_line_is(line, at, AMOUNT_PART);
}

static bool
is_percent(const struct amount_line *line, uint16_t at)
{
	return amount_match_behind(line, at, 1ull << AMOUNT_PERCENT_SIGN).phrase
	       != NULL;
}

/* "a", "half a", "a half", "half", "a quarter" before a multiplier: what it
 * stands for. */
static bool
read_start(struct reading *reading, struct amount_number *out)
{
	const struct amount_line *line = reading->line;
	uint16_t at = reading->at;
	bool article = false;
	double part = 0;
	for (unsigned i = 0; i < 2; i++) {
		if (part <= 0 && is_fraction(line, at))
			part = amount_line_word(line, at)->value;
		else if (!article && amount_line_is(line, at, AMOUNT_ARTICLE))
			article = true;
		else
			break;
		at = amount_line_over_joint(line, at + 1u);
	}
	if (part <= 0 && !article)
		return true;
	if (is_parted(line, reading->at))
		return false;
	reading->current = part > 0 ? part : 1;
	reading->at = at;
	reading->last = at - (uint16_t)1;
	out->article = true;
	return is_multiplier(line, at) || (part > 0 && is_percent(line, at));
}

static bool
read_words(const struct amount_line *line, uint16_t token,
		struct amount_number *out)
{
	struct reading reading = { .line = line,
		.at = token,
		.last = token,
		.multiple = 1 };
	if (!read_part(&reading, out) && !read_start(&reading, out))
		return false;
	while (reading.at <= line->count && read_word(&reading))
		;
	out->last = out->core = reading.last;
	double value = reading.total + reading.current;
	out->mantissa = value * 10;
	out->decimals = 1;
	out->multiple = reading.multiple;
	return value > 0;
}

/* --- both -------------------------------------------------------------- */

static bool
is_noun(const struct amount_line *line, uint32_t token)
{
	if (token < 1 || token > line->count)
		return false;
	uint8_t upos = line->tokens[token].upos;
	return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_PROPN;
}

/* "m" is a million behind a currency's sign, and where it touches the digits
 * and something is counted, but "mm" then is a measure. */
static bool
is_scale(const struct amount_line *line, uint16_t last, uint32_t at, bool money)
{
	if (amount_line_is(line, at, AMOUNT_SHORT))
		return money
		       || (!amount_line_is(line, at, AMOUNT_MEASURE)
				       && at == last + 1u && amount_line_touches(line, last)
				       && is_noun(line, at + 1));
	return is_multiplier(line, at);
}

static void
read_scales(const struct amount_line *line, bool money,
		struct amount_number *out)
{
	for (;;) {
		uint32_t at = amount_line_over_joint(line, out->last + 1u);
		if (!is_scale(line, out->last, at, money)
				|| out->scale >= LIMIT_AMOUNT)
			return;
		out->scale *= amount_line_word(line, at)->value;
		out->last = (uint16_t)at;
		money = false;
	}
}

/* "two-thirds", "twenty-first" */
static bool
is_ordinal(const struct amount_line *line, const struct amount_number *number)
{
	uint32_t next = amount_line_over_joint(line, number->last + 1u);
	return amount_line_is(line, next, AMOUNT_ORDINAL);
}

bool
amount_number_read(const struct amount_line *line, uint16_t token,
		unsigned skip, bool money, struct amount_number *out)
{
	*out = (struct amount_number){
		.first = token,
		.last = token,
		.core = token,
		.scale = 1,
		.multiple = 1,
	};
	struct str text = amount_line_text(line, token);
	if (text.len > skip && (text.at[skip] == '+' || text.at[skip] == '.')
			&& is_digit(text, skip + 1))
		return false;
	bool by_parts = line->tables->style.by_parts;
	bool words = !is_digit(text, skip);
	if (words
			&& !(by_parts ? amount_parts_read(line, token, out)
				      : read_words(line, token, out)))
		return false;
	if (!words && !read_digits(line, token, skip, money, out))
		return false;
	if (!words && !out->suffix.len
			&& !(by_parts && amount_parts_go_on(line, out)))
		read_scales(line, money, out);
	return !is_ordinal(line, out);
}

double
amount_number_value(const struct amount_number *number)
{
	double power = 1;
	for (unsigned i = 0; i < number->decimals; i++)
		power *= 10;
	return number->mantissa * number->scale / power;
}
