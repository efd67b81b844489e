/* observe_verbs.h - the verbs of a sentence whose subject is an actor: those
 * that no frame fits, and what stands around those that one does. */
#ifndef DEMARCHE_LEXICON_OBSERVE_VERBS_H
#define DEMARCHE_LEXICON_OBSERVE_VERBS_H

#include "lexicon/observing.h"

void observe_verbs(struct observing *observing);

#endif
