/* inherit.h - subjects and objects that a clause has from another one.
 *
 * Coordination ("condemned and expelled the envoys"), control ("asked Iran to
 * leave"), relative clauses, participles behind nouns, and, where a language
 * drops subjects, complements ("dijo que viajará"). A place that the clause's
 * own words fill is left alone. From the root down, linear in tokens. */
#ifndef DEMARCHE_EVENT_INHERIT_H
#define DEMARCHE_EVENT_INHERIT_H

#include "event/tree.h"

/* Fills `tree->clauses`, of which each has what its own words say; `order` is
 * set. */
void clauses_inherit(const struct tree *tree);
/* "detuvo a un hombre {por golpear a otro}": what the object is said to have
 * done, where infinitives tell it; not "cedió el puerto por temer un ataque".
 */
bool inherit_is_alleged(const struct tree *tree, uint16_t verb);

#endif
