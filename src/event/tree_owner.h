/* tree_owner.h - whose a noun of a tree is: its possessor, or each other's. */
#ifndef DEMARCHE_EVENT_TREE_OWNER_H
#define DEMARCHE_EVENT_TREE_OWNER_H

#include "event/tree.h"

/* Says whose its head is: "its envoy", "Iran's envoy", or, in languages that
 * put it so, "el enviado de Irán" and "el enviado iraní". */
bool tree_is_possessor(const struct tree *tree, uint16_t token);
/* The first possessor of a noun that is a possessive pronoun or hangs on it as
 * one; 0 none. */
uint16_t tree_possessor(const struct tree *tree, uint16_t noun);
/* "{el ministro}, cuya dimisión exige ...": whom the clause is said of; 0
 * none. */
uint16_t tree_relative_possessor(const struct tree *tree, uint16_t noun);
/* "each other", or something of each other's; false for token 0. */
bool tree_is_reciprocal(const struct tree *tree, uint16_t token);

#endif
