/* ingesting.h - articles coded and put into a database: what `ingest` and
 * `watch` have in common, and in part `rerun`. */
#ifndef DEMARCHE_CLI_INGESTING_H
#define DEMARCHE_CLI_INGESTING_H

#include "cli/coder_run.h"
#include "store/ingest.h"
#include "store/settle.h"

struct ingesting {
	struct store store;
	struct ingest *ingest;
	struct settled settled; /* by ingesting_settle_early */
	uint64_t stored_early;  /* articles that were, when it last did so */
};

/* Opens (or makes) the database that the settings name. */
MUST_CHECK enum status ingesting_open(struct ingesting *ingesting,
		const struct coder_run *run, struct error *error);
void ingesting_close(struct ingesting *ingesting);

/* A thread's own state (struct coder_thread). */
struct ingest_worker *ingesting_worker_new(const struct ingesting *ingesting);

/* The versions of the language's coder and the options that change records;
 * these stand in the buffer, which must be empty. */
struct ingest_version ingesting_version(const struct coder_run *run,
		const struct coder_language *language, struct buffer *options);

/* Codes the article, stored or not, and makes of it what ingest_put takes. */
MUST_CHECK enum status ingesting_make_coded(struct coder_thread *thread,
		struct ingest_worker *worker, const struct article *article,
		struct article_key key, struct arena *arena,
		struct ingest_item **item, struct error *error);
/* Makes of an article what ingest_put takes; one that is stored already is not
 * coded. See run.h, run_make. */
MUST_CHECK enum status ingesting_make(struct coder_thread *thread,
		const struct article *article, struct arena *arena,
		struct ingest_item **item, struct error *error);

/* What ingesting_settle does, in part, where enough articles were stored: other
 * threads code meanwhile. */
MUST_CHECK enum status ingesting_settle_early(
		struct ingesting *ingesting, struct error *error);
/* Finds copies and reports of one event (settle.h), with a line of progress on
 * a terminal, unless `quiet`; how many copies there are is told when `fresh`,
 * what was settled early, is not null. What ingest_put was given must be
 * flushed. False when that failed, which is told. */
bool ingesting_settle(struct store *store, const struct settled *fresh,
		bool quiet);

/* "12 articles stored (30 events, 4 facts, 9 quotations); 3 seen before" */
void ingesting_print_summary(const struct ingesting *ingesting);

#endif
