/* prepositions.h - prepositions and their phrases that a parser tied elsewhere.
 *
 * "murieron a manos de la guerrilla": the "de" behind "manos" is taken for a
 * part of the "a" before it, and the guerrilla has no preposition. It gets its
 * own, so that "a manos de" is read as in other phrases (arguments.h); where
 * it hangs on the "manos" of a fixed preposition, it is the verb's.
 *
 * "a petición de Francia", read as one preposition: a noun that asks has whom
 * it names as its own.
 *
 * "Un centenar de estudiantes pidió": the phrase with "de" between a subject
 * and its verb is the subject's. */
#ifndef DEMARCHE_EVENT_PREPOSITIONS_H
#define DEMARCHE_EVENT_PREPOSITIONS_H

#include "event/tree.h"

/* `tokens` are those of `tree`, [1 .. count]; children are linked before and
 * after. Nothing else of the tree is looked at. */
void prepositions_mend(struct tree *tree, struct token *tokens);

#endif
