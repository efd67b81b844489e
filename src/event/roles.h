/* roles.h - who is actor and who recipient of what a frame has found. */
#ifndef DEMARCHE_EVENT_ROLES_H
#define DEMARCHE_EVENT_ROLES_H

#include "event/parties.h"

/* Fills actor and recipient of a candidate from its match. */
void roles_fill(const struct scene *scene, struct candidate *candidate);

#endif
