/* main.c - prints manual pages and completions; a program of the build, run by
 * it, never installed.
 *
 *	demarche-manual page [COMMAND]
 *	demarche-manual bash|zsh|fish [FILE]
 *
 * FILE is what stands behind the tables of a shell. */
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "manual/completion.h"
#include "manual/page.h"

static int
print_page(const char *name)
{
	const struct command *command = name ? command_find(name) : NULL;
	if (name && !command) {
		fprintf(stderr, "demarche-manual: no command \"%s\"\n", name);
		return EXIT_FAILURE;
	}
	if (command)
		page_print_command(command);
	else
		page_print_overview();
	return EXIT_SUCCESS;
}

static int
print_file(const char *path)
{
	FILE *file = path ? fopen(path, "r") : NULL;
	if (path && !file) {
		perror(path);
		return EXIT_FAILURE;
	}
	for (int byte; file && (byte = getc(file)) != EOF;)
		putchar(byte);
	if (file)
		fclose(file);
	return EXIT_SUCCESS;
}

static int
print(const char *what, const char *name)
{
	static const struct {
		const char *shell;
		void (*print)(void);
	} shells[] = { { "bash", completion_print_bash },
		{ "zsh", completion_print_zsh },
		{ "fish", completion_print_fish } };
	if (!strcmp(what, "page"))
		return print_page(name);
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		if (!strcmp(what, shells[i].shell)) {
			shells[i].print();
			return print_file(name);
		}
	fprintf(stderr,
			"demarche-manual: page, bash, zsh or fish is "
			"expected, not \"%s\"\n",
			what);
	return EXIT_FAILURE;
}

int
main(int count, char **words)
{
	int status = print(
			count > 1 ? words[1] : "", count > 2 ? words[2] : NULL);
	return fflush(stdout) || ferror(stdout) ? EXIT_FAILURE : status;
}
