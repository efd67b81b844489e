/* gold.h - marks as gold for `score`: what an analyst has read becomes a test
 * of the next lexicon and network.
 *
 * A line a sentence that has a marked event: {"id","text","published",
 * "gold":[...]}, as score/gold.h reads it. The sentence's events are
 *
 *   right or same   gold as they were coded
 *   wrong           no gold, where the category is wrong, or nothing is said of
 *                   what is wrong; else gold without what is wrong: a side
 *                   without countries, no mode, status or context
 *   not marked      optional: they may be coded or not
 *
 * The sentence stands alone, so what only the text around it tells ("he") is
 * not in it. Facts and quotations have no place in such gold; they are
 * counted. */
#ifndef DEMARCHE_REVIEW_GOLD_H
#define DEMARCHE_REVIEW_GOLD_H

#include "review/review.h"

struct review_gold {
	size_t sentences, events; /* events: right ones and mended ones */
	size_t others;            /* marks of records that are no events */
};

MUST_CHECK enum status review_put_gold(struct buffer *out,
		struct review *review, const struct review_match *matches,
		struct store *store, struct review_gold *told,
		struct error *error);

#endif
