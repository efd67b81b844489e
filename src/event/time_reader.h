/* time_reader.h - a sentence while its expressions of time are read: what
 * stands at a token, for the readers of both orders of words
 * (time_expression.c, time_behind.c).
 *
 * Inside stage 5 only. Readers return whether an expression begins at the
 * token; then `out` and `i` are set. */
#ifndef DEMARCHE_EVENT_TIME_READER_H
#define DEMARCHE_EVENT_TIME_READER_H

#include "event/time_expression.h"
#include "parse/tags.h"

/* The sentence while it is read. Token 0 and those behind the end are no
 * words. */
struct time_reader {
	const struct time_words *words;
	const struct text *text;
	const struct sentence *sentence;
	struct time_expression *out;
	uint32_t i; /* behind what was read */
};

static inline const struct token *
token_at(const struct time_reader *reader, uint32_t i)
{
	return sentence_token(reader->text, reader->sentence, i);
}

static inline struct time_word
word_at(const struct time_reader *reader, uint32_t i)
{
	if (i < 1 || i > reader->sentence->count)
		return (struct time_word){ 0 };
	return time_word_of(reader->words, token_at(reader, i)->lower);
}

static inline bool
is(const struct time_reader *reader, uint32_t i, enum time_class class)
{
	return word_at(reader, i).class == class;
}

static inline struct str
form_at(const struct time_reader *reader, uint32_t i)
{
	if (i < 1 || i > reader->sentence->count)
		return STR("");
	return text_of_token(reader->text, token_at(reader, i));
}

static inline bool
is_capital(const struct time_reader *reader, uint32_t i)
{
	struct str form = form_at(reader, i);
	return form.len && form.at[0] >= 'A' && form.at[0] <= 'Z';
}

static inline bool
is_comma(const struct time_reader *reader, uint32_t i)
{
	return str_equal(form_at(reader, i), STR(","));
}

/* ---------------------------------------------------------------- numbers */

/* Digits [0, count) of a word as a number, -1 when one is none. */
static inline int
digits(struct str word, size_t from, size_t count)
{
	int value = 0;
	if (!count || from + count > word.len || count > 4)
		return -1;
	for (size_t i = from; i < from + count; i++) {
		if (word.at[i] < '0' || word.at[i] > '9')
			return -1;
		value = value * 10 + (word.at[i] - '0');
	}
	return value;
}

/* "5", "5th", "2nd": of at most two digits; 0 when it is none. */
static inline int
day_of_month_at(const struct time_reader *reader, uint32_t i)
{
	struct str form = form_at(reader, i);
	if (form.len > 2 && form.at[form.len - 1] > '9')
		form.len -= 2;
	int day = form.len <= 2 ? digits(form, 0, form.len) : -1;
	return day >= 1 && day <= 31 ? day : 0;
}

/* "two", "14", "a"; 0 when it is none. */
static inline int
count_at(const struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	if (word.class == TIME_NUMBER)
		return word.value;
	struct str form = form_at(reader, i);
	int value = form.len <= 3 ? digits(form, 0, form.len) : -1;
	return value > 0 ? value : 0;
}

static inline int
year_at(const struct time_reader *reader, uint32_t i)
{
	struct str form = form_at(reader, i);
	int year = form.len == 4 ? digits(form, 0, 4) : -1;
	return year >= 1000 && year <= 2100 ? year : 0;
}

/* ------------------------------------------------------------ expressions */

static inline void
start(struct time_reader *reader, uint32_t first, enum time_kind kind,
		enum time_unit unit)
{
	*reader->out = (struct time_expression){ .first = (uint16_t)first,
		.kind = (uint8_t)kind,
		.unit = (uint8_t)unit,
		.part = TIME_NO_PART,
		.shift = TIME_NO_SHIFT };
}

static inline bool
finish(struct time_reader *reader, uint32_t last)
{
	reader->out->last = (uint16_t)last;
	reader->i = last + 1;
	return true;
}

static inline enum time_unit
unit_at(const struct time_reader *reader, uint32_t i)
{
	struct time_word word = word_at(reader, i);
	return word.class == TIME_UNIT_NAME ? (enum time_unit)word.value
					    : TIME_UNIT_NONE;
}

/* A month's name, with a capital where the language writes one. */
static inline bool
is_month(const struct time_reader *reader, uint32_t i)
{
	return is(reader, i, TIME_MONTH_NAME)
	       && (reader->words->style.small || is_capital(reader, i));
}

static inline void
set_season(struct time_expression *out, int season)
{
	int first = season * 3;
	out->month = (int8_t)first;
	out->last_month = (int8_t)(first + 2 > 12 ? 2 : first + 2);
}

/* --- what a language says whose adjectives stand behind their nouns: "la
 * semana pasada", "hace dos años", "los años 90"; for style.behind */

bool time_read_behind(struct time_reader *reader, uint32_t i);
/* Behind a length, "dos días": "después", "más tarde". */
bool time_read_later(struct time_reader *reader, uint32_t first, uint32_t unit,
		int count);
/* The year behind a month, a quarter or a season: "de 2023", "del año pasado",
 * "pasado"; returns the last token, `last` when there is none. */
uint32_t time_year_behind(struct time_reader *reader, uint32_t last);
/* "fin de semana": one unit of three words. */
bool time_is_weekend(const struct time_reader *reader, uint32_t i);
/* The word of a day near the article's is a part of a day here: "la mañana". */
bool time_is_daytime(const struct time_reader *reader, uint32_t i);

#endif
