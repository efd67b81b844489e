/* amount_scan.h - what the parts of the numbers' stage share while they go
 * through an article. */
#ifndef DEMARCHE_FACT_AMOUNT_SCAN_H
#define DEMARCHE_FACT_AMOUNT_SCAN_H

#include "base/limits.h"
#include "event/time_words.h"
#include "fact/amount_number.h"

struct amount_scan {
	struct amount_line line;
	uint32_t sentence;
	const struct time_words *times; /* null: dates are not known */
	const struct words *words;      /* texts of lemmas */
	const struct mentions *mentions;
	int year; /* of the article; 0 unknown */
	struct arena *arena;
	struct amount *at;
	size_t count, capacity;
	/* Tokens that tell when; only for the sentence `timed` - 1. */
	bool is_time[LIMIT_SENTENCE_TOKENS + 2];
	uint32_t timed;
	/* By phrase, the currency that the article speaks of; + 2, 1 none, 0
	 * not looked for yet. Null until it is needed. */
	uint16_t *of_article;
};

/* A number with its currency or sign of percentage. */
struct amount_quantity {
	struct amount_number number;
	uint16_t first, last;
	struct amount_match money; /* phrase null: none */
	bool percent;
};

/* --- amount_money.c */

/* The currency that stands before the number ("RMB 5", "RMB5", then `skip` is
 * the length of the letters in the number's token). */
struct amount_match amount_money_before(
		const struct amount_line *line, uint16_t token, unsigned *skip);
/* The currency that stands behind it. */
struct amount_match amount_money_behind(const struct amount_line *line,
		const struct amount_number *number);
/* Sets currency, usd, usd_year from the phrase, and value as it stands. */
void amount_money_put(struct amount_scan *scan,
		const struct amount_match *money, struct amount *amount);

/* --- amount_noun.c */

/* What a number counts. */
struct amount_noun {
	uint16_t noun; /* 0: nothing that the sentence names */
	uint16_t last; /* of the whole expression */
	struct str unit;
	bool never; /* a length of time, a part of a name: no amount at all */
};
struct amount_noun amount_noun_find(struct amount_scan *scan,
		const struct amount_number *number, uint16_t first,
		uint16_t last);
/* A year, a date, a designation, an age: no count. */
bool amount_is_label(struct amount_scan *scan,
		const struct amount_number *number, uint16_t first);
/* The token belongs to a phrase that tells when ("a day" of "a day after"). */
bool amount_time_goes_on(struct amount_scan *scan, uint16_t token);
/* A number without a noun stands where something counted may stand. */
bool amount_stands_alone(
		struct amount_scan *scan, const struct amount_number *number);

#endif
