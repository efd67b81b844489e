/* time_expression.h - phrases that tell when, found in a sentence and counted
 * out to days.
 *
 * In: tokens and the table of words of time. Out: expressions in the order of
 * the text that do not overlap: "on Monday", "last week", "16 years ago", "in
 * March 2024", "the 1990s", "a day earlier", "from 2014 to 2019". What they
 * are counted from comes later: `time_resolve`.
 *
 * Calendar: weeks begin on Monday, weekends are Saturday and Sunday, winter
 * is December to February. A bare number is a year only where a year may stand
 * ("in 2014", "the 2014 coup"; not "2000 soldiers"). "3/14/2024" and
 * "14/3/2024" tell themselves; where both could be the month the first is.
 *
 * Linear in tokens; memory is the arena's. */
#ifndef DEMARCHE_EVENT_TIME_EXPRESSION_H
#define DEMARCHE_EVENT_TIME_EXPRESSION_H

#include <stdbool.h>

#include "base/day.h"
#include "event/time_words.h"
#include "text/text.h"

/* Days [first, last], and the unit that the text speaks in. */
struct time_span {
	int32_t first, last; /* days since 1970-01-01; DAY_NONE: unknown */
	uint8_t unit;        /* enum time_unit */
};

/* How an expression is counted out. */
enum time_kind {
	TIME_CALENDAR, /* a date, or part of one: "March 3", "2014", "Q3" */
	TIME_OF_WEEK,  /* "Monday", "last Monday", "Monday last week" */
	TIME_NEAR,     /* "yesterday" */
	TIME_CURRENT,  /* "last week", "next year": units from the article's */
	TIME_RELATIVE, /* "that day", "a day earlier", "the day before.": from
			  the date before */
	TIME_DISTANCE, /* "two days ago", "in two weeks" */
	TIME_DURATION, /* "for three months", "over the past two weeks" */
	TIME_BESIDE,   /* "a day after": from what stands behind `last` */
	TIME_VAGUE,    /* "years ago": no days, but long past */
};

enum time_bound {
	TIME_PLAIN,
	TIME_FROM_THEN,  /* "since 2014": goes on until now */
	TIME_UP_TO_THEN, /* "by Friday": no date of what is told */
	TIME_COMPARED,   /* "more than in 2023": none either */
};

enum { TIME_NO_PART = INT8_MIN, TIME_NO_SHIFT = INT16_MIN };

struct time_expression {
	uint16_t first, last, head; /* tokens, from 1 */
	uint8_t kind;               /* enum time_kind */
	uint8_t unit;               /* enum time_unit */
	uint8_t bound;              /* enum time_bound */
	int8_t part;                /* see the table; TIME_NO_PART */
	int16_t number;             /* weekday; units, the past negative */
	int16_t shift; /* "last": years for a date without year, weeks for a
			  weekday; set for "the past two weeks", not for "for
			  two weeks"; TIME_NO_SHIFT */
	/* TIME_CALENDAR; 0 unknown. */
	int16_t year, last_year;
	int8_t month, last_month, day, last_day;
	uint16_t to;           /* expression + 1 that ends a range; 0 none */
	bool consumed;         /* it ends another's range */
	bool eve;              /* the day before it (when.h) */
	uint16_t host;         /* token that it dates (when.h); 0 none */
	struct time_span span; /* as resolved */
};

struct time_expressions {
	struct time_expression *at;
	size_t count;
};

/* The token is a word of an expression. */
static inline bool
time_has(const struct time_expressions *times, uint16_t token)
{
	for (size_t i = 0; i < times->count; i++)
		if (times->at[i].first <= token && times->at[i].last >= token)
			return true;
	return false;
}

void time_scan(const struct time_words *words, const struct text *text,
		const struct sentence *sentence, struct arena *arena,
		struct time_expressions *out);

/* The date that the sentence begins with, of a dateline or an entry of a
 * timeline; false when there is none. Only TIME_CALENDAR. */
bool time_scan_start(const struct time_words *words, const struct text *text,
		const struct sentence *sentence, struct time_expression *out);

/* What the expressions of an article are counted from. */
struct time_base {
	int32_t today;              /* the article's day; DAY_NONE */
	struct time_span reference; /* told last; first = DAY_NONE: none */
	int year;                   /* of the dates around; 0 unknown */
};

/* Sets `*span`; false when it tells no days. `forward`: what is dated is to
 * come, so that "Friday" is the next one. */
bool time_resolve(const struct time_expression *expression,
		const struct time_base *base, bool forward,
		struct time_span *span);
/* `number` units behind `from`, in days of the coarser of both units. */
struct time_span time_beside(
		struct time_span from, int number, enum time_unit unit);

/* "week" */
const char *time_unit_name(enum time_unit unit);

#endif
