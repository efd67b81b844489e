/* objects.h - objects that a parser took for subjects, in languages whose
 * subjects stand on either side of the verb.
 *
 * "los rebeldes que habían bloqueado la ruta": of two subjects one is the
 * object, the relative pronoun or what stands behind the verb. "le congeló los
 * activos", "los presos que liberó": what does not agree in number with the
 * verb is no subject of it. "Ha sido trasladado un batallón": the object of a
 * passive is its subject. */
#ifndef DEMARCHE_EVENT_OBJECTS_H
#define DEMARCHE_EVENT_OBJECTS_H

#include "event/tree.h"

/* `tokens` are those of `tree`, [1 .. count]; children are linked before and
 * after. Nothing else of the tree is looked at. Linear in tokens. */
void objects_mend(struct tree *tree, struct token *tokens);

#endif
