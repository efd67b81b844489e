/* roles.h - from the head of a phrase to the parties that it names.
 *
 * A phrase whose head is a mention names that one and those coordinated with
 * it. Any other phrase ("the outreach of Beijing", "Iranian oil exports")
 * stands for whom its modifiers name: possessor, compound, nationality first,
 * then the phrases behind it, to a depth of three. */
#ifndef DEMARCHE_EVENT_ROLES_H
#define DEMARCHE_EVENT_ROLES_H

#include "event/scene.h"

/* Adds one party; one that is there already is not added again. */
void parties_add(struct parties *parties, const struct mention *mention);
bool parties_have(const struct parties *parties, const struct mention *mention);
/* Takes those away that `others` has too. */
void parties_remove(struct parties *parties, const struct parties *others);
/* Both denote the same actor, as far as the mentions tell. */
bool mention_same(const struct mention *a, const struct mention *b);
/* It has a code or a sector: somebody political. */
bool mention_is_coded(const struct mention *mention);
/* The state itself, its government, forces, police. */
bool mention_acts_for_state(const struct mention *mention);
/* The same actor, or two that act for the same state. */
bool mention_same_side(const struct mention *a, const struct mention *b);
/* A copy of `mention` with the country of another one: "our soldiers". */
const struct mention *mention_of_country(const struct scene *scene,
		const struct mention *mention, const struct mention *country);
bool mention_fits(const struct scene *scene, const struct mention *mention,
		const struct filter *filter);

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
