/* binding.h - which token fulfils which condition of a frame?
 *
 * A token serves one condition. Those that ask for more than a phrase are
 * served first: they have less choice. Of several arguments that fulfil one,
 * the first that names somebody is taken if the condition has a role, then the
 * surest. */
#ifndef DEMARCHE_EVENT_BINDING_H
#define DEMARCHE_EVENT_BINDING_H

#include "event/scene.h"

/* Fills token, certainty and occasion of the match, whose trigger, frame and
 * `at` are set. False when a condition is not met: then the scene's reason says
 * which one, if somebody listens (scene->trace). */
bool binding_find(struct scene *scene, const struct arguments *arguments,
		struct match *match);

#endif
