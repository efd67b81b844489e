/* mend_quantity.h - "más de 5.000 personas protestaron": the people protest.
 *
 * Treebanks of languages that join a word of quantity to its number by a
 * preposition let that word be what the verb has, and hang the noun below it
 * or beside it. Here the noun takes the word's place. Words: sets @quantity and
 * @owner-preposition. Linear in tokens, for each quantity that is mended. */
#ifndef DEMARCHE_EVENT_MEND_QUANTITY_H
#define DEMARCHE_EVENT_MEND_QUANTITY_H

#include "event/tree.h"

/* As mend_tree: `tokens` are those of `tree`, children are linked before and
 * after. */
void mend_quantities(struct tree *tree, struct token *tokens);

#endif
