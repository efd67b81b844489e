/* match.h - which frame fits around a trigger, and which fits best?
 *
 * Every trigger of the token's word is looked for (trigger.h), its frames are
 * sorted out by what they demand at the least (demand.h), their conditions are
 * bound to tokens (binding.h, condition.h), what is no such event in spite of
 * them is refused (objections.h), and the most specific one of the rest fires
 * (specificity.h). Whoever listens (scene->trace) hears of each. */
#ifndef DEMARCHE_EVENT_MATCH_H
#define DEMARCHE_EVENT_MATCH_H

#include "event/scene.h"

/* Finds the best frame at `token` and leaves it in its candidate, with
 * match.frame null when none fits. Complements and objects of the token must
 * have been matched before: `to-VERB(AID)` asks for their event. */
void match_token(struct scene *scene, uint16_t token);

/* Calls `visit` for every frame that fits at `token` (for relate). The match is
 * the visitor's for the time of the call. */
typedef void match_visitor(
		void *context, struct scene *scene, const struct match *match);
void match_each(struct scene *scene, uint16_t token, match_visitor *visit,
		void *context);

#endif
