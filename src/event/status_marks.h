/* status_marks.h - what single words of a sentence say of an event's status;
 * status.h puts it together. */
#ifndef DEMARCHE_EVENT_STATUS_MARKS_H
#define DEMARCHE_EVENT_STATUS_MARKS_H

#include "event/status.h"

/* Steps up the tree that are taken at most. */
enum { GOVERNORS = 5 };

/* --- status_group.c --- */

/* The words around the verb. Returns whether it has an auxiliary of its own. */
bool status_read_group(const struct tree *tree, uint16_t verb,
		struct status_marks *marks);
/* "no", "neither" before the noun; false for noun 0. */
bool status_has_negative(const struct tree *tree, uint16_t noun);
/* "formerly", "late", "16 years ago". */
bool status_tells_past(const struct tree *tree, uint16_t token);
/* "tomorrow", "next week". */
bool status_is_to_come(const struct tree *tree, uint16_t token);

/* --- status_governor.c --- */

/* The words around the verb and around what governs it. */
void status_read_verb(const struct tree *tree, uint16_t verb,
		struct status_marks *marks);

/* "set up a commission to settle it" is no "set to settle it". */
bool status_has_own_object(
		const struct tree *tree, uint16_t governor, uint16_t verb);
/* "the right to strike", "an effort to free them"; but "the decision to free
 * them", "the first to strike" tell of it as done. */
bool status_is_mere_intent(
		const struct tree *tree, uint16_t noun, uint16_t verb);
/* "the tenth anniversary", not the first: of what is long past. */
bool status_is_anniversary(const struct tree *tree, uint16_t noun);
/* "Oman would like to thank", "allow me to reiterate", "I take this opportunity
 * to condemn": who says so does it. But not "did not wish to thank". */
bool status_is_courtesy(
		const struct tree *tree, uint16_t governor, uint16_t verb);

/* --- status_noun.c --- */

void status_read_noun(const struct tree *tree, uint16_t noun,
		struct status_marks *marks);
/* "will address the impact of the {attack}": the noun is spoken of. */
bool status_is_spoken_of(const struct tree *tree, uint16_t noun);
/* The deed of the word was "16 years ago", "in 1998", "formerly". */
bool status_is_historical(const struct scene *scene, uint16_t host);

#endif
