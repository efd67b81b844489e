/* heads.h - vectors of words into decisions: tags, features, tree, relations
 * and names (docs/model-format.md, "Arcs" to "Labels, tags, features, names").
 *
 * Arcs are scored by a biaffine form: Dozat and Manning, Deep Biaffine
 * Attention for Neural Dependency Parsing (ICLR 2017). Relations are scored
 * for the chosen heads only. Nothing is allocated after init. */
#ifndef DEMARCHE_PARSE_HEADS_H
#define DEMARCHE_PARSE_HEADS_H

#include "parse/batch.h"
#include "parse/model.h"

struct heads {
	const struct model *model;
	float *outputs;                  /* [rows][out stride of the heads] */
	uint8_t *dependents, *governors; /* [rows][in stride of arcs] */
	float *dependent_steps, *governor_steps; /* [rows] */
	uint16_t *governor_rows;   /* [rows]: the row of the chosen head */
	uint8_t *governor_buckets; /* [rows]: of its signed distance */
	/* [rows]: the model's relation, tag and value of each feature. */
	uint8_t *labels, *upos, *feature[MODEL_FEATURES];

	/* Of one block of rows. */
	float *floats;
	uint8_t *bytes;
	float *steps;

	/* Of one sentence: its governors as weights, and the arcs. */
	int8_t *weights;
	int32_t *start;
	int32_t *dots;
	float *scores;
};

void heads_init(struct heads *heads, const struct model *model,
		struct arena *arena);
/* From the encoder's `out` to the tokens' upos, feats, head, deprel; and name,
 * unless the model has an ear, which adds to the outputs for names first. */
void heads_run(struct heads *heads, const struct kernel *kernel,
		const struct batch *batch, const uint8_t *encoded);
/* From the outputs for names to the tokens' name. */
void heads_name(const struct heads *heads, const struct batch *batch);

#endif
