/* Expressions of time in languages whose adjectives stand behind their nouns
 * (Spanish): dates with "de", units with what tells which one on either side,
 * lengths behind "hace". What both orders share is time_expression.c's. */
#include "event/time_reader.h"

static bool
has(const struct time_reader *reader, uint32_t i, unsigned flag)
{
	return (word_at(reader, i).flags & flag) != 0;
}

static uint32_t
skip(const struct time_reader *reader, uint32_t i, enum time_class class)
{
	return i + is(reader, i, class);
}

/* ------------------------------------------------------------------ units */

bool
time_is_weekend(const struct time_reader *reader, uint32_t i)
{
	return reader->words->style.behind && is(reader, i, TIME_PART)
	       && is(reader, i + 1, TIME_OF)
	       && unit_at(reader, i + 2) == TIME_WEEK;
}

static enum time_unit
unit_phrase(const struct time_reader *reader, uint32_t i, uint32_t *last)
{
	bool weekend = time_is_weekend(reader, i);
	*last = weekend ? i + 2 : i;
	return weekend ? TIME_WEEKEND : unit_at(reader, i);
}

/* What tells which one behind a unit or a name: "pasado", "que viene",
 * "siguiente"; no "este", which begins another phrase. Returns how many tokens
 * that takes. */
static uint32_t
which_behind(const struct time_reader *reader, uint32_t i,
		struct time_word *word)
{
	uint32_t at = skip(reader, i, TIME_THAT);
	*word = word_at(reader, at);
	bool which = word->class == TIME_SHIFT
		     || (word->class == TIME_STEP && at == i);
	return which && word->value ? at + 1 - i : 0;
}

static bool
is_plural(const struct time_reader *reader, uint32_t i)
{
	return feats_get(token_at(reader, i)->feats, FEATURE_NUMBER)
	       == NUMBER_PLUR;
}

/* A unit of which `word` tells which one. */
static bool
put_unit(struct time_reader *reader, uint32_t first, enum time_unit unit,
		struct time_word word, uint32_t last)
{
	if (unit <= TIME_HOUR || (unit == TIME_CENTURY && word.value < 0))
		return false;
	bool step = word.class == TIME_STEP
		    || (unit == TIME_DAY && word.value > 0);
	if (unit == TIME_DAY && !step)
		return false;
	bool length = word.flags & TIME_AS_LENGTH && unit != TIME_WEEKEND;
	start(reader, first,
			step     ? TIME_RELATIVE
			: length ? TIME_DURATION
				 : TIME_CURRENT,
			unit);
	reader->out->number = word.value;
	if (!step)
		reader->out->shift = word.value;
	return finish(reader, last);
}

/* "semana pasada", "mes que viene", "año siguiente", "fin de semana" */
static bool
read_unit(struct time_reader *reader, uint32_t i)
{
	uint32_t last;
	struct time_word word;
	enum time_unit unit = unit_phrase(reader, i, &last);
	if (!unit || is_plural(reader, last))
		return false;
	uint32_t length = which_behind(reader, last + 1, &word);
	if (length && put_unit(reader, i, unit, word, last + length))
		return true;
	if (unit != TIME_WEEKEND || !is(reader, i - 1, TIME_THE))
		return false;
	start(reader, i, TIME_CURRENT, TIME_WEEKEND);
	return finish(reader, last);
}

/* ------------------------------------------------------------------ years */

/* "año pasado", "este año", "pasado año" of a date; years (weeks) from the
 * article's. Returns how many tokens that takes. */
static uint32_t
shifted(const struct time_reader *reader, uint32_t i, enum time_unit unit,
		int16_t *shift)
{
	struct time_word word;
	uint32_t at = skip(reader, i, TIME_OF);
	at = skip(reader, at, TIME_THE);
	if (is(reader, at, TIME_SHIFT) && unit_at(reader, at + 1) == unit) {
		*shift = word_at(reader, at).value;
		return at + 2 - i;
	}
	if (unit_at(reader, at) != unit)
		return 0;
	uint32_t length = which_behind(reader, at + 1, &word);
	if (!length || word.class != TIME_SHIFT)
		return 0;
	*shift = word.value;
	return at + 1 + length - i;
}

uint32_t
time_year_behind(struct time_reader *reader, uint32_t last)
{
	struct time_expression *out = reader->out;
	struct time_word word;
	uint32_t at = skip(reader, last + 1, TIME_OF);
	at = skip(reader, at, TIME_THE);
	if (unit_at(reader, at) == TIME_YEAR && year_at(reader, at + 1))
		at++;
	if (year_at(reader, at)) {
		out->year = (int16_t)year_at(reader, at);
		return at;
	}
	uint32_t length = shifted(reader, last + 1, TIME_YEAR, &out->shift);
	if (length)
		return last + length;
	length = which_behind(reader, last + 1, &word);
	if (!length || word.class != TIME_SHIFT)
		return last;
	out->number = word.value;
	return last + length;
}

/* "1990", and if `tens` "90", "noventa": a decade's first year, 0 when it is
 * none. */
static int
decade_at(const struct time_reader *reader, uint32_t i, bool tens)
{
	struct str form = form_at(reader, i);
	int year = year_at(reader, i);
	if (year || !tens)
		return year % 10 ? 0 : year;
	int value = form.len == 2 ? digits(form, 0, 2) : -1;
	if (is(reader, i, TIME_NUMBER))
		value = word_at(reader, i).value;
	return value < 10 || value > 90 || value % 10 ? 0 : 1900 + value;
}

static bool
put_years(struct time_reader *reader, uint32_t first, enum time_unit unit,
		int year, int length, uint32_t last)
{
	start(reader, first, TIME_CALENDAR, unit);
	reader->out->year = (int16_t)year;
	if (length > 1)
		reader->out->last_year = (int16_t)(year + length - 1);
	return finish(reader, last);
}

/* "año 2023", "años 90", "años noventa", "década de 1990", "década de los
 * ochenta" */
static bool
read_named_years(struct time_reader *reader, uint32_t i)
{
	enum time_unit unit = unit_at(reader, i);
	uint32_t at = i + 1;
	bool the = is(reader, i - 1, TIME_THE);
	if (unit == TIME_YEAR && !is_plural(reader, i) && year_at(reader, at))
		return put_years(reader, i, TIME_YEAR, year_at(reader, at), 1,
				at);
	if (unit == TIME_DECADE) {
		at = skip(reader, at, TIME_OF);
		the = is(reader, at, TIME_THE);
		at += the;
		at += unit_at(reader, at) == TIME_YEAR;
	} else if (unit != TIME_YEAR || !the) {
		return false;
	}
	int year = decade_at(reader, at, the);
	return year && put_years(reader, i, TIME_DECADE, year, 10, at);
}

/* "siglo XIX" */
static int
roman(struct str form)
{
	static const char digit[] = "IVX";
	static const int values[] = { 1, 5, 10 };
	int value = 0, last = 0;
	for (size_t k = form.len; k-- > 0;) {
		const char *found = strchr(digit, form.at[k]);
		if (!found || !form.at[k])
			return 0;
		int one = values[found - digit];
		value += one < last ? -one : one;
		last = one;
	}
	return value;
}

static bool
read_century(struct time_reader *reader, uint32_t i)
{
	int century = unit_at(reader, i) == TIME_CENTURY
				      ? roman(form_at(reader, i + 1))
				      : 0;
	return century > 1 && century < 22
	       && put_years(reader, i, TIME_CENTURY, (century - 1) * 100 + 1,
			       100, i + 1);
}

/* ------------------------------------------------------------------ dates */

/* "3", "1º", "primero": a day of a month; 0 when it is none. */
static int
day_at(const struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	struct str form = form_at(reader, i);
	if (word.class == TIME_ORDINAL)
		return word.value == 1;
	if (word.class == TIME_NUMBER)
		return word.value <= 31 ? word.value : 0;
	size_t count = 0;
	while (count < form.len && form.at[count] >= '0'
			&& form.at[count] <= '9')
		count++;
	bool ordinal = count < form.len && (form.at[count] & 0x80);
	int day = count == form.len || (ordinal && form.len <= count + 3)
				  ? digits(form, 0, count)
				  : -1;
	return count <= 2 && day >= 1 && day <= 31 ? day : 0;
}

/* "3 de marzo de 2023", "3 al 5 de marzo", "1 y 2 de mayo" */
static bool
read_date(struct time_reader *reader, uint32_t i)
{
	int day = day_at(reader, i), last_day = 0;
	uint32_t at = i + 1;
	if (!day)
		return false;
	if (is(reader, at, TIME_TO) || is(reader, at, TIME_AND)) {
		uint32_t next = skip(reader, at + 1, TIME_THE);
		last_day = day_at(reader, next);
		if (last_day)
			at = next + 1;
	}
	/* "7 julio" of a list of days */
	bool bare = is_month(reader, at) && !is_capital(reader, at)
		    && at == i + 1;
	at -= bare;
	if ((!bare && !is(reader, at, TIME_OF)) || !is_month(reader, at + 1))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_DAY);
	reader->out->day = (int8_t)day;
	reader->out->last_day = (int8_t)last_day;
	reader->out->month = (int8_t)word_at(reader, at + 1).value;
	return finish(reader, time_year_behind(reader, at + 1));
}

/* "marzo de 2023", "mes de marzo", "marzo pasado" */
static bool
read_month(struct time_reader *reader, uint32_t i)
{
	uint32_t at = i;
	if (unit_at(reader, i) == TIME_MONTH && is(reader, i + 1, TIME_OF))
		at = i + 2;
	if (!is_month(reader, at))
		return false;
	start(reader, i, TIME_CALENDAR, TIME_MONTH);
	reader->out->month = (int8_t)word_at(reader, at).value;
	uint32_t last = time_year_behind(reader, at);
	/* "Julio" is a name. */
	bool name = is_capital(reader, at) && at == i && last == at;
	return !name && finish(reader, last);
}

static bool
read_season(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class != TIME_SEASON_NAME)
		return false;
	start(reader, i, TIME_CALENDAR, TIME_SEASON);
	set_season(reader->out, word.value);
	uint32_t last = time_year_behind(reader, i);
	bool told = last > i || is(reader, i - 1, TIME_IN)
		    || is(reader, i - 1, TIME_THE);
	return told && finish(reader, last);
}

/* "Santo Domingo" */
static bool
is_name(const struct time_reader *reader, uint32_t i)
{
	return i > 1 && is_capital(reader, i) && !is(reader, i - 1, TIME_THE)
	       && !is(reader, i - 1, TIME_SHIFT);
}

/* "lunes pasado", "lunes 3 de marzo", "lunes de la semana pasada" */
static bool
read_weekday(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i), which;
	uint32_t behind = i + 1 + is_comma(reader, i + 1);
	if (word.class != TIME_WEEKDAY || is_name(reader, i)
			|| (is(reader, i - 1, TIME_THE)
					&& is_plural(reader, i - 1)))
		return false;
	if (read_date(reader, skip(reader, behind, TIME_THE))) {
		reader->out->first = (uint16_t)i;
		return true;
	}
	start(reader, i, TIME_OF_WEEK, TIME_DAY);
	reader->out->number = word.value;
	uint32_t length =
			shifted(reader, i + 1, TIME_WEEK, &reader->out->shift);
	if (length) {
		/* A whole week, not the last such day. */
		reader->out->unit = TIME_WEEK;
		return finish(reader, i + length);
	}
	length = which_behind(reader, i + 1, &which);
	if (length && which.class == TIME_SHIFT)
		reader->out->shift = which.value;
	return finish(reader, i + length);
}

/* --------------------------------------------------------- what leads them */

/* "pasado mañana" is the day behind tomorrow. */
static bool
read_beyond(struct time_reader *reader, uint32_t i, int shift)
{
	struct time_word word = word_at(reader, i + 1);
	if (shift >= 0 || word.class != TIME_NEAR_DAY || word.value <= 0)
		return false;
	start(reader, i, TIME_NEAR, TIME_DAY);
	reader->out->number = (int16_t)(word.value - shift);
	return finish(reader, i + 1);
}

/* "esta mañana", "esta noche" */
static bool
read_part_of_today(struct time_reader *reader, uint32_t i, int shift)
{
	bool daytime = is(reader, i + 1, TIME_OF_DAY)
		       || has(reader, i + 1, TIME_ALSO_DAYTIME);
	if (shift || !daytime)
		return false;
	start(reader, i, TIME_NEAR, TIME_DAY);
	return finish(reader, i + 1);
}

/* "últimos dos años", "dos próximos meses" from the number on */
static bool
read_length(struct time_reader *reader, uint32_t i)
{
	bool number_first = count_at(reader, i) > 0;
	uint32_t which = number_first ? i + 1 : i;
	int count = count_at(reader, number_first ? i : i + 1);
	struct time_word word = word_at(reader, which);
	enum time_unit unit = unit_at(reader, i + 2);
	if (word.class != TIME_SHIFT || !word.value || !count || !unit)
		return false;
	start(reader, i, TIME_DURATION, unit);
	reader->out->number = (int16_t)(word.value * count);
	reader->out->shift = word.value;
	return finish(reader, i + 2);
}

/* "próxima semana", "pasado 3 de marzo", "último lunes", "este verano" */
static bool
read_shift(struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	uint32_t at = i + 1, last;
	if (word.class != TIME_SHIFT)
		return false;
	if (read_length(reader, i) || read_beyond(reader, i, word.value)
			|| read_part_of_today(reader, i, word.value))
		return true;
	/* "el pasado día 3 de marzo" */
	uint32_t date = unit_at(reader, at) == TIME_DAY ? at + 1 : at;
	bool named = read_date(reader, date) || read_weekday(reader, at)
		     || read_month(reader, at) || read_season(reader, at);
	if (!named) {
		enum time_unit unit = unit_phrase(reader, at, &last);
		return unit && !is_plural(reader, last)
		       && put_unit(reader, i, unit, word, last);
	}
	struct time_expression *out = reader->out;
	out->first = (uint16_t)i;
	if (out->kind == TIME_OF_WEEK && out->shift == TIME_NO_SHIFT)
		out->shift = word.value;
	else if (out->kind == TIME_CALENDAR && word.value && !out->year)
		out->number = word.value;
	else if (out->kind == TIME_CALENDAR && !word.value && !out->year)
		out->shift = 0;
	return true;
}

/* "hace dos años", "hace casi un mes", "hace más de tres semanas", "hace años"
 */
static bool
read_ago(struct time_reader *reader, uint32_t i)
{
	uint32_t at = i + 1;
	if (!is(reader, i, TIME_AGO) || !has(reader, i, TIME_AHEAD))
		return false;
	if (is(reader, at, TIME_MORE) && is(reader, at + 1, TIME_OF))
		at += 2;
	at = skip(reader, at, TIME_ABOUT);
	if (is(reader, at, TIME_VAGUE_NUMBER) && count_at(reader, at + 1))
		at++;
	int count = count_at(reader, at);
	if (!count && is(reader, at, TIME_VAGUE_NUMBER))
		at++;
	at += count > 0;
	enum time_unit unit = unit_at(reader, at);
	if (!unit)
		return false;
	start(reader, i, count ? TIME_DISTANCE : TIME_VAGUE, unit);
	reader->out->number = (int16_t)-count;
	return finish(reader, at);
}

/* "la víspera": the day before what was told. */
static bool
read_eve(struct time_reader *reader, uint32_t i)
{
	if (!is(reader, i, TIME_EVE) || !is(reader, i - 1, TIME_THE)
			|| is(reader, i + 1, TIME_OF))
		return false;
	start(reader, i, TIME_RELATIVE, TIME_DAY);
	reader->out->number = -1;
	return finish(reader, i);
}

bool
time_is_daytime(const struct time_reader *reader, uint32_t i)
{
	switch (word_at(reader, i - 1).class) {
	case TIME_THE:
	case TIME_SHIFT:
	case TIME_STEP:
	case TIME_NUMBER:
	case TIME_VAGUE_NUMBER:
	case TIME_LENGTH_OF:
		return true;
	default:
		return false;
	}
}

bool
time_read_later(struct time_reader *reader, uint32_t first, uint32_t unit,
		int count)
{
	struct time_word behind = word_at(reader, unit + 1);
	uint32_t last = unit + 1;
	if (behind.class == TIME_MORE)
		last += is(reader, last + 1, TIME_OF_DAY);
	if (behind.class == TIME_MORE ? last == unit + 1
				      : behind.class != TIME_DIRECTION)
		return false;
	if (is(reader, last + 1, TIME_OF) || is(reader, last + 1, TIME_THAT))
		return false;
	start(reader, first, TIME_RELATIVE, unit_at(reader, unit));
	reader->out->number = (int16_t)(behind.value * count);
	return finish(reader, last);
}

bool
time_read_behind(struct time_reader *reader, uint32_t i)
{
	return read_date(reader, i) || read_weekday(reader, i)
	       || read_shift(reader, i) || read_length(reader, i)
	       || read_ago(reader, i) || read_named_years(reader, i)
	       || read_century(reader, i) || read_month(reader, i)
	       || read_unit(reader, i) || read_season(reader, i)
	       || read_eve(reader, i);
}
