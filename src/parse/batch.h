/* batch.h - sentences that go through the network together.
 *
 * Each sentence takes a row for its root and one for each token. Rows of
 * different sentences do not touch one another, so that the answers do not
 * depend on what else is in the batch. */
#ifndef DEMARCHE_PARSE_BATCH_H
#define DEMARCHE_PARSE_BATCH_H

#include "base/limits.h"
#include "parse/kernel.h"
#include "text/text.h"

enum {
	BATCH_ROWS = 256, /* at least that of the longest sentence */
	BATCH_BLOCK = 64, /* rows that are worked on at once */
	/* What kernels may touch behind the last row. */
	BATCH_SPARE = BATCH_BLOCK,
};

_Static_assert((int)BATCH_ROWS > (int)LIMIT_SENTENCE_TOKENS,
		"the longest sentence fits into a batch");

struct batch {
	unsigned rows, sentences;
	struct batch_sentence {
		uint16_t first; /* row of the root */
		uint16_t count; /* tokens */
		struct token *tokens;
		uint32_t number; /* in the text */
	} sentence[BATCH_ROWS];
	/* Of each row: its sentence's rows are [first, end). */
	uint16_t first[BATCH_ROWS], end[BATCH_ROWS];
	uint32_t type[BATCH_ROWS]; /* of tokens, see types.h */
};

/* Rows of the block that begins at `row`. */
static inline unsigned
batch_block(const struct batch *batch, unsigned row)
{
	unsigned rows = batch->rows - row;
	return rows < BATCH_BLOCK ? rows : BATCH_BLOCK;
}

#endif
