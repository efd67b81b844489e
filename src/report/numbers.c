#include "report/numbers.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

static void
put_thousands(struct buffer *out, uint64_t number)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			buffer_put_char(out, ',');
		buffer_put_char(out, digits[i]);
	}
}

static const struct str MINUS = { "\xE2\x88\x92", 3 };

void
numbers_put_count(struct buffer *out, int64_t count)
{
	if (count < 0)
		buffer_put(out, MINUS);
	put_thousands(out, count < 0 ? 0 - (uint64_t)count : (uint64_t)count);
}

/* Rounded; false when it is 0 then, or too large to be told with decimals. */
static bool
in_units(double number, int decimals, uint64_t *units, uint64_t *unit)
{
	*unit = 1;
	for (int i = 0; i < decimals; i++)
		*unit *= 10;
	double scaled = round(fabs(number) * (double)*unit);
	*units = scaled < 1e18 ? (uint64_t)scaled
			       : UINT64_C(1000000000000000000);
	return *units > 0;
}

void
numbers_put(struct buffer *out, double number, int decimals)
{
	uint64_t units, unit;
	if (!isfinite(number)) {
		buffer_put(out, STR("–"));
		return;
	}
	if (in_units(number, decimals, &units, &unit) && number < 0)
		buffer_put(out, MINUS);
	put_thousands(out, units / unit);
	if (decimals)
		buffer_put_format(out, ".%0*" PRIu64, decimals, units % unit);
}

void
numbers_put_signed(struct buffer *out, double number, int decimals)
{
	uint64_t units, unit;
	if (isfinite(number) && number > 0
			&& in_units(number, decimals, &units, &unit))
		buffer_put_char(out, '+');
	numbers_put(out, number, decimals);
}

void
numbers_put_dollars(struct buffer *out, double dollars)
{
	static const struct {
		double size;
		const char *name;
	} scales[] = { { 1e12, " tn" }, { 1e9, " bn" }, { 1e6, " m" } };
	if (dollars < 0)
		buffer_put(out, MINUS);
	buffer_put_char(out, '$');
	dollars = fabs(dollars);
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
		double scaled = dollars / scales[i].size;
		/* What is rounded to a thousand belongs to the next scale. */
		if (!(scaled >= 0.9995))
			continue;
		numbers_put(out, scaled, scaled < 99.95);
		buffer_put(out, str_of(scales[i].name));
		return;
	}
	numbers_put(out, dollars, 0);
}

void
numbers_put_plain(struct buffer *out, double number)
{
	enum { CENT = 100, MOST = 1000000 };
	if (!isfinite(number))
		number = 0;
	if (fabs(number) > MOST)
		number = number < 0 ? -MOST : MOST;
	int64_t cents = (int64_t)llround(number * CENT);
	uint64_t size = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
	if (cents < 0)
		buffer_put_char(out, '-');
	buffer_put_format(out, "%" PRIu64, size / CENT);
	if (size % 10)
		buffer_put_format(out, ".%02" PRIu64, size % CENT);
	else if (size % CENT)
		buffer_put_format(out, ".%" PRIu64, size % CENT / 10);
}
