#include <stdio.h>

#include "cli/coder_run.h"
#include "cli/explanation.h"
#include "cli/terminal.h"

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	enum status status = coder_thread_turn(thread, article, error);
	if (status)
		return status;
	struct explanation explanation;
	explanation_start(&explanation, arena);
	coder_set_trace(thread->worker, &explanation.event_trace,
			&explanation.fact_trace);
	coder_keep_vectors(thread->worker, true);
	struct analysis analysis;
	coder_run(thread->worker, article, arena, &analysis);
	coder_set_trace(thread->worker, NULL, NULL);
	explanation_finish(&explanation, &analysis);
	explanation.options = &thread->language->record;
	explanation.parser = thread->language->coder.parser;
	explanation.language = thread->language->coder.language;
	if (thread->run->format == FORMAT_TABLE)
		explanation_put_text(out, &explanation, thread->run->context);
	else
		explanation_put_jsonl(out, &explanation);
	return STATUS_OK;
}

int
command_explain(const struct settings *settings, char **operands, int count)
{
	if (terminal_format(settings->format) == FORMAT_CSV) {
		fprintf(stderr, "demarche explain: --format takes table or "
				"jsonl, not csv\n");
		return EXIT_USAGE;
	}
	struct explanation_look look = {
		.width = terminal_width(stdout),
		.color = terminal_color(stdout, settings->color),
		.all = settings->all,
	};
	struct coder_run run = { .context = &look };
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	return coder_run_articles(&run, operands, count, 1, work);
}
