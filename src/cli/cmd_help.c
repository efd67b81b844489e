#include "cli/command.h"

#include <stdio.h>

static void
print_exit_statuses(void)
{
	printf("Exit status:\n");
	for (int i = 0; i < EXIT_STATUSES; i++)
		printf("  %d  %s\n", i, EXIT_MEANINGS[i]);
}

static void
print_overview(void)
{
	printf("demarche - who did what to whom, out of news articles\n\n"
	       "Usage: demarche COMMAND [options] [FILE...]\n\nCommands:\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-9s %s\n", COMMANDS[i].name, COMMANDS[i].summary);
	printf("\nExample:\n  demarche code article.html\n\n"
	       "demarche COMMAND --help tells more of a command.\n\n");
	print_exit_statuses();
}

int
command_help(const struct settings *settings, char **operands, int count)
{
	(void)settings;
	if (count == 0) {
		print_overview();
		return EXIT_OK;
	}
	const struct command *command = command_find(operands[0]);
	if (!command) {
		command_print_unknown(operands[0]);
		return EXIT_USAGE;
	}
	options_print_help(command);
	return EXIT_OK;
}
