/* words.h - what the completions of all shells print, each with marks of its
 * own around it: words of the tables, one after another. */
#ifndef DEMARCHE_MANUAL_WORDS_H
#define DEMARCHE_MANUAL_WORDS_H

#include "manual/terms.h"

/* "a|b" as "a b". */
void words_print(const char *words);

/* Names, with `between` between two. */
void words_print_commands(const char *between);
/* Of the commands that take the option. */
void words_print_commands_with(
		const struct option *option, const char *between);

/* Words of the command's line of use that are typed as they are; nothing where
 * it has none, else `before` first and `after` last. */
void words_print_uses(const struct command *command, const char *before,
		const char *after);

/* How a shell completes an argument of each kind: what stands before and after
 * the term's words, where it has some. Null: nothing. */
struct completing {
	const char *before, *after;
};

void words_print_term(const struct term *term,
		const struct completing completing[TERM_KINDS]);

#endif
