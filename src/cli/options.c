#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "pipeline.h"

#define FIELD(name) offsetof(struct settings, name)

const struct option OPTIONS[] = {
	{ OPTION_FORMAT, "format", 'f', "FORMAT", "table|jsonl|csv",
			"table (on a terminal), jsonl (in a pipe) or csv",
			FIELD(format) },
	{ OPTION_LANG, "lang", 0, "LANG", "en|auto",
			"language of the articles: en, or auto to recognise "
			"it",
			FIELD(lang) },
	{ OPTION_LEXICON, "lexicon", 0, "DIR", NULL,
			"lay a folder over the lexicon: its files are added",
			FIELD(lexicon) },
	{ OPTION_MODEL, "model", 0, "FILE", NULL,
			"network to use instead of the built-in one",
			FIELD(model) },
	{ OPTION_THREADS, "threads", 'j', "N", NULL,
			"threads to work with (default: all processors)",
			FIELD(threads) },
	{ OPTION_QUIET, "quiet", 'q', NULL, NULL,
			"no progress and no notes, only errors", FIELD(quiet) },
	{ OPTION_REJECTS, "rejects", 0, "FILE", NULL,
			"write rejected documents there as JSON lines",
			FIELD(rejects) },
	{ OPTION_DYADS, "dyads", 0, NULL, NULL,
			"one record a pair of actor and recipient",
			FIELD(dyads) },
	{ OPTION_SCHEME, "scheme", 0, "SCHEME", "plover|plv",
			"plover (default), or plv for its 15 roots",
			FIELD(scheme) },
	{ OPTION_CONLLU_IN, "conllu-in", 0, NULL, NULL,
			"the input is CoNLL-U; keep its tokens",
			FIELD(conllu_in) },
	{ OPTION_ALL, "all", 'a', NULL, NULL,
			"every frame that was tried, nothing cut to fit",
			FIELD(all) },
	{ OPTION_ERRORS, "errors", 0, "FILE", NULL,
			"write what is wrong there, sentence by sentence",
			FIELD(errors) },
	{ OPTION_CORPUS, "corpus", 0, "FILE...", NULL,
			"articles to try it on (up to the next option)",
			FIELD(corpus) },
	{ OPTION_GOLD, "gold", 0, "FILE", NULL,
			"sentences with the events that are right",
			FIELD(gold) },
	{ OPTION_COLOR, "color", 0, "WHEN", "auto|always|never",
			"colours: auto (on a terminal), always or never",
			FIELD(color) },
	{ OPTION_OUT, "out", 'o', "DIR", NULL, "folder to write to",
			FIELD(out) },
	{ OPTION_DATABASE, "database", 'd', "DB", NULL, "the database, a file",
			FIELD(database) },
	{ OPTION_REPLACE, "replace", 0, NULL, NULL,
			"what is imported takes the place of the built-in",
			FIELD(replace) },
	{ OPTION_ONLY, "only", 0, "KINDS", NULL,
			"only events, facts, quotes or amounts; several with "
			"commas",
			FIELD(kinds) },
	{ OPTION_FRAMES_ONLY, "frames-only", 0, NULL, NULL,
			"only what a line of the lexicon tells, nothing of the "
			"network",
			FIELD(frames_only) },
	{ OPTION_HEADS_ONLY, "heads-only", 0, NULL, NULL,
			"only what the network tells, for measuring",
			FIELD(heads_only) },
	{ OPTION_MIN_CONFIDENCE, "min-confidence", 0, "N", NULL,
			"leave out records of lower confidence (0 to 1)",
			FIELD(min_confidence) },
	{ OPTION_FETCH, "timeout", 0, "SECONDS", NULL,
			"how long an address may take (60)", FIELD(timeout) },
	{ OPTION_FETCH, "delay", 0, "SECONDS", NULL,
			"between two requests to a site, at least (1)",
			FIELD(delay) },
	{ OPTION_FETCH, "ignore-robots", 0, NULL, NULL,
			"fetch what a site's robots.txt does not allow",
			FIELD(ignore_robots) },
	{ OPTION_FETCH, "private-addresses", 0, NULL, NULL,
			"fetch from this machine and private networks too",
			FIELD(private_addresses) },
	{ OPTION_HELP, "help", 'h', NULL, NULL, "this help", FIELD(help) },
};
const size_t OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS;

static const struct option *
find_long(const char *name, size_t length)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strlen(OPTIONS[i].name) == length
				&& !memcmp(OPTIONS[i].name, name, length))
			return &OPTIONS[i];
	return NULL;
}

static const struct option *
find_letter(char letter)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (OPTIONS[i].letter == letter)
			return &OPTIONS[i];
	return NULL;
}

static bool
is_allowed(const char *values, const char *value)
{
	size_t length = strlen(value);
	while (values) {
		const char *end = strchr(values, '|');
		size_t n = end ? (size_t)(end - values) : strlen(values);
		if (n == length && !memcmp(values, value, n))
			return true;
		values = end ? end + 1 : NULL;
	}
	return false;
}

static bool
set_number(const struct option *option, const char *value, void *field)
{
	char *end;
	long number = strtol(value, &end, 10);
	if (*end || end == value || number < 1 || number > LIMIT_THREADS) {
		fprintf(stderr,
				"demarche: --%s takes a whole number from 1 "
				"to %d, not \"%s\"\n",
				option->name, LIMIT_THREADS, value);
		return false;
	}
	*(long *)field = number;
	return true;
}

static bool
set_share(const struct option *option, const char *value, void *field)
{
	char *end;
	double share = strtod(value, &end);
	if (*end || end == value || !(share >= 0 && share <= 1)) {
		fprintf(stderr,
				"demarche: --%s takes a number from 0 to 1, "
				"not \"%s\"\n",
				option->name, value);
		return false;
	}
	*(double *)field = share;
	return true;
}

static bool
set_seconds(const struct option *option, const char *value, void *field)
{
	enum { HOUR = 3600 };
	char *end;
	double seconds = strtod(value, &end);
	if (*end || end == value || !(seconds >= 0 && seconds <= HOUR)) {
		fprintf(stderr,
				"demarche: --%s takes seconds from 0 to %d, "
				"not \"%s\"\n",
				option->name, HOUR, value);
		return false;
	}
	*(double *)field = seconds;
	return true;
}

static unsigned
kind_of(const char *name, size_t length)
{
	static const struct {
		const char *name;
		unsigned kind;
	} kinds[] = { { "events", RECORD_EVENTS }, { "facts", RECORD_FACTS },
		{ "quotes", RECORD_QUOTES }, { "amounts", RECORD_AMOUNTS } };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strlen(kinds[i].name) == length
				&& !memcmp(kinds[i].name, name, length))
			return kinds[i].kind;
	return 0;
}

/* "events,facts" */
static bool
set_kinds(const struct option *option, const char *value, void *field)
{
	unsigned kinds = 0;
	for (const char *at = value;; at++) {
		size_t length = strcspn(at, ",");
		unsigned kind = kind_of(at, length);
		if (!kind) {
			fprintf(stderr,
					"demarche: --%s takes events, facts, "
					"quotes or amounts, several with "
					"commas, not \"%s\"\n",
					option->name, value);
			return false;
		}
		kinds |= kind;
		at += length;
		if (!*at)
			break;
	}
	*(unsigned *)field = kinds;
	return true;
}

static bool
takes_several(const struct option *option)
{
	size_t length = option->argument ? strlen(option->argument) : 0;
	return length > 3 && !strcmp(option->argument + length - 3, "...");
}

static bool
add_file(const struct option *option, char *value, void *field)
{
	struct option_files *files = field;
	if (files->count < OPTION_FILES) {
		files->at[files->count++] = value;
		return true;
	}
	fprintf(stderr,
			"demarche: --%s takes at most %d files; name their "
			"folder instead\n",
			option->name, OPTION_FILES);
	return false;
}

static bool
set_option(const struct option *option, char *value, struct settings *settings)
{
	void *field = (char *)settings + option->offset;
	if (!option->argument) {
		*(bool *)field = true;
		return true;
	}
	if (option->set == OPTION_THREADS)
		return set_number(option, value, field);
	if (option->set == OPTION_MIN_CONFIDENCE)
		return set_share(option, value, field);
	if (!strcmp(option->argument, "SECONDS"))
		return set_seconds(option, value, field);
	if (option->set == OPTION_ONLY)
		return set_kinds(option, value, field);
	if (takes_several(option))
		return add_file(option, value, field);
	if (option->values && !is_allowed(option->values, value)) {
		fprintf(stderr, "demarche: --%s takes %s, not \"%s\"\n",
				option->name, option->values, value);
		return false;
	}
	*(const char **)field = value;
	return true;
}

static bool
refuse(const struct command *command, const char *what, const char *word)
{
	fprintf(stderr, "demarche %s: %s %s\nTry: demarche %s --help\n",
			command->name, what, word, command->name);
	return false;
}

/* Takes one option off `arguments` at *at; returns whether it was right. */
static bool
take_option(const struct command *command, char **arguments, int count, int *at,
		struct settings *settings)
{
	char *word = arguments[*at];
	char *value = NULL;
	const struct option *option;
	if (word[1] == '-') {
		char *equals = strchr(word, '=');
		size_t length = equals ? (size_t)(equals - word) - 2
				       : strlen(word) - 2;
		option = find_long(word + 2, length);
		value = equals ? equals + 1 : NULL;
	} else {
		option = find_letter(word[1]);
		value = word[2] ? word + 2 : NULL;
	}
	if (!option || !(command->options & option->set))
		return refuse(command, "unknown option", word);
	if (!option->argument && value)
		return refuse(command, "no value is taken by", word);
	if (option->argument && !value) {
		if (*at + 1 == count)
			return refuse(command, "a value is missing after",
					word);
		value = arguments[++*at];
	}
	if (!set_option(option, value, settings))
		return false;
	while (takes_several(option) && *at + 1 < count
			&& arguments[*at + 1][0] != '-')
		if (!set_option(option, arguments[++*at], settings))
			return false;
	return true;
}

/* What follows from several options; false when they contradict. */
static bool
settle(const struct command *command, struct settings *settings)
{
	if (settings->frames_only && settings->heads_only)
		return refuse(command, "--frames-only leaves nothing to",
				"--heads-only");
	if (!settings->kinds)
		settings->kinds = command->kinds;
	if (!settings->heads_only || !settings->kinds)
		return true;
	/* The network tells events alone. */
	settings->kinds &= RECORD_EVENTS;
	return settings->kinds
	       || refuse(command, "--only leaves nothing to", "--heads-only");
}

int
options_parse(const struct command *command, char **arguments, int count,
		struct settings *settings)
{
	int operands = 0;
	bool only_operands = false;
	settings->timeout = 60;
	settings->delay = 1;
	for (int i = 0; i < count; i++) {
		char *word = arguments[i];
		if (only_operands || word[0] != '-' || !word[1])
			arguments[operands++] = word;
		else if (!strcmp(word, "--"))
			only_operands = true;
		else if (!take_option(command, arguments, count, &i, settings))
			return -1;
	}
	return settle(command, settings) ? operands : -1;
}

static void
print_option(const struct option *option)
{
	char left[64];
	snprintf(left, sizeof left, "%c%c%s--%s%s%s",
			option->letter ? '-' : ' ',
			option->letter ? option->letter : ' ',
			option->letter ? ", " : "  ", option->name,
			option->argument ? " " : "",
			option->argument ? option->argument : "");
	printf("  %-22s %s\n", left, option->help);
}

static void
print_example(const char *example)
{
	while (*example) {
		size_t n = strcspn(example, "\n");
		printf("  %.*s\n", (int)n, example);
		example += n + (example[n] == '\n');
	}
}

void
options_print_help(const struct command *command)
{
	printf("demarche %s - %s\n\nUsage: demarche %s [options]%s%s\n",
			command->name, command->summary, command->name,
			command->arguments[0] ? " " : "", command->arguments);
	if (command->description[0])
		printf("\n%s\n", command->description);
	printf("\nOptions:\n");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTIONS[i].set)
			print_option(&OPTIONS[i]);
	printf("\nExample:\n");
	print_example(command->example);
}
