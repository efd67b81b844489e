#include <stdio.h>

#include "manual/completion.h"
#include "manual/terms.h"

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

static void
print_words(const char *words)
{
	for (; *words; words++)
		putchar(*words == '|' ? ' ' : *words);
}

/* What is done to complete it. */
static void
print_action(const struct term *term)
{
	switch (term->kind) {
	case TERM_FLAG:
	case TERM_TEXT:
		break;
	case TERM_FILE:
		printf("_files");
		break;
	case TERM_FOLDER:
		printf("_files -/");
		break;
	case TERM_ONE_OF:
		putchar('(');
		print_words(term->words);
		putchar(')');
		break;
	case TERM_SOME_OF:
		printf("_sequence compadd - ");
		print_words(term->words);
		break;
	case TERM_COMMAND:
		printf("_demarche_commands");
		break;
	}
}

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
		print_action(&term);
	}
	putchar('\'');
}

/* "check find", where the line of use has such words. */
static void
print_uses(const struct command *command)
{
	const char *rest = command->arguments;
	bool any = false;
	struct use use = { 0 };
	while (use_next(&rest, &use))
		if (use.kind == USE_WORD) {
			printf("%s%.*s", any ? " " : " \\\n\t\t\t'1:what:(",
					STR_ARG(use.text));
			any = true;
		}
	printf("%s", any ? ")'" : "");
}

static void
print_command(const struct command *command)
{
	struct term term = { term_of_operands(command), NULL };
	printf("\t%s)\n\t\t_arguments -s -S :", command->name);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTIONS[i].set)
			print_option(&OPTIONS[i]);
	print_uses(command);
	if (term.kind != TERM_TEXT) {
		printf(" \\\n\t\t\t'*:operand:");
		print_action(&term);
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
