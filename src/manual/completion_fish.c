#include <stdio.h>

#include "manual/completion.h"
#include "manual/words.h"

/* Inside single quotes. */
static void
print_text(const char *text)
{
	for (; *text; text++) {
		if (strchr("'\\", *text))
			putchar('\\');
		putchar(*text);
	}
}

static const struct completing completing[TERM_KINDS] = {
	[TERM_TEXT] = { .before = " -x" },
	[TERM_COMMAND] = { .before = " -x" },
	[TERM_FILE] = { .before = " -rF" },
	[TERM_FOLDER] = { .before = " -xa '(__fish_complete_directories)'" },
	[TERM_ONE_OF] = { " -xa '", "'" },
	[TERM_SOME_OF] = { " -xa '(__demarche_list ", ")'" },
};

static void
print_option(const struct option *option)
{
	struct term term = term_of_option(option);
	printf("complete -c demarche -n '__demarche_is ");
	words_print_commands_with(option, " ");
	printf("' -l %s", option->name);
	if (option->letter)
		printf(" -s %c", option->letter);
	words_print_term(&term, completing);
	printf(" -d '");
	print_text(option->help);
	printf("'\n");
}

static void
print_summary(const struct command *command)
{
	printf("complete -c demarche -n __demarche_begins -a %s -d '",
			command->name);
	print_text(command->summary);
	printf("'\n");
}

static bool
has_words(const struct command *command)
{
	const char *rest = command->arguments;
	struct use use = { 0 };
	while (use_next(&rest, &use))
		if (use.kind == USE_WORD)
			return true;
	return false;
}

static void
print_operands(const struct command *command)
{
	enum term_kind kind = term_of_operands(command);
	const char *rest = command->arguments;
	struct use use = { 0 };
	if (kind == TERM_FILE)
		printf("complete -c demarche -n '__demarche_is %s%s' -F\n",
				command->name,
				has_words(command)
						? "; and not __demarche_first"
						: "");
	if (kind == TERM_COMMAND)
		printf("complete -c demarche -n '__demarche_is %s' "
		       "-a '$__demarche_commands'\n",
				command->name);
	while (use_next(&rest, &use))
		if (use.kind == USE_WORD)
			printf("complete -c demarche -n '__demarche_is %s; "
			       "and __demarche_first' -a %.*s\n",
					command->name, STR_ARG(use.text));
}

static const char functions[] =
		"function __demarche_begins\n"
		"\ttest (count (commandline -opc)) -eq 1\n"
		"end\n\n"
		"function __demarche_first\n"
		"\ttest (count (commandline -opc)) -eq 2\n"
		"end\n\n"
		"# Whether the command is one of these.\n"
		"function __demarche_is\n"
		"\tset -l words (commandline -opc)\n"
		"\ttest (count $words) -gt 1; and contains -- $words[2] $argv\n"
		"end\n\n"
		"# One of these behind the last comma.\n"
		"function __demarche_list\n"
		"\tset -l before (string replace -rf '^(?:--[^=]*=)?(.*,).*$' "
		"'$1' -- (commandline -ct))\n"
		"\tprintf '%s\\n' \"$before\"$argv\n"
		"end\n\n"
		"complete -c demarche -f\n";

void
completion_print_fish(void)
{
	printf("# Completion for fish; made from the tables of commands and "
	       "options.\n\nset -g __demarche_commands ");
	words_print_commands(" ");
	printf("\n\n%s", functions);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_summary(&COMMANDS[i]);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_operands(&COMMANDS[i]);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		print_option(&OPTIONS[i]);
}
