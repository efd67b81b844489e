/* amount_scan.h - what the parts of the numbers' stage share while they go
 * through an article. */
#ifndef DEMARCHE_FACT_AMOUNT_SCAN_H
#define DEMARCHE_FACT_AMOUNT_SCAN_H

#include "base/limits.h"
#include "event/time_words.h"
#include "fact/amount_number.h"
#include "parse/tags.h"

/* From here on a number without a noun may be of money or of people. */
enum { AMOUNT_MILLION = 1000000 };

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

/* --- amount_quantity.c */

/* A number may begin with the token. */
bool amount_may_begin(const struct amount_line *line, uint32_t token);
/* Reads the number at the token with what makes it money or a percentage.
 * `money`: a sum goes before it ("$2-3m"). False when there is none: then
 * out->last is where what is none ends. */
bool amount_quantity_read(const struct amount_line *line, uint16_t token,
		bool money, struct amount_quantity *out);

enum amount_range {
	RANGE_NONE,
	RANGE_YES,
	RANGE_CHANGE, /* "from $5bn to $7bn": two amounts */
	RANGE_NEVER   /* a score, a span of years */
};

/* Whether a second number goes on from `low`. Each takes what only the other
 * has: scale, currency, percentage. */
enum amount_range amount_range_read(const struct amount_line *line,
		struct amount_quantity *low, struct amount_quantity *high);
/* The token before a quantity, over a word of approximation. */
uint32_t amount_before_bound(const struct amount_line *line, uint16_t first);

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

/* --- amount_scan.c: what a token is */

static inline const struct token *
amount_token_at(const struct amount_scan *scan, uint32_t token)
{
	return &scan->line.tokens[token];
}

/* False for numbers outside the sentence. */
bool amount_has_upos(
		const struct amount_scan *scan, uint32_t token, enum upos upos);
bool amount_is_noun(const struct amount_scan *scan, uint32_t token);
/* The word or its lemma, when it is of the class; else null. */
const struct amount_word *amount_word_in(const struct amount_scan *scan,
		uint32_t token, enum amount_class class);
/* "May", not "may". */
bool amount_is_month(const struct amount_scan *scan, uint32_t token);
/* An adjective, or a participle before its noun. */
bool amount_is_modifier(const struct amount_scan *scan, uint32_t token);

/* --- amount_noun.c */

/* What a number counts. */
struct amount_noun {
	uint16_t noun; /* 0: nothing that the sentence names */
	uint16_t last; /* of the whole expression */
	struct str unit;
	bool never; /* a length of time, a part of a name: no amount at all */
};
/* `last`: of the number with its currency and words of approximation. */
struct amount_noun amount_noun_find(const struct amount_scan *scan,
		const struct amount_number *number, uint16_t last);

/* --- amount_label.c */

/* A year, a date, a designation, an age: no count. */
bool amount_is_label(struct amount_scan *scan,
		const struct amount_number *number, uint16_t first);
/* The token belongs to a phrase that tells when ("a day" of "a day after"). */
bool amount_time_goes_on(struct amount_scan *scan, uint16_t token);
/* A number without a noun stands where something counted may stand. */
bool amount_stands_alone(
		struct amount_scan *scan, const struct amount_number *number);

#endif
