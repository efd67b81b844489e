/* mend_gap.h - who stands in a clause that leaves out its verb, with a comma in
 * its place or none: "Francia donó 20 millones de euros y {Suecia}, 12", "a
 * Haití y {Suecia} 12 millones", "Peru expelled two envoys and {Chile}, three",
 * "Oman promised $9 million, {Qatar} $6 million". A parser hangs them on what
 * stands before, as if they got it; they do what the subject does. */
#ifndef DEMARCHE_EVENT_MEND_GAP_H
#define DEMARCHE_EVENT_MEND_GAP_H

#include "event/tree.h"

/* As subjects.h has it. Linear in tokens. */
void mend_gaps(struct tree *tree, struct token *tokens);

#endif
