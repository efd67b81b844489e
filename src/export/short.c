#include "export/short.h"

#include <math.h>
#include <stdio.h>

static const char *
sign_of_bound(uint8_t bound)
{
	static const char *const signs[] = { "", "~", ">", "<" };
	return signs[bound];
}

static const char *
short_rate(uint8_t rate)
{
	static const char *const names[] = { "", "/h", "/day", "/wk", "/mo",
		"/qtr", "/yr", "/10 yr" };
	return names[rate];
}

/* Thousands apart: "85,000". */
static void
put_whole(struct buffer *out, double value)
{
	char digits[32];
	int length = snprintf(digits, sizeof digits, "%.0f", value);
	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			buffer_put_char(out, ',');
		buffer_put_char(out, digits[i]);
	}
}

/* At most two digits behind the point, none that are zero at the end. */
static void
put_small(struct buffer *out, double value)
{
	char digits[32];
	int length = snprintf(digits, sizeof digits, "%ld.%02ld",
			lround(value * 100) / 100, lround(value * 100) % 100);
	while (digits[length - 1] == '0')
		length--;
	if (digits[length - 1] == '.')
		length--;
	buffer_put(out, (struct str){ digits, (size_t)length });
}

/* Three digits: 4.50, 20.8, 341. */
static void
put_three(struct buffer *out, double value)
{
	int behind = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
	long unit = behind == 2 ? 100 : behind == 1 ? 10 : 1;
	long parts = lround(value * (double)unit);
	buffer_put_format(out, "%ld", parts / unit);
	if (behind)
		buffer_put_format(out, ".%0*ld", behind, parts % unit);
}

struct scale {
	double unit;
	const char *name;
};

/* The scale that a number is written in: none below a million. */
static struct scale
scale_of(double value)
{
	static const struct scale scales[] = { { 1e12, " tn" }, { 1e9, " bn" },
		{ 1e6, " m" } };
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (value >= scales[i].unit * 0.9995)
			return scales[i];
	return (struct scale){ 1, "" };
}

static void
put_scaled(struct buffer *out, double value, double unit)
{
	if (unit > 1)
		put_three(out, value / unit);
	else if (value >= 1000)
		put_whole(out, value);
	else
		put_small(out, value);
}

/* "4.50 bn", "2-3 m" of a range. */
static void
put_number(struct buffer *out, const struct amount *amount)
{
	struct scale scale =
			scale_of(amount->high > amount->value ? amount->high
							      : amount->value);
	put_scaled(out, amount->value, scale.unit);
	if (amount->high > amount->value) {
		buffer_put(out, STR("–"));
		put_scaled(out, amount->high, scale.unit);
	}
	buffer_put(out, str_of(scale.name));
}

/* "$", or the code and a space. */
static void
put_currency(struct buffer *out, const char *code)
{
	static const struct {
		const char *code, *sign;
	} signs[] = { { "USD", "$" }, { "EUR", "€" }, { "GBP", "£" } };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!strcmp(signs[i].code, code)) {
			buffer_put(out, str_of(signs[i].sign));
			return;
		}
	if (code[0])
		buffer_put_format(out, "%s ", code);
}

/* The noun counted, as written. */
static struct str
unit_of(const struct text *text, const struct amount *amount)
{
	const struct sentence *sentence = &text->sentences[amount->sentence];
	bool noun = amount->head && amount->head != amount->number
		    && amount->head <= sentence->count;
	if (!noun)
		return amount->unit;
	return text_of_token(
			text, sentence_token(text, sentence, amount->head));
}

void
short_put_amount(struct buffer *out, const struct text *text,
		const struct amount *amount)
{
	buffer_put(out, str_of(sign_of_bound(amount->bound)));
	if (amount->kind == AMOUNT_MONEY)
		put_currency(out, amount->currency);
	put_number(out, amount);
	if (amount->kind == AMOUNT_PERCENT)
		buffer_put(out, STR(" %"));
	if (amount->kind == AMOUNT_COUNT) {
		struct str unit = unit_of(text, amount);
		buffer_put_format(out, "%s%.*s", unit.len ? " " : "",
				STR_ARG(unit));
	}
	buffer_put(out, str_of(short_rate(amount->rate)));
}

void
short_put_change(struct buffer *out, const struct amount *amount, bool falls)
{
	buffer_put(out, str_of(sign_of_bound(amount->bound)));
	buffer_put(out, falls ? STR("-") : STR("+"));
	put_number(out, amount);
	buffer_put(out, STR(" %"));
	buffer_put(out, str_of(short_rate(amount->rate)));
}
