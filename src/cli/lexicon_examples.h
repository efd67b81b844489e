/* lexicon_examples.h - the examples of the frames, coded and compared.
 *
 * Each `example SENTENCE = RECORDS` line goes through the whole pipeline. What
 * comes out otherwise is printed with file and line. */
#ifndef DEMARCHE_CLI_LEXICON_EXAMPLES_H
#define DEMARCHE_CLI_LEXICON_EXAMPLES_H

#include "pipeline.h"

struct lexicon_examples {
	size_t count;
	size_t known;    /* failures that are marked as known: `example!` */
	size_t problems; /* other failures, and marks that are no longer true */
};

/* Prints what is a problem on stdout. */
struct lexicon_examples lexicon_examples_check(const struct coder *coder);

#endif
