/* sides.h - whose somebody is by who stands on the other side: "the minister
 * accused China", in a sentence that names China and Peru; and who stands there
 * where a frame is bilateral and names nobody. Nothing can fail. */
#ifndef DEMARCHE_EVENT_SIDES_H
#define DEMARCHE_EVENT_SIDES_H

#include "event/scene.h"

/* Gives the event of a bilateral frame without recipient the only other country
 * that the sentence names; gives soldiers and officials of the candidate whose country nothing tells the
 * other one of the two that the sentence names; takes an assumed country from
 * those who act on that country. */
void sides_settle(const struct scene *scene, struct candidate *candidate);

/* "Agradeció el gesto y firmó un acuerdo con {Chile}", "condenó el motín y
 * respaldó a {Togo}": with whom the one who praises does something else next,
 * who blames something friendly. Whoever blames and then expels has one in
 * mind. */
bool sides_deal_next(const struct scene *scene,
		const struct candidate *candidate, const struct mention *other);

#endif
