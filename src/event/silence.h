/* silence.h - frames that tell nothing because of what the network does not hear
 * near them, what the text is about (quiet.h), or the game that the sentence
 * tells of. */
#ifndef DEMARCHE_EVENT_SILENCE_H
#define DEMARCHE_EVENT_SILENCE_H

#include "event/scene.h"

/* Drops their candidates; part of hearing_choose. */
void silence_choose(struct scene *scene);
/* It was dropped because nothing is heard there: it may be an event all the
 * same, so nothing is dropped for its sake. */
bool silence_fell_on(const struct candidate *candidate);

#endif
