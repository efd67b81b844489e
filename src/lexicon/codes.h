/* codes.h - codes between the brackets of frames that no table of actors has:
 * `actor[GVO]`, which nobody would ever fit. */
#ifndef DEMARCHE_LEXICON_CODES_H
#define DEMARCHE_LEXICON_CODES_H

#include "actor/gazetteer.h"
#include "event/frames.h"
#include "lexicon/finding.h"

/* One finding a code of a line. `words` are those that both were loaded
 * with. Linear in frame lines. */
void codes_check(const struct frames *frames, const struct gazetteer *gazetteer,
		const struct words *words, struct findings *findings);

#endif
