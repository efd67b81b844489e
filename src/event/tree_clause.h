/* tree_clause.h - clauses of a tree: what is inside one, what it depends on,
 * who reports it, and whether it is the whole sentence.
 *
 * Who does what in a clause stands in the tree itself (struct clause). */
#ifndef DEMARCHE_EVENT_TREE_CLAUSE_H
#define DEMARCHE_EVENT_TREE_CLAUSE_H

#include "event/tree.h"

/* `token` hangs on `root`, with no clause of its own between them other than
 * complements. */
bool tree_in_clause(const struct tree *tree, uint16_t root, uint16_t token);
/* The "if" or "unless" of a clause of condition; 0 when it is none. */
uint16_t tree_condition(const struct tree *tree, uint16_t clause);
/* "with {Chile} in favour", "with Peru and {Chile} silent": whoever only stands
 * by. */
bool tree_is_attendant(const struct tree *tree, uint16_t noun);
/* The verb that reports what `token` tells: above it through complements, or
 * beside it ("..., X said"); 0 when none does. */
uint16_t tree_reporting_verb(const struct tree *tree, uint16_t token);
/* "Australia, as well as Fiji, sent help" read as a noun with a verb beside
 * it: a sentence that has no other verb. */
bool tree_is_topic(const struct tree *tree, uint16_t noun, uint16_t verb);
/* "Tokyo to lend Fiji boats": an infinitive that stands for the whole
 * sentence. */
bool tree_is_headline(const struct tree *tree, uint16_t infinitive);

#endif
