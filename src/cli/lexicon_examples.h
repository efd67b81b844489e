/* lexicon_examples.h - the examples of the frames, coded and compared.
 *
 * Each `example SENTENCE = RECORDS` line goes through the whole pipeline. What
 * comes out otherwise is printed with file and line. */
#ifndef DEMARCHE_CLI_LEXICON_EXAMPLES_H
#define DEMARCHE_CLI_LEXICON_EXAMPLES_H

#include "pipeline.h"

/* Prints one line a failure on stdout; returns how many, and how many
 * examples there are. */
size_t lexicon_examples_check(const struct coder *coder, size_t *examples);

#endif
