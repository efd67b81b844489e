/* lexicon_firings.h - `lexicon check --corpus FILE... --gold FILE`. */
#ifndef DEMARCHE_CLI_LEXICON_FIRINGS_H
#define DEMARCHE_CLI_LEXICON_FIRINGS_H

#include "cli/command.h"

/* Prints what the frames do in the corpus and how they fare against gold, as
 * far as the settings name them. Returns enum exit_status. */
int lexicon_firings(const struct settings *settings);

#endif
