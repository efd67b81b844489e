/* amount.h - stage 6: the numbers of a text and what they measure.
 *
 * In: parsed sentences, mentions (whose country tells which peso is meant),
 * the tables of lexicon/amounts. Out: amounts in the order of the text, that
 * do not overlap: money, percentages, counts of people and things. What counts
 * as an amount and what does not: docs/facts.md. Memory is the arena's; time
 * is linear in tokens; nothing can fail. A number that cannot be (more than
 * LIMIT_AMOUNT, too many digits) is none: no value is ever invented. */
#ifndef DEMARCHE_FACT_AMOUNT_H
#define DEMARCHE_FACT_AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "actor/actor.h"
#include "base/error.h"
#include "event/frames.h"
#include "text/text.h"

enum amount_kind { AMOUNT_MONEY, AMOUNT_PERCENT, AMOUNT_COUNT };

enum amount_bound { BOUND_NONE, BOUND_ABOUT, BOUND_OVER, BOUND_UNDER };
/* "about", "over", "under"; "" for BOUND_NONE. */
const char *amount_bound_name(enum amount_bound bound);

/* What a rate is per; RATE_NONE for a plain amount. */
enum amount_rate {
	RATE_NONE,
	RATE_HOUR,
	RATE_DAY,
	RATE_WEEK,
	RATE_MONTH,
	RATE_QUARTER,
	RATE_YEAR,
	RATE_DECADE,
};
/* "year"; "" for RATE_NONE. */
const char *amount_rate_name(enum amount_rate rate);

struct amount {
	uint32_t sentence;
	uint16_t first, last; /* tokens of the whole expression, from 1 */
	uint16_t number; /* token of its number: what hangs it in the tree */
	uint16_t head;   /* of the phrase: the noun counted, the currency,
			    the number itself where there is none */
	uint32_t start, end; /* bytes of the text */
	uint8_t kind;        /* enum amount_kind */
	uint8_t bound;       /* enum amount_bound */
	uint8_t rate;        /* enum amount_rate */
	double value;        /* 0 .. LIMIT_AMOUNT; percent: as written */
	double high;         /* of a range, else the same as value */
	char currency[4];    /* ISO 4217; "" unknown, or no money */
	double usd;          /* of value; NAN when not known */
	uint16_t usd_year;   /* of the rate; 0: USD itself, or the text tells */
	struct str unit;     /* counts: lemma of what is counted: "lawmaker" */
	/* The same sum in a further currency that is not the dollar; "" none.
	 */
	char other_currency[4];
	double other_value;
};

/* The token is a word of the expression. */
bool amount_has(const struct amount *amount, uint16_t token);

struct amounts {
	struct amount *at;
	uint32_t count;
	/* Index of each sentence's first amount; sentence_count + 1 long. */
	uint32_t *first;
};

/* lexicon/amounts: words of number, currencies, yearly rates. Read-only once
 * loaded, shared by all threads. Words are put into `words`. */
struct amount_tables;
MUST_CHECK enum status amount_tables_load(struct amount_tables **tables,
		const char *lexicon, const char *lang, struct words *words,
		struct error *error);
void amount_tables_unload(struct amount_tables *tables);

/* `day`: the article's, or DAY_NONE: then the latest rates count. `frames` for
 * the words of time, null: dates are told from the numbers alone; `words` for
 * the texts of lemmas; null `mentions`: no country is known. */
void amounts_scan(const struct amount_tables *tables,
		const struct frames *frames, const struct words *words,
		const struct text *text, const struct mentions *mentions,
		int32_t day, struct arena *arena, struct amounts *out);

#endif
