#include "cli/lexicon_firings.h"

#include <stdio.h>

#include "cli/coder_run.h"
#include "cli/terminal.h"
#include "lexicon/firings.h"
#include "lexicon/firings_report.h"
#include "score/gold.h"

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	(void)out;
	struct coder_thread *thread = context;
	enum status status = coders_check_first(&thread->run->coders, article, error);
	if (!status)
		firings_count(thread->run->context, thread->coding.worker, article,
				arena);
	return status;
}

/* Gold, and the arena that all of it is in. */
struct gold {
	struct arena arena;
	struct score_names names;
	struct score_set set;
};

static enum status
judge(struct firings *firings, const struct coder_run *run, struct gold *gold)
{
	struct error error;
	struct data_paths paths;
	const struct settings *settings = run->settings;
	gold->set.names = &gold->names;
	enum status status = loading_find(settings, &paths, &error);
	if (!status)
		status = score_names_load(&gold->names, paths.lexicon,
				&gold->arena, &error);
	if (!status)
		status = score_gold_read(&gold->set, &run->coders.first.coder.ontology,
				settings->gold, &error);
	if (status)
		terminal_print_error(&error);
	else
		firings_judge(firings, &run->coders.first.coder, &gold->set);
	return status;
}

static void
print(const struct firings *firings, const struct coder_run *run)
{
	struct firings_options options = {
		.corpus = run->settings->corpus.count > 0,
		.all = run->settings->all,
	};
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	if (run->format == FORMAT_TABLE)
		firings_put_text(&out, firings, &options);
	else
		firings_put_json(&out, firings, &options);
	fwrite(out.at, 1, out.len, stdout);
	buffer_fini(&out);
}

int
lexicon_firings(const struct settings *settings)
{
	struct firings firings;
	struct gold gold = { 0 };
	struct coder_run run = { .context = &firings };
	int status = EXIT_OK;
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	run.coders.first.coder.makers = MAKERS_FRAMES; /* they are judged */
	arena_init(&gold.arena);
	firings_init(&firings, run.coders.first.coder.frames);
	if (settings->corpus.count)
		status = coder_run_corpus(&run, (char **)settings->corpus.at,
				settings->corpus.count, run_threads(settings),
				work);
	if (status != EXIT_ENVIRONMENT && settings->gold
			&& judge(&firings, &run, &gold))
		status = EXIT_ENVIRONMENT;
	if (status != EXIT_ENVIRONMENT)
		print(&firings, &run);
	firings_fini(&firings);
	arena_fini(&gold.arena);
	coder_run_unload(&run);
	return status;
}
