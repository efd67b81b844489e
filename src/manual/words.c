#include "manual/words.h"

#include <stdio.h>

void
words_print(const char *words)
{
	for (; *words; words++)
		putchar(*words == '|' ? ' ' : *words);
}

void
words_print_commands(const char *between)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("%s%s", i ? between : "", COMMANDS[i].name);
}

void
words_print_commands_with(const struct option *option, const char *between)
{
	const char *before = "";
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (COMMANDS[i].options & option->set) {
			printf("%s%s", before, COMMANDS[i].name);
			before = between;
		}
}

void
words_print_uses(const struct command *command, const char *before,
		const char *after)
{
	const char *rest = command->arguments;
	const char *mark = before;
	struct use use = { 0 };
	while (use_next(&rest, &use))
		if (use.kind == USE_WORD) {
			printf("%s%.*s", mark, STR_ARG(use.text));
			mark = " ";
		}
	printf("%s", mark == before ? "" : after);
}

static void
print(const char *text)
{
	printf("%s", text ? text : "");
}

void
words_print_term(const struct term *term,
		const struct completing completing[TERM_KINDS])
{
	print(completing[term->kind].before);
	if (term->words)
		words_print(term->words);
	print(completing[term->kind].after);
}
