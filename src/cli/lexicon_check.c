#include <stdio.h>

#include "cli/data.h"
#include "cli/lexicon.h"
#include "lexicon/examples_check.h"

/* A problem is what this task is asked for, so it goes to stdout. */
static void
print_finding(void *context, const struct finding *finding)
{
	(void)context;
	if (!finding->coded.len) {
		printf("%.*s:%llu: %.*s\n", STR_ARG(finding->path),
				(unsigned long long)finding->line,
				STR_ARG(finding->message));
		return;
	}
	printf("%.*s:%llu: \"%.*s\"\n    expected %.*s\n    coded    %.*s\n",
			STR_ARG(finding->path),
			(unsigned long long)finding->line,
			STR_ARG(finding->sentence), STR_ARG(finding->expected),
			STR_ARG(finding->coded));
}

static void
count_problem(void *context, const struct error *error)
{
	size_t *problems = context;
	char line[1200];
	error_print(error, line, sizeof line);
	printf("%s\n", line);
	(*problems)++;
}

/* Tables and frames by themselves, every mistake told. */
static size_t
check_files(const char *lexicon)
{
	size_t problems = 0;
	struct error error;
	struct ontology ontology = { 0 };
	struct frames *frames = NULL;
	struct words words;
	words_init(&words, NULL);
	gazetteer_check(lexicon, count_problem, &problems);
	if (ontology_load(&ontology, lexicon, &error))
		count_problem(&problems, &error);
	else if (!frames_check(&frames, lexicon, "en", &ontology, &words,
				 count_problem, &problems))
		frames_unload(frames);
	ontology_unload(&ontology);
	words_fini(&words);
	return problems;
}

static int
check_examples(const struct settings *settings)
{
	struct coder coder;
	if (!data_load_coder(settings, &coder))
		return EXIT_ENVIRONMENT;
	struct examples_count count =
			examples_check(&coder, print_finding, NULL);
	printf("%zu frames in %zu lines, %zu examples (%zu known failures), "
	       "%zu problem%s\n",
			frames_count(coder.frames),
			frames_line_count(coder.frames), count.examples,
			count.known, count.problems,
			count.problems == 1 ? "" : "s");
	coder_unload(&coder);
	return count.problems ? EXIT_REJECTED : EXIT_OK;
}

int
lexicon_task_check(const struct settings *settings, char **operands, int count)
{
	(void)operands;
	(void)count;
	struct data_paths paths;
	struct error error;
	if (data_find(settings, &paths, &error)) {
		data_print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	size_t problems = check_files(paths.lexicon);
	if (!problems)
		return check_examples(settings);
	printf("%zu problem%s; the examples were not coded\n", problems,
			problems == 1 ? "" : "s");
	return EXIT_REJECTED;
}
