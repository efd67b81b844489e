#include "cli/coder_run.h"

#include <stdlib.h>

#include "cli/terminal.h"

static void *
thread_new(void *context)
{
	struct coder_thread *thread = calloc(1, sizeof *thread);
	if (!thread)
		abort();
	thread->run = context;
	thread->worker = coder_worker_new(&thread->run->coder);
	if (thread->run->own_new)
		thread->own = thread->run->own_new(thread->run);
	return thread;
}

static void
thread_free(void *context)
{
	struct coder_thread *thread = context;
	if (thread->run->own_free)
		thread->run->own_free(thread->own);
	coder_worker_free(thread->worker);
	free(thread);
}

bool
coder_run_load(struct coder_run *run, const struct settings *settings)
{
	run->settings = settings;
	run->format = terminal_format(settings->format);
	if (!data_load_coder(settings, &run->coder))
		return false;
	run->record = (struct record_options){
		.ontology = &run->coder.ontology,
		.vocabulary = fact_frames_vocabulary(run->coder.facts),
		.quotes = run->coder.quotes,
		.kinds = run->coder.kinds,
		.version = { DEMARCHE_VERSION, run->coder.lexicon_id,
				parser_id(run->coder.parser) },
		.dyads = settings->dyads,
	};
	return true;
}

static int
run_threads_over(struct coder_run *run, struct run *work)
{
	work->settings = run->settings;
	work->shared = run;
	work->put = run->put;
	work->keeper = run->keeper;
	work->worker_new = thread_new;
	work->worker_free = thread_free;
	return run_articles(work);
}

int
coder_run_corpus(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work)
{
	return run_threads_over(run, &(struct run){ .paths = operands,
						     .path_count = count,
						     .threads = threads,
						     .work = work });
}

int
coder_run_articles(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work)
{
	int status = coder_run_corpus(run, operands, count, threads, work);
	coder_unload(&run->coder);
	return status;
}

int
coder_run_make(struct coder_run *run, char **operands, int count,
		unsigned threads, run_make *make)
{
	return run_threads_over(run, &(struct run){ .paths = operands,
						     .path_count = count,
						     .threads = threads,
						     .make = make });
}

int
coder_run_next(struct coder_run *run, run_next *next, uint64_t total,
		unsigned threads, run_make_raw *make)
{
	return run_threads_over(run, &(struct run){ .next = next,
						     .total = total,
						     .threads = threads,
						     .make_raw = make });
}

int
coder_run_documents(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work_raw *work)
{
	int status = run_threads_over(run, &(struct run){ .paths = operands,
							   .path_count = count,
							   .threads = threads,
							   .work_raw = work });
	coder_unload(&run->coder);
	return status;
}

enum status
coder_run_language(const struct coder_run *run, const struct article *article,
		struct error *error)
{
	const char *asked = run->settings->lang;
	bool any = asked && strcmp(asked, "auto") != 0;
	if (any || !article->lang.len || str_starts(article->lang, STR("en")))
		return STATUS_OK;
	return error_set(error, STATUS_UNSUPPORTED, article->id.at, 0,
			ERROR_NO_OFFSET,
			"the language is \"%.*s\"; only English (en) is "
			"analysed (--lang en insists)",
			STR_ARG(article->lang));
}
