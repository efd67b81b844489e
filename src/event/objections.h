/* objections.h - why a frame tells nothing here though its words are there: the
 * clause is about the wrong side, nobody is acted upon, an amount is missing.
 *
 * Answers are words for `explain`, literals; NULL: there is no objection. */
#ifndef DEMARCHE_EVENT_OBJECTIONS_H
#define DEMARCHE_EVENT_OBJECTIONS_H

#include "event/scene.h"

/* Of a match with trigger, frame and place: asked before conditions, since it
 * costs little. */
const char *objection_to_frame(
		const struct scene *scene, const struct match *match);
/* Of a match whose conditions are bound and whose `verb` is set. */
const char *objection_to_match(
		const struct scene *scene, const struct match *match);

#endif
