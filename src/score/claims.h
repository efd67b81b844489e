/* claims.h - amounts, facts and quotations of gold and of what was coded, in
 * one form, and the comparison of them.
 *
 * Gold is an article with any of
 *   "amounts": [{"start","end","value","currency"|"unit"|"percent":true,
 *                "optional"}]
 *   "facts":   [{"kind","status","party":[{"role","start","end","optional"}],
 *                "amount":[[start,end]],"count":[[start,end]],"optional"}]
 *   "quotes":  [{"direct","start","end","speaker":[start,end]|null,
 *                "optional"}]; without "speaker" anybody may be
 *   "scope":   [[start,end]]: what lies outside was not annotated
 * with bytes of the text. Coded are the records of `code`.
 *
 * Parties and speakers are the same when their spans overlap, their words are
 * the same, or one's words are part of the other's name.
 *
 * Definitions. Gold and coded are paired one to one; what gold calls optional
 * may be coded or not; what was coded outside the scope counts where gold has
 * it and is no error.
 *   amount          the spans overlap, the value is the same within 0.5 %, and
 *                   so are kind (money, percent, count) and currency
 *   fact            the kind is the same; every party of gold that is not
 *                   optional was coded and every one coded is in gold; the main
 *                   figure of gold (its first amount, else count) is coded,
 *                   or neither has any
 *   fact.amount     kind and main figure
 *   fact.kind       kind alone
 *   quote.direct, quote.indirect
 *                   the words, inside the scope, overlap by half of the
 *                   longer, and the speaker is the same
 *   quote.direct.words, quote.indirect.words
 *                   the words alone
 * Memory is the arena's of the names. */
#ifndef DEMARCHE_SCORE_CLAIMS_H
#define DEMARCHE_SCORE_CLAIMS_H

#include <jansson.h>

#include "score/events.h"

enum claim_kind { CLAIM_AMOUNT, CLAIM_FACT, CLAIM_DIRECT, CLAIM_INDIRECT };
enum { CLAIM_KINDS = 4, CLAIM_PARTIES = 32, CLAIM_FIGURES = 16 };

struct claim_span {
	uint32_t start, end; /* bytes of the text; end 0: none */
};

/* Somebody: where the words stand, the words, and of coded ones the name of
 * who is meant. */
struct claim_who {
	struct claim_span span;
	struct str text, name;
};

struct claim_party {
	struct claim_who who;
	struct str role;
	bool optional;
};

/* An amount, a fact or a quotation. */
struct claim {
	uint8_t kind; /* enum claim_kind */
	bool optional;
	struct claim_span span; /* amount, words; trigger of a coded fact */
	/* amounts */
	double value;
	bool has_value;
	uint8_t measure;     /* enum amount_kind */
	struct str currency; /* "" in gold: any */
	/* facts; figures are amounts, then counts, then changes */
	struct str what, status, rule;
	struct claim_party party[CLAIM_PARTIES];
	struct claim_span figure[CLAIM_FIGURES];
	struct claim_who object; /* coded: what the fact is about */
	uint8_t party_count, figure_count, change_count;
	/* quotations */
	bool begun_before; /* coded: the words began outside the scope */
	struct claim_who speaker;
	bool any_speaker; /* of gold: it does not tell who */
};

/* What one article has; null where nothing was annotated. */
struct claims {
	struct claim *gold, *coded;
	size_t gold_count, coded_count, coded_capacity;
	bool told[CLAIM_KINDS]; /* gold has a list of these, if an empty one */
	struct claim_span *scope;
	size_t scope_count;
};

/* Whether the object has gold of this kind. */
bool claims_are_in(const json_t *object);
/* Why the gold cannot be held as it is (places that no text has, more parties
 * or figures than a claim holds); null when it can. */
const char *claims_problem(const json_t *object);
/* Of an object without such a problem. */
struct claims *claims_of_gold(struct score_names *names, const json_t *object);
/* Adds a record; those of kinds that gold does not tell are passed over. */
void claims_add_coded(struct score_names *names, struct claims *claims,
		const json_t *record);

enum claim_measure {
	MEASURE_AMOUNT,
	MEASURE_FACT,
	MEASURE_FACT_AMOUNT,
	MEASURE_FACT_KIND,
	MEASURE_DIRECT,
	MEASURE_DIRECT_WORDS,
	MEASURE_INDIRECT,
	MEASURE_INDIRECT_WORDS,
	CLAIM_MEASURES
};
/* "amount", "fact", "fact.amount", ... */
extern const char *const CLAIM_MEASURE_NAMES[CLAIM_MEASURES];
enum claim_kind claim_measure_kind(enum claim_measure measure);

/* Pairs gold and coded: for each coded claim the gold one + 1, 0 for none; and
 * the other way round. The arrays are given, as long as the lists. */
void claims_pair(const struct score_item *item, enum claim_measure measure,
		uint32_t *gold_of_coded, uint32_t *coded_of_gold);
/* Not outside what was annotated. */
bool claim_in_scope(const struct claims *claims, const struct claim *claim);

struct score_claims {
	struct score_measure measure[CLAIM_MEASURES];
	/* Of the facts that are right: whose status, whose roles are too. */
	struct score_share status, roles;
};
void score_claims(struct score_set *set, struct score_claims *out);

#endif
