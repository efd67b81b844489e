/* errors.h - what went wrong, for a person to look at.
 *
 * One block a sentence: its text, what was expected, what was coded and by
 * which line of the lexicon. Blocks are grouped by the first thing that is
 * wrong in the sentence; the others are named in the block. */
#ifndef DEMARCHE_SCORE_ERRORS_H
#define DEMARCHE_SCORE_ERRORS_H

#include "base/buffer.h"
#include "score/set.h"

enum score_error {
	SCORE_ERROR_MISSED,   /* nothing was coded in its place */
	SCORE_ERROR_OTHER,    /* another category was */
	SCORE_ERROR_NOISE,    /* a sentence without gold gave records */
	SCORE_ERROR_SPURIOUS, /* a category that is not in gold */
	SCORE_ERROR_SWAPPED,  /* actor for recipient */
	SCORE_ERROR_ACTOR,    /* another country, or none */
	SCORE_ERROR_RECIPIENT,
	SCORE_ERROR_STATUS,
	SCORE_ERROR_MODE,
	SCORE_ERROR_CONTEXT,
	SCORE_ERRORS
};
extern const char *const SCORE_ERROR_NAMES[SCORE_ERRORS];

/* A bit (1 << enum score_error) for everything that is wrong in the item. */
unsigned score_errors_of(
		const struct score_set *set, const struct score_item *item);

/* All items that are not right, as text; pairs by expected and coded root. */
void score_errors_put(struct buffer *out, struct score_set *set);

#endif
