/* subjects.h - subjects that a parser took for something else, in languages
 * where a verb may do without.
 *
 * "prometió ayuda a Ecuador y Argentina se ofreció": what stands right before
 * the verb of a second clause is taken for a conjunct of the phrase before;
 * "tras cinco meses de lluvias, Brasil y Paraguay firmaron": for an apposition
 * to it; "y China, su socio, condenó la medida": two commas part it from its
 * verb; "se concentraron pescadores": behind a reflexive verb for its object.
 * A verb that lacks a subject and agrees in number takes it. */
#ifndef DEMARCHE_EVENT_SUBJECTS_H
#define DEMARCHE_EVENT_SUBJECTS_H

#include "event/tree.h"

/* `tokens` are those of `tree`, [1 .. count]; children are linked before and
 * after. Nothing else of the tree is looked at. Linear in tokens but for
 * phrases that are nested. */
void subjects_mend(struct tree *tree, struct token *tokens);

#endif
