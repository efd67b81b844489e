/* victims.h - of which country somebody is whom rebels, gangs, police or courts
 * of a country harm, threaten or try: of the same, where the sentence names no
 * other. Armies act abroad, too, and tell nothing. */
#ifndef DEMARCHE_EVENT_VICTIMS_H
#define DEMARCHE_EVENT_VICTIMS_H

#include "event/scene.h"

/* For people with a sector or a name and without a country; the candidate's
 * roles are filled. */
void victims_settle(const struct scene *scene, struct candidate *candidate);

#endif
