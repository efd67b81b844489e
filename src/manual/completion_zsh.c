#include <stdio.h>

#include "manual/completion.h"
#include "manual/words.h"

/* Inside single quotes, where brackets and colons part what is told. */
static void
print_text(const char *text)
{
	for (; *text; text++)
		if (*text == '\'')
			printf("'\\''");
		else if (strchr("[]:\\", *text))
			printf("\\%c", *text);
		else
			putchar(*text);
}

static const struct completing completing[TERM_KINDS] = {
	[TERM_FILE] = { .before = "_files" },
	[TERM_FOLDER] = { .before = "_files -/" },
	[TERM_ONE_OF] = { "(", ")" },
	[TERM_SOME_OF] = { .before = "_sequence compadd - " },
	[TERM_COMMAND] = { .before = "_demarche_commands" },
};

static void
print_names(const struct option *option)
{
	const char *equals = option->argument ? "=" : "";
	const char *plus = option->argument ? "+" : "";
	if (option->letter)
		printf("'(-%c --%s)'{-%c%s,--%s%s}'[", option->letter,
				option->name, option->letter, plus,
				option->name, equals);
	else
		printf("'--%s%s[", option->name, equals);
}

static void
print_option(const struct option *option)
{
	struct term term = term_of_option(option);
	printf(" \\\n\t\t\t");
	print_names(option);
	print_text(option->help);
	putchar(']');
	if (option->argument) {
		putchar(':');
		print_text(option->argument);
		putchar(':');
		words_print_term(&term, completing);
	}
	putchar('\'');
}

static void
print_command(const struct command *command)
{
	struct term term = { term_of_operands(command), NULL };
	printf("\t%s)\n\t\t_arguments -s -S :", command->name);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTIONS[i].set)
			print_option(&OPTIONS[i]);
	words_print_uses(command, " \\\n\t\t\t'1:what:(", ")'");
	if (term.kind != TERM_TEXT) {
		printf(" \\\n\t\t\t'*:operand:");
		words_print_term(&term, completing);
		putchar('\'');
	}
	printf(" ;;\n");
}

static void
print_commands(void)
{
	printf("_demarche_commands() {\n\tlocal -a commands=(\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf("\t\t'%s:", COMMANDS[i].name);
		print_text(COMMANDS[i].summary);
		printf("'\n");
	}
	printf("\t)\n\t_describe -t commands command commands\n}\n\n");
}

void
completion_print_zsh(void)
{
	printf("#compdef demarche\n# Made from the tables of commands and "
	       "options.\n\n");
	print_commands();
	printf("_demarche() {\n\tif (( CURRENT == 2 )); then\n"
	       "\t\t_demarche_commands\n\t\treturn\n\tfi\n"
	       "\tshift words\n\t(( CURRENT-- ))\n\tcase $words[1] in\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_command(&COMMANDS[i]);
	printf("\tesac\n}\n\n_demarche \"$@\"\n");
}
