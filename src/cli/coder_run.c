#include "cli/coder_run.h"

#include <stdlib.h>

#include "base/memory.h"
#include "cli/terminal.h"

bool
coder_run_load(struct coder_run *run, const struct settings *settings)
{
	run->settings = settings;
	run->format = terminal_format(settings->format);
	return loading_coders(settings, &run->coders);
}

void
coder_run_unload(struct coder_run *run)
{
	coders_unload(&run->coders);
}

struct coder_thread *
coder_thread_new(const struct coder_run *run)
{
	struct coder_thread *thread = memory_zero(1, sizeof *thread);
	thread->run = run;
	coders_worker_init(&thread->coding, &run->coders);
	if (run->own_new)
		thread->own = run->own_new(run);
	return thread;
}

void
coder_thread_free(struct coder_thread *thread)
{
	if (thread->run->own_free)
		thread->run->own_free(thread->own);
	coders_worker_fini(&thread->coding);
	free(thread);
}

static void *
thread_new(void *context)
{
	return coder_thread_new(context);
}

static void
thread_free(void *context)
{
	coder_thread_free(context);
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
	coder_run_unload(run);
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
	coder_run_unload(run);
	return status;
}
