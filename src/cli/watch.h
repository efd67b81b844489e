/* watch.h - feeds polled, the pages of their new items coded and stored.
 *
 * One thread does one thing after another: asks for the feed that has been due
 * for longest, else for the next page. What it has done stands in the
 * database: killed at any moment and started again it goes on there.
 *
 * What is wrong with a feed or a page is a reject, and the watch goes on. What
 * is wrong with the database ends it: `broken` and `error` tell that. */
#ifndef DEMARCHE_CLI_WATCH_H
#define DEMARCHE_CLI_WATCH_H

#include <signal.h>

#include "cli/ingesting.h"
#include "cli/rejects.h"
#include "read/fetch.h"
#include "store/feeds.h"

struct watch {
	const struct settings *settings;
	struct sandbox sandbox;
	struct coder_thread *thread;
	struct ingesting ingesting;
	struct feeds *feeds;
	struct fetch *fetch;
	struct read_work *read;
	struct rejects rejects;
	struct arena arena;   /* of one feed or page */
	struct arena article; /* of one article of it */
	const volatile sig_atomic_t *stop;
	enum status broken;
	struct error error;
};

/* Seconds since 1970. */
int64_t watch_now(void);

/* Asks for a feed that is due at `due`; its new items become pages, or are
 * coded as the feed has them. False when there was nothing to do, and when
 * stopped or broken. */
bool watch_feed(struct watch *watch, int64_t due);

/* Fetches, codes and stores a page that is due; likewise. */
bool watch_page(struct watch *watch);

/* --- what both need ------------------------------------------------------ */

/* Takes the status of a call that was given watch->error: false when it breaks
 * the watch. */
bool watch_check(struct watch *watch, enum status status);

/* Notes a reject on stderr and in the database. */
bool watch_reject(struct watch *watch, const struct error *rejected);

/* Reads, codes and stores a document. `page` is the item that led to it, or
 * null: what date and publisher are where the document tells none. */
bool watch_document(struct watch *watch, const struct document *document,
		const struct feed_page *page);

/* Commits what was stored. */
bool watch_flush(struct watch *watch);

#endif
