/* reference.h - the network once more, as plainly as docs/model-format.md
 * states it: no packing, no batches, no vectors, one loop a formula. What it
 * decides is what parse_text must decide, bit for bit. */
#ifndef DEMARCHE_TESTS_REFERENCE_H
#define DEMARCHE_TESTS_REFERENCE_H

#include "parse/model.h"
#include "text/text.h"

/* Fills upos, feats, head, deprel and name of `count` tokens of `bytes`.
 * `file` is what `model` was read from. */
void reference_parse(const struct model *model, struct str file,
		struct str bytes, struct token *tokens, unsigned count);

#endif
