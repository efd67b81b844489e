/* tree_passive.h - is a verb a passive, by its own words, and who did it then?
 *
 * Once a tree is built, `tree->clauses[verb].passive` and `.subject` have the
 * answers. */
#ifndef DEMARCHE_EVENT_TREE_PASSIVE_H
#define DEMARCHE_EVENT_TREE_PASSIVE_H

#include "event/tree.h"

/* From the passive's own relations or, where the parser missed them, from its
 * participle. Clauses of tokens before the verb have been read: what is
 * coordinated with an active verb is active. */
bool tree_is_passive(const struct tree *tree, uint16_t verb);
/* "by the army" behind a passive, also where the parser hung it on the noun
 * before; 0 none. */
uint16_t tree_agent(const struct tree *tree, uint16_t verb);

#endif
