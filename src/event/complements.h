/* complements.h - clauses that say what is asked, read as said of who is asked.
 *
 * "Pidió a las bandas que liberen a los rehenes" reads like "las bandas que
 * liberan": but what is only wished is no description. "Advirtió de que habrá
 * consecuencias y suspendió": the second verb goes with the first. For
 * languages with moods. */
#ifndef DEMARCHE_EVENT_COMPLEMENTS_H
#define DEMARCHE_EVENT_COMPLEMENTS_H

#include "event/tree.h"

/* `tokens` are those of `tree`, [1 .. count]; children are linked before and
 * after. Nothing else of the tree is looked at. Linear in tokens, once
 * more for each clause that is mended. */
void complements_mend(struct tree *tree, struct token *tokens);

#endif
