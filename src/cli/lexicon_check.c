#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/json.h"
#include "cli/lexicon.h"
#include "cli/lexicon_firings.h"
#include "cli/loading.h"
#include "cli/terminal.h"
#include "event/frame.h"
#include "export/exchange.h"
#include "fact/fact_frames.h"
#include "fact/quote.h"
#include "lexicon/codes.h"
#include "lexicon/doubles.h"
#include "lexicon/examples_check.h"
#include "lexicon/frames_twice.h"
#include "lexicon/unused.h"

/* --- printing ---------------------------------------------------------- */

static void
print_as_text(const struct finding *finding)
{
	printf("%.*s:%" PRIu64 ": %.*s\n", STR_ARG(finding->path),
			finding->line, STR_ARG(finding->message));
	if (finding->sentence.len)
		printf("    %.*s\n    expected %.*s\n    coded    %.*s\n",
				STR_ARG(finding->sentence),
				STR_ARG(finding->expected),
				STR_ARG(finding->coded));
	if (finding->rules.len)
		printf("    by       %.*s\n", STR_ARG(finding->rules));
}

static void
print_as_json(const struct finding *finding)
{
	struct buffer out;
	struct json json;
	buffer_init(&out, BUFFER_UNLIMITED);
	json_init(&json, &out);
	json_open(&json, '{');
	json_put_str(&json, "record", STR("finding"));
	json_put_str(&json, "kind", str_of(finding_name(finding->kind)));
	json_put_str(&json, "path", finding->path);
	json_put_int(&json, "line", (int64_t)finding->line);
	json_put_str(&json, "message", finding->message);
	json_put_str(&json, "sentence", finding->sentence);
	json_put_str(&json, "expected", finding->expected);
	json_put_str(&json, "coded", finding->coded);
	json_put_str(&json, "rules", finding->rules);
	json_close(&json, '}');
	printf("%.*s\n", STR_ARG(buffer_str(&out)));
	buffer_fini(&out);
}

/* A problem is what this task is asked for, so it goes to stdout. */
static void
print_finding(void *context, const struct finding *finding)
{
	const enum output_format *format = context;
	if (*format == FORMAT_TABLE)
		print_as_text(finding);
	else
		print_as_json(finding);
}

static void
put_error(void *context, const struct error *error)
{
	struct findings *findings = context;
	struct finding finding = { .kind = FINDING_FORMAT,
		.path = str_of(error->where),
		.line = error->line,
		.message = str_of(error->message) };
	findings_put(findings, &finding);
}

/* Who leaves out all our frames of events has actors of their own, which our
 * examples of facts know nothing of. */
static bool
checks_facts(const struct coder *coder)
{
	return coder->frames->builtin > 0;
}

/* What was counted, over all languages. */
struct checked {
	bool coded; /* the examples too */
	size_t frames, lines;
	struct examples_count examples;
};

static void
count_frames(const struct frames *frames, struct checked *checked)
{
	checked->frames += frames_count(frames);
	checked->lines += frames_line_count(frames);
}

static void
print_summary(const struct checked *checked, const struct findings *findings,
		enum output_format format)
{
	const struct examples_count *count = &checked->examples;
	size_t problems = findings->problems, notes = findings->notes;
	const char *s = problems == 1 ? "" : "s";
	if (format != FORMAT_TABLE)
		printf("{\"record\":\"summary\",\"frames\":%zu,\"lines\":%zu,"
		       "\"examples\":%zu,\"known_failures\":%zu,"
		       "\"problems\":%zu,\"notes\":%zu}\n",
				checked->frames, checked->lines,
				count->examples, count->known, problems, notes);
	else if (checked->coded)
		printf("%zu frames in %zu lines, %zu examples (%zu known "
		       "failures), %zu problem%s, %zu note%s\n",
				checked->frames, checked->lines,
				count->examples, count->known, problems, s,
				notes, notes == 1 ? "" : "s");
	else
		printf("%zu problem%s; the examples were not coded\n", problems,
				s);
}

/* --- checking ---------------------------------------------------------- */

static void
check_facts(const char *lexicon, const char *lang, const struct frames *frames,
		struct words *words, struct findings *findings)
{
	struct fact_frames *facts;
	if (!fact_frames_check(&facts, lexicon, lang, frames, words, put_error,
			    findings))
		fact_frames_unload(facts);
}

/* What stands on the ontology. */
static void
check_ontology(const char *lexicon, const char *lang, struct words *words,
		struct findings *findings)
{
	struct error error;
	struct ontology ontology = { 0 };
	struct frames *frames = NULL;
	if (ontology_load(&ontology, lexicon, &error)) {
		put_error(findings, &error);
		return;
	}
	if (!frames_check(&frames, lexicon, lang, &ontology, words, put_error,
			    findings))
		check_facts(lexicon, lang, frames, words, findings);
	frames_unload(frames);
	ontology_unload(&ontology);
}

/* Tables and frames by themselves, every mistake told. */
static void
check_files(const char *lexicon, enum language language,
		struct findings *findings)
{
	struct error error;
	struct amount_tables *amounts = NULL;
	struct quote_tables *quotes = NULL;
	struct words words;
	const char *lang = languages_code(language);
	words_init(&words, NULL);
	gazetteer_check(lexicon, language, put_error, findings);
	check_ontology(lexicon, lang, &words, findings);
	if (amount_tables_load(&amounts, lexicon, lang, &words, &error))
		put_error(findings, &error);
	else
		amount_tables_unload(amounts);
	if (quote_tables_load(&quotes, lexicon, lang, &words, &error))
		put_error(findings, &error);
	else
		quote_tables_unload(quotes);
	words_fini(&words);
}

/* What only a lexicon shows that can be read. */
static bool
check_whole(const struct settings *given, enum language language,
		struct findings *findings, struct checked *checked)
{
	struct coders coders;
	struct settings settings = *given;
	settings.lang = languages_code(language);
	settings.text = true;
	if (!loading_coders(&settings, &coders))
		return false;
	struct coder *coder = &coders.first.coder;
	coder->makers = MAKERS_FRAMES; /* they are checked */
	coder->kinds = checks_facts(coder) ? RECORD_EVENTS | RECORD_FACTS
					   : RECORD_EVENTS;
	frames_twice_check(coder->frames, &coder->words, findings);
	count_frames(coder->frames, checked);
	if (checks_facts(coder)) {
		frames_twice_check(
				coder->facts->frames, &coder->words, findings);
		count_frames(coder->facts->frames, checked);
	}
	doubles_check(coder->frames, &coder->words, findings);
	codes_check(coder->frames, coder->gazetteer, &coder->words, findings);
	unused_check_sets(coder->frames, findings);
	/* It is enough when one language tells them. */
	if (language == loading_language(given))
		unused_check_categories(coder->frames, findings);
	struct examples_count count = examples_check(coder, findings);
	checked->coded = true;
	checked->examples.examples += count.examples;
	checked->examples.known += count.known;
	coders_unload(&coders);
	return true;
}

/* A folder of somebody's own is for English, unless it has frames of another
 * language; whether ours hold beside its actors is not its business. */
static bool
is_overlaid(const char *folder, enum language language)
{
	char verbs[DATA_PATH_BYTES];
	if (!folder || language == LANGUAGE_EN)
		return true;
	snprintf(verbs, sizeof verbs, "%s/verbs/%s", folder,
			languages_code(language));
	return access(verbs, R_OK) == 0;
}

/* Of all languages unless one is asked for. */
static bool
is_checked(const struct settings *settings, const struct data_paths *paths,
		enum language language)
{
	enum language asked = loading_language_asked(settings);
	if (asked != LANGUAGE_COUNT)
		return language == asked;
	return data_has_model(paths, language)
	       && is_overlaid(settings->lexicon, language);
}

static int
check(const struct settings *settings, const struct data_paths *paths,
		struct findings *findings, enum output_format format)
{
	struct checked checked = { 0 };
	exchange_check(paths->lexicon, put_error, findings);
	for (enum language i = 0; i < LANGUAGE_COUNT; i++)
		if (is_checked(settings, paths, i))
			check_files(paths->lexicon, i, findings);
	for (enum language i = 0; !findings->problems && i < LANGUAGE_COUNT;
			i++)
		if (is_checked(settings, paths, i)
				&& !check_whole(settings, i, findings,
						&checked))
			return EXIT_ENVIRONMENT;
	print_summary(&checked, findings, format);
	return findings->problems ? EXIT_REJECTED : EXIT_OK;
}

int
lexicon_task_check(const struct settings *settings, char **operands, int count)
{
	(void)operands;
	(void)count;
	struct data_paths paths;
	struct error error;
	if (loading_find(settings, &paths, &error)) {
		terminal_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	enum output_format format = terminal_format(settings->format);
	struct findings findings = { .tell = print_finding,
		.context = &format };
	int status = check(settings, &paths, &findings, format);
	findings_fini(&findings);
	if (!status && (settings->corpus.count || settings->gold))
		return lexicon_firings(settings);
	return status;
}
