/* condition.h - does what stands around a trigger fulfil a condition of a
 * frame? Its preposition, its words, who is named there, whose it is, which
 * event it tells, which amount it has. */
#ifndef DEMARCHE_EVENT_CONDITION_H
#define DEMARCHE_EVENT_CONDITION_H

#include "event/scene.h"

/* The argument stands in the condition's slot and is what it asks for. */
bool condition_holds(const struct scene *scene,
		const struct condition *condition,
		const struct argument *argument);
/* How many words the first of the condition's phrases has that stands at the
 * token; 0 when none does. */
unsigned condition_words_at(const struct scene *scene,
		const struct condition *condition, uint16_t token);
/* It asks who is named there: `actor[JUD COP]`. */
bool condition_is_filtered(const struct condition *condition);
/* It asks for more than a phrase: words, an event, an actor, an amount. */
bool condition_is_narrow(const struct condition *condition);

#endif
