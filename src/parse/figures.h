/* figures.h - figures as the network hears them: of what kind of fact a number
 * or sum is the figure, and who takes part in it (docs/model-format.md,
 * "Figures").
 *
 * A figure is heard at the word that stands for it: the numeral, the sign of
 * the currency, or the noun that it counts. Sentences that hold one go through
 * an ear of its own, which reads what the encoder and the ear of events make of
 * their words and looks along the finished tree. What a figure tells is scored
 * from that ear's rows of the word, its head and the verb above it; who takes
 * part, from pairs (pairs.h). Claims with a margin: stage 6 decides. Linear in
 * tokens: a sentence has at most LIMIT_FIGURES of them. */
#ifndef DEMARCHE_PARSE_FIGURES_H
#define DEMARCHE_PARSE_FIGURES_H

#include "parse/encoder.h"
#include "parse/neighbours.h"
#include "parse/pairs.h"

/* Words of a sentence that stand for figures, in order. */
struct figure_words {
	uint16_t count;
	uint16_t token[LIMIT_FIGURES];
};

/* A worker's rows of numbers. */
struct figures {
	const struct model *model;
	struct batch batch; /* the sentences that hold figures */
	struct figure_words words[BATCH_ROWS]; /* of each of them */
	struct encoder ear; /* of that batch */
	struct neighbours neighbours;
	uint8_t *bytes; /* [rows][widest in stride of the layers] */
	float *steps;   /* [rows] */
	float *vectors; /* [rows][out stride of model.figure] */
	float *parties; /* [rows][out stride of model.figure_party] */
	float *kinds;   /* [rows][out stride of model.fact] */
};

/* What their ear reads: rows of the encoder and of the ear of events. */
struct figure_rows {
	const uint8_t *encoded, *heard;
	size_t encoded_stride, heard_stride;
};

/* Of a model that hears figures. */
void figures_init(struct figures *figures, const struct model *model,
		struct arena *arena);
/* Puts the sentences that hold figures into `figures->batch`, and runs the ear
 * over them. `rows` are those of `batch`; its trees are finished. */
void figures_listen(struct figures *figures, const struct kernel *kernel,
		const struct batch *batch, const struct figure_rows *rows);
/* What sentence `s` of `figures->batch`, which `pairs` has open, tells by
 * figures, into `out`. */
void figures_hear(struct figures *figures, unsigned s, struct pairs *pairs,
		struct arena *arena, struct heard_sentence *out);

#endif
