#include <inttypes.h>

#include "base/hash.h"
#include "base/limits.h"
#include "cli/watch.h"
#include "read/feed.h"
#include "read/url.h"
#include "store/feed_schedule.h"

/* A feed being asked for. */
struct poll {
	struct watch *watch;
	struct feed_state state;
	struct fetch_answer answer;
	int64_t now;
	struct feed_page *pages; /* of its items, in the arena */
	size_t page_count, page_capacity;
	size_t items, without_page, new_pages;
};

/* --- items -------------------------------------------------------------- */

/* Items without a page are known by their id in the feed, else by their words:
 * "FEED#ID". Other feeds have the same ids. */
static struct str
id_of_words(const struct poll *poll, const struct feed_item *item)
{
	char digits[sizeof "0123456789abcdef"];
	struct str feed = poll->state.url, id = item->envelope[ENVELOPE_ID];
	uint64_t hash = hash_more(
			hash_bytes(item->envelope[ENVELOPE_TITLE]), item->html);
	snprintf(digits, sizeof digits, "%016" PRIx64, hash);
	if (!id.len)
		id = str_of(digits);
	char *out = arena_take(&poll->watch->arena, feed.len + id.len + 2);
	memcpy(out, feed.at, feed.len);
	out[feed.len] = '#';
	memcpy(out + feed.len + 1, id.at, id.len);
	out[feed.len + 1 + id.len] = '\0';
	return (struct str){ out, feed.len + id.len + 1 };
}

/* Codes the item as the feed has it. */
static bool
take_words(struct poll *poll, const struct feed_item *item, struct str url)
{
	struct document document = { .path = poll->state.url,
		.item = item->number,
		.line = item->line,
		.kind = ARTICLE_FEED,
		.bytes = item->html };
	struct str *envelope = document.envelope;
	memcpy(envelope, item->envelope, sizeof document.envelope);
	envelope[ENVELOPE_URL] = url;
	envelope[ENVELOPE_ID] = url.len ? url : id_of_words(poll, item);
	return watch_document(poll->watch, &document, NULL);
}

static struct str
address_of(const struct poll *poll, struct str reference)
{
	struct arena *arena = &poll->watch->arena;
	if (!reference.len)
		return reference;
	return url_resolve(poll->answer.url.at, arena_copy(arena, reference).at,
			arena);
}

static void
note_page(struct poll *poll, const struct feed_item *item, struct str url)
{
	struct arena *arena = &poll->watch->arena;
	struct feed_page page = {
		.url = url,
		.feed = poll->state.url,
		.date = arena_copy(arena, item->envelope[ENVELOPE_DATE]),
	};
	ARENA_PUSH(arena, poll->pages, poll->page_count, poll->page_capacity,
			page);
}

static bool
take_item(struct poll *poll, const struct feed_item *item)
{
	struct str url = address_of(poll, item->envelope[ENVELOPE_URL]);
	poll->items++;
	if (!poll->state.title.len)
		poll->state.title = arena_copy(&poll->watch->arena,
				item->envelope[ENVELOPE_PUBLISHER]);
	poll->without_page += !url.len;
	if (!url.len || poll->watch->settings->feed_text)
		return take_words(poll, item, url);
	note_page(poll, item, url);
	return true;
}

/* --- an answer ------------------------------------------------------------ */

/* Piece by piece, so that memory is for the items of one. STATUS_END at the
 * end of the feed, STATUS_OK when the watch is broken. */
static enum status
read_items(struct poll *poll, struct feed *feed, struct error *rejected)
{
	enum { PIECE_BYTES = 256 * 1024 };
	struct str rest = poll->answer.http.body;
	enum status status = STATUS_END;
	for (bool last = false; !last && status == STATUS_END;) {
		struct feed_item item;
		size_t n = rest.len < PIECE_BYTES ? rest.len : PIECE_BYTES;
		last = n == rest.len;
		feed_put(feed, (struct str){ rest.at, n }, last);
		rest = (struct str){ rest.at + n, rest.len - n };
		while (!(status = feed_next(feed, &item, rejected)))
			if (!take_item(poll, &item))
				return STATUS_OK;
	}
	return status;
}

static void
set_answered(struct poll *poll)
{
	struct feed_state *state = &poll->state;
	const struct http_answer *http = &poll->answer.http;
	struct arena *arena = &poll->watch->arena;
	state->failures = 0;
	state->last_status =
			poll->answer.not_modified ? STR("304") : STR("200");
	state->next_due = schedule_feed(poll->now,
			(int64_t)poll->watch->settings->every, state->url);
	if (poll->answer.not_modified)
		return;
	state->etag = arena_copy(arena, http->etag);
	state->last_modified = arena_copy(arena, http->last_modified);
}

static bool
set_failed(struct poll *poll, struct error *rejected)
{
	struct feed_state *state = &poll->state;
	state->failures++;
	state->last_status = arena_copy(
			&poll->watch->arena, str_of(rejected->message));
	state->next_due = schedule_failed_feed(poll->now,
			(int64_t)poll->watch->settings->every, state->failures,
			poll->answer.http.retry_after, state->url);
	return watch_reject(poll->watch, rejected);
}

/* A feed without items is none that fails. */
static bool
take_answer(struct poll *poll)
{
	struct error rejected;
	enum status status = STATUS_END;
	if (!poll->answer.not_modified) {
		struct feed *feed = feed_open(poll->answer.http.charset);
		status = read_items(poll, feed, &rejected);
		feed_close(feed);
	}
	if (poll->watch->broken)
		return false;
	if (status != STATUS_END && status != STATUS_EMPTY) {
		snprintf(rejected.where, sizeof rejected.where, "%s",
				poll->state.url.at);
		return set_failed(poll, &rejected);
	}
	set_answered(poll);
	return true;
}

/* --- what is kept of it --------------------------------------------------- */

static enum status
add_pages(struct poll *poll, struct error *error)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < poll->page_count
			   && poll->new_pages < LIMIT_FEED_PAGES;
			i++) {
		bool is_new;
		status = feeds_add_page(poll->watch->feeds, &poll->pages[i],
				poll->now, &is_new, error);
		poll->new_pages += is_new;
	}
	if (poll->new_pages == LIMIT_FEED_PAGES)
		poll->state.etag = poll->state.last_modified = STR("");
	return status;
}

/* The pages and what the server said, all or nothing: what is not written is
 * asked for again, and so are pages beyond the limit. */
static bool
keep(struct poll *poll)
{
	struct watch *watch = poll->watch;
	struct error *error = &watch->error;
	if (!watch_flush(watch))
		return false;
	poll->state.last_checked = poll->now;
	return watch_check(watch, feeds_begin(watch->feeds, error))
	       && watch_check(watch, add_pages(poll, error))
	       && watch_check(watch,
			       feeds_put(watch->feeds, &poll->state, error))
	       && watch_check(watch, feeds_commit(watch->feeds, error));
}

/* Items without a page are coded, or known, as they are. */
static void
tell_pages(const struct poll *poll)
{
	fprintf(stderr, "demarche: %s: %zu item%s, %zu with a new page",
			poll->state.url.at, poll->items,
			poll->items == 1 ? "" : "s", poll->new_pages);
	if (poll->without_page)
		fprintf(stderr, ", %zu without a page", poll->without_page);
	fputc('\n', stderr);
}

static void
tell(const struct poll *poll)
{
	if (poll->watch->settings->quiet || poll->state.failures)
		return;
	if (poll->answer.not_modified)
		fprintf(stderr, "demarche: %s: nothing new\n",
				poll->state.url.at);
	else if (poll->watch->settings->feed_text)
		fprintf(stderr, "demarche: %s: %zu items\n", poll->state.url.at,
				poll->items);
	else
		tell_pages(poll);
}

/* --- asking ----------------------------------------------------------------
 */

/* Gives the claim back: it is due as it was. */
static bool
give_back(struct poll *poll)
{
	poll->state.next_due = poll->now;
	return watch_check(
			poll->watch, feeds_put(poll->watch->feeds, &poll->state,
						     &poll->watch->error));
}

/* Whoever comes with other options asks at once. */
static bool
take_refusal(struct poll *poll, const struct error *rejected)
{
	struct watch *watch = poll->watch;
	int64_t until = poll->now + (int64_t)watch->settings->every;
	return watch_reject(watch, rejected) && watch_flush(watch)
	       && give_back(poll)
	       && watch_check(watch, feeds_rest(watch->feeds, poll->state.url,
						     until, &watch->error));
}

static bool
ask(struct poll *poll)
{
	struct error rejected;
	struct fetch_request request = {
		.address = poll->state.url.at,
		.etag = poll->state.etag,
		.last_modified = poll->state.last_modified,
	};
	enum status status = fetch_get(
			poll->watch->fetch, &request, &poll->answer, &rejected);
	if (status == STATUS_END) {
		give_back(poll);
		return false;
	}
	if (status == STATUS_USAGE)
		return take_refusal(poll, &rejected);
	bool goes_on = status ? set_failed(poll, &rejected) : take_answer(poll);
	if (!goes_on || !keep(poll))
		return false;
	tell(poll);
	return true;
}

bool
watch_feed(struct watch *watch, int64_t due)
{
	struct poll poll = { .watch = watch, .now = watch_now() };
	if (watch->broken || *watch->stop)
		return false;
	arena_reset(&watch->arena);
	enum status status = feeds_take(watch->feeds, due, &watch->arena,
			&poll.state, &watch->error);
	if (status == STATUS_END || !watch_check(watch, status))
		return false;
	return ask(&poll);
}
