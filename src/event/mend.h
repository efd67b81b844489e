/* mend.h - trees that contradict themselves, mended before they are read.
 *
 * Each repair is for a class of constructions that the parser gets wrong and
 * that the words around leave no doubt about: two subjects of a verb of
 * speech, a subject between a relative pronoun and its verb that hangs
 * elsewhere, an object before its verb's conjunct. Works on the sentence's own
 * copy of the tokens; linear in tokens but for phrases that are nested. */
#ifndef DEMARCHE_EVENT_MEND_H
#define DEMARCHE_EVENT_MEND_H

#include "event/tree.h"

/* `tokens` are those of `tree`, [1 .. count]; children are linked before and
 * after. Nothing else of the tree is looked at. */
void mend_tree(struct tree *tree, struct token *tokens);

#endif
