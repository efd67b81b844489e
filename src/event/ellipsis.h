/* ellipsis.h - whom a second verb concerns that does not say it again.
 *
 * "Accused Eritrea of massing troops and closed the border", "crossed into
 * Chad and shelled a village", "seized two Greek ships and freed the crews":
 * what the first verb names the second one means too. Only between coordinated
 * verbs of one subject, and only for acts that are done to somebody. */
#ifndef DEMARCHE_EVENT_ELLIPSIS_H
#define DEMARCHE_EVENT_ELLIPSIS_H

#include "event/scene.h"

/* After the roles of all candidates are filled. */
void ellipsis_fill(struct scene *scene);

#endif
