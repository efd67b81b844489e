/* A page: encoding, tree, metadata, main text. */
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/read.h"

static struct read_work *work;
static struct arena arena;

/* What the stages behind take for granted. */
static void
check(const struct article *article)
{
	if (utf8_check(article->text) != article->text.len
			|| utf8_check(article->title) != article->title.len
			|| utf8_check(article->id) != article->id.len)
		abort();
	size_t lines = 1;
	for (size_t i = 0; i < article->text.len; i++)
		lines += article->text.at[i] == '\n';
	if (lines != article->paragraphs)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct document document = {
		.path = STR("page"),
		.kind = ARTICLE_HTML,
		.bytes = { (const char *)data, size },
	};
	struct article article;
	struct error error;
	if (!work)
		work = read_work_new();
	if (!read_document(work, &document, &arena, &article, &error))
		check(&article);
	arena_reset(&arena);
	return 0;
}
