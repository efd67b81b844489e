/* speaker.h - who "we" and "us" are where stage 4 did not find it. Of those who
 * stand in the sentence the network takes the likeliest, which is mostly a
 * bystander: of 45 such records of unseen statements and speeches eight were
 * right. */
#ifndef DEMARCHE_EVENT_SPEAKER_H
#define DEMARCHE_EVENT_SPEAKER_H

#include "event/scene.h"

/* `actor` is who is heard to do what the word at `token` tells. Where its
 * subject is a first person of whom nothing is known, only those stay whom the
 * words beside it name ("we in Poland", "as Poles, we ..."); else it is the
 * state that the clause above is about, unless that does harm, else nobody. */
void speaker_settle(const struct scene *scene, uint16_t token,
		struct parties *actor);

/* "We thank Mali" in an address, whose state stage 4 knows by its title or its
 * words: told only where somebody of elsewhere is on the other side. ("We" of
 * all other deeds are mankind, a firm that is quoted, a party: of 40 such
 * records of statements and debates 18 were wrong, of those with another
 * country two.) */
bool speaker_is_out_of_place(
		const struct scene *scene, const struct candidate *candidate);

#endif
