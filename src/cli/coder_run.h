/* coder_run.h - what the commands that analyse articles have in common: a coder
 * a language is loaded once, each thread has a coder_worker of each.
 *
 * The coder of data_language is there from the beginning. Others are loaded
 * when the first article of their language comes, under a lock, and only
 * where no language was asked for. */
#ifndef DEMARCHE_CLI_CODER_RUN_H
#define DEMARCHE_CLI_CODER_RUN_H

#include "cli/data.h"
#include "cli/run.h"
#include "export/record.h"

struct other_coders; /* see coder_run.c */

/* A coder, and how its records are printed. */
struct coder_language {
	struct coder coder;
	struct record_options record;
};

struct coder_run {
	const struct settings *settings;
	struct coder_language first; /* of data_language */
	struct other_coders *others;
	enum output_format format;
	void *context; /* the command's own */
	/* See run.h; gets this struct. */
	void (*put)(void *run, struct str bytes);
	const struct run_keeper *keeper;
	/* The command's own state of a thread; may be null together. */
	void *(*own_new)(const struct coder_run *run);
	void (*own_free)(void *own);
};

/* One thread's state, given to `work`. Language and worker are those of the
 * article at hand after coder_thread_turn, before it those of `first`. */
struct coder_thread {
	const struct coder_run *run;
	const struct coder_language *language;
	struct coder_worker *worker;
	struct coder_worker *workers[LANGUAGE_COUNT]; /* null: not needed yet */
	void *own;
};

/* Loads the first coder and sets everything but `context`; false after a
 * message. */
MUST_CHECK bool coder_run_load(
		struct coder_run *run, const struct settings *settings);
/* All that was loaded. */
void coder_run_unload(struct coder_run *run);
/* The coder of `language`, loaded if need be; null when it cannot be, or when
 * another language was asked for. Any thread may ask. */
const struct coder_language *coder_run_find(const struct coder_run *run,
		enum language language, struct error *error);

struct coder_thread *coder_thread_new(const struct coder_run *run);
void coder_thread_free(struct coder_thread *thread);
/* Turns to the article's language. Articles in a language that is not analysed
 * are rejects, unless the settings insist on one. */
MUST_CHECK enum status coder_thread_turn(struct coder_thread *thread,
		const struct article *article, struct error *error);

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

/* For commands that work with the first coder alone: articles in another
 * language are rejects, unless the settings insist on one. */
MUST_CHECK enum status coder_run_language(const struct coder_run *run,
		const struct article *article, struct error *error);

#endif
