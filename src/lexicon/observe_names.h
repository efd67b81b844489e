/* observe_names.h - the names of a sentence that no table has. */
#ifndef DEMARCHE_LEXICON_OBSERVE_NAMES_H
#define DEMARCHE_LEXICON_OBSERVE_NAMES_H

#include "lexicon/observing.h"

void observe_names(struct observing *observing);

#endif
