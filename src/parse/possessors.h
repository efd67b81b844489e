/* possessors.h - stage 3, afterwards: treebanks differ in what they call a
 * possessive. Those of English have "its" as a pronoun that is nmod:poss, those
 * of Spanish have "su" as a determiner. The stages behind know the first. */
#ifndef DEMARCHE_PARSE_POSSESSORS_H
#define DEMARCHE_PARSE_POSSESSORS_H

#include "text/text.h"

/* Personal determiners (PronType=Prs) become pronouns that are nmod:poss. */
void possessors_name(struct text *text);

#endif
