/* selection_names.h - codes, categories and other words of a selection that
 * neither the lexicon nor the database knows: slips, for which near words are
 * proposed. */
#ifndef DEMARCHE_CLI_SELECTION_NAMES_H
#define DEMARCHE_CLI_SELECTION_NAMES_H

#include "cli/command.h"

/* False after a message on stderr that names the option, the word, and what
 * may have been meant. Without a lexicon nothing is wrong. */
MUST_CHECK bool selection_names_check(const struct command *command,
		const struct settings *settings, struct store *store);

#endif
