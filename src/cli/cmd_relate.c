#include "cli/coder_run.h"

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	enum status status = coder_thread_turn(thread, article, error);
	if (status)
		return status;
	struct analysis analysis;
	struct event event;
	coder_relate(thread->worker, article, arena, &analysis, &event);
	if (!confidence_reaches(event.confidence,
			    thread->language->coder.min_confidence))
		return STATUS_OK;
	const char *scheme = thread->run->settings->scheme;
	record_put_relation(out, &analysis, &event, scheme ? scheme : "plover",
			&thread->language->record);
	return STATUS_OK;
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
