#include <stdio.h>

#include "cli/coder_run.h"
#include "cli/terminal.h"
#include "coding/tasks.h"
#include "explain/explanation.h"

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	struct explanation *explanation;
	enum status status = task_explanation(
			&thread->coding, article, arena, &explanation, error);
	if (status)
		return status;
	if (thread->run->format == FORMAT_TABLE)
		explanation_put_text(out, explanation, thread->run->context);
	else
		explanation_put_jsonl(out, explanation);
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
