/* amount_tables.h - lexicon/amounts, compiled: words and phrases of number,
 * currencies, yearly rates.
 *
 * A word has classes (bits) and a value. Phrases are found by their first word
 * (what stands behind a number) or by their last (what stands before it), and
 * chained. A phrase of money names one currency or several that are called
 * alike. Loaded once, then read-only and shared by all threads. */
#ifndef DEMARCHE_FACT_AMOUNT_TABLES_H
#define DEMARCHE_FACT_AMOUNT_TABLES_H

#include "base/words.h"
#include "fact/amount.h"

/* Classes of lexicon/amounts/en.numbers.tsv, documented there. */
enum amount_class {
	AMOUNT_NONE,
	AMOUNT_NUMBER,
	AMOUNT_HUNDRED,
	AMOUNT_DOZEN,
	AMOUNT_SCALE,
	AMOUNT_SHORT,
	AMOUNT_HALF,
	AMOUNT_PART, /* "a quarter of a million" */
	AMOUNT_ARTICLE,
	AMOUNT_AND,
	AMOUNT_TO,
	AMOUNT_OR,
	AMOUNT_OF,
	AMOUNT_FROM,
	AMOUNT_BETWEEN,
	AMOUNT_TIME,
	AMOUNT_MONTH,
	AMOUNT_ORDINAL,
	AMOUNT_LABEL,
	AMOUNT_TIMES,
	AMOUNT_MEASURE,
	AMOUNT_JOINED,
	AMOUNT_POWER,
	AMOUNT_MANY,
	AMOUNT_RANGING,
	AMOUNT_OUT_OF,
	AMOUNT_MORE,
	AMOUNT_AT,
	AMOUNT_INCLUDING,
	AMOUNT_RATE_BEFORE,
	AMOUNT_THE,      /* "de 20 a los 30" */
	AMOUNT_CHANGING, /* "pasó de 20 a 30" */
	AMOUNT_SINGLE,   /* "one way" */
	AMOUNT_SUFFERED, /* "27 injured" */
	AMOUNT_VOTE,     /* "41 votos" */
	/* Phrases; the first three stand before a number, and
	 * AMOUNT_PARTICLE and AMOUNT_RIVAL. */
	AMOUNT_ABOUT,
	AMOUNT_OVER,
	AMOUNT_UNDER,
	AMOUNT_ABOUT_AFTER,
	AMOUNT_OVER_AFTER,
	AMOUNT_UNDER_AFTER,
	AMOUNT_PERCENT_SIGN,
	AMOUNT_RATE,
	AMOUNT_PARTICLE, /* "rolled over" */
	AMOUNT_RIVAL,    /* "41 votos contra 34" */
	AMOUNT_SIDE,     /* "cinco en contra" */
	/* Of currencies.tsv. */
	AMOUNT_SIGN, /* before a number or behind it */
	AMOUNT_CODE, /* likewise, in capitals */
	AMOUNT_NAME, /* behind it */
	AMOUNT_SHORT_NAME,
	AMOUNT_CLASS_COUNT
};

struct amount_word {
	uint64_t classes; /* 1 << enum amount_class */
	double value;     /* of what is a number or a scale */
	struct str name;  /* of a measure; "": its lemma */
	uint8_t rate;     /* of AMOUNT_RATE_BEFORE */
};

enum { AMOUNT_PHRASE_WORDS = 6 };

struct amount_phrase {
	word_id word[AMOUNT_PHRASE_WORDS]; /* in the order of the text */
	uint8_t count;
	uint8_t class;       /* enum amount_class */
	uint8_t rate;        /* of AMOUNT_RATE */
	uint32_t next;       /* index + 1 of the next phrase of the chain */
	uint32_t candidates; /* index + 1 of the first; currencies it names */
	uint16_t fallback;   /* currency + 1 when no country decides; 0 none */
};

struct amount_candidate {
	uint16_t currency;
	uint32_t next; /* index + 1 */
};

struct currency {
	char code[4];
	const struct str *country; /* codes of countries */
	uint16_t country_count;
};

/* Phrases by a word of theirs. */
struct amount_chains {
	uint32_t *of_word; /* index + 1 of the first phrase */
};

enum { RATES_FIRST = 1990, RATES_YEARS = 60 };

/* How the language writes and says numbers: rows of the class `style`. */
struct amount_style {
	bool point_parts; /* "4.500" is four thousand, "2,5" two and a half */
	bool by_parts;    /* "mil millones", "treinta y cinco", "2 mil 500" */
	bool noun_first;  /* "28 legisladores colombianos" are legislators */
	bool of_money;    /* "millones de dólares" */
};

struct amount_tables {
	struct arena arena;
	struct amount_style style;
	uint32_t word_count; /* ids that the arrays cover */
	uint32_t *row_of_word;
	struct amount_word *rows; /* [0] is no word of number */
	size_t row_count, row_capacity;
	struct amount_phrase *phrases;
	size_t phrase_count, phrase_capacity;
	struct amount_chains behind, before;
	struct amount_candidate *candidates;
	size_t candidate_count, candidate_capacity;
	struct currency *currencies;
	size_t currency_count;
	double *rates; /* [currency * RATES_YEARS + year - RATES_FIRST], or 0 */
	const struct words *words; /* the lexicon's, for parts of tokens */
};

static inline const struct amount_word *
amount_word_of(const struct amount_tables *tables, word_id word)
{
	return &tables->rows[word < tables->word_count
					     ? tables->row_of_word[word]
					     : 0];
}

static inline bool
amount_word_is(const struct amount_word *word, enum amount_class class)
{
	return word->classes >> class & 1;
}

/* The first phrase that begins (ends) with the word, or null. */
const struct amount_phrase *amount_phrase_behind(
		const struct amount_tables *tables, word_id word);
const struct amount_phrase *amount_phrase_before(
		const struct amount_tables *tables, word_id word);
/* The next of the chain, or null. */
const struct amount_phrase *amount_phrase_next(
		const struct amount_tables *tables,
		const struct amount_phrase *phrase);

/* Units of the currency per dollar in that year, or in the nearest that the
 * table has; the latest when `year` is 0. 0 when there is none; `*found` is
 * the year. */
double currency_rate(const struct amount_tables *tables, uint16_t currency,
		int year, uint16_t *found);

#endif
