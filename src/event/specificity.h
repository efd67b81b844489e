/* specificity.h - how much a match asks for: of all that fit at a token the
 * most specific one fires.
 *
 * First come more conditions on words (filters and amounts count less than a
 * word), then more roles that name somebody, then more conditions, then the
 * earlier line; `weak` frames come behind all others. */
#ifndef DEMARCHE_EVENT_SPECIFICITY_H
#define DEMARCHE_EVENT_SPECIFICITY_H

#include "event/scene.h"

/* Fills words, length and specificity of a match whose conditions are bound. */
void specificity_find(const struct scene *scene, struct match *match);
/* `a` is more specific than `b`, which may have no frame. */
bool specificity_is_higher(const struct match *a, const struct match *b);

#endif
