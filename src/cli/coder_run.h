/* coder_run.h - what the commands that analyse articles have in common: the
 * coders are loaded once, each thread has a coders_worker. */
#ifndef DEMARCHE_CLI_CODER_RUN_H
#define DEMARCHE_CLI_CODER_RUN_H

#include "cli/loading.h"
#include "cli/run.h"

struct coder_run {
	const struct settings *settings;
	struct coders coders;
	enum output_format format;
	void *context; /* the command's own */
	/* See run.h; gets this struct. */
	void (*put)(void *run, struct str bytes);
	const struct run_keeper *keeper;
	/* The command's own state of a thread; may be null together. */
	void *(*own_new)(const struct coder_run *run);
	void (*own_free)(void *own);
};

/* One thread's state, given to `work`. */
struct coder_thread {
	const struct coder_run *run;
	struct coders_worker coding;
	void *own;
};

/* Loads the coders and sets everything but `context`; false after a
 * message. */
MUST_CHECK bool coder_run_load(
		struct coder_run *run, const struct settings *settings);
/* All that was loaded. */
void coder_run_unload(struct coder_run *run);

struct coder_thread *coder_thread_new(const struct coder_run *run);
void coder_thread_free(struct coder_thread *thread);

/* Runs `work` over the articles; what is loaded stays so. */
int coder_run_corpus(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work);
/* Runs `work` over the articles (or raw documents) and unloads the coders.
 * `work` gets a struct coder_thread. Returns enum exit_status. */
int coder_run_articles(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work);
/* Likewise, for what `keeper` gets; the coders stay loaded. */
int coder_run_make(struct coder_run *run, char **operands, int count,
		unsigned threads, run_make *make);
/* Likewise, of documents that `next` gives (it gets this struct), `total` bytes
 * of them. */
int coder_run_next(struct coder_run *run, run_next *next, uint64_t total,
		unsigned threads, run_make_raw *make);
int coder_run_documents(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work_raw *work);

#endif
