#include <stdio.h>

#include "manual/completion.h"
#include "manual/words.h"

static const char *const kind_names[] = { [TERM_FLAG] = "flag",
	[TERM_TEXT] = "text",
	[TERM_FILE] = "file",
	[TERM_FOLDER] = "folder",
	[TERM_ONE_OF] = "one",
	[TERM_SOME_OF] = "some",
	[TERM_COMMAND] = "command" };

static void
print_commands(void)
{
	printf("demarche_commands='");
	words_print_commands(" ");
	printf("'\n");
}

/* --- options of a command ---------------------------------------------- */

static void
print_options_of(const struct command *command)
{
	printf("\t%s) words='", command->name);
	const char *blank = "";
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTIONS[i].set) {
			printf("%s--%s", blank, OPTIONS[i].name);
			blank = " ";
		}
	printf("' ;;\n");
}

static void
print_options(void)
{
	printf("\n_demarche_options()\n{\n\twords=''\n\tcase $1 in\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_options_of(&COMMANDS[i]);
	printf("\tesac\n}\n");
}

/* --- values of an option ----------------------------------------------- */

static void
print_value_of(const struct option *option)
{
	struct term term = term_of_option(option);
	if (term.kind == TERM_FLAG)
		return;
	printf("\t\t");
	words_print_commands_with(option, "|");
	printf(") kind=%s", kind_names[term.kind]);
	if (term.words) {
		printf(" words='");
		words_print(term.words);
		putchar('\'');
	}
	printf(" ;;\n");
}

/* All options of one name. */
static void
print_values_named(size_t first)
{
	const char *name = OPTIONS[first].name;
	printf("\t--%s", name);
	if (OPTIONS[first].letter)
		printf("|-%c", OPTIONS[first].letter);
	printf(")\n\t\tcase $1 in\n");
	for (size_t i = first; i < OPTION_COUNT; i++)
		if (!strcmp(OPTIONS[i].name, name))
			print_value_of(&OPTIONS[i]);
	printf("\t\tesac ;;\n");
}

static bool
takes_value(size_t first)
{
	for (size_t i = first; i < OPTION_COUNT; i++)
		if (!strcmp(OPTIONS[i].name, OPTIONS[first].name)
				&& OPTIONS[i].argument)
			return true;
	return false;
}

static void
print_values(void)
{
	printf("\n_demarche_value()\n{\n\tkind=flag words=''\n"
	       "\tcase $2 in\n");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (!option_is_named_before(i) && takes_value(i))
			print_values_named(i);
	printf("\tesac\n}\n");
}

/* --- operands ---------------------------------------------------------- */

static void
print_operands_of(const struct command *command)
{
	printf("\t%s) kind=%s words='", command->name,
			kind_names[term_of_operands(command)]);
	words_print_uses(command, "", "");
	printf("' ;;\n");
}

static void
print_operands(void)
{
	printf("\n_demarche_operands()\n{\n\tkind=text words=''\n"
	       "\tcase $1 in\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_operands_of(&COMMANDS[i]);
	printf("\tesac\n}\n");
}

void
completion_print_bash(void)
{
	printf("# Completion for bash; made from the tables of commands and "
	       "options.\n\n");
	print_commands();
	print_options();
	print_values();
	print_operands();
}
