/* heard_roles.h - who does what the network hears, and whom it concerns. */
#ifndef DEMARCHE_EVENT_HEARD_ROLES_H
#define DEMARCHE_EVENT_HEARD_ROLES_H

#include "event/scene.h"

/* Even odds: enough for who takes part in what a frame has told. */
#define HEARD_LIKELY 0.0F

/* Actors and recipients of a candidate that is heard. */
void heard_fill_parties(const struct scene *scene, const struct heard *heard,
		struct candidate *candidate);
/* Gives a frame's event that lacks a recipient those who are heard. */
void heard_add_recipients(struct scene *scene, const struct heard *heard);

#endif
