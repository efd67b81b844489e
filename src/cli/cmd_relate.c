#include "cli/coder_run.h"
#include "coding/tasks.h"

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	const char *scheme = thread->run->settings->scheme;
	return task_run(TASK_RELATE, &thread->coding, article,
			scheme ? scheme : "plover", arena, out, error);
}

int
command_relate(const struct settings *settings, char **operands, int count)
{
	struct coder_run run = { 0 };
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	return coder_run_articles(
			&run, operands, count, run_threads(settings), work);
}
