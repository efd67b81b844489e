/* reference.h - the network once more, as plainly as docs/model-format.md
 * states it: no packing, no batches, no vectors, one loop a formula. What it
 * decides is what parse_text must decide, bit for bit. */
#ifndef DEMARCHE_TESTS_REFERENCE_H
#define DEMARCHE_TESTS_REFERENCE_H

#include "parse/hear.h"
#include "parse/model.h"
#include "text/text.h"

/* Fills upos, feats, head, deprel and name of `count` tokens of `bytes`.
 * `file` is what `model` was read from. */
void reference_parse(const struct model *model, struct str file,
		struct str bytes, struct token *tokens, unsigned count);

/* What token `trigger` (from 1) of tokens whose tree is finished tells. Parties
 * are the caller's: party[count + 1]. */
void reference_hear(const struct model *model, struct str file,
		const struct text *text, const struct token *tokens,
		unsigned count, unsigned trigger, struct heard *heard,
		struct heard_party *party);

/* What figure `figure` (a token from 1) tells; likewise. */
void reference_figure(const struct model *model, struct str file,
		const struct text *text, const struct token *tokens,
		unsigned count, unsigned figure, struct heard_figure *heard,
		struct heard_party *party);

/* The rectified event vector of a token (from 1): out[event_width]. */
void reference_event_vector(const struct model *model, struct str file,
		struct str bytes, const struct token *tokens, unsigned count,
		unsigned token, float *out);
/* How like it is to annotated trigger `row` of the model. */
float reference_similarity(
		const struct model *model, const float *vector, unsigned row);

#endif
