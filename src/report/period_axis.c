#include "report/period_axis.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "report/letters.h"

enum kind {
	KIND_YEAR,
	KIND_QUARTER,
	KIND_MONTH,
	KIND_WEEK,
	KIND_DAY,
	KIND_NONE
};

struct parts {
	enum kind kind;
	int year, sub, day; /* sub: quarter, month, week */
};

static const char *const MONTHS[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const MONTH_NAMES[] = { "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };

/* Digits from `at`; -1 when there are others. */
static int
number_at(struct str text, size_t at, size_t digits)
{
	int number = 0;
	if (at + digits > text.len)
		return -1;
	for (size_t i = at; i < at + digits; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return -1;
		number = number * 10 + (text.at[i] - '0');
	}
	return number;
}

static struct parts
parts_after_year(struct str label, int year)
{
	const struct parts none = { .kind = KIND_NONE };
	struct parts parts = { .year = year };
	char letter = label.at[5];
	if (label.len == 7 && letter == 'Q') {
		parts.kind = KIND_QUARTER;
		parts.sub = number_at(label, 6, 1);
		return parts.sub >= 1 && parts.sub <= 4 ? parts : none;
	}
	if (label.len == 8 && letter == 'W') {
		parts.kind = KIND_WEEK;
		parts.sub = number_at(label, 6, 2);
		return parts.sub >= 1 && parts.sub <= 53 ? parts : none;
	}
	parts.sub = number_at(label, 5, 2);
	if (parts.sub < 1 || parts.sub > 12)
		return none;
	parts.kind = label.len == 7 ? KIND_MONTH : KIND_DAY;
	if (label.len == 7)
		return parts;
	parts.day = number_at(label, 8, 2);
	return label.len == 10 && label.at[7] == '-' && parts.day > 0 ? parts
								      : none;
}

static struct parts
parts_of(struct str label)
{
	const struct parts none = { .kind = KIND_NONE };
	int year = number_at(label, 0, 4);
	if (year < 0)
		return none;
	if (label.len == 4)
		return (struct parts){ .kind = KIND_YEAR, .year = year };
	if (label.len < 7 || label.at[4] != '-')
		return none;
	return parts_after_year(label, year);
}

/* --- which are ticks ---------------------------------------------------- */

/* How far apart ticks are, finest first: units inside the year, then years. */
struct level {
	int days, subs, years; /* the one that is not 0 */
};
static const struct level DAYS[] = { { 1 }, { 2 }, { 5 }, { 10 }, { 15 },
	{ 0, 1 }, { 0, 3 }, { 0, 6 }, { 0, 0, 1 }, { 0, 0, 2 }, { 0, 0, 5 },
	{ 0, 0, 10 }, { 0 } };
static const struct level WEEKS[] = { { 0, 1 }, { 0, 2 }, { 0, 4 }, { 0, 13 },
	{ 0, 26 }, { 0, 0, 1 }, { 0, 0, 2 }, { 0, 0, 5 }, { 0, 0, 10 }, { 0 } };
static const struct level MONTH_LEVELS[] = { { 0, 1 }, { 0, 2 }, { 0, 3 },
	{ 0, 6 }, { 0, 0, 1 }, { 0, 0, 2 }, { 0, 0, 5 }, { 0, 0, 10 }, { 0 } };
static const struct level QUARTERS[] = { { 0, 1 }, { 0, 2 }, { 0, 0, 1 },
	{ 0, 0, 2 }, { 0, 0, 5 }, { 0, 0, 10 }, { 0 } };
static const struct level YEARS[] = { { 0, 0, 1 }, { 0, 0, 2 }, { 0, 0, 5 },
	{ 0, 0, 10 }, { 0, 0, 20 }, { 0, 0, 50 }, { 0, 0, 100 }, { 0 } };
static const struct level *const LEVELS[] = { [KIND_YEAR] = YEARS,
	[KIND_QUARTER] = QUARTERS,
	[KIND_MONTH] = MONTH_LEVELS,
	[KIND_WEEK] = WEEKS,
	[KIND_DAY] = DAYS };

static bool
is_first_of_year(const struct parts *parts)
{
	return parts->sub <= 1 && parts->day <= 1;
}

static bool
is_tick(const struct parts *parts, const struct level *level)
{
	enum { LAST_ROUND_DAY = 28 };
	if (level->years)
		return parts->year % level->years == 0
		       && is_first_of_year(parts);
	if (level->subs)
		return (parts->sub - 1) % level->subs == 0 && parts->day <= 1
		       && !(parts->kind == KIND_WEEK && level->subs > 1
				       && parts->sub > 52);
	/* The 31st and the 1st stand too close. */
	return level->days == 1
	       || ((parts->day - 1) % level->days == 0
			       && parts->day <= LAST_ROUND_DAY);
}

static void
name_tick(const struct parts *parts, struct period_tick *tick)
{
	char *text = tick->text;
	snprintf(tick->year, sizeof tick->year, "%04d", parts->year);
	switch (parts->kind) {
	case KIND_QUARTER:
		snprintf(text, PERIOD_AXIS_TEXT, "Q%d", parts->sub);
		break;
	case KIND_MONTH:
		snprintf(text, PERIOD_AXIS_TEXT, "%s", MONTHS[parts->sub - 1]);
		break;
	case KIND_WEEK:
		snprintf(text, PERIOD_AXIS_TEXT, "W%02d", parts->sub);
		break;
	case KIND_DAY:
		snprintf(text, PERIOD_AXIS_TEXT, "%d %s", parts->day,
				MONTHS[parts->sub - 1]);
		break;
	default:
		snprintf(text, PERIOD_AXIS_TEXT, "%04d", parts->year);
		tick->year[0] = '\0';
	}
}

static double
half_width(const struct period_tick *tick, double size)
{
	double text = letters_width(str_of(tick->text), size);
	double year = letters_width(str_of(tick->year), size);
	return (text > year ? text : year) / 2;
}

/* Whether the tick stands clear of the one before. */
static bool
is_clear(const struct period_tick *before, const struct period_tick *tick,
		double step, double size)
{
	double gap = size * 0.7;
	return (double)(tick->at - before->at) * step
	       >= half_width(before, size) + half_width(tick, size) + gap;
}

/* Ticks of one level, or SIZE_MAX when they do not fit. */
static size_t
try_level(const struct str *labels, size_t count, const struct level *level,
		double step, double size, struct period_tick *ticks)
{
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		struct parts parts = parts_of(labels[i]);
		if (parts.kind == KIND_NONE || !is_tick(&parts, level))
			continue;
		if (found == PERIOD_AXIS_TICKS)
			return SIZE_MAX;
		struct period_tick *tick = &ticks[found];
		tick->at = i;
		name_tick(&parts, tick);
		if (found && !is_clear(tick - 1, tick, step, size))
			return SIZE_MAX;
		found++;
	}
	return found;
}

/* A year is told where it changes. */
static void
hush_years(struct period_tick *ticks, size_t count)
{
	char last[PERIOD_AXIS_TEXT] = "";
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(ticks[i].year, last))
			ticks[i].year[0] = '\0';
		else
			memcpy(last, ticks[i].year, sizeof last);
	}
}

/* Other labels: the first, and then as they fit. */
static size_t
tick_anything(const struct str *labels, size_t count, double step, double size,
		struct period_tick *ticks)
{
	size_t found = 0;
	for (size_t i = 0; i < count && found < PERIOD_AXIS_TICKS; i++) {
		struct period_tick *tick = &ticks[found];
		tick->at = i;
		tick->year[0] = '\0';
		size_t fits = labels[i].len < PERIOD_AXIS_TEXT ? labels[i].len
							       : 0;
		memcpy(tick->text, labels[i].at ? labels[i].at : "", fits);
		tick->text[fits] = '\0';
		if (fits && (!found || is_clear(tick - 1, tick, step, size)))
			found++;
	}
	return found;
}

static bool
is_end(const struct level *level)
{
	return !level->days && !level->subs && !level->years;
}

size_t
period_axis_ticks(const struct str *labels, size_t count, double step,
		double size, struct period_tick ticks[PERIOD_AXIS_TICKS])
{
	enum kind kind = count ? parts_of(labels[0]).kind : KIND_NONE;
	const struct level *level = kind == KIND_NONE ? NULL : LEVELS[kind];
	for (; level && !is_end(level); level++) {
		size_t found = try_level(
				labels, count, level, step, size, ticks);
		if (found == SIZE_MAX)
			continue;
		/* A level that names fewer than two says too little. */
		if (found < 2 && count > 1)
			break;
		hush_years(ticks, found);
		return found;
	}
	return tick_anything(labels, count, step, size, ticks);
}

void
period_words(struct str label, char out[PERIOD_WORDS])
{
	static const char *const quarters[] = { "first", "second", "third",
		"fourth" };
	struct parts parts = parts_of(label);
	switch (parts.kind) {
	case KIND_QUARTER:
		snprintf(out, PERIOD_WORDS, "%s quarter of %d",
				quarters[parts.sub - 1], parts.year);
		break;
	case KIND_MONTH:
		snprintf(out, PERIOD_WORDS, "%s %d", MONTH_NAMES[parts.sub - 1],
				parts.year);
		break;
	case KIND_WEEK:
		snprintf(out, PERIOD_WORDS, "week %d of %d", parts.sub,
				parts.year);
		break;
	case KIND_DAY:
		snprintf(out, PERIOD_WORDS, "%d %s %d", parts.day,
				MONTH_NAMES[parts.sub - 1], parts.year);
		break;
	default:
		snprintf(out, PERIOD_WORDS, "%.*s", STR_ARG(label));
	}
}
