/* time_words.h - the words that tell when, by language (lexicon/time).
 *
 * Inside stage 5 only. One class and one number a word; the table explains
 * them. Beside words the table has the style of the language: how dates are
 * written and in which order words stand. Loaded once, then read-only. */
#ifndef DEMARCHE_EVENT_TIME_WORDS_H
#define DEMARCHE_EVENT_TIME_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/words.h"

enum time_class {
	TIME_NONE,
	TIME_WEEKDAY,
	TIME_MONTH_NAME,
	TIME_HOLIDAY,
	TIME_NEAR_DAY,
	TIME_OF_DAY,
	TIME_UNIT_NAME,
	TIME_SEASON_NAME,
	TIME_NUMBER,
	TIME_ORDINAL,
	TIME_VAGUE_NUMBER,
	TIME_SHIFT,
	TIME_STEP,
	TIME_PART,
	TIME_AGO,
	TIME_DIRECTION,
	TIME_IN,
	TIME_LENGTH_OF,
	TIME_SINCE,
	TIME_DEADLINE,
	TIME_FROM,
	TIME_TO,
	TIME_AND,
	TIME_OF,
	TIME_THE,
	TIME_EVE,
	TIME_OCCASION,
	TIME_MORE,  /* "más" of "más tarde" */
	TIME_ABOUT, /* "casi": between "hace" and its number */
	TIME_THAT,  /* "que" of "la semana que viene" */
	TIME_THAN,  /* "than in 2023": what something is compared with */
	TIME_CLASS_COUNT
};

/* What the name of a class in the table says besides. */
enum {
	TIME_ALSO_DAYTIME = 1 << 0, /* near: with an article a part of a day */
	TIME_AS_LENGTH = 1 << 1,    /* shift: "el último año" is a length */
	TIME_AHEAD = 1 << 2,        /* ago: stands before its number */
	TIME_JOINING = 1 << 3       /* deadline: "desde 2014 hasta 2019" */
};

/* Units of time, from the finest. */
enum time_unit {
	TIME_UNIT_NONE,
	TIME_HOUR,
	TIME_DAY,
	TIME_WEEKEND,
	TIME_WEEK,
	TIME_FORTNIGHT,
	TIME_MONTH,
	TIME_QUARTER,
	TIME_HALF,
	TIME_YEAR,
	TIME_DECADE,
	TIME_CENTURY,
	TIME_SEASON, /* in no table: what a season's name stands for */
	TIME_UNIT_COUNT
};

struct time_word {
	uint8_t class; /* enum time_class */
	uint8_t flags;
	int16_t value;
};

/* Rows of the class `style`. */
struct time_style {
	bool small;     /* names of days and months have no capital */
	bool day_first; /* "3/4/2024" is a day of April */
	bool behind;    /* "la semana pasada", "hace dos años" */
};

struct time_words {
	struct time_word row[UINT8_MAX + 1]; /* [0] is no word of time */
	uint8_t *of_word;                    /* row by word id */
	size_t count;                        /* words that of_word covers */
	struct time_style style;
};

/* Reads time/<lang>.tsv below the folder `lexicon`. Memory is the arena's;
 * words are put into `words`. */
MUST_CHECK enum status time_words_load(struct time_words *out,
		const char *lexicon, const char *lang, struct arena *arena,
		struct words *words, struct error *error);

static inline struct time_word
time_word_of(const struct time_words *words, word_id word)
{
	return words->row[word < words->count ? words->of_word[word] : 0];
}

#endif
