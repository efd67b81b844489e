/* captive.h - people who are held: whose arrest is protested against, or whose
 * release is asked for, without anything being said to them. */
#ifndef DEMARCHE_EVENT_CAPTIVE_H
#define DEMARCHE_EVENT_CAPTIVE_H

#include "event/scene.h"

/* "{a reporter}" in "protested over the arrest of a reporter", "{two Kenyans}"
 * in "Kenya demanded the release of two Kenyans". */
bool captive_is_spoken_of(const struct scene *scene,
		const struct candidate *candidate,
		const struct mention *mention);

#endif
