/* frames_twice.h - frames that say the same, or that contradict each other.
 *
 * Two frames meet when one word triggers both and their conditions are the
 * same: slots, roles, prepositions, words, filters, in whatever order. With
 * the same result one of them is needless; with another, only the first can
 * ever fire. Pairs of which one is weak are fine. Linear in frames times
 * triggers, but for a sort. */
#ifndef DEMARCHE_LEXICON_FRAMES_TWICE_H
#define DEMARCHE_LEXICON_FRAMES_TWICE_H

#include "event/frames.h"
#include "lexicon/finding.h"

/* One finding a pair of lines, whatever the number of words. */
void frames_twice_check(const struct frames *frames, const struct words *words,
		struct findings *findings);

#endif
