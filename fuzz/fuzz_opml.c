/* Lists of feeds: whatever comes of them is clean. */
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/opml.h"

static struct arena arena;

static void
check(struct str value)
{
	if (utf8_check(value) != value.len
			|| str_find_byte(value, '\n') < value.len)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct opml opml;
	enum status status =
			opml_parse((struct str){ (const char *)data, size },
					&arena, &opml, NULL);
	if (!status && !opml.count)
		abort();
	for (size_t i = 0; i < opml.count; i++) {
		const struct opml_feed *feed = &opml.feeds[i];
		if (!feed->url.len || !feed->line)
			abort();
		check(feed->url);
		check(feed->title);
		check(feed->category);
		check(feed->site);
	}
	arena_reset(&arena);
	return 0;
}
