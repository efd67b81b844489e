/* roles.h - who is actor and who recipient of what a frame has found. */
#ifndef DEMARCHE_EVENT_ROLES_H
#define DEMARCHE_EVENT_ROLES_H

#include "event/parties.h"

/* "At the NATO summit", "since the U.S.-EU Summit": where or when something else
 * is told. */
bool roles_is_setting(const struct tree *tree, uint16_t noun);
/* Fills actor and recipient of a candidate from its match. */
void roles_fill(const struct scene *scene, struct candidate *candidate);

/* Whether several actors without a recipient act on each other: those of a
 * mutual frame, who talk, agree or work together, who do it to "each other".
 * `event` is what the match is told as. */
bool roles_are_mutual(const struct scene *scene, const struct match *match,
		const struct event *event);

#endif
