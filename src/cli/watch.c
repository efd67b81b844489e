#include "cli/watch.h"

#include <time.h>

#include "read/date.h"

int64_t
watch_now(void)
{
	return (int64_t)time(NULL);
}

bool
watch_check(struct watch *watch, enum status status)
{
	if (status && !watch->broken)
		watch->broken = status;
	return !status;
}

bool
watch_reject(struct watch *watch, const struct error *rejected)
{
	rejects_put(&watch->rejects, rejected);
	return watch_check(watch, ingest_reject(watch->ingesting.ingest,
						  rejected, &watch->error));
}

/* What the item of the feed knows and its page does not tell. */
static void
complete(struct watch *watch, struct article *article,
		const struct feed_page *page)
{
	if (!article->date.len)
		article->date = date_copy(page->date, &watch->article);
	if (!article->publisher.len)
		article->publisher = page->feed_title;
}

static bool
store(struct watch *watch, const struct article *article)
{
	struct ingest_item *item = NULL;
	struct error rejected;
	if (ingesting_make(watch->thread, article, &watch->article, &item,
			    &rejected))
		return watch_reject(watch, &rejected);
	return watch_check(watch, ingest_put(watch->ingesting.ingest, item,
						  &watch->error));
}

bool
watch_document(struct watch *watch, const struct document *document,
		const struct feed_page *page)
{
	struct article article;
	struct error rejected;
	arena_reset(&watch->article);
	if (read_document(watch->read, document, &watch->article, &article,
			    &rejected))
		return watch_reject(watch, &rejected);
	if (page)
		complete(watch, &article, page);
	return store(watch, &article);
}

bool
watch_flush(struct watch *watch)
{
	struct ingest *ingest = watch->ingesting.ingest;
	struct error refused;
	bool flushed = watch_check(watch, ingest_flush(ingest, &watch->error));
	while (ingest_next_refusal(ingest, &refused))
		rejects_put(&watch->rejects, &refused);
	return flushed;
}
