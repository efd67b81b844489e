/* near.h - the annotated triggers that a heard one is like.
 *
 * A model may keep the event vectors of the triggers that it learned from,
 * with their sentences (docs/model-format.md, "Annotated triggers"). They say
 * by example why a word is heard as it is. All of them are compared, about a
 * million multiply-adds for ten thousand. */
#ifndef DEMARCHE_PARSE_NEAR_H
#define DEMARCHE_PARSE_NEAR_H

#include "parse/heard.h"
#include "parse/model.h"

/* The nearest to a rectified event vector, the likest first, equals in the
 * model's order. Those of categories that the program does not know are passed
 * over. Returns how many there are. */
unsigned near_find(const struct model *model, const float *vector,
		struct heard_near out[HEARD_NEAREST]);

#endif
