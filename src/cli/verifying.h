/* verifying.h - `version --verify`: whether lexicon and models are as they were
 * shipped. */
#ifndef DEMARCHE_CLI_VERIFYING_H
#define DEMARCHE_CLI_VERIFYING_H

#include "cli/command.h"

/* Prints what it found; enum exit_status, EXIT_REJECTED when anything is
 * otherwise than it was shipped. */
int verifying_print(const struct settings *settings);

#endif
