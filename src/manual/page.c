#include "manual/page.h"

#include <stdio.h>

#include "manual/roff.h"
#include "manual/terms.h"

static void
print_head(const char *command, const char *name)
{
	char title[64];
	snprintf(title, sizeof title, "demarche%s%s", command ? "-" : "",
			command ? command : "");
	printf(".\\\" Made from the tables of commands and options.\n.Dd %s\n"
	       ".Dt ",
			MANUAL_DATE);
	for (const char *at = title; *at; at++)
		putchar(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
	printf(" 1\n.Os demarche %s\n.Sh NAME\n.Nm %s\n.Nd", DEMARCHE_VERSION,
			title);
	roff_arguments(name);
	printf("\n.Sh SYNOPSIS\n.Nm demarche\n");
}

/* --- sections that all pages share ------------------------------------- */

static const struct {
	const char *name, *text;
} environment[] = {
	{ "DEMARCHE_DATA",
			"Folder with lexicon/ and models/, instead of the one "
			"that was installed." },
	{ "COLUMNS", "How wide a table is that goes into a pipe or file; 100 "
		     "columns where it is not set." },
	{ "NO_COLOR", "When it is set and not empty, no colours are printed." },
	{ "http_proxy", "Proxy for http addresses; likewise https_proxy for "
			"https, and no_proxy for hosts that are asked without "
			"one." },
};

static void
print_environment(void)
{
	printf(".Sh ENVIRONMENT\n.Bl -tag -width DEMARCHE_DATA\n");
	for (size_t i = 0; i < sizeof environment / sizeof *environment; i++) {
		printf(".It Ev %s\n", environment[i].name);
		roff_paragraph(str_of(environment[i].text));
	}
	printf(".El\n");
}

static void
print_exit_status(void)
{
	printf(".Sh EXIT STATUS\n.Bl -tag -width Ds -compact\n");
	for (int i = 0; i < EXIT_STATUSES; i++) {
		printf(".It %d\n", i);
		roff_paragraph(str_of(EXIT_MEANINGS[i]));
	}
	printf(".El\n");
}

/* --- a command --------------------------------------------------------- */

static void
print_use(const struct use *use)
{
	static const char *const macros[] = { [USE_OPEN] = "Oo",
		[USE_CLOSE] = "Oc",
		[USE_OR] = "No \\&|",
		[USE_OPTION] = "Fl",
		[USE_VALUE] = "Ar",
		[USE_OPERAND] = "Ar",
		[USE_WORD] = "Cm" };
	struct str text = use->text;
	if (use->kind == USE_OPTION)
		text = str_cut(text.at + 1, text.at + text.len);
	printf(".%s", macros[use->kind]);
	if (use->kind >= USE_OPTION)
		roff_argument(text);
	putchar('\n');
}

static void
print_uses(const struct command *command)
{
	const char *rest = command->arguments;
	struct use use = { 0 };
	printf(".Cm %s\n.Op Ar options\n", command->name);
	while (use_next(&rest, &use))
		print_use(&use);
}

/* Whether the help tells all words already. */
static bool
are_told(const char *words, const char *help)
{
	struct str rest = str_of(words);
	bool told = true;
	for (bool more = true; more && told;)
		told = word_stands_in(str_next(&rest, '|', &more), help);
	return told;
}

static void
print_words(const struct term *term, const char *help)
{
	struct str rest = str_of(term->words);
	if (!term->words || are_told(term->words, help))
		return;
	printf(".br\n%s\n",
			term->kind == TERM_SOME_OF ? "Among them:" : "One of");
	for (bool more = true; more;) {
		printf(".Cm");
		roff_argument(str_next(&rest, '|', &more));
		printf("%s\n", more ? " ," : "");
	}
}

static void
print_option(const struct option *option)
{
	struct term term = term_of_option(option);
	char name[64];
	snprintf(name, sizeof name, "-%s", option->name);
	printf(".It");
	if (option->letter)
		printf(" Fl %c ,", option->letter);
	printf(" Fl");
	roff_argument(str_of(name));
	if (option->argument) {
		printf(" Ar");
		roff_argument(str_of(option->argument));
	}
	putchar('\n');
	roff_paragraph(str_of(option->help));
	print_words(&term, option->help);
}

static void
print_options(const struct command *command)
{
	printf(".Bl -tag -width Ds\n");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTIONS[i].set)
			print_option(&OPTIONS[i]);
	printf(".El\n");
}

static void
print_example(const char *example)
{
	printf(".Bd -literal -offset indent\n");
	roff_literal(example);
	printf(".Ed\n");
}

/* Whether one page should name the other: its words or its example do, or its
 * conditions are those of query. */
static bool
is_related(const struct command *command, const struct command *other)
{
	if (command == other)
		return false;
	if (command->options & OPTION_SELECTION
			&& !strcmp(other->name, "query"))
		return true;
	char call[64];
	snprintf(call, sizeof call, "demarche %s", other->name);
	return word_stands_in(str_of(call), command->example)
	       || word_stands_in(str_of(call), command->description);
}

static void
print_see_also(const struct command *command)
{
	printf(".Sh SEE ALSO\n.Xr demarche 1");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (is_related(command, &COMMANDS[i]))
			printf(" ,\n.Xr demarche-%s 1", COMMANDS[i].name);
	putchar('\n');
}

/* The words of a line of use, "check", begin paragraphs. */
static bool
begins_paragraph(const struct command *command, struct str line)
{
	struct str word = str_cut(line.at, line.at + str_find_byte(line, ' '));
	const char *rest = command->arguments;
	struct use use = { 0 };
	while (use_next(&rest, &use))
		if (use.kind == USE_WORD && str_equal(use.text, word))
			return true;
	return false;
}

static void
print_description(const struct command *command)
{
	const char *text = command->description[0] ? command->description
						   : command->summary;
	struct str rest = str_of(text);
	const char *start = text;
	for (bool more = true; more;) {
		struct str line = str_next(&rest, '\n', &more);
		if (line.at == start || !begins_paragraph(command, line))
			continue;
		roff_paragraph(str_cut(start, line.at));
		printf(".Pp\n");
		start = line.at;
	}
	roff_paragraph(str_of(start));
}

void
page_print_command(const struct command *command)
{
	print_head(command->name, command->summary);
	print_uses(command);
	printf(".Sh DESCRIPTION\n");
	print_description(command);
	printf(".Pp\nThe options are:\n");
	print_options(command);
	print_environment();
	print_exit_status();
	printf(".Sh EXAMPLES\n");
	print_example(command->example);
	print_see_also(command);
}

/* --- the program ------------------------------------------------------- */

static const char description[] =
		"Reads news articles in English and Spanish (saved pages, "
		"feeds, web archives, JSON lines, text) and codes political "
		"events in the PLOVER ontology with CAMEO codes: who did what "
		"to whom, when, where. Beside them it keeps facts with their "
		"amounts (deals, aid, trade, visits, pledges) and who said "
		"what of whom. Every record has its sentence and the line of "
		"the lexicon that made it.";

static const char examples[] =
		"demarche code article.html\n"
		"demarche ingest -d news.db saved-pages/ crawl.warc.gz\n"
		"demarche query -d news.db --actor USA --recipient CHN\n"
		"demarche dyads -d news.db --source USA --target CHN "
		"--period month\n"
		"demarche serve -d news.db --open";

static void
print_commands(void)
{
	printf(".Sh COMMANDS\nEach has a page of its own, as in\n"
	       ".Xr demarche-code 1 ;\n"
	       ".Nm demarche Ar command Fl -help\ntells its options.\n"
	       ".Bl -tag -width emerging -compact\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf(".It Cm %s\n", COMMANDS[i].name);
		roff_paragraph(str_of(COMMANDS[i].summary));
	}
	printf(".El\n");
}

static void
print_files(void)
{
	printf(".Sh FILES\n.Bl -tag -width Ds\n"
	       ".It Pa " DEMARCHE_DATA_DIR "/lexicon\n"
	       "The lexicon: tables, sets and frames that people can read.\n"
	       ".It Pa " DEMARCHE_DATA_DIR "/models\n"
	       "A network for each language.\n"
	       ".It Pa " DEMARCHE_DOC_DIR "\n"
	       "The guides: lexicon, methods, formats, the library.\n.El\n");
}

void
page_print_overview(void)
{
	print_head(NULL, "political events, facts and quotations out of news");
	printf(".Ar command\n.Op Ar options\n.Op Ar\n.Sh DESCRIPTION\n");
	roff_paragraph(str_of(description));
	print_commands();
	print_environment();
	print_files();
	print_exit_status();
	printf(".Sh EXAMPLES\n");
	print_example(examples);
	printf(".Sh SEE ALSO\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf(".Xr demarche-%s 1%s\n", COMMANDS[i].name,
				i + 1 < COMMAND_COUNT ? " ," : "");
}
