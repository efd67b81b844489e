/* Feeds, in two pieces whose border the first byte says: every item can be
 * read and is numbered. */
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/feed.h"
#include "read/read.h"

static struct read_work *work;
static struct arena arena;

static void
check_item(const struct feed_item *item)
{
	struct document document = { .path = STR("feed"),
		.kind = ARTICLE_FEED,
		.item = item->number,
		.line = item->line,
		.bytes = item->html };
	struct article article;
	for (size_t i = 0; i < ENVELOPE_FIELDS; i++) {
		document.envelope[i] = item->envelope[i];
		if (utf8_check(item->envelope[i]) != item->envelope[i].len)
			abort();
	}
	if (!item->line || utf8_check(item->html) != item->html.len)
		abort();
	if (!read_document(work, &document, &arena, &article, NULL)
			&& (utf8_check(article.text) != article.text.len
					|| !article.paragraphs
					|| !article.id.len))
		abort();
	arena_reset(&arena);
}

static void
read_all(struct str bytes, size_t border)
{
	struct feed *feed = feed_open(STR(""));
	struct feed_item item;
	struct error error;
	uint64_t items = 0;
	for (int part = 0; part < 2; part++) {
		struct str piece = part ? str_cut(bytes.at + border,
						   bytes.at + bytes.len)
					: (struct str){ bytes.at, border };
		enum status status;
		feed_put(feed, piece, part);
		while (!(status = feed_next(feed, &item, &error))) {
			check_item(&item);
			if (item.number != ++items)
				abort();
		}
		if (status != STATUS_END)
			break;
	}
	feed_close(feed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!work)
		work = read_work_new();
	if (!size)
		return 0;
	struct str bytes = { (const char *)data + 1, size - 1 };
	read_all(bytes, data[0] % (bytes.len + 1));
	return 0;
}
