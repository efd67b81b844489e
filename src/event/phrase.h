/* phrase.h - from the head of a phrase to the parties that it names.
 *
 * A phrase whose head is a mention names that one and those coordinated with
 * it. Any other phrase ("the outreach of Beijing", "Iranian oil exports")
 * stands for whom its modifiers name: possessor, compound, nationality first,
 * then the phrases behind it, to a depth of three. */
#ifndef DEMARCHE_EVENT_PHRASE_H
#define DEMARCHE_EVENT_PHRASE_H

#include "event/parties.h"

/* `any_place`: phrases behind any preposition count ("the coup in Niger"). */
void phrase_parties(const struct scene *scene, uint16_t head, bool any_place,
		struct parties *out);
/* Only who stands at the head itself, behind a number or a part ("hundreds of
 * refugees"), or beside it in coordination. */
void phrase_head_parties(
		const struct scene *scene, uint16_t head, struct parties *out);
/* Who stands beside the name across a hyphen: "the U.S.-India dialogue". */
void phrase_add_across_hyphen(
		const struct scene *scene, uint16_t token, struct parties *out);
/* Only possessor, compound and nationality before the head, or behind it those
 * between whom it is. */
void phrase_owner_parties(
		const struct scene *scene, uint16_t head, struct parties *out);
/* Those that the modifiers before the head name, nearest first. */
void phrase_modifier_parties(
		const struct scene *scene, uint16_t head, struct parties *out);
/* The modifier behind a head that is most likely to say whose it is: behind
 * "of", "by" or "from", else, if `any_place`, behind anything; 0: none. */
uint16_t phrase_modifier_behind(
		const struct scene *scene, uint16_t head, bool any_place);
/* Somebody is named there, behind whichever preposition, or it is "each
 * other". */
bool phrase_names_somebody(const struct scene *scene, uint16_t token);
/* Who says what stands at `token`; NULL when nobody with a country does. */
const struct mention *phrase_speaker(const struct scene *scene, uint16_t token);

/* The token is what is talked about at the trigger, nobody who is met there. */
bool phrase_is_matter(
		const struct tree *tree, uint16_t token, uint16_t trigger);

#endif
