/* crowd.h - who acts where a crowd's deed alone is named.
 *
 * "Protests erupted in Lima", "a general strike paralysed Bogotá": nobody is
 * said to protest, but such a noun means people who do. Frames with the option
 * `crowd` tell it: the noun stands for civilians of the place where it happens.
 * So PLOVER has it of generic doers; an act of no one at all is no event. */
#ifndef DEMARCHE_EVENT_CROWD_H
#define DEMARCHE_EVENT_CROWD_H

#include "event/scene.h"

/* Gives events of such frames that name nobody their actor; after the roles of
 * all candidates are filled. */
void crowd_fill(struct scene *scene);

#endif
