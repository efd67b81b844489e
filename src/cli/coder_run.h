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
};

/* One thread's state, given to `work`. */
struct coder_thread {
	const struct coder_run *run;
	struct coder_worker *worker;
};

/* Loads the coder, runs `work` over the articles, unloads it. `work` gets a
 * struct coder_thread. Returns enum exit_status. */
int coder_run_articles(struct coder_run *run, char **operands, int count,
		unsigned threads,
		void (*work)(void *thread, const struct article *article,
				struct arena *arena, struct buffer *out));

/* For commands that print something before the first record. */
MUST_CHECK bool coder_run_load(
		struct coder_run *run, const struct settings *settings);

#endif
