/* contexts.h - what a sentence is about: bits over ontology contexts, from the
 * cues of ontology/contexts.tsv. Linear in tokens. */
#ifndef DEMARCHE_EVENT_CONTEXTS_H
#define DEMARCHE_EVENT_CONTEXTS_H

#include "event/tree.h"

uint64_t contexts_of(const struct tree *tree);

#endif
