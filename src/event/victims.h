/* victims.h - of which country somebody is whom rebels, gangs or police of a
 * country harm or threaten: of the same, where the sentence names no other.
 * Armies act abroad, too, and tell nothing. */
#ifndef DEMARCHE_EVENT_VICTIMS_H
#define DEMARCHE_EVENT_VICTIMS_H

#include "event/scene.h"

/* For recipients with a sector and without a country; the candidate's roles are
 * filled. */
void victims_settle(const struct scene *scene, struct candidate *candidate);

#endif
