/* observe.h - what an article shows of words that the lexicon lacks: names
 * without code, verbs that no frame covers, words at which the network hears
 * events that no frame tells, and for comparison what stands around the verbs
 * that frames do cover.
 *
 * Observations are lines of cells between tabs, so that articles can be read
 * by many threads and counted by one, in the order of the input (suggest.h):
 *
 *   N name kind coded code sector role beside place sentence
 *   V verb known pattern features place sentence
 *   F order features
 *   H trigger category code pattern place sentence
 *
 * kind is PER, ORG, LOC or "-" (a subject in capitals that is no recognised
 * name); coded is 1 when a title or the text itself gave it a code; role is
 * the noun of its title or apposition; beside is the country named nearest in
 * the sentence. known is 1 when the verb has frames, none of which fits.
 * pattern is a frame line's left side. trigger is what an event that no frame
 * tells is heard at: "verb give {nod}"; features are words that tell what
 * stands around the verb; order is that of the frame line. Empty cells say
 * that nothing is known. */
#ifndef DEMARCHE_LEXICON_OBSERVE_H
#define DEMARCHE_LEXICON_OBSERVE_H

#include "base/buffer.h"
#include "pipeline.h"

enum observation_kind {
	OBSERVATION_NAME = 'N',
	OBSERVATION_VERB = 'V',
	OBSERVATION_FRAME = 'F',
	OBSERVATION_HEARD = 'H',
};

/* Cells behind the first one. */
enum { NAME_CELLS = 9, VERB_CELLS = 6, FRAME_CELLS = 2, HEARD_CELLS = 6 };

/* Codes the article and appends its observations. `coder` is the worker's; the
 * worker's trace is changed. */
void observe(const struct coder *coder, struct coder_worker *worker,
		const struct article *article, struct arena *arena,
		struct buffer *out);

#endif
