/* objects.h - objects that a parser took for subjects, in languages whose
 * subjects stand on either side of the verb.
 *
 * "los rebeldes que habían bloqueado la ruta": of two subjects one is the
 * object, the relative pronoun or what stands behind the verb. "le congeló los
 * activos", "los presos que liberó": what does not agree in number with the
 * verb is no subject of it. "El gas que vende a Italia": what is given is told
 * by the pronoun. "Los presos que liberó el ministro": a person without "a" is
 * no object. "Considera inaceptable la propuesta": an adjective is none either.
 * "Ha sido trasladado un batallón": the object of a passive is its subject. */
#ifndef DEMARCHE_EVENT_OBJECTS_H
#define DEMARCHE_EVENT_OBJECTS_H

#include "event/tree.h"

/* `tokens` are those of `tree`, [1 .. count]; children are linked before and
 * after. Of the rest of the tree only `persons` is looked at. Linear in tokens,
 * once more for each noun that was read as an apposition. */
void objects_mend(struct tree *tree, struct token *tokens);

#endif
