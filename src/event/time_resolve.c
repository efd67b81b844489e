/* Expressions of time counted out to days. */
#include "event/time_expression.h"

enum { WEEK = 7, YEAR_MONTHS = 12 };

const char *
time_unit_name(enum time_unit unit)
{
	static const char *const names[TIME_UNIT_COUNT] = { "", "day", "day",
		"weekend", "week", "week", "month", "quarter", "half", "year",
		"decade", "century", "season" };
	return unit < TIME_UNIT_COUNT ? names[unit] : "";
}

/* ------------------------------------------------------------------ spans */

/* 0 Monday .. 6 Sunday; 1970-01-01 was a Thursday. */
static int
weekday_of(int32_t day)
{
	return (int)(((day + 3) % WEEK + WEEK) % WEEK);
}

/* Months [first, last] of a year; last may lie in the next. */
static struct time_span
months(int year, int first, int last, enum time_unit unit)
{
	int after = last % YEAR_MONTHS + 1;
	int of_year = year
		      + (last + (first > last ? YEAR_MONTHS : 0)) / YEAR_MONTHS;
	return (struct time_span){ day_of_civil(year, first, 1),
		day_of_civil(of_year, after, 1) - 1, (uint8_t)unit };
}

static struct time_span
years(int first, int last, enum time_unit unit)
{
	return (struct time_span){ day_of_civil(first, 1, 1),
		day_of_civil(last, 12, 31), (uint8_t)unit };
}

/* The unit that holds the day. */
static struct time_span
span_around(int32_t day, enum time_unit unit)
{
	int year, month, of_month;
	day_to_civil(day, &year, &month, &of_month);
	int32_t monday = day - weekday_of(day);
	switch (unit) {
	case TIME_WEEKEND:
		return (struct time_span){ monday + 5, monday + 6,
			TIME_WEEKEND };
	case TIME_WEEK:
	case TIME_FORTNIGHT:
		return (struct time_span){ monday, monday + 6, TIME_WEEK };
	case TIME_MONTH:
		return months(year, month, month, unit);
	case TIME_QUARTER:
		month = (month - 1) / 3 * 3 + 1;
		return months(year, month, month + 2, unit);
	case TIME_HALF:
		month = (month - 1) / 6 * 6 + 1;
		return months(year, month, month + 5, unit);
	case TIME_YEAR:
		return years(year, year, unit);
	case TIME_DECADE:
		return years(year / 10 * 10, year / 10 * 10 + 9, unit);
	case TIME_CENTURY:
		year = (year - 1) / 100 * 100 + 1;
		return years(year, year + 99, unit);
	default:
		return (struct time_span){ day, day, TIME_DAY };
	}
}

/* The same day `count` months on, or the month's last one. */
static int32_t
add_months(int32_t day, int count)
{
	int year, month, of_month;
	day_to_civil(day, &year, &month, &of_month);
	int index = year * YEAR_MONTHS + month - 1 + count;
	if (index < YEAR_MONTHS)
		return day;
	year = index / YEAR_MONTHS;
	month = index % YEAR_MONTHS + 1;
	int32_t last = months(year, month, month, TIME_MONTH).last;
	int32_t same = day_of_civil(year, month, of_month);
	return same < last ? same : last;
}

static int32_t
add_units(int32_t day, int count, enum time_unit unit)
{
	switch (unit) {
	case TIME_HOUR:
		return day + count / 24;
	case TIME_WEEKEND:
	case TIME_WEEK:
		return day + count * WEEK;
	case TIME_FORTNIGHT:
		return day + count * 2 * WEEK;
	case TIME_MONTH:
		return add_months(day, count);
	case TIME_QUARTER:
		return add_months(day, 3 * count);
	case TIME_HALF:
		return add_months(day, 6 * count);
	case TIME_YEAR:
		return add_months(day, YEAR_MONTHS * count);
	case TIME_DECADE:
		return add_months(day, 10 * YEAR_MONTHS * count);
	case TIME_CENTURY:
		return add_months(day, 100 * YEAR_MONTHS * count);
	default:
		return day + count;
	}
}

/* Where the middle and the last third of a span begin: ten days of a month,
 * four months of a year, four, three and three years of a decade. */
static void
thirds(struct time_span span, int32_t *middle, int32_t *late)
{
	int32_t third = span.unit == TIME_MONTH
					? 10
					: (span.last - span.first + 1) / 3;
	*middle = span.first + third;
	*late = *middle + third;
	if (span.unit == TIME_YEAR || span.unit == TIME_DECADE) {
		bool year = span.unit == TIME_YEAR;
		*middle = add_months(span.first, year ? 4 : 4 * YEAR_MONTHS);
		*late = add_months(span.first, year ? 8 : 7 * YEAR_MONTHS);
	}
}

/* "earlier this week" ends yesterday, "later this year" begins tomorrow. */
static struct time_span
beside_today(struct time_span span, int part, int32_t today)
{
	if (today == DAY_NONE || today < span.first || today > span.last)
		return span;
	if (part < 0 && span.first < today)
		span.last = today - 1;
	if (part > 0 && today < span.last)
		span.first = today + 1;
	return span;
}

/* "early March", "late 2024", "earlier this week" */
static struct time_span
part_of(struct time_span span, int part, int32_t today)
{
	int32_t middle, late;
	if (part == TIME_NO_PART || span.last - span.first < 3)
		return span;
	if (part == -2 || part == 2)
		return beside_today(span, part, today);
	thirds(span, &middle, &late);
	if (part < 0)
		span.last = middle - 1;
	else if (part > 0)
		span.first = late;
	else
		span = (struct time_span){ middle, late - 1, span.unit };
	return span;
}

struct time_span
time_beside(struct time_span from, int number, enum time_unit unit)
{
	int32_t at = number < 0 ? from.first : from.last;
	int32_t day = add_units(at, number, unit);
	if (unit == TIME_FORTNIGHT)
		unit = TIME_WEEK;
	/* "in 2012 ... a week earlier": mostly of that year. */
	if (from.unit >= TIME_YEAR && unit <= TIME_WEEK)
		return from;
	if (unit < (enum time_unit)from.unit)
		unit = (enum time_unit)from.unit;
	return span_around(day, unit);
}

/* --------------------------------------------------------------- calendar */

static int32_t
day_in(int year, int month, int day)
{
	int32_t last = months(year, month, month, TIME_MONTH).last;
	int32_t found = day_of_civil(year, month, day);
	return found < last ? found : last;
}

/* The expression's days in that year. */
static struct time_span
date_in(const struct time_expression *date, int year)
{
	if (date->day) {
		int32_t first = day_in(year, date->month, date->day);
		int32_t last = date->last_day ? day_in(year, date->month,
					       date->last_day)
					      : first;
		return (struct time_span){ first, last, TIME_DAY };
	}
	if (date->month)
		return months(year, date->month,
				date->last_month ? date->last_month
						 : date->month,
				(enum time_unit)date->unit);
	return years(year, date->last_year ? date->last_year : year,
			(enum time_unit)date->unit);
}

/* A date without a year is the last one that is not after the article's day
 * by more than a week, or the first to come. "last" is over, "next" is not
 * begun. */
static bool
complete(const struct time_expression *date, const struct time_base *base,
		bool forward, struct time_span *span)
{
	enum { SLACK = 7 };
	if (base->today == DAY_NONE && !base->year)
		return false;
	if (base->year) {
		*span = date_in(date, base->year);
		return true;
	}
	int year = day_year(base->today);
	if (date->shift != TIME_NO_SHIFT) {
		*span = date_in(date, year + date->shift);
		return true;
	}
	int slack = date->unit == TIME_DAY ? SLACK : 0;
	*span = date_in(date, year);
	bool next = forward || date->number > 0;
	if (date->number < 0 && span->last >= base->today)
		*span = date_in(date, year - 1);
	else if (next
			&& (span->last < base->today
					|| (date->number > 0
							&& span->first <= base->today)))
		*span = date_in(date, year + 1);
	else if (!next && span->first > base->today + slack)
		*span = date_in(date, year - 1);
	return true;
}

/* There is no 31st of February. */
static bool
is_in_month(const struct time_expression *date, struct time_span span)
{
	int year, month, of_month;
	day_to_civil(span.first, &year, &month, &of_month);
	return !date->day || of_month == date->day;
}

static bool
resolve_calendar(const struct time_expression *date,
		const struct time_base *base, bool forward,
		struct time_span *span)
{
	if (date->year)
		*span = date_in(date, date->year);
	else if (!complete(date, base, forward, span))
		return false;
	*span = part_of(*span, date->part, base->today);
	return is_in_month(date, *span);
}

/* ------------------------------------------------------ from the article */

static struct time_span
one_day(int32_t day)
{
	return (struct time_span){ day, day, TIME_DAY };
}

static void
resolve_weekday(const struct time_expression *expression, int32_t today,
		bool forward, struct time_span *span)
{
	int back = (weekday_of(today) - expression->number + WEEK) % WEEK;
	int32_t day = today - back;
	if (expression->unit == TIME_WEEK)
		day = today - weekday_of(today) + expression->number
		      + WEEK * expression->shift;
	else if (expression->shift > 0)
		day += WEEK;
	else if (expression->shift == -1 && !back)
		day -= WEEK;
	else if (forward && back && expression->shift != -1)
		day += WEEK;
	*span = one_day(day);
}

static void
resolve_current(const struct time_expression *expression, int32_t today,
		bool forward, struct time_span *span)
{
	enum time_unit unit = (enum time_unit)expression->unit;
	int32_t day = add_units(today, expression->number, unit);
	*span = span_around(day, unit);
	/* "The weekend" is the last one, unless it is to come; so is "last
	 * weekend" until the next has begun. */
	if (unit == TIME_WEEKEND && !expression->number && !forward
			&& span->first > today)
		*span = span_around(today - WEEK, unit);
	*span = part_of(*span, expression->part, today);
}

static bool
resolve_distance(const struct time_expression *expression, int32_t today,
		bool forward, struct time_span *span)
{
	if (expression->number > 0 && !forward)
		return false;
	enum time_unit unit = (enum time_unit)expression->unit;
	*span = span_around(add_units(today, expression->number, unit),
			unit == TIME_DECADE || unit == TIME_CENTURY ? TIME_YEAR
								    : unit);
	return true;
}

static bool
resolve_duration(const struct time_expression *expression, int32_t today,
		bool forward, struct time_span *span)
{
	enum time_unit unit = (enum time_unit)expression->unit;
	if (expression->number > 0 && !forward)
		return false;
	int32_t other = add_units(today, expression->number, unit);
	*span = expression->number > 0
				? (struct time_span){ today, other, unit }
				: (struct time_span){ other, today, unit };
	if (unit == TIME_HOUR)
		span->unit = TIME_DAY;
	if (unit == TIME_FORTNIGHT)
		span->unit = TIME_WEEK;
	return true;
}

bool
time_resolve(const struct time_expression *expression,
		const struct time_base *base, bool forward,
		struct time_span *span)
{
	if (expression->kind == TIME_CALENDAR)
		return resolve_calendar(expression, base, forward, span);
	if (expression->kind == TIME_RELATIVE
			&& base->reference.first != DAY_NONE) {
		*span = time_beside(base->reference, expression->number,
				(enum time_unit)expression->unit);
		return true;
	}
	if (base->today == DAY_NONE)
		return false;
	switch (expression->kind) {
	case TIME_OF_WEEK:
		resolve_weekday(expression, base->today, forward, span);
		return true;
	case TIME_NEAR:
		*span = one_day(base->today + expression->number);
		return true;
	case TIME_CURRENT:
		resolve_current(expression, base->today, forward, span);
		return true;
	case TIME_RELATIVE:
		*span = time_beside(one_day(base->today), expression->number,
				(enum time_unit)expression->unit);
		return true;
	case TIME_DISTANCE:
		return resolve_distance(expression, base->today, forward, span);
	case TIME_DURATION:
		return resolve_duration(expression, base->today, forward, span);
	default:
		return false;
	}
}
