/* examples_check.h - the examples of the frames, of events and of facts, coded
 * and compared; those of facts where the coder makes facts.
 *
 * Each `example SENTENCE = RECORDS` line goes through the whole pipeline; one
 * that comes out otherwise is a finding, and so is a mark of a known failure
 * (`example!`) that is no longer true. */
#ifndef DEMARCHE_LEXICON_EXAMPLES_CHECK_H
#define DEMARCHE_LEXICON_EXAMPLES_CHECK_H

#include "lexicon/finding.h"
#include "pipeline.h"

struct examples_count {
	size_t examples;
	size_t known; /* failures that are marked as known: `example!` */
};

struct examples_count examples_check(
		const struct coder *coder, struct findings *findings);

#endif
