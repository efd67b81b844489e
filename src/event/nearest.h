/* nearest.h - who takes part, by nearness (frames with the option `tabari`).
 *
 * TABARI and PETRARCH write patterns of words around a verb and leave it to
 * the reader of the sentence who the parties are: the actor stands before the
 * verb, the recipient is the first one behind it, a passive turns them round.
 * Frames that come out of such dictionaries (lexicon import) are filled so;
 * what the frame binds by itself stands. Sources: TABARI 0.8 manual, source of
 * PETRARCH. Linear in the tokens of the sentence times its mentions. */
#ifndef DEMARCHE_EVENT_NEAREST_H
#define DEMARCHE_EVENT_NEAREST_H

#include "event/scene.h"

/* Fills the sides of the candidate that are still empty. */
void nearest_fill(const struct scene *scene, struct candidate *candidate);

#endif
