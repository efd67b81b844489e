#include <stdio.h>

#include "cli/data.h"
#include "cli/lexicon_examples.h"
#include "cli/lexicon_find.h"

static void
print_error(const struct error *error)
{
	char line[1200];
	error_print(error, line, sizeof line);
	fprintf(stderr, "demarche: %s\n", line);
}

/* A problem is what this command is asked for, so it goes to stdout. */
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
check(const struct settings *settings, const char *lexicon)
{
	size_t problems = check_files(lexicon);
	struct coder coder;
	if (problems) {
		printf("%zu problem%s; the examples were not coded\n", problems,
				problems == 1 ? "" : "s");
		return EXIT_REJECTED;
	}
	if (!data_load_coder(settings, &coder))
		return EXIT_ENVIRONMENT;
	struct lexicon_examples examples = lexicon_examples_check(&coder);
	printf("%zu frames in %zu lines, %zu examples (%zu known failures), "
	       "%zu problem%s\n",
			frames_count(coder.frames),
			frames_line_count(coder.frames), examples.count,
			examples.known, examples.problems,
			examples.problems == 1 ? "" : "s");
	coder_unload(&coder);
	return examples.problems ? EXIT_REJECTED : EXIT_OK;
}

static int
find(const char *lexicon, char **words, int count)
{
	for (int i = 0; i < count; i++) {
		struct buffer out;
		struct error error;
		size_t found;
		buffer_init(&out, BUFFER_UNLIMITED);
		enum status status = lexicon_find(lexicon, str_of(words[i]),
				&out, &found, &error);
		if (out.len)
			fwrite(out.at, 1, out.len, stdout);
		buffer_fini(&out);
		if (status) {
			print_error(&error);
			return EXIT_ENVIRONMENT;
		}
		if (!found)
			printf("\"%s\" does not stand in the lexicon\n",
					words[i]);
	}
	return EXIT_OK;
}

int
command_lexicon(const struct settings *settings, char **operands, int count)
{
	struct data_paths paths;
	struct error error;
	if (data_find(settings, &paths, &error)) {
		print_error(&error);
		return EXIT_ENVIRONMENT;
	}
	if (count == 1 && !strcmp(operands[0], "check"))
		return check(settings, paths.lexicon);
	if (count > 1 && !strcmp(operands[0], "find"))
		return find(paths.lexicon, operands + 1, count - 1);
	fprintf(stderr, "demarche lexicon: check, or find WORD...\n"
			"Try: demarche lexicon --help\n");
	return EXIT_USAGE;
}
