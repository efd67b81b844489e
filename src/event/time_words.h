/* time_words.h - the words that tell when, by language (lexicon/time).
 *
 * Inside stage 5 only. One class and one number a word; the table explains
 * them. Loaded once, then read-only. */
#ifndef DEMARCHE_EVENT_TIME_WORDS_H
#define DEMARCHE_EVENT_TIME_WORDS_H

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
	TIME_CLASS_COUNT
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
	int16_t value;
};

struct time_words {
	struct time_word row[UINT8_MAX + 1]; /* [0] is no word of time */
	uint8_t *of_word;                    /* row by word id */
	size_t count;                        /* words that of_word covers */
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
