/* amount_number.h - numbers in digits and in words.
 *
 * "1,200", "12 345 678", "1'200'000", "5,00,000", "4.5 billion", "4.5bn",
 * "3½", "twenty-eight", "two and a half million", "a dozen". Values are exact
 * where a double holds them: a decimal number and its scale are put together
 * before the one division. */
#ifndef DEMARCHE_FACT_AMOUNT_NUMBER_H
#define DEMARCHE_FACT_AMOUNT_NUMBER_H

#include "fact/amount_line.h"

struct amount_number {
	uint16_t first, last; /* tokens, scale and article included */
	uint16_t core;        /* the token with its digits or its last word */
	double mantissa;      /* value = mantissa * scale / 10^decimals */
	unsigned decimals;
	double scale;
	double multiple; /* of words: what their last words multiply by, 100 of
			    "five hundred"; else 1 */
	uint8_t digits; /* in front of the point; 0: in words */
	bool separated; /* "1,200" */
	bool article;   /* "a dozen", "a million" */
	bool leading_zero;
	struct str suffix; /* letters behind the digits that name a measure:
			      "450MW" */
};

/* Reads the number that begins with the token, `skip` bytes behind its start
 * ("RMB313": 3). `money`: a currency stands before it, so that "m" is a
 * million. False when there is none, or it is a clock time, a fraction, an
 * ordinal, a version; then *out holds where what is none ends. */
bool amount_number_read(const struct amount_line *line, uint16_t token,
		unsigned skip, bool money, struct amount_number *out);

/* --- amount_parts.c: languages that say numbers by parts (style.by_parts):
 * "treinta y cinco", "dos mil quinientos millones", "2 mil 500" */

/* A number whose first token is a word. */
bool amount_parts_read(const struct amount_line *line, uint16_t token,
		struct amount_number *out);
/* A number whose first digits are read: false where no part follows them that
 * is not a mere scale. */
bool amount_parts_go_on(
		const struct amount_line *line, struct amount_number *out);

double amount_number_value(const struct amount_number *number);

#endif
