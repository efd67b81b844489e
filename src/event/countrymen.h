/* countrymen.h - of which country somebody is whom a party of a country arrests,
 * harms, asks or helps: of the same, where the sentence names no other; police
 * and courts stop and try those of their own, whatever else is named. */
#ifndef DEMARCHE_EVENT_COUNTRYMEN_H
#define DEMARCHE_EVENT_COUNTRYMEN_H

#include "event/scene.h"

/* For people with a sector or a name and without a country; the candidate's
 * roles are filled. */
void countrymen_settle(const struct scene *scene, struct candidate *candidate);
/* The same, and for whoever acts and is known by name alone: of an event that
 * is one without that country. */
void countrymen_finish(const struct scene *scene, struct candidate *candidate);

#endif
