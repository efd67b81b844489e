/* view.h - in whose view something is so: "in the president's view, Turkey
 * bombed a clinic", "a juicio de la ministra", "Para el canciller, ...".
 *
 * He speaks, and is no party to the deed (attribution.h). Words are the sets
 * @view, @view-preposition and @beholder of the grammar. */
#ifndef DEMARCHE_EVENT_VIEW_H
#define DEMARCHE_EVENT_VIEW_H

#include "event/scene.h"

/* Of the noun of such a phrase ("view") whose it is; 0: it is none, or nobody's.
 */
uint16_t view_owner(const struct tree *tree, uint16_t noun);
/* Who sees the verb's clause so, by a phrase of the verb; 0 nobody. */
uint16_t view_holder(const struct scene *scene, uint16_t verb);

#endif
