/* roles.h - from the head of a phrase to the parties that it names.
 *
 * A phrase whose head is a mention names that one and those coordinated with
 * it. Any other phrase ("the outreach of Beijing", "Iranian oil exports")
 * stands for whom its modifiers name: possessor, compound, nationality first,
 * then the phrases behind it, to a depth of three. */
#ifndef DEMARCHE_EVENT_ROLES_H
#define DEMARCHE_EVENT_ROLES_H

#include "event/parties.h"

/* `any_place`: phrases behind any preposition count ("the coup in Niger"). */
void roles_of_phrase(const struct scene *scene, uint16_t head, bool any_place,
		struct parties *out);
/* Only who stands at the head itself, behind a number or a part ("hundreds of
 * refugees"), or beside it in coordination. */
void roles_of_head(
		const struct scene *scene, uint16_t head, struct parties *out);
/* Only possessor, compound and nationality before the head. */
void roles_of_owner(
		const struct scene *scene, uint16_t head, struct parties *out);

/* Fills actor and recipient of a candidate from its match. */
void roles_fill(const struct scene *scene, struct candidate *candidate);

#endif
