/* settle.h - what is derived from the stored articles, brought up to date.
 *
 * Ingest notes in `stale` which articles are new or coded anew; copies
 * (duplicate.h) and reports of one event (event_group.h) follow here: in the
 * course of an ingest and at its end, or, when that was killed, at the
 * beginning of what reads the store next. A round of articles is one
 * transaction, so a kill leaves them stale and nothing half made. Several
 * programs may settle at once.
 *
 * The result is a function of what is stored, not of the order or the rounds
 * in which it came. */
#ifndef DEMARCHE_STORE_SETTLE_H
#define DEMARCHE_STORE_SETTLE_H

#include "store/store.h"

/* Articles of one transaction: some megabytes of words, some milliseconds in
 * which nobody else writes. */
enum { SETTLE_ROUND = 512 };

struct settled {
	uint64_t articles; /* that were stale */
	uint64_t copies;   /* of these, articles that have a copy */
};

/* Called after each round with what is done and what was stale at the start;
 * may be null. */
typedef void settle_progress(void *context, uint64_t done, uint64_t all);

/* The store must be open for writing, without a transaction. */
MUST_CHECK enum status settle(struct store *store, settle_progress *progress,
		void *context, struct settled *out, struct error *error);

/* The same while more articles come, and for those alone that fill a round: the
 * others wait for what comes, or for settle. Adds to `out`. */
MUST_CHECK enum status settle_full_rounds(struct store *store,
		struct settled *out, struct error *error);

/* How many articles are stale: what a reader that may not write tells. */
MUST_CHECK enum status settle_stale(const struct store *store,
		uint64_t *articles, struct error *error);

/* Before records of an article are deleted or coded anew: dissolves the groups
 * that they are in, and makes the articles of all of their members stale.
 * Inside a transaction. */
MUST_CHECK enum status settle_forget(
		struct store *store, int64_t article, struct error *error);

#endif
