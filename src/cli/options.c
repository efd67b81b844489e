#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alike.h"
#include "cli/option_words.h"
#include "export/export.h"
#include "pipeline.h"

/* Where the help of an option begins, and where its lines end. */
enum { HELP_AT = 25, HELP_WIDTH = 80 };

#define FIELD(name) offsetof(struct settings, name)
/* What its values are and mean stands in store/condition.c. */
#define A_CONDITION FIELD(selection), option_put_condition

const struct option OPTIONS[] = {
	{ OPTION_FORMAT, "format", 'f', "FORMAT", "table|jsonl|csv",
			"table (on a terminal), jsonl (in a pipe) or csv",
			FIELD(format) },
	{ OPTION_LANG, "lang", 0, "LANG", "en|es|auto",
			"language of the articles: en, es, or auto to "
			"recognise "
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
			FIELD(threads), option_put_threads },
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
	{ OPTION_SERVE | OPTION_WATCH, "sandbox", 0, "WHEN",
			"auto|always|never",
			"give up what is not needed: auto (what the kernel "
			"can), always (or fail) or never",
			FIELD(sandbox) },
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
			FIELD(kinds), option_put_kinds, WORDS_KINDS },
	{ OPTION_FRAMES_ONLY, "frames-only", 0, NULL, NULL,
			"only what a line of the lexicon tells, nothing of the "
			"network",
			FIELD(frames_only) },
	{ OPTION_HEADS_ONLY, "heads-only", 0, NULL, NULL,
			"only what the network tells, for measuring",
			FIELD(heads_only) },
	{ OPTION_MIN_CONFIDENCE, "min-confidence", 0, "N", NULL,
			"leave out records of lower confidence (0 to 1)",
			FIELD(min_confidence), option_put_share },
	{ OPTION_SELECTION, "actor", 0, "WHO", NULL,
			"who acts: KOR, KOR.GOV, .REB, KOR/hyundai, a name; "
			"several with commas, * for any letters",
			A_CONDITION },
	{ OPTION_SELECTION, "recipient", 0, "WHO", NULL, "to whom it is done",
			A_CONDITION },
	{ OPTION_SELECTION, "either", 0, "WHO", NULL,
			"who takes part, in whatever role", A_CONDITION },
	{ OPTION_BETWEEN, "between", 0, "A,B", NULL, "both take part",
			A_CONDITION },
	{ OPTION_NO_EVENTS, "party", 0, "WHO", NULL,
			"party of a fact: KEN or buyer:KEN", A_CONDITION },
	{ OPTION_SELECTION, "speaker", 0, "WHO", NULL, "who says or tells it",
			A_CONDITION },
	{ OPTION_NO_EVENTS, "about", 0, "WHO", NULL,
			"of whom a quotation speaks", A_CONDITION },
	{ OPTION_SELECTION, "event", 0, "EVENTS", NULL,
			"categories of events: SANCTION,COERCE", A_CONDITION,
			WORDS_EVENTS },
	{ OPTION_NO_EVENTS, "fact", 0, "FACTS", NULL,
			"kinds of facts: deal,aid", A_CONDITION, WORDS_FACTS },
	{ OPTION_SELECTION, "mode", 0, "MODES", NULL,
			"modes of events, instruments of facts", A_CONDITION },
	{ OPTION_SELECTION, "cameo", 0, "CODES", NULL,
			"CAMEO codes or their beginnings: 04 finds 042",
			A_CONDITION },
	{ OPTION_SELECTION, "context", 0, "CONTEXTS", NULL,
			"what it is about: economic,military", A_CONDITION,
			WORDS_CONTEXTS },
	{ OPTION_SELECTION, "status", 0, "STATUSES", NULL,
			"actual, future, ...; of facts signed, planned, ...",
			A_CONDITION, WORDS_STATUSES },
	{ OPTION_NO_EVENTS, "stance", 0, "STANCES", NULL,
			"of quotations: positive, negative, neutral",
			A_CONDITION, WORDS_STANCES },
	{ OPTION_SELECTION, "quad", 0, "CLASSES", NULL,
			"1 to 4: verbal, material cooperation, verbal, "
			"material conflict",
			A_CONDITION, WORDS_QUADS },
	{ OPTION_SELECTION, "rule", 0, "RULES", NULL,
			"line of the lexicon: verbs/en/aid.frames:9",
			A_CONDITION },
	{ OPTION_SELECTION, "place", 0, "NAMES", NULL, "where it happened",
			A_CONDITION },
	{ OPTION_SELECTION, "country", 0, "CODES", NULL, "in which country",
			A_CONDITION },
	{ OPTION_SELECTION, "amount", 0, "FROM..TO", NULL,
			"sums in US dollars: 5m..2bn, 1m.. or ..300k",
			A_CONDITION },
	{ OPTION_SELECTION, "words", 0, "WORDS", NULL,
			"words of the sentence: 'tariff* NOT steel', "
			"'\"trade war\"'",
			A_CONDITION },
	{ OPTION_SELECTION, "min-confidence", 0, "N", NULL,
			"no event or fact of lower confidence (0 to 1)", A_CONDITION },
	{ OPTION_SELECTION | OPTION_ARTICLES, "from", 0, "DAY", NULL,
			"first day: 2024, 2024-03 or 2024-03-15", A_CONDITION },
	{ OPTION_SELECTION | OPTION_ARTICLES, "to", 0, "DAY", NULL,
			"last day, likewise; it is included", A_CONDITION },
	{ OPTION_SELECTION | OPTION_ARTICLES, "publisher", 0, "NAMES", NULL,
			"who published the article", A_CONDITION },
	{ OPTION_SELECTION | OPTION_ARTICLES, "article-lang", 0, "LANGS", NULL,
			"language of the article", A_CONDITION,
			WORDS_LANGUAGES },
	{ OPTION_SELECTION | OPTION_ARTICLES, "doc", 0, "IDS", NULL,
			"ids of articles", A_CONDITION },
	{ OPTION_SELECTION, "reports", 0, NULL, NULL,
			"every report of an event (default)",
			FIELD(selection.count), option_put_reports },
	{ OPTION_SELECTION, "events", 0, NULL, NULL,
			"every event once, however many report it",
			FIELD(selection.count), option_put_events },
	{ OPTION_SELECTION, "one-a-day", 0, NULL, NULL,
			"one a day of the same parties and category",
			FIELD(selection.count), option_put_one_a_day },
	{ OPTION_ORDER, "sort", 0, "ORDER", "date|-date|confidence|amount",
			"by date (default), -date: newest first, confidence: surest, amount: largest",
			A_CONDITION },
	{ OPTION_ORDER, "limit", 'n', "N", NULL, "at most so many, or all",
			A_CONDITION },
	{ OPTION_ORDER, "offset", 0, "N", NULL, "pass over so many",
			A_CONDITION },
	{ OPTION_EXPORT, "format", 'f', "FORMAT", EXPORT_FORMATS,
			"jsonl, csv, gdelt, icews, icews-sqlite, plover, "
			"polecat, "
			"sqlite",
			FIELD(format) },
	{ OPTION_EXPORT, "bundle", 0, "PATH", NULL,
			"a replication bundle: a folder, or a file NAME.tar",
			FIELD(bundle) },
	{ OPTION_EXPORT, "with-text", 0, NULL, NULL,
			"the bundle has the articles' full texts",
			FIELD(with_text) },
	{ OPTION_EXPORT, "replace", 0, NULL, NULL,
			"an earlier export in the folder gives way; other "
			"files in it stay",
			FIELD(replace) },
	{ OPTION_EXPORT, "zip", 0, NULL, NULL,
			"each file of data in a zip of its own", FIELD(zip) },
	{ OPTION_EXPORT, "gdelt-variant", 0, "NAME", "empty|zero",
			"tone, which is not measured: empty (default), or 0 "
			"for readers that drop rows without",
			FIELD(gdelt_variant) },
	{ OPTION_EXPORT, "polecat-variant", 0, "NAME",
			"intensity|event-intensity",
			"what POLECAT's fifth column is called: intensity "
			"(default) or event-intensity",
			FIELD(polecat_variant) },
	{ OPTION_QUERY, "count", 0, NULL, NULL,
			"only how many records and events there are",
			FIELD(count_only) },
	{ OPTION_QUERY, "explain-sql", 0, NULL, NULL,
			"only the SQL and how SQLite goes about it",
			FIELD(explain_sql) },
	{ OPTION_PAIRS, "source", 0, "WHO", NULL,
			"pairs of these alone: USA, USA.GOV, .REB; several "
			"with commas, * for any letters",
			FIELD(source) },
	{ OPTION_PAIRS, "target", 0, "WHO", NULL, "to whom, likewise",
			FIELD(target) },
	{ OPTION_PAIRS, "by", 0, "WHAT", "event|quad|status|sector",
			"a row for each category, class, status or pair of "
			"sectors",
			FIELD(by) },
	{ OPTION_PAIRS, "sectors", 0, NULL, NULL,
			"keep sectors apart: USA.GOV, USA.BUS",
			FIELD(sectors) },
	{ OPTION_PERIOD, "period", 0, "PERIOD", "day|week|month|quarter|year",
			"a row for each day, week (ISO 8601), month, quarter "
			"or year; align takes quarters where none is told",
			FIELD(period) },
	{ OPTION_ALIGN | OPTION_REPORT, "between", 0, "A,B", NULL,
			"the two powers, as in USA,CHN", FIELD(powers) },
	{ OPTION_ALIGN | OPTION_REPORT, "direction", 0, "DIRECTION",
			"both|out|in",
			"what it does (out), what is done to it (in), or both "
			"(default)",
			FIELD(direction) },
	{ OPTION_ALIGN, "movers", 0, "N", NULL,
			"instead, the N events a period that move the index "
			"most",
			FIELD(movers), option_put_movers },
	{ OPTION_MARKED, "without-marked", 0, "FILE", NULL,
			"leave out records that this file marks as wrong, "
			"count those it marks as the same once",
			FIELD(without_marked) },
	{ OPTION_AS_OF, "as-of", 0, "DAY", NULL,
			"last of the recent days (default: the last day read)",
			FIELD(as_of), option_put_day },
	{ OPTION_REVIEW, "gold", 0, NULL, NULL,
			"print the marks as gold for score", FIELD(as_gold) },
	{ OPTION_REVIEW, "all", 'a', NULL, NULL,
			"also marks that a later one overrides", FIELD(all) },
	{ OPTION_LEDGER, "by", 0, "COLUMNS", NULL,
			"what tells rows apart: kind, instrument, year, party, "
			"counterparty, status (default: all)",
			FIELD(by), NULL, WORDS_LEDGER_COLUMNS },
	{ OPTION_LEDGER, "records", 0, NULL, NULL,
			"a line an event, with what became of it",
			FIELD(records) },
	{ OPTION_LEDGER, "wide", 0, NULL, NULL,
			"also what stays within one country, or names only "
			"one side",
			FIELD(wide) },
	{ OPTION_WATCH, "once", 0, NULL, NULL,
			"ask for what is due and end, for cron", FIELD(once) },
	{ OPTION_WATCH, "now", 0, NULL, NULL,
			"ask first for all feeds and pages that still wait",
			FIELD(now) },
	{ OPTION_WATCH, "every", 0, "TIME", NULL,
			"ask for each feed so often: 90s, 15m (default), 2h, "
			"1d",
			FIELD(every), option_put_time },
	{ OPTION_WATCH, "feed-text", 0, NULL, NULL,
			"code the text in the feed, fetch no pages",
			FIELD(feed_text) },
	{ OPTION_FETCH, "timeout", 0, "SECONDS", NULL,
			"how long an address may take (60)", FIELD(timeout),
			option_put_seconds },
	{ OPTION_FETCH, "delay", 0, "SECONDS", NULL,
			"between two requests to a site, at least (1)",
			FIELD(delay), option_put_seconds },
	{ OPTION_FETCH, "ignore-robots", 0, NULL, NULL,
			"fetch what a site's robots.txt does not allow",
			FIELD(ignore_robots) },
	{ OPTION_FETCH, "private-addresses", 0, NULL, NULL,
			"fetch from this machine and private networks too",
			FIELD(private_addresses) },
	{ OPTION_SERVE, "port", 0, "N", NULL,
			"port to listen on (8080); 0 for any that is free",
			FIELD(port), option_put_port },
	{ OPTION_SERVE, "address", 0, "ADDRESS", NULL,
			"address to listen on (127.0.0.1, this machine "
			"alone)",
			FIELD(address) },
	{ OPTION_SERVE, "token-file", 0, "FILE", NULL,
			"secret that opens it; without, one is made where one "
			"is needed",
			FIELD(token_file) },
	{ OPTION_SERVE, "review", 0, "FILE", NULL,
			"take marks of what is right and wrong, and write "
			"them there",
			FIELD(review) },
	{ OPTION_SERVE, "open", 0, NULL, NULL, "open it in the browser",
			FIELD(open) },
	{ OPTION_DROP_OLD, "drop-old", 0, NULL, NULL,
			"delete all codings that are not current",
			FIELD(drop_old) },
	{ OPTION_REPORT, "of", 0, "COUNTRY", NULL,
			"whose turn between two powers is asked about",
			FIELD(of) },
	{ OPTION_REPORT, "format", 'f', "FORMAT", "html|svg|png",
			"a page (html, default), or each picture as a file",
			FIELD(format) },
	{ OPTION_REPORT, "out", 'o', "PATH", NULL,
			"the page, or the folder for pictures", FIELD(out) },
	{ OPTION_VERIFY, "verify", 0, NULL, NULL,
			"lexicon and models must be as they were shipped, and "
			"signed where there is a key",
			FIELD(verify) },
	{ OPTION_VERIFY, "key", 0, "FILE", NULL,
			"key that they must be signed with (signify), instead "
			"of the program's own",
			FIELD(key) },
	{ OPTION_HELP, "help", 'h', NULL, NULL, "this help", FIELD(help) },
};
const size_t OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS;

static const struct option *
find_long(option_set set, const char *name, size_t length)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (OPTIONS[i].set & set && strlen(OPTIONS[i].name) == length
				&& !memcmp(OPTIONS[i].name, name, length))
			return &OPTIONS[i];
	return NULL;
}

static const struct option *
find_letter(option_set set, char letter)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (OPTIONS[i].set & set && OPTIONS[i].letter == letter)
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
	if (takes_several(option))
		return add_file(option, value, field);
	if (value && option->values && !is_allowed(option->values, value)) {
		fprintf(stderr, "demarche: --%s takes %s, not \"%s\"\n",
				option->name, option->values, value);
		return false;
	}
	if (option->put)
		return option->put(option, value, field);
	if (option->argument)
		*(const char **)field = value;
	else
		*(bool *)field = true;
	return true;
}

static bool
refuse(const struct command *command, const char *what, const char *word)
{
	fprintf(stderr, "demarche %s: %s %s\nTry: demarche %s --help\n",
			command->name, what, word, command->name);
	return false;
}

/* With the option that may have been meant. `length` is that of its name. */
static bool
refuse_unknown(const struct command *command, const char *word, size_t length)
{
	struct alike alike;
	alike_init(&alike, (struct str){ word + 2, length });
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (OPTIONS[i].set & command->options)
			alike_show(&alike, str_of(OPTIONS[i].name));
	fprintf(stderr, "demarche %s: unknown option %s", command->name, word);
	if (alike.count)
		fprintf(stderr, "; did you mean --%.*s?", STR_ARG(alike.at[0]));
	fprintf(stderr, "\nTry: demarche %s --help\n", command->name);
	return false;
}

bool
database_is_told(const struct command *command, const struct settings *settings)
{
	return settings->database
	       || refuse(command, "which database? Name it with", "-d");
}

bool
operands_are_none(const struct command *command, char **operands, int count)
{
	return !count || refuse(command, "takes no files:", operands[0]);
}

/* Takes one option off `arguments` at *at; returns whether it was right. */
static bool
take_option(const struct command *command, char **arguments, int count, int *at,
		struct settings *settings)
{
	char *word = arguments[*at];
	char *value = NULL;
	const struct option *option;
	size_t length = 0;
	if (word[1] == '-') {
		char *equals = strchr(word, '=');
		length = equals ? (size_t)(equals - word) - 2
				: strlen(word) - 2;
		option = find_long(command->options, word + 2, length);
		value = equals ? equals + 1 : NULL;
	} else {
		option = find_letter(command->options, word[1]);
		value = word[2] ? word + 2 : NULL;
	}
	if (!option)
		return refuse_unknown(command, word, length);
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
	settings->every = 15 * 60;
	settings->port = 8080;
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

static bool
is_gap(char c)
{
	return c == ' ' || c == '\n';
}

/* Words in lines up to the width of the page; those behind the first line, of
 * which `used` columns are full, begin behind `indent` blanks. */
static void
print_words(const char *text, int used, int indent)
{
	for (bool first = true; *text; first = false) {
		int length = 0;
		while (text[length] && !is_gap(text[length]))
			length++;
		bool fits = first || used + 1 + length <= HELP_WIDTH;
		if (!fits)
			printf("\n%*s", indent, "");
		else if (!first)
			putchar(' ');
		used = fits ? used + !first + length : indent + length;
		printf("%.*s", length, text);
		text += length;
		text += strspn(text, " \n");
	}
	putchar('\n');
}

/* A name that is too long for its column has a line of its own. */
static void
print_option(const struct option *option)
{
	char left[64];
	int columns = snprintf(left, sizeof left, "  %c%c%s--%s%s%s",
			option->letter ? '-' : ' ',
			option->letter ? option->letter : ' ',
			option->letter ? ", " : "  ", option->name,
			option->argument ? " " : "",
			option->argument ? option->argument : "");
	bool fits = columns + 2 <= HELP_AT;
	printf("%s%s%*s", left, fits ? "" : "\n",
			fits ? HELP_AT - columns : HELP_AT, "");
	print_words(option->help, HELP_AT, HELP_AT);
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

/* "demarche code - what it is for", or "Usage: demarche code [options] ..." */
static void
print_headline(const char *before, const struct command *command,
		const char *behind, const char *words)
{
	enum { INDENT = 4 };
	int used = printf("%sdemarche %s%s%s", before, command->name, behind,
			words[0] ? " " : "");
	print_words(words, used, INDENT);
}

void
options_print_help(const struct command *command)
{
	print_headline("", command, " -", command->summary);
	putchar('\n');
	print_headline("Usage: ", command, " [options]", command->arguments);
	if (command->description[0]) {
		putchar('\n');
		print_words(command->description, 0, 0);
	}
	printf("\nOptions:\n");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTIONS[i].set)
			print_option(&OPTIONS[i]);
	printf("\nExample:\n");
	print_example(command->example);
}
