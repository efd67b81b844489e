/* verifying.h - `--verify`: whether lexicon and models are as they were shipped,
 * told by `version`, asked by every command that codes before it loads them. */
#ifndef DEMARCHE_CLI_VERIFYING_H
#define DEMARCHE_CLI_VERIFYING_H

#include "cli/command.h"

/* Prints what it found; enum exit_status, EXIT_REJECTED when anything is
 * otherwise than it was shipped. */
int verifying_print(const struct settings *settings);
/* Whether all is as it was shipped, and signed by the key if there is one; says
 * on stderr what is not. A model or lexicon that the user names was not shipped.
 * Takes 20 to 60 ms for the models' SHA-256. */
bool verifying_allows(const struct settings *settings);

#endif
