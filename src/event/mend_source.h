/* mend_source.h - "bombed a village and killed eleven farmers, according to the
 * army": who says so behind a comma says it of all verbs of the one subject,
 * whether the parser hung the phrase on the farmers or on the last verb. */
#ifndef DEMARCHE_EVENT_MEND_SOURCE_H
#define DEMARCHE_EVENT_MEND_SOURCE_H

#include "event/tree.h"

/* `tokens` are those of `tree`, whose children are linked before and after. */
void mend_sources(struct tree *tree, struct token *tokens);

#endif
