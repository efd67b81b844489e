/* quiet.h - texts that tell of next to no events: pages on games, firms, lives,
 * on what an office offers. What is heard faintly there, and what people and
 * firms say to each other, is mostly no politics. */
#ifndef DEMARCHE_EVENT_QUIET_H
#define DEMARCHE_EVENT_QUIET_H

#include "event/scene.h"

/* Of a text of some length hardly a sentence is heard strongly; never so where
 * no network hears. */
bool quiet_is(const struct frames *frames, const struct text *text);
/* What the candidate tells is words or exchange between others than those who
 * govern, fight or stand for a cause. */
bool quiet_is_talk(const struct scene *scene,
		const struct candidate *candidate);

#endif
