/* run.h - every article of the input through some work, output in order.
 *
 * With several threads one reads, the others work; what they wrote comes out
 * in the order of the input, so that the bytes do not depend on the number of
 * threads. A document that cannot be read is reported and counted, and the
 * run goes on. */
#ifndef DEMARCHE_CLI_RUN_H
#define DEMARCHE_CLI_RUN_H

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/command.h"
#include "read/read.h"

typedef enum status run_work(void *worker, const struct article *article,
		struct arena *arena, struct buffer *out, struct error *error);
typedef enum status run_work_raw(void *worker, const struct document *document,
		struct arena *arena, struct buffer *out, struct error *error);

/* Makes of an article what `keep` gets instead of bytes. */
typedef enum status run_make(void *worker, const struct article *article,
		struct arena *arena, void **made, struct error *error);

/* The same of a raw document. */
typedef enum status run_make_raw(void *worker, const struct document *document,
		struct arena *arena, void **made, struct error *error);

/* The next document, instead of files: as source_next. */
typedef enum status run_next(
		void *shared, struct document *document, struct error *error);

/* Where what was made goes: in one thread, in the order of the input. A status
 * other than STATUS_OK ends the run, with its error and EXIT_ENVIRONMENT. */
struct run_keeper {
	/* Owns `made` from now on. */
	enum status (*keep)(void *shared, void *made, struct error *error);
	/* Is told of each document that was rejected. */
	enum status (*reject)(void *shared, const struct error *rejected,
			struct error *error);
	/* After the last document. */
	enum status (*finish)(void *shared, struct error *error);
	/* Documents that `keep` or `finish` found to be rejects, one by one;
	 * false when there are no more. */
	bool (*next_reject)(void *shared, struct error *rejected);
	/* Instead of `keep`, for what is left when the run has ended early. */
	void (*drop)(void *made);
};

struct run {
	const struct settings *settings;
	char **paths; /* none: standard input */
	int path_count;
	void *shared; /* given to worker_new */
	/* One state a thread; may be null together. */
	void *(*worker_new)(void *shared);
	void (*worker_free)(void *worker);
	/* Appends what is to be printed of one article. A status other than
	 * STATUS_OK, with its error, is a reject. */
	run_work *work;
	/* Instead of `work`, for commands that want the raw document. */
	run_work_raw *work_raw;
	/* Instead of stdout, if not null: gets `shared` and what `work`
	 * appended, article by article in the order of the input, and runs in
	 * one thread. */
	void (*put)(void *shared, struct str bytes);
	/* Instead of `work`, together. */
	run_make *make;
	run_make_raw *make_raw; /* instead of `make` */
	/* Instead of `paths`, if not null; `total`: bytes of all of them. */
	run_next *next;
	uint64_t total;
	const struct run_keeper *keeper;
	unsigned threads;
};

/* Returns enum exit_status. */
int run_articles(const struct run *run);

/* The number of threads that the settings ask for. */
unsigned run_threads(const struct settings *settings);

#endif
