/* recipient.h - recipients of an event that no condition of its frame names: the
 * object when it is somebody, whom a complement or the object's modifiers name,
 * to whom it is said. For roles.c. */
#ifndef DEMARCHE_EVENT_RECIPIENT_H
#define DEMARCHE_EVENT_RECIPIENT_H

#include "event/parties.h"

/* A pronoun that may be the speaker's: nobody else's. */
bool recipient_is_own(const struct scene *scene, const struct mention *mention,
		const struct mention *actor);
/* Those of another land than who acts, or of none. */
void recipient_add_foreign(const struct scene *scene,
		struct candidate *candidate, const struct parties *found);
/* Troops that are moved and envoys that are recalled are the actor's means. */
bool recipient_is_means(const struct scene *scene, const struct frame *frame);
/* "threatened to end talks if Japan builds ships": who is to be moved. */
void recipient_add_warned(
		const struct scene *scene, struct candidate *candidate);
/* Who refuses, gives in, asks or threatens says it to somebody. */
bool recipient_is_told(enum plover_event event);
/* "'We will not yield', the president told Russia": those to whom one speaks
 * for oneself are refused, but not the press. */
void recipient_add_told(const struct scene *scene, struct candidate *candidate);
/* What crowds will do under a condition is a threat in the end. */
bool recipient_is_warned(const struct scene *scene, enum plover_event event);
/* Several countries agree with each other, not with what they agree about:
 * "Chad and Niger agreed to help the refugees". */
void recipient_drop_concerned(struct candidate *candidate);
/* "Fired 59 missiles at Syria": weapons of nobody's are what it is done with.
 */
void recipient_drop_tools(struct parties *parties);
/* "each other", "one another". */
bool recipient_is_each_other(
		const struct scene *scene, const struct match *match);
/* Recipients that the frame does not name: the object when it is somebody,
 * then whom the complement or the object's modifiers name. */
void recipient_fill(const struct scene *scene, struct candidate *candidate);
/* "the attack on Brazil's port", "the killing of reporters in Chad", "the famine
 * in Yemen": below the noun of a deed or a plight, whom or where it befell. */
bool recipient_is_victim(const struct scene *scene, uint16_t token);
/* The phrase that the token stands in says out of what something comes: "a
 * grant from the minister's fund". */
bool recipient_is_source(const struct tree *tree, uint16_t token);
/* "asked {the council} to condemn Oslo": a request names whom it asks, though
 * nobody knows whose he is. */
bool recipient_is_other_asked(
		const struct scene *scene, const struct match *match);

#endif
