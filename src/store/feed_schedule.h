/* feed_schedule.h - when a feed, or the page of an item, is asked for next.
 *
 * Pure functions: times are seconds since 1970, given by the caller. Waits are
 * spread by up to a tenth, by the address and the number of failures, so that
 * a hundred feeds do not fall due in one second and yet the same history gives
 * the same times. */
#ifndef DEMARCHE_STORE_FEED_SCHEDULE_H
#define DEMARCHE_STORE_FEED_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
	/* A feed that fails is asked for at least so often, unless its server
	 * names a later time or `every` is longer. */
	SCHEDULE_FAILURE_MAXIMUM = 24 * 3600,
	/* No server's wish for a later time is followed further than this. */
	SCHEDULE_RETRY_MAXIMUM = 7 * 24 * 3600,
	/* A page is given up after so many attempts ... */
	SCHEDULE_PAGE_ATTEMPTS = 6,
	/* ... the second of which comes after this, then twice as long. */
	SCHEDULE_PAGE_FIRST = 5 * 60,
};

/* After an answer, "not modified" included: in `every` seconds or up to a
 * tenth sooner. */
int64_t schedule_feed(int64_t now, int64_t every, struct str url);

/* After the `failures`-th failure in a row, from 1: `every`, then twice as
 * long with each, never before `retry_after` seconds (0: not told). */
int64_t schedule_failed_feed(int64_t now, int64_t every, unsigned failures,
		int64_t retry_after, struct str url);

/* The next attempt at a page after `attempts` of them failed, from 1; -1 when
 * it is given up. */
int64_t schedule_failed_page(int64_t now, unsigned attempts,
		int64_t retry_after, struct str url);

/* Whether the same request may have another answer later: `http_status` is the
 * server's, 0 when there was no answer at all. */
bool schedule_may_pass(int http_status);

/* Whether it says that the whole site wants to be left alone, or is gone. */
bool schedule_is_of_site(int http_status);

#endif
