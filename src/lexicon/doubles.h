/* doubles.h - words that stand twice in one list, brace or set, and sentences
 * that are an example twice. */
#ifndef DEMARCHE_LEXICON_DOUBLES_H
#define DEMARCHE_LEXICON_DOUBLES_H

#include "event/frames.h"
#include "lexicon/finding.h"

void doubles_check(const struct frames *frames, const struct words *words,
		struct findings *findings);

#endif
