/* coder_run.h - what the commands that analyse articles have in common: the
 * coder is loaded once, each thread has a coder_worker. */
#ifndef DEMARCHE_CLI_CODER_RUN_H
#define DEMARCHE_CLI_CODER_RUN_H

#include "cli/data.h"
#include "cli/run.h"
#include "export/record.h"

struct coder_run {
	const struct settings *settings;
	struct coder coder;
	struct record_options record;
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
	struct coder_worker *worker;
	void *own;
};

/* Loads the coder and sets everything but `context`; false after a message. */
MUST_CHECK bool coder_run_load(
		struct coder_run *run, const struct settings *settings);
/* Runs `work` over the articles; the coder stays loaded. */
int coder_run_corpus(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work);
/* Runs `work` over the articles (or raw documents) and unloads the coder.
 * `work` gets a struct coder_thread. Returns enum exit_status. */
int coder_run_articles(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work *work);
/* Likewise, for what `keeper` gets; the coder stays loaded. */
int coder_run_make(struct coder_run *run, char **operands, int count,
		unsigned threads, run_make *make);
/* Likewise, of documents that `next` gives (it gets this struct), `total` bytes
 * of them. */
int coder_run_next(struct coder_run *run, run_next *next, uint64_t total,
		unsigned threads, run_make_raw *make);
int coder_run_documents(struct coder_run *run, char **operands, int count,
		unsigned threads, run_work_raw *work);

/* Articles in a language that the lexicon does not know are rejects, unless
 * the settings name a language. */
MUST_CHECK enum status coder_run_language(const struct coder_run *run,
		const struct article *article, struct error *error);

#endif
