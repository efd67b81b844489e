/* hear.h - events as the network hears them: which words tell of one, of what
 * category and status, and who is who in it (docs/model-format.md, "Events").
 *
 * A word's event vector is what the encoder makes of it in its sentence, and
 * what it and the words around it mean by themselves: their senses, which
 * types.h keeps; then, where a model has an ear, what its layers add. The ear
 * hears names, too.
 *
 * What is heard is a claim with a margin, not a decision: stage 5 decides what
 * becomes of it. Roles are scored for pairs of a word that tells and a word
 * that may be a party, from the vectors of both, their distance and the path
 * between them through the tree: after tags and tree are final. An ear whose
 * layers look along the tree (neighbours.h) sees it before it is mended. Linear in
 * tokens: a sentence has at most LIMIT_HEARD words that tell. Nothing is
 * allocated after init but what is told of, in the text's arena. */
#ifndef DEMARCHE_PARSE_HEAR_H
#define DEMARCHE_PARSE_HEAR_H

#include "base/arena.h"
#include "parse/batch.h"
#include "parse/encoder.h"
#include "parse/figures.h"
#include "parse/heads.h"
#include "parse/heard.h"
#include "parse/model.h"
#include "parse/neighbours.h"
#include "parse/types.h"

/* A worker's rows of numbers. */
struct hear {
	const struct model *model;
	const struct types *types; /* of the words of its batches */
	bool keep;           /* the vectors of words that tell, see heard.h */
	struct encoder ear;  /* where the model has one */
	struct neighbours neighbours; /* of the batch's rows, for an ear
					 over the tree */
	float *events;       /* [rows][event_width]: the event vectors */
	float *scores;       /* [rows][out stride of the events] */
	uint8_t *bytes;      /* [block][widest in stride of the layers] */
	float *steps;        /* [block] */
	uint8_t *no_sense;   /* [sense_width] of KERNEL_ZERO */
	float *names;        /* [block][out stride of model.ear_names] */
	float *outputs; /* [rows of a sentence][out stride of model.roles] */
	float *more;    /* likewise of model.ear_roles */
	struct pairs pairs;
	struct figures figures; /* of a model that hears them */
};

/* Of a model that hears. The types of all batches come from `types`. */
void hear_init(struct hear *hear, const struct model *model,
		const struct types *types, struct arena *arena);
/* From the heads' outputs and the tokens' trees to event vectors; a model with an ear also names
 * the tokens, so there this comes before whatever asks for names. */
void hear_listen(struct hear *hear, const struct kernel *kernel,
		const struct batch *batch, struct heads *heads);
/* From the event vectors, the encoder's `out` and the finished trees of a
 * batch to what its sentences tell: out[number of the sentence in the text]. */
void hear_batch(struct hear *hear, const struct kernel *kernel,
		const struct batch *batch, const uint8_t *encoded,
		const struct text *text, struct arena *arena,
		struct heard_sentence *out);

#endif
