/* partners.h - who else takes part where the words name only those with whom
 * something is done: "in cooperation with the African Union", "our partnership
 * with Japan and Norway". */
#ifndef DEMARCHE_EVENT_PARTNERS_H
#define DEMARCHE_EVENT_PARTNERS_H

#include "event/scene.h"

/* For a candidate of a mutual frame whose parties are filled: makes the
 * recipients actors, adds whoever does it with them, or takes all away where
 * that is nobody whom the text tells. */
void partners_settle(const struct scene *scene, struct candidate *candidate);

#endif
