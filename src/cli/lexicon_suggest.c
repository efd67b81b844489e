#include <stdio.h>

#include "cli/coder_run.h"
#include "cli/lexicon.h"
#include "lexicon/observe.h"
#include "lexicon/suggest.h"

/* Rarer ones say little; a screen holds so many. --all tells everything. */
enum { LEAST = 3, MOST = 40 };

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	enum status status = coders_check_first(&thread->run->coders, article, error);
	if (!status)
		observe(&thread->run->coders.first.coder, thread->coding.worker, article,
				arena, out);
	return status;
}

static void
collect(void *context, struct str observations)
{
	const struct coder_run *run = context;
	suggestions_add(run->context, observations);
}

static void
print(const struct suggestions *suggestions, const struct coder_run *run)
{
	struct suggest_options options = { LEAST, MOST };
	struct buffer out;
	if (run->settings->all)
		options = (struct suggest_options){ 1, 0 };
	buffer_init(&out, BUFFER_UNLIMITED);
	if (run->format == FORMAT_TABLE)
		suggestions_put_text(&out, suggestions, &options);
	else
		suggestions_put_json(&out, suggestions, &options);
	if (out.len)
		fwrite(out.at, 1, out.len, stdout);
	buffer_fini(&out);
}

int
lexicon_task_suggest(
		const struct settings *settings, char **operands, int count)
{
	struct suggestions suggestions;
	struct coder_run run = { .context = &suggestions, .put = collect };
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	suggestions_init(&suggestions, run.coders.first.coder.frames,
			&run.coders.first.coder.words);
	int status = coder_run_corpus(
			&run, operands, count, run_threads(settings), work);
	if (status != EXIT_ENVIRONMENT) {
		suggestions_finish(&suggestions);
		print(&suggestions, &run);
	}
	suggestions_fini(&suggestions);
	coder_run_unload(&run);
	return status;
}
