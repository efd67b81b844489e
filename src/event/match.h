/* match.h - does a frame fit around a trigger, and which fits best?
 *
 * Of all frames of a token's triggers the most specific one fires: more
 * conditions on words (filters count half), then more roles that name
 * somebody, then more conditions, then the earlier line; `weak` ones only
 * when no other fits. */
#ifndef DEMARCHE_EVENT_MATCH_H
#define DEMARCHE_EVENT_MATCH_H

#include "event/scene.h"

/* Finds the best frame at `token` and leaves it in its candidate, with
 * match.frame null when none fits. Complements and objects of the token must
 * have been matched before: `to-VERB(AID)` asks for their event. */
void match_token(struct scene *scene, uint16_t token);

/* Calls `visit` for every frame that fits at `token` (for relate). */
typedef void match_visitor(
		void *context, struct scene *scene, const struct match *match);
void match_each(struct scene *scene, uint16_t token, match_visitor *visit,
		void *context);

/* The event that is told at a token: its own, or the one of the noun that an
 * empty verb carries. PLOVER_NONE when there is none. */
enum plover_event match_event_at(const struct scene *scene, uint16_t token);

#endif
