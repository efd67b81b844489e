#include "event/time_expression.h"

#include "event/time_reader.h"

static int
ordinal_at(const struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class == TIME_ORDINAL)
		return word.value;
	struct str form = form_at(reader, i);
	if (form.len < 3 || form.at[0] > '9' || form.at[form.len - 1] <= '9')
		return 0;
	int value = digits(form, 0, form.len - 2);
	return value > 0 ? value : 0;
}

/* "1990s", "'90s"; the decade's first year, 0 when it is none. */
static int
decade_at(const struct time_reader *reader, uint32_t i)
{
	struct str form = form_at(reader, i);
	size_t len = form.len;
	if (len < 3 || form.at[len - 1] != 's' || form.at[len - 2] != '0')
		return 0;
	int year = len == 5 ? digits(form, 0, 4) : -1;
	if (year >= 1500 && year < 2100)
		return year;
	int short_year = len >= 4 ? digits(form, len - 3, 2) : -1;
	return short_year > 0 && form.at[0] == '\'' ? 1900 + short_year : 0;
}

/* "last year", "of this year", "the year before last" behind a month: years
 * from the article's. Returns how many tokens that takes. */
static uint32_t
shifted_at(const struct time_reader *reader, uint32_t i, enum time_unit unit,
		int16_t *shift)
{
	uint32_t at = i;
	if (is(reader, at, TIME_OF) || is(reader, at, TIME_IN))
		at++;
	if (!is(reader, at, TIME_SHIFT) || unit_at(reader, at + 1) != unit)
		return 0;
	*shift = word_at(reader, at).value;
	return at + 2 - i;
}

/* The year behind a month, a quarter or a season: "2024", ", 2024", "of 2024",
 * "last year"; returns the last token, `last` when there is none. */
static uint32_t
read_year_behind(struct time_reader *reader, uint32_t last)
{
	struct time_expression *out = reader->out;
	uint32_t i = last + 1;
	if (reader->words->style.behind)
		return time_year_behind(reader, last);
	if (is_comma(reader, i) || is(reader, i, TIME_OF)
			|| is(reader, i, TIME_IN))
		i++;
	int year = year_at(reader, i);
	if (year) {
		out->year = (int16_t)year;
		return i;
	}
	int16_t shift;
	uint32_t length = shifted_at(reader, last + 1, TIME_YEAR, &shift);
	if (length)
		out->shift = shift;
	return last + length;
}

/* What joins two days of a month: "3-5", "3 and 5", "3 to 5". */
static bool
joins(const struct time_reader *reader, uint32_t i)
{
	return is(reader, i, TIME_TO) || is(reader, i, TIME_AND)
	       || word_at(reader, i).flags & TIME_JOINING;
}

/* "3 March", "3-5 March 2024", "5th of October". */
static bool
read_day_month(struct time_reader *reader, uint32_t i)
{
	int day = day_of_month_at(reader, i), last_day = 0;
	uint32_t at = i + 1;
	if (!day)
		return false;
	if (joins(reader, at) && day_of_month_at(reader, at + 1)) {
		last_day = day_of_month_at(reader, at + 1);
		at += 2;
	}
	if (is(reader, at, TIME_OF))
		at++;
	if (!is_month(reader, at))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_DAY);
	reader->out->day = (int8_t)day;
	reader->out->last_day = (int8_t)last_day;
	reader->out->month = (int8_t)word_at(reader, at).value;
	return finish(reader, read_year_behind(reader, at));
}

/* "March 3", "March 3-5, 2024", and with a year only "March 2024". */
static bool
read_month_day(struct time_reader *reader, uint32_t i)
{
	int day = day_of_month_at(reader, i + 1);
	start(reader, i, TIME_CALENDAR, day ? TIME_DAY : TIME_MONTH);
	struct time_expression *out = reader->out;
	out->month = (int8_t)word_at(reader, i).value;
	if (!day) {
		uint32_t last = read_year_behind(reader, i);
		return last > i && finish(reader, last);
	}
	out->day = (int8_t)day;
	uint32_t last = i + 1;
	if (joins(reader, last + 1) && day_of_month_at(reader, last + 2)
			&& !is_month(reader, last + 3)) {
		out->last_day = (int8_t)day_of_month_at(reader, last + 2);
		last += 2;
	}
	return finish(reader, read_year_behind(reader, last));
}

/* Whether a month or a year may stand behind token `i`: "in", "since". */
static bool
is_date_word(const struct time_reader *reader, uint32_t i)
{
	switch (word_at(reader, i).class) {
	case TIME_IN:
	case TIME_LENGTH_OF:
	case TIME_SINCE:
	case TIME_DEADLINE:
	case TIME_FROM:
	case TIME_OF:
	case TIME_PART:
	case TIME_DIRECTION:
	case TIME_SHIFT:
		return true;
	default:
		return false;
	}
}

static bool
read_month(struct time_reader *reader, uint32_t i)
{
	if (!is_month(reader, i))
		return false;
	if (read_month_day(reader, i))
		return true;
	struct str form = form_at(reader, i);
	/* "May" and "March" are words of their own. */
	if (form.len < 3 || !is_date_word(reader, i - 1))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_MONTH);
	reader->out->month = (int8_t)word_at(reader, i).value;
	return finish(reader, i);
}

/* Three numbers with the same mark between them. */
struct numeric {
	int part[3];
	size_t digits[3]; /* how many each has */
	char mark;
};

static bool
split_numeric(struct str form, struct numeric *out)
{
	size_t at = 0;
	*out = (struct numeric){ .mark = 0 };
	for (unsigned k = 0; k < 3; k++) {
		size_t from = at;
		while (at < form.len && form.at[at] >= '0'
				&& form.at[at] <= '9')
			at++;
		out->digits[k] = at - from;
		out->part[k] = digits(form, from, at - from);
		if (out->part[k] < 0 || (k < 2 && at >= form.len))
			return false;
		if (k < 2 && out->mark && form.at[at] != out->mark)
			return false;
		if (k < 2)
			out->mark = form.at[at++];
	}
	return at == form.len
	       && (out->mark == '-' || out->mark == '/' || out->mark == '.');
}

/* "2024-03-14", "14/03/2024", "3/14/2024", "14.03.2024". */
static bool
read_numeric(struct time_reader *reader, uint32_t i)
{
	struct numeric numeric;
	if (!split_numeric(form_at(reader, i), &numeric))
		return false;
	const int *part = numeric.part;
	bool iso = numeric.digits[0] == 4;
	if (iso ? numeric.digits[2] > 2 : numeric.digits[2] != 4)
		return false;
	int year = iso ? part[0] : part[2];
	int month = iso ? part[1] : part[0], day = iso ? part[2] : part[1];
	bool day_first = reader->words->style.day_first && day <= 12;
	if (!iso && (month > 12 || numeric.mark == '.' || day_first)) {
		month = part[1];
		day = part[0];
	}
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	start(reader, i, TIME_CALENDAR, TIME_DAY);
	reader->out->year = (int16_t)year;
	reader->out->month = (int8_t)month;
	reader->out->day = (int8_t)day;
	return finish(reader, i);
}

static bool
is_determiner(const struct time_reader *reader, uint32_t i)
{
	if (i < 1 || i > reader->sentence->count)
		return false;
	const struct token *token = token_at(reader, i);
	return token->upos == UPOS_DET || token->deprel == DEPREL_NMOD_POSS
	       || token->deprel == DEPREL_CASE;
}

/* "in 2014", "the 2014 coup", "(2014)", "2014:" at the start. */
static bool
read_year(struct time_reader *reader, uint32_t i)
{
	int year = year_at(reader, i);
	if (!year)
		return false;
	struct str behind = form_at(reader, i + 1);
	bool closed = str_equal(behind, STR(")"))
		      || (i == 1 && str_equal(behind, STR(":")));
	bool before_noun = i < reader->sentence->count
			   && token_at(reader, i)->head > i
			   && is_determiner(reader, i - 1);
	const struct token *head = token_at(reader, i);
	bool counts = head->deprel == DEPREL_NUMMOD && !before_noun;
	if (!closed && !before_noun && (counts || !is_date_word(reader, i - 1)))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_YEAR);
	reader->out->year = (int16_t)year;
	return finish(reader, i);
}

static bool
read_decade(struct time_reader *reader, uint32_t i)
{
	int year = decade_at(reader, i);
	if (!year)
		return false;
	start(reader, i, TIME_CALENDAR, TIME_DECADE);
	reader->out->year = (int16_t)year;
	reader->out->last_year = (int16_t)(year + 9);
	return finish(reader, i);
}

/* "mid-2024" */
static bool
read_middle(struct time_reader *reader, uint32_t i)
{
	struct str form = form_at(reader, i);
	int year = form.len == 8 && form.at[3] == '-' ? digits(form, 4, 4) : -1;
	struct str middle = { form.at, 3 };
	if (year < 1000
			|| (!str_equal(middle, STR("mid"))
					&& !str_equal(middle, STR("Mid"))))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_YEAR);
	reader->out->year = (int16_t)year;
	reader->out->part = 0;
	return finish(reader, i);
}

static void
set_months(struct time_expression *out, int first, int last)
{
	out->month = (int8_t)first;
	out->last_month = (int8_t)last;
}

/* The first token behind "third" and a hyphen. */
static uint32_t
behind_ordinal(const struct time_reader *reader, uint32_t i)
{
	return i + (is(reader, i + 1, TIME_TO) ? 2 : 1);
}

/* "the third quarter of 2024", "the first half of the year", "the 19th
 * century". */
static bool
read_ordinal(struct time_reader *reader, uint32_t i)
{
	int ordinal = ordinal_at(reader, i);
	uint32_t at = behind_ordinal(reader, i);
	enum time_unit unit = unit_at(reader, at);
	if (!ordinal)
		return false;
	if (unit == TIME_CENTURY && ordinal > 1 && ordinal < 22) {
		start(reader, i, TIME_CALENDAR, TIME_CENTURY);
		reader->out->year = (int16_t)((ordinal - 1) * 100 + 1);
		reader->out->last_year = (int16_t)(ordinal * 100);
		return finish(reader, at);
	}
	bool quarter = unit == TIME_QUARTER && ordinal <= 4;
	if (!quarter && !(unit == TIME_HALF && ordinal <= 2))
		return false;
	int length = quarter ? 3 : 6;
	start(reader, i, TIME_CALENDAR, unit);
	set_months(reader->out, (ordinal - 1) * length + 1, ordinal * length);
	uint32_t last = read_year_behind(reader, at);
	/* "half" alone is a part of anything. */
	return (quarter || last > at) && finish(reader, last);
}

/* "Q3", "Q3 2024" */
static bool
read_quarter(struct time_reader *reader, uint32_t i)
{
	struct str form = form_at(reader, i);
	if (form.len != 2 || form.at[0] != 'Q' || form.at[1] < '1'
			|| form.at[1] > '4')
		return false;
	int quarter = form.at[1] - '0';
	start(reader, i, TIME_CALENDAR, TIME_QUARTER);
	set_months(reader->out, quarter * 3 - 2, quarter * 3);
	return finish(reader, read_year_behind(reader, i));
}

/* "the summer of 2021", "in the spring" */
static bool
read_season(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class != TIME_SEASON_NAME
			|| token_at(reader, i)->upos == UPOS_VERB)
		return false;
	start(reader, i, TIME_CALENDAR, TIME_SEASON);
	set_season(reader->out, word.value);
	uint32_t last = read_year_behind(reader, i);
	bool in = is(reader, i - 1, TIME_IN)
		  || (is(reader, i - 1, TIME_THE)
				  && is(reader, i - 2, TIME_IN));
	return (last > i || in) && finish(reader, last);
}

/* "Christmas", "Christmas Day", "Christmas Eve" */
static bool
read_holiday(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class != TIME_HOLIDAY || !is_capital(reader, i))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_DAY);
	reader->out->month = (int8_t)(word.value / 100);
	reader->out->day = (int8_t)(word.value % 100);
	bool eve = is(reader, i + 1, TIME_EVE);
	reader->out->day = (int8_t)(reader->out->day - eve);
	bool day = eve || unit_at(reader, i + 1) == TIME_DAY;
	return finish(reader, i + day);
}

/* ------------------------------------------------- counted from a day */

/* "Monday night" is Monday. */
static uint32_t
behind_daytime(const struct time_reader *reader, uint32_t last)
{
	return last + is(reader, last + 1, TIME_OF_DAY);
}

/* "Monday", "Monday, March 3", "Monday last week" */
static bool
read_weekday(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class != TIME_WEEKDAY || !is_capital(reader, i))
		return false;
	uint32_t behind = i + (is_comma(reader, i + 1) ? 2 : 1);
	if (is(reader, behind, TIME_THE))
		behind++;
	bool date = read_day_month(reader, behind)
		    || (is_month(reader, behind)
				    && day_of_month_at(reader, behind + 1)
				    && read_month_day(reader, behind));
	if (date) {
		reader->out->first = (uint16_t)i;
		return true;
	}
	start(reader, i, TIME_OF_WEEK, TIME_DAY);
	reader->out->number = word.value;
	int16_t weeks;
	uint32_t length = shifted_at(reader, i + 1, TIME_WEEK, &weeks);
	if (length) {
		reader->out->shift = weeks;
		/* A whole week, not the last such day. */
		reader->out->unit = TIME_WEEK;
	}
	return finish(reader, length ? i + length : behind_daytime(reader, i));
}

static bool
read_near(struct time_reader *reader, uint32_t i)
{
	if (!is(reader, i, TIME_NEAR_DAY)
			|| (word_at(reader, i).flags & TIME_ALSO_DAYTIME
					&& time_is_daytime(reader, i)))
		return false;
	start(reader, i, TIME_NEAR, TIME_DAY);
	reader->out->number = word_at(reader, i).value;
	return finish(reader, behind_daytime(reader, i));
}

/* "last week", "this month", "the next day"; "the past week" is a duration. */
static bool
read_shifted_unit(struct time_reader *reader, uint32_t i, int shift)
{
	enum time_unit unit = unit_at(reader, i + 1);
	if (unit <= TIME_HOUR)
		return false;
	bool definite = is(reader, i - 1, TIME_THE);
	/* "in the last years" is no time that can be counted. */
	bool plural = feats_get(token_at(reader, i + 1)->feats, FEATURE_NUMBER)
		      == NUMBER_PLUR;
	if ((unit == TIME_DAY && shift <= 0) || plural
			|| (unit == TIME_CENTURY && shift < 0))
		return false;
	enum time_kind kind = !definite || !shift ? TIME_CURRENT
			      : shift > 0         ? TIME_RELATIVE
						  : TIME_DURATION;
	start(reader, i, kind, unit);
	reader->out->number = reader->out->shift = (int16_t)shift;
	return finish(reader, i + 1);
}

/* "the past two weeks", "the next five years" */
static bool
read_shifted_length(struct time_reader *reader, uint32_t i, int shift)
{
	int count = count_at(reader, i + 1);
	enum time_unit unit = unit_at(reader, i + 2);
	if (!count || !unit || !shift)
		return false;
	start(reader, i, TIME_DURATION, unit);
	reader->out->number = (int16_t)(shift * count);
	reader->out->shift = (int16_t)shift;
	return finish(reader, i + 2);
}

/* "last March", "last summer" */
static bool
read_shifted_date(struct time_reader *reader, uint32_t i, int shift)
{
	bool month = is_month(reader, i + 1);
	struct time_word word = word_at(reader, i + 1);
	if (!month && word.class != TIME_SEASON_NAME)
		return false;
	start(reader, i, TIME_CALENDAR, month ? TIME_MONTH : TIME_SEASON);
	if (month)
		reader->out->month = (int8_t)word.value;
	else
		set_season(reader->out, word.value);
	/* The last one, which may be this year's. */
	reader->out->number = (int16_t)shift;
	if (!shift)
		reader->out->shift = 0;
	return finish(reader, i + 1);
}

static bool
read_shift(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class != TIME_SHIFT)
		return false;
	if (is(reader, i + 1, TIME_WEEKDAY) && read_weekday(reader, i + 1)) {
		reader->out->first = (uint16_t)i;
		if (reader->out->shift == TIME_NO_SHIFT)
			reader->out->shift = word.value;
		return true;
	}
	return read_shifted_unit(reader, i, word.value)
	       || read_shifted_length(reader, i, word.value)
	       || read_shifted_date(reader, i, word.value);
}

/* A day, or its night, which goes by the day's name. */
static enum time_unit
day_or_unit_at(const struct time_reader *reader, uint32_t i)
{
	return is(reader, i, TIME_OF_DAY) ? TIME_DAY : unit_at(reader, i);
}

/* "the previous year", "that day", "the following week", "the previous
 * night" */
static bool
read_step(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	enum time_unit unit = day_or_unit_at(reader, i + 1);
	if (word.class != TIME_STEP || unit <= TIME_HOUR
			|| token_at(reader, i)->upos == UPOS_SCONJ)
		return false;
	start(reader, i, TIME_RELATIVE, unit);
	reader->out->number = word.value;
	return finish(reader, i + 1);
}

/* "the day before yesterday", "the day after tomorrow" */
static bool
read_day_beside(struct time_reader *reader, uint32_t i)
{
	if (unit_at(reader, i) != TIME_DAY || !is(reader, i + 1, TIME_DIRECTION)
			|| !is(reader, i + 2, TIME_NEAR_DAY))
		return false;
	start(reader, i, TIME_NEAR, TIME_DAY);
	reader->out->number = (int16_t)(word_at(reader, i + 1).value
					+ word_at(reader, i + 2).value);
	return finish(reader, i + 2);
}

/* "rose 5% over the year before" compares. */
static bool
is_compared(const struct time_reader *reader, uint32_t first)
{
	uint32_t before = first - (is(reader, first - 1, TIME_THE) ? 2 : 1);
	return is(reader, before, TIME_LENGTH_OF)
	       || is(reader, before, TIME_FROM);
}

/* "the day before.": nothing behind "before" is what it counts from. */
static bool
ends_phrase(const struct time_reader *reader, uint32_t i)
{
	struct str behind = form_at(reader, i + 1);
	return !behind.len || strchr(".,;:)", behind.at[0])
	       || token_at(reader, i)->upos == UPOS_ADV;
}

/* What stands behind "two days": "ago", "later", "after"; else a length when
 * "for" or "over" stands before. */
static bool
read_measured(struct time_reader *reader, uint32_t first, uint32_t unit_token,
		int count)
{
	enum time_unit unit = day_or_unit_at(reader, unit_token);
	struct time_word behind = word_at(reader, unit_token + 1);
	/* "dentro de dos semanas" */
	bool in = is(reader, first - 1, TIME_IN)
		  || (is(reader, first - 1, TIME_OF)
				  && is(reader, first - 2, TIME_IN)
				  && reader->words->style.behind);
	bool step = behind.class == TIME_PART
		    && (behind.value == 2 || behind.value == -2);
	if (reader->words->style.behind
			&& time_read_later(reader, first, unit_token, count))
		return true;
	bool alone = behind.class == TIME_DIRECTION
		     && ends_phrase(reader, unit_token + 1)
		     && !is_compared(reader, first);
	enum time_kind kind = behind.class == TIME_AGO         ? TIME_DISTANCE
			      : step || alone                  ? TIME_RELATIVE
			      : behind.class == TIME_DIRECTION ? TIME_BESIDE
			      : in                             ? TIME_DISTANCE
							       : TIME_DURATION;
	bool length = is(reader, first - 1, TIME_LENGTH_OF);
	if (kind == TIME_DURATION && !length)
		return false;
	start(reader, first, kind, unit);
	int sign = behind.class == TIME_AGO                 ? -1
		   : step || behind.class == TIME_DIRECTION ? behind.value
		   : in                                     ? 1
							    : -1;
	if (step)
		sign /= 2;
	reader->out->number = (int16_t)(sign * count);
	bool more = kind != TIME_DURATION
		    && !(kind == TIME_DISTANCE && sign > 0);
	return finish(reader, unit_token + more);
}

static bool
read_count(struct time_reader *reader, uint32_t i)
{
	int count = count_at(reader, i);
	uint32_t at = i + 1;
	if (!count)
		return false;
	if (is(reader, at, TIME_OF))
		at++;
	return unit_at(reader, at) && read_measured(reader, i, at, count);
}

/* "several years ago", "decades ago" */
static bool
read_vague(struct time_reader *reader, uint32_t i)
{
	uint32_t at = i + (is(reader, i, TIME_VAGUE_NUMBER) ? 1 : 0);
	enum time_unit unit = unit_at(reader, at);
	if (!unit || !is(reader, at + 1, TIME_AGO))
		return false;
	start(reader, i, TIME_VAGUE, unit);
	return finish(reader, at + 1);
}

/* "over the weekend" */
static bool
read_weekend(struct time_reader *reader, uint32_t i)
{
	if (unit_at(reader, i) != TIME_WEEKEND || !is(reader, i - 1, TIME_THE))
		return false;
	start(reader, i, TIME_CURRENT, TIME_WEEKEND);
	return finish(reader, i);
}

/* "the day after the attack", "the night before": the unit counts one. */
static bool
read_unit(struct time_reader *reader, uint32_t i)
{
	if (!day_or_unit_at(reader, i))
		return false;
	return read_day_beside(reader, i) || read_weekend(reader, i)
	       || (is(reader, i - 1, TIME_THE)
			       && is(reader, i + 1, TIME_DIRECTION)
			       && read_measured(reader, i, i, 1));
}

static bool read_plain(struct time_reader *reader, uint32_t i);

/* "earlier this week", "late 1989", "early on Monday", "later in the year" */
static bool
read_part(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class != TIME_PART)
		return false;
	if (time_is_weekend(reader, i))
		return time_read_behind(reader, i);
	uint32_t at = i + 1;
	if (is(reader, at, TIME_IN) || is(reader, at, TIME_OF)
			|| is(reader, at, TIME_TO)
			|| str_equal(form_at(reader, at), STR("on")))
		at++;
	if (is(reader, at, TIME_THE))
		at++;
	bool behind = reader->words->style.behind;
	if (behind && time_read_behind(reader, at)) {
		/* "a finales del año pasado" */
	} else if ((at == i + 3 || (behind && at == i + 2))
			&& unit_at(reader, at) > TIME_DAY) {
		start(reader, i, TIME_CURRENT, unit_at(reader, at));
		finish(reader, at);
	} else if (is(reader, at, TIME_PART) || !read_plain(reader, at)) {
		return false;
	}
	reader->out->first = (uint16_t)i;
	if (reader->out->part == TIME_NO_PART)
		reader->out->part = (int8_t)word.value;
	return true;
}

/* What is said alike in either order of words. */
static bool
read_either(struct time_reader *reader, uint32_t i)
{
	return read_near(reader, i) || read_step(reader, i)
	       || read_ordinal(reader, i) || read_holiday(reader, i)
	       || read_vague(reader, i) || read_count(reader, i)
	       || read_unit(reader, i) || read_year(reader, i)
	       || read_numeric(reader, i);
}

static bool
read_plain(struct time_reader *reader, uint32_t i)
{
	if (reader->words->style.behind)
		return time_read_behind(reader, i) || read_either(reader, i);
	return read_day_month(reader, i) || read_month(reader, i)
	       || read_weekday(reader, i) || read_near(reader, i)
	       || read_shift(reader, i) || read_step(reader, i)
	       || read_ordinal(reader, i) || read_season(reader, i)
	       || read_holiday(reader, i) || read_vague(reader, i)
	       || read_count(reader, i) || read_unit(reader, i)
	       || read_year(reader, i) || read_decade(reader, i)
	       || read_middle(reader, i) || read_quarter(reader, i)
	       || read_numeric(reader, i);
}

/* A word of time, or one with a digit: others begin no expression. */
static bool
may_begin(const struct time_reader *reader, uint32_t i)
{
	if (word_at(reader, i).class)
		return true;
	struct str form = form_at(reader, i);
	char first = form.len ? form.at[0] : 0;
	return (first >= '0' && first <= '9')
	       || (form.len > 1 && form.at[form.len - 1] >= '0'
			       && form.at[form.len - 1] <= '9')
	       || (first == '\'' && form.len > 2);
}

/* ------------------------------------------------------------- the whole */

/* "than in 2023", "compared with the year before", "más que en 2023", "frente a
 * 2023". */
static bool
is_base(const struct time_reader *reader, uint32_t i)
{
	if (i > 1 && token_at(reader, i)->upos == UPOS_ADP
			&& !is(reader, i, TIME_THAN))
		i--;
	return is(reader, i, TIME_THAN)
	       || (is(reader, i, TIME_THAT) && is(reader, i - 1, TIME_MORE));
}

/* The small word before an expression. */
static enum time_bound
bound_before(const struct time_reader *reader, uint32_t first)
{
	uint32_t i = first - 1;
	if (is(reader, i, TIME_THE))
		i--;
	if (is_base(reader, i))
		return TIME_COMPARED;
	/* "antes del viernes" */
	if (reader->words->style.behind && is(reader, i, TIME_OF))
		i--;
	switch (word_at(reader, i).class) {
	case TIME_SINCE:
		return TIME_FROM_THEN;
	case TIME_DEADLINE:
	case TIME_DIRECTION:
		return TIME_UP_TO_THEN;
	default:
		return TIME_PLAIN;
	}
}

/* The token that the others of the expression hang on. */
static uint16_t
head_of(const struct time_reader *reader,
		const struct time_expression *expression)
{
	uint16_t found = 0;
	for (uint16_t i = expression->first; i <= expression->last; i++) {
		const struct token *token = token_at(reader, i);
		bool inside = token->head >= expression->first
			      && token->head <= expression->last;
		bool small = token->upos == UPOS_ADP
			     || token->upos == UPOS_SCONJ
			     || token->upos == UPOS_PUNCT;
		if (!inside && (!found || !small))
			found = i;
	}
	return found ? found : expression->last;
}

/* A year behind "2014 -", "2014 to": it ends a range. */
static bool
read_range_end(struct time_reader *reader, uint32_t i,
		const struct time_expression *before)
{
	if (!before || before->kind != TIME_CALENDAR || before->last + 2u != i
			|| before->unit != TIME_YEAR || !joins(reader, i - 1)
			|| !year_at(reader, i))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_YEAR);
	reader->out->year = (int16_t)year_at(reader, i);
	return finish(reader, i);
}

/* "from Monday to Wednesday", "between 2014 and 2019", "Monday and Tuesday" */
static void
join_ranges(const struct time_reader *reader, struct time_expressions *out)
{
	bool behind = reader->words->style.behind;
	for (size_t i = 1; i < out->count; i++) {
		struct time_expression *left = &out->at[i - 1];
		struct time_expression *right = &out->at[i];
		uint32_t between = left->last + 1u;
		if (between + 1u < right->first
				&& (is(reader, between, TIME_TO)
						|| (behind && joins(reader, between)))
				&& is(reader, between + 1, TIME_THE))
			between++;
		bool alike = left->kind == right->kind
			     && left->unit == right->unit && !left->consumed;
		if (!alike || between + 1u != right->first
				|| !joins(reader, left->last + 1u))
			continue;
		left->to = (uint16_t)(i + 1);
		right->consumed = true;
		if (!left->year)
			left->year = right->year;
	}
}

void
time_scan(const struct time_words *words, const struct text *text,
		const struct sentence *sentence, struct arena *arena,
		struct time_expressions *out)
{
	struct time_expression found;
	struct time_reader reader = { .words = words,
		.text = text,
		.sentence = sentence,
		.out = &found };
	size_t capacity = 0;
	*out = (struct time_expressions){ 0 };
	for (uint32_t i = 1; i <= sentence->count;) {
		const struct time_expression *before =
				out->count ? &out->at[out->count - 1] : NULL;
		bool any = may_begin(&reader, i)
			   && (read_range_end(&reader, i, before)
					   || read_part(&reader, i)
					   || read_plain(&reader, i));
		i = any ? reader.i : i + 1;
		if (!any)
			continue;
		found.bound = (uint8_t)bound_before(&reader, found.first);
		found.head = head_of(&reader, &found);
		ARENA_PUSH(arena, out->at, out->count, capacity, found);
	}
	join_ranges(&reader, out);
}

bool
time_scan_start(const struct time_words *words, const struct text *text,
		const struct sentence *sentence, struct time_expression *out)
{
	enum { START_TOKENS = 3 };
	struct time_reader reader = {
		.words = words, .text = text, .sentence = sentence, .out = out
	};
	bool dateline = sentence->kind == SENTENCE_DATELINE;
	uint32_t most = dateline ? sentence->count : START_TOKENS;
	for (uint32_t i = 1; i <= most && i <= sentence->count; i++)
		if (may_begin(&reader, i)
				&& (read_part(&reader, i)
						|| read_plain(&reader, i)))
			return out->kind == TIME_CALENDAR
			       && (dateline || out->first <= 2);
	return false;
}
