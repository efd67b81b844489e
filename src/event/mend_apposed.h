/* mend_apposed.h - "La empresa {PowerChina} y el Ministerio firmaron": who is
 * joined to a noun with a name behind it hangs on the name in many a tree, as
 * if both were what the noun is called. */
#ifndef DEMARCHE_EVENT_MEND_APPOSED_H
#define DEMARCHE_EVENT_MEND_APPOSED_H

#include "event/tree.h"

/* As subjects.h has it. Linear in tokens. */
void mend_apposed(struct tree *tree, struct token *tokens);

#endif
