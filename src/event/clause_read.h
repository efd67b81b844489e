/* clause_read.h - what the own words of each clause say: its subject, its
 * objects, whether it is a passive. What it has from other clauses: inherit.h.
 *
 * Relations are those of the parser after it was mended. Two objects are told
 * apart by their order or, in languages that mark them, by their preposition.
 * Linear in tokens. */
#ifndef DEMARCHE_EVENT_CLAUSE_READ_H
#define DEMARCHE_EVENT_CLAUSE_READ_H

#include "event/tree.h"

/* Fills `tree->clauses`, which are empty; children are linked. */
void clauses_read(const struct tree *tree);

#endif
