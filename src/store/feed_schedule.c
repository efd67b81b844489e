#include "store/feed_schedule.h"

#include "base/hash.h"

static int64_t
lesser(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t
greater(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* From 0 up to a tenth of the wait. */
static int64_t
spread(int64_t wait, struct str url, unsigned turn)
{
	struct str turns = { (const char *)&turn, sizeof turn };
	uint64_t hash = hash_more(hash_bytes(url), turns);
	return (int64_t)(hash % (uint64_t)(wait / 10 + 1));
}

/* `first` doubled with each failure, `most` at most. */
static int64_t
back_off(int64_t first, unsigned failures, int64_t most)
{
	int64_t wait = first;
	for (unsigned i = 1; i < failures && wait < most; i++)
		wait *= 2;
	return lesser(wait, greater(first, most));
}

static int64_t
not_before(int64_t wait, int64_t retry_after)
{
	return greater(wait, lesser(retry_after, SCHEDULE_RETRY_MAXIMUM));
}

int64_t
schedule_feed(int64_t now, int64_t every, struct str url)
{
	return now + every - spread(every, url, 0);
}

int64_t
schedule_failed_feed(int64_t now, int64_t every, unsigned failures,
		int64_t retry_after, struct str url)
{
	int64_t wait = not_before(
			back_off(every, failures, SCHEDULE_FAILURE_MAXIMUM),
			retry_after);
	return now + wait + spread(wait, url, failures);
}

int64_t
schedule_failed_page(int64_t now, unsigned attempts, int64_t retry_after,
		struct str url)
{
	if (attempts >= SCHEDULE_PAGE_ATTEMPTS)
		return -1;
	int64_t wait = not_before(back_off(SCHEDULE_PAGE_FIRST, attempts,
						  SCHEDULE_FAILURE_MAXIMUM),
			retry_after);
	return now + wait + spread(wait, url, attempts);
}

enum { TIMED_OUT = 408, TOO_EARLY = 425, TOO_MANY = 429, UNAVAILABLE = 503 };

bool
schedule_is_of_site(int http_status)
{
	return !http_status || http_status == TOO_MANY
	       || http_status == UNAVAILABLE;
}

bool
schedule_may_pass(int http_status)
{
	return !http_status || http_status >= 500 || http_status == TIMED_OUT
	       || http_status == TOO_EARLY || http_status == TOO_MANY;
}
