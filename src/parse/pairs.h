/* pairs.h - how far the words of a sentence are parties of what another of its
 * words tells (docs/model-format.md, "Triggers and roles").
 *
 * A pair is scored from the vectors of both words, their distance and the path
 * between them through the final tree. Nothing is allocated after init but what
 * is told, in the text's arena. */
#ifndef DEMARCHE_PARSE_PAIRS_H
#define DEMARCHE_PARSE_PAIRS_H

#include "base/arena.h"
#include "parse/batch.h"
#include "parse/encoder.h"
#include "parse/heard.h"
#include "parse/model.h"
#include "parse/path.h"

/* A worker's rows of numbers, and the sentence that is open. */
struct pairs {
	const struct model *model;
	float *vectors; /* [block][width]: what speaks for each pair */
	uint8_t *bytes; /* [block][in stride]: the same, rounded */
	float *steps;   /* [block] */
	float *scores;  /* [block][out stride] */
	const struct kernel *kernel;
	const struct text *text;
	const struct batch_sentence *sentence;
	struct paths paths;
};

/* The vectors of all words of a sentence as parties: that of token t, from 1,
 * is at[t * stride]. */
struct pair_parties {
	const float *at;
	size_t stride;
};

/* Of a model that hears. */
void pairs_init(struct pairs *pairs, const struct model *model,
		struct arena *arena);
void pairs_open(struct pairs *pairs, const struct kernel *kernel,
		const struct text *text, const struct batch_sentence *sentence);
/* Who is who of what `trigger`, a token from 1, tells: [tokens + 1]. Words that
 * cannot be a party, and the trigger, have HEARD_NEVER. */
const struct heard_party *pairs_score(struct pairs *pairs,
		const struct model_pairs *layers, unsigned trigger,
		const float *vector, struct pair_parties parties,
		struct arena *arena);

#endif
