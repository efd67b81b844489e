/* report.h - whether two records report the same event, fact or words.
 *
 * Records of other kinds, categories or statuses never do, nor do records that
 * are more than REPORT_DAYS apart. Beyond that
 *
 *   an event   has a pair of countries in common with the other (no more than
 *              the sentence told of the recipient need be the same);
 *   a fact     a party;
 *   both       sums of money, of facts numbers too, that are not all
 *              different, and words: what their sentences share beside common
 *              words (common_words.txt), the parties and the trigger. There
 *              must be REPORT_STEMS, and REPORT_WORDS of the sentence that has
 *              fewer; half of that where articles tell the same figure.
 *              Two meetings of one day differ in where and what about; two
 *              reports of one meeting do not. Sentences that are nearly the
 *              same (REPORT_COPY of all their words) tell of two events
 *              where trigger and place are others, and within one article
 *              are items of a list. A sentence that has no words of its own is
 *              taken for a report of what else was told on its day.
 *              Persons, companies and bodies of one country who are called by
 *              name may not all be others: two ministers' meetings are two.
 *              Where the same two are named on the same day one stem is enough;
 *   a quotation  has the speaker and the words in common: QUOTE_WORDS of the
 *              shorter, in runs of three, without case and punctuation
 *              (Quotebank: Vaucher, Spitz, Catasta, West, WSDM 2021). Less
 *              than five words are the same in copies of their sentence only.
 *
 * `prints` of a report are what it can be found by: reports of the same event
 * have one in common.
 *
 * Pure functions of what was loaded. */
#ifndef DEMARCHE_STORE_REPORT_H
#define DEMARCHE_STORE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define REPORT_DAYS 2
#define REPORT_WORDS 0.375
/* Where the days are not the same. */
#define REPORT_WORDS_APART 0.66
#define REPORT_STEMS 2
/* Of all words of both sentences. */
#define REPORT_COPY 0.8
#define QUOTE_WORDS 0.7
/* Of less than a dozen runs. */
#define QUOTE_WORDS_SHORT 0.9

/* Sorted, each once. */
struct report_set {
	uint64_t *at;
	size_t count;
};
/* How many both have. */
size_t report_set_common(
		const struct report_set *a, const struct report_set *b);

struct report_party {
	struct str role, country, identity, name;
	uint32_t start, end; /* of the article's text */
};

/* A party that is called by its name: a person, body, company. */
struct report_person {
	uint64_t country, who;
};

struct report_figure {
	double value;
	int64_t unit; /* term: currency or what is counted */
};

struct report {
	/* Which record, and its place in the order of all. */
	int64_t record, uid;
	struct str doc;
	int article_date;
	uint32_t line, sentence;
	/* What is compared. */
	unsigned kind; /* enum record_row_kind */
	int64_t category, status, mode;
	int64_t place; /* 0: none is told */
	int32_t day;
	uint64_t trigger; /* stem of its last word */
	/* Stems of the sentence that tell; runs of a quotation. */
	struct report_set words;
	/* All words of the sentence. */
	struct report_set all;
	/* Pairs of countries of an event; parties of a fact; the speaker. */
	struct report_set pairs;
	struct report_set prints;
	const struct report_figure *money, *measures;
	size_t money_count, measure_count;
	const struct report_person *persons;
	size_t person_count;
	bool strangers; /* no country is told */
};

struct common_words;

struct common_words *common_words_new(void);
void common_words_free(struct common_words *words);

/* What a record says, as it is stored. */
struct report_text {
	struct str article;
	uint32_t start, end;                 /* its sentence */
	uint32_t trigger_start, trigger_end; /* of quotations: the words */
	bool mutual; /* the actors of an event act on each other */
	const struct report_party *parties;
	size_t party_count;
};

/* Fills words, pairs, prints, trigger and strangers of a report whose other
 * members are set. */
void report_read(struct report *report, const struct report_text *text,
		const struct common_words *common, struct arena *arena);

bool report_same(const struct report *a, const struct report *b);

#endif
