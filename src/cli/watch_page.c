#include "cli/watch.h"
#include "read/sniff.h"
#include "store/feed_schedule.h"

static bool
finish(struct watch *watch, const struct feed_page *page)
{
	return watch_flush(watch)
	       && watch_check(watch, feeds_finish_page(watch->feeds, page->url,
						     &watch->error));
}

static bool
delay(struct watch *watch, const struct feed_page *page, int64_t due)
{
	return watch_flush(watch)
	       && watch_check(watch, feeds_delay_page(watch->feeds, page, due,
						     &watch->error));
}

/* A site that does not answer, or wants to be left alone, is not asked for the
 * next page at once. */
static bool
spare_site(struct watch *watch, const struct feed_page *page,
		const struct http_answer *http, int64_t due)
{
	if (!schedule_is_of_site(http->status))
		return true;
	return watch_check(watch, feeds_delay_others(watch->feeds, page, due,
						  &watch->error));
}

/* Asked for again when that may help. */
static bool
take_failure(struct watch *watch, struct feed_page *page, enum status status,
		const struct http_answer *http, const struct error *rejected)
{
	int64_t due = -1;
	page->attempts++;
	if (status == STATUS_IO && schedule_may_pass(http->status))
		due = schedule_failed_page(watch_now(), page->attempts,
				http->retry_after, page->url);
	if (!watch_reject(watch, rejected))
		return false;
	if (due < 0)
		return finish(watch, page);
	return delay(watch, page, due) && spare_site(watch, page, http, due);
}

/* What the options close is no attempt: others may open it. */
static bool
take_refusal(struct watch *watch, const struct feed_page *page,
		const struct error *rejected)
{
	int64_t due = watch_now() + SCHEDULE_PAGE_FIRST;
	return watch_reject(watch, rejected) && delay(watch, page, due);
}

/* Pages and texts; what else a link leads to is no article. */
static bool
take_body(struct watch *watch, const struct feed_page *page,
		const struct fetch_answer *answer)
{
	struct error reason, rejected;
	struct document document = { .path = page->url,
		.bytes = answer->http.body };
	document.envelope[ENVELOPE_URL] = answer->url;
	document.envelope[ENVELOPE_CHARSET] = answer->http.charset;
	enum status status = sniff_kind(
			document.bytes, true, &document.kind, &reason);
	if (!status && document.kind != ARTICLE_HTML
			&& document.kind != ARTICLE_TEXT)
		status = error_set(&reason, STATUS_UNSUPPORTED, NULL, 0,
				ERROR_NO_OFFSET,
				"the item leads to no page but to data");
	if (!status)
		return watch_document(watch, &document, page);
	error_set(&rejected, status, page->url.at, 0, ERROR_NO_OFFSET, "%s",
			reason.message);
	return watch_reject(watch, &rejected);
}

static bool
ask(struct watch *watch, struct feed_page *page)
{
	struct error rejected;
	struct fetch_answer answer;
	struct fetch_request request = { .address = page->url.at };
	enum status status =
			fetch_get(watch->fetch, &request, &answer, &rejected);
	if (status == STATUS_END) {
		delay(watch, page, watch_now());
		return false;
	}
	if (status == STATUS_USAGE)
		return take_refusal(watch, page, &rejected);
	if (status)
		return take_failure(
				watch, page, status, &answer.http, &rejected);
	return take_body(watch, page, &answer) && finish(watch, page);
}

bool
watch_page(struct watch *watch)
{
	struct feed_page page;
	if (watch->broken || *watch->stop)
		return false;
	arena_reset(&watch->arena);
	enum status status = feeds_take_page(watch->feeds, watch_now(),
			&watch->arena, &page, &watch->error);
	if (status == STATUS_END || !watch_check(watch, status))
		return false;
	return ask(watch, &page);
}
