/* runs.h - ways of coding: which there were, what stands of them, and the
 * articles that are to be coded again. */
#ifndef DEMARCHE_STORE_RUNS_H
#define DEMARCHE_STORE_RUNS_H

#include "store/ingest.h"
#include "store/selection.h"

struct stored_run {
	int64_t id;
	struct str program, lexicon, model, options;
	int64_t started;  /* seconds since 1970 */
	int64_t articles; /* coded in this way */
	int64_t current;  /* of these, articles whose current coding it is */
	int64_t records;  /* of current codings */
};

/* Calls `put` for each run, oldest first; strings last as long as the call.
 * What `put` returns other than STATUS_OK ends it. */
typedef enum status stored_run_put(void *context, const struct stored_run *run,
		struct error *error);
MUST_CHECK enum status runs_list(struct store *store, stored_run_put *put,
		void *context, struct error *error);

/* Its number, 0 when there is none. */
MUST_CHECK enum status runs_find(struct store *store,
		const struct ingest_version *version, int64_t *run,
		struct error *error);
/* Whether there is a run of that number. */
MUST_CHECK enum status runs_exists(struct store *store, int64_t run,
		bool *exists, struct error *error);

/* The articles that fit (selection_prepare_articles) and whose current coding
 * is of none of those runs, by date and document. Free *articles with free. */
MUST_CHECK enum status runs_articles(struct store *store,
		const struct selection *selection, const int64_t *runs,
		size_t run_count, int64_t **articles, size_t *count,
		struct error *error);

/* Deletes the lines of codings that are not current, and runs of which nothing
 * is left; tells how many codings. In transactions of some thousand. */
MUST_CHECK enum status runs_drop_old(
		struct store *store, int64_t *dropped, struct error *error);

/* --- articles as they were read ---------------------------------------- */

struct stored_articles;

/* One connection of its own, for one thread. */
MUST_CHECK enum status stored_articles_open(struct stored_articles **articles,
		const char *path, struct error *error);
void stored_articles_close(struct stored_articles *articles);
/* The article of that number, in the arena. */
MUST_CHECK enum status stored_articles_read(struct stored_articles *articles,
		int64_t number, struct arena *arena, struct article *out,
		struct error *error);

#endif
