/* lexicon.h - the tasks of `demarche lexicon`: what people do with the tables,
 * sets and frames that they edit.
 *
 * A task is a row of the table in cmd_lexicon.c and one lexicon_*.c, which
 * reads the command line and prints; the work itself is done elsewhere. */
#ifndef DEMARCHE_CLI_LEXICON_H
#define DEMARCHE_CLI_LEXICON_H

#include "cli/command.h"

/* Each gets the operands behind its name, as many as its row asks for or
 * more, and returns enum exit_status. */
typedef int lexicon_task(
		const struct settings *settings, char **operands, int count);

lexicon_task lexicon_task_check;
lexicon_task lexicon_task_find;
lexicon_task lexicon_task_import;
lexicon_task lexicon_task_suggest;

#endif
