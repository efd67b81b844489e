/* unused.h - sets that nothing refers to (no frame, no set that is used, and
 * not the grammar itself), categories of a
 * user, and their modes, that no frame makes. */
#ifndef DEMARCHE_LEXICON_UNUSED_H
#define DEMARCHE_LEXICON_UNUSED_H

#include "event/frames.h"
#include "lexicon/finding.h"

void unused_check_sets(const struct frames *frames, struct findings *findings);
void unused_check_categories(
		const struct frames *frames, struct findings *findings);

#endif
