#include "cli/coder_run.h"
#include "coding/tasks.h"
#include "parse/conllu.h"

static enum status
work(void *context, const struct article *article, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	return task_run(TASK_PARSE, &thread->coding, article, NULL, arena, out,
			error);
}

/* Tokens as the file gives them, whatever kind it was taken for. */
static enum status
work_conllu(void *context, const struct document *document, struct arena *arena,
		struct buffer *out, struct error *error)
{
	struct coder_thread *thread = context;
	struct conllu in = conllu_open(document->bytes, document->path.at);
	for (;;) {
		struct analysis analysis = { 0 };
		struct str id;
		enum status status = conllu_next(
				&in, arena, NULL, &analysis.text, &id, error);
		if (status)
			return status == STATUS_END ? STATUS_OK : status;
		coder_parse(thread->coding.worker, arena, &analysis);
		conllu_put(out, &analysis.text, analysis.words, id);
	}
}

int
command_parse(const struct settings *settings, char **operands, int count)
{
	struct coder_run run = { 0 };
	if (!coder_run_load(&run, settings))
		return EXIT_ENVIRONMENT;
	unsigned threads = run_threads(settings);
	if (settings->conllu_in)
		return coder_run_documents(
				&run, operands, count, threads, work_conllu);
	return coder_run_articles(&run, operands, count, threads, work);
}
