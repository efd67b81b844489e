/* observe_heard.h - events that the network tells and no frame does, with the
 * frame line that would; part of observe.h. */
#ifndef DEMARCHE_LEXICON_OBSERVE_HEARD_H
#define DEMARCHE_LEXICON_OBSERVE_HEARD_H

#include "lexicon/observing.h"

/* Of the sentence at hand. */
void observe_heard(struct observing *observing);

#endif
