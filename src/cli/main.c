/* main.c - finds the command, parses its options, runs it. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/library_memory.h"

/* `demarche --help` and `demarche --version` are asked for by habit. */
static const char *
command_name(int count, char **words)
{
	if (count < 2 || !strcmp(words[1], "--help") || !strcmp(words[1], "-h"))
		return "help";
	if (!strcmp(words[1], "--version"))
		return "version";
	return words[1];
}

int
main(int count, char **words)
{
	/* `| head` ends the program in silence, whoever started it. */
	signal(SIGPIPE, SIG_DFL);
	library_memory_set();
	const struct command *command =
			command_find(command_name(count, words));
	if (!command) {
		command_print_unknown(words[1]);
		return EXIT_USAGE;
	}
	struct settings settings = { 0 };
	int given = count > 2 ? count - 2 : 0;
	int operands = options_parse(command, words + 2, given, &settings);
	if (operands < 0)
		return EXIT_USAGE;
	if (settings.help) {
		options_print_help(command);
		return EXIT_OK;
	}
	int status = command->run(&settings, words + 2, operands);
	if (status != EXIT_ENVIRONMENT && (fflush(stdout) || ferror(stdout))) {
		perror("demarche: cannot write the output");
		return EXIT_ENVIRONMENT;
	}
	return status;
}
