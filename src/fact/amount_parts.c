/* Numbers of languages that say them by parts: hundreds are words, "mil" needs
 * no number before it and multiplies what millions are counted in, digits and
 * words take turns ("2 mil 500 millones"). */
#include "base/limits.h"
#include "fact/amount_number.h"

enum { THOUSAND = 1000, PART_DIGITS = 3 };

/* A number as far as it is read: total + part + current. */
struct parts {
	const struct amount_line *line;
	uint16_t at, last;
	double total;   /* millions and more */
	double part;    /* thousands */
	double current; /* below a thousand; of the first digits any number */
	double least;   /* the smallest scale so far; 0 none */
	double scale;   /* the last word's; 0 when it was none */
	bool done;      /* "y medio": nothing follows */
	bool bare;      /* digits that no scale has followed yet */
};

static bool
is_multiple(double value, unsigned of)
{
	return value < 1e9 && (unsigned long)value % of == 0;
}

/* What is below a hundred so far. */
static unsigned
tens(const struct parts *parts)
{
	return parts->current < THOUSAND ? (unsigned)parts->current % 100 : 1;
}

static bool
add_number(struct parts *parts, double value, bool joined)
{
	unsigned below = tens(parts);
	bool fits = value >= 100 ? parts->current <= 0
		    : value < 10 && joined
				    ? below >= 20 && is_multiple(below, 10)
				    : below == 0 && !joined;
	if (!fits)
		return false;
	parts->current += value;
	parts->scale = 0;
	return true;
}

/* "mil" may stand alone: its row as a number says so. */
static bool
add_thousands(struct parts *parts, const struct amount_word *word)
{
	bool alone = amount_word_is(word, AMOUNT_NUMBER);
	if (parts->part > 0 || (parts->current <= 0 && !alone))
		return false;
	parts->part = (parts->current > 0 ? parts->current : 1) * word->value;
	parts->current = 0;
	parts->scale = word->value;
	return true;
}

static bool
multiply(struct parts *parts, const struct amount_word *word)
{
	double counted = parts->part + parts->current;
	if (amount_word_is(word, AMOUNT_SCALE) && word->value <= THOUSAND)
		return add_thousands(parts, word);
	if (counted <= 0 || (parts->least > 0 && word->value >= parts->least))
		return false;
	if (!amount_word_is(word, AMOUNT_SCALE)) {
		parts->current *= word->value;
		parts->done = true;
		return parts->part <= 0;
	}
	parts->total += counted * word->value;
	parts->part = parts->current = 0;
	parts->least = parts->scale = word->value;
	return parts->total <= LIMIT_AMOUNT;
}

/* "y medio" behind a number or a scale. */
static bool
add_half(struct parts *parts)
{
	const struct amount_line *line = parts->line;
	if (!amount_line_is(line, parts->at, AMOUNT_AND)
			|| !amount_line_is(line, parts->at + 1u, AMOUNT_HALF))
		return false;
	if (parts->scale > THOUSAND)
		parts->total += parts->scale / 2;
	else if (parts->scale > 0)
		parts->part += parts->scale / 2;
	else
		parts->current += .5;
	parts->done = parts->scale > 0;
	parts->last = (uint16_t)(parts->at + 1);
	parts->at = (uint16_t)(parts->last + 1);
	return true;
}

/* Digits behind a scale: "2 mil 500". */
static bool
add_digits(struct parts *parts)
{
	struct str text = amount_line_text(parts->line, parts->at);
	double value = 0;
	if (!text.len || text.len > PART_DIGITS || parts->scale <= 0
			|| parts->current > 0)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		value = value * 10 + (text.at[i] - '0');
	}
	parts->current = value;
	parts->scale = 0;
	return value > 0;
}

/* Reads one word at `parts->at`; false when the number ends before it. */
static bool
read_part(struct parts *parts)
{
	const struct amount_line *line = parts->line;
	if (parts->done || parts->at > line->count)
		return false;
	if (add_half(parts))
		return true;
	bool joined = amount_line_is(line, parts->at, AMOUNT_AND);
	uint16_t at = (uint16_t)(parts->at + joined);
	const struct amount_word *word = amount_line_word(line, at);
	struct parts before = *parts;
	bool scale = amount_word_is(word, AMOUNT_SCALE)
		     || amount_word_is(word, AMOUNT_HUNDRED)
		     || amount_word_is(word, AMOUNT_DOZEN);
	bool read = scale         ? !joined && multiply(parts, word)
		    : parts->bare ? false
		    : amount_word_is(word, AMOUNT_NUMBER)
				    ? add_number(parts, word->value, joined)
				    : !joined && add_digits(parts);
	if (!read) {
		*parts = before;
		return false;
	}
	parts->bare = false;
	parts->last = at;
	parts->at = (uint16_t)(at + 1);
	return true;
}

static void
put(const struct parts *parts, struct amount_number *out)
{
	out->last = out->core = parts->last;
	out->mantissa = (parts->total + parts->part + parts->current) * 10;
	out->decimals = 1;
	out->scale = 1;
}

/* "un", "medio" before a scale or a dozen. */
static bool
read_start(struct parts *parts, struct amount_number *out)
{
	const struct amount_line *line = parts->line;
	bool half = amount_line_is(line, parts->at, AMOUNT_HALF);
	if (!half && !amount_line_is(line, parts->at, AMOUNT_ARTICLE))
		return true;
	uint16_t next = (uint16_t)(parts->at + 1);
	out->article = true;
	parts->current = half ? .5 : 1;
	parts->at = next;
	return amount_line_is(line, next, AMOUNT_SCALE)
	       || amount_line_is(line, next, AMOUNT_HUNDRED)
	       || amount_line_is(line, next, AMOUNT_DOZEN);
}

bool
amount_parts_read(const struct amount_line *line, uint16_t token,
		struct amount_number *out)
{
	struct parts parts = { .line = line, .at = token, .last = token };
	if (!read_start(&parts, out))
		return false;
	while (read_part(&parts))
		;
	put(&parts, out);
	return out->mantissa > 0;
}

bool
amount_parts_go_on(const struct amount_line *line, struct amount_number *out)
{
	struct parts parts = { .line = line,
		.at = (uint16_t)(out->last + 1),
		.last = out->last,
		.bare = true,
		.current = amount_number_value(out) };
	uint16_t core = out->core;
	unsigned words = 0;
	bool mixed = false;
	while (read_part(&parts)) {
		words++;
		mixed |= parts.scale <= 0 || parts.done;
	}
	if (!words || !mixed)
		return false;
	put(&parts, out);
	out->core = words > 1 ? parts.last : core;
	return true;
}
