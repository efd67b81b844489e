/* feeds.h - what `watch` remembers from one poll to the next: tables feed and
 * feed_item of schema.sql.
 *
 * Taking a feed or an item claims it for LIMIT_CLAIM_SECONDS, so that two
 * programs on one database do not ask for the same; what a program that was
 * killed had claimed falls due again. Times are seconds since 1970, given by
 * the caller. One struct feeds a store; each call is a transaction of its own
 * unless one is open. Fails as store.h says. */
#ifndef DEMARCHE_STORE_FEEDS_H
#define DEMARCHE_STORE_FEEDS_H

#include "base/arena.h"
#include "store/store.h"

/* Texts end with a null byte. */
struct feed_state {
	struct str url, title;
	struct str etag, last_modified; /* of the last answer; "" none */
	struct str last_status;         /* "200", "404 Not Found" ... */
	int64_t next_due, last_checked;
	unsigned failures; /* in a row */
};

/* A page that an item of a feed links to. */
struct feed_page {
	struct str url;
	struct str feed; /* the feed's url */
	struct str feed_title;
	struct str date; /* of the item, as the feed has it */
	unsigned attempts;
};

struct feeds;
MUST_CHECK enum status feeds_open(struct feeds **feeds,
		const struct store *store, struct error *error);
void feeds_close(struct feeds *feeds);

/* Watches a feed until feeds_close; one that is new is due at once. An empty
 * title leaves what is known. */
MUST_CHECK enum status feeds_watch(struct feeds *feeds, struct str url,
		struct str title, struct error *error);

/* The watched feed that has been due for longest at `now`, claimed; STATUS_END
 * when none is. Texts are the arena's. */
MUST_CHECK enum status feeds_take(struct feeds *feeds, int64_t now,
		struct arena *arena, struct feed_state *state,
		struct error *error);
/* Writes it back. */
MUST_CHECK enum status feeds_put(struct feeds *feeds,
		const struct feed_state *state, struct error *error);
/* Until feeds_close it is not taken before `until`, whatever stands in the
 * database: for what other options would allow. */
MUST_CHECK enum status feeds_rest(struct feeds *feeds, struct str url,
		int64_t until, struct error *error);
/* All watched feeds and their open pages are due, whatever they wait for. */
MUST_CHECK enum status feeds_hurry(struct feeds *feeds, struct error *error);
/* The watched feed that falls due first, and how many are watched, when none
 * is due at `now`; else STATUS_END. Texts are the arena's. */
MUST_CHECK enum status feeds_wait(struct feeds *feeds, int64_t now,
		struct arena *arena, struct feed_state *first, int64_t *watched,
		struct error *error);

/* A page to fetch from now on, `*is_new` when it was not known. */
MUST_CHECK enum status feeds_add_page(struct feeds *feeds,
		const struct feed_page *page, int64_t now, bool *is_new,
		struct error *error);
/* The next page due of the watched feeds, claimed; the feeds take turns.
 * STATUS_END when none is due. Texts are the arena's. */
MUST_CHECK enum status feeds_take_page(struct feeds *feeds, int64_t now,
		struct arena *arena, struct feed_page *page,
		struct error *error);
/* It is never fetched again. */
MUST_CHECK enum status feeds_finish_page(
		struct feeds *feeds, struct str url, struct error *error);
/* It is fetched again at `due`. */
MUST_CHECK enum status feeds_delay_page(struct feeds *feeds,
		const struct feed_page *page, int64_t due, struct error *error);

/* Nor is any other open page of its feed before that. */
MUST_CHECK enum status feeds_delay_others(struct feeds *feeds,
		const struct feed_page *page, int64_t due, struct error *error);

/* When the first watched feed or page of one falls due; INT64_MAX: never. */
MUST_CHECK enum status feeds_next_due(
		struct feeds *feeds, int64_t *due, struct error *error);

/* All writes between the two are one transaction. */
MUST_CHECK enum status feeds_begin(struct feeds *feeds, struct error *error);
MUST_CHECK enum status feeds_commit(struct feeds *feeds, struct error *error);

#endif
