/* condition_words.h - the conditions of a command line, written out again, as
 * a shell takes them: for what a file says of how it was made. */
#ifndef DEMARCHE_CLI_CONDITION_WORDS_H
#define DEMARCHE_CLI_CONDITION_WORDS_H

#include "base/buffer.h"
#include "cli/command.h"

/* Appends " --from 2024-01-01 --actor 'USA'"; nothing without conditions. */
void condition_words_put(struct buffer *out, const struct settings *settings);
/* Appends a word in single quotes. */
void condition_words_quote(struct buffer *out, const char *word);

#endif
