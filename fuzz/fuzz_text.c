/* A text file; and what the first bytes of any file say that it is. */
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/read.h"
#include "read/sniff.h"

static struct read_work *work;
static struct arena arena;

static void
check(const struct article *article)
{
	if (utf8_check(article->text) != article->text.len || !article->text.len
			|| article->text.at[0] == '\n'
			|| str_ends(article->text, STR("\n")))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct document document = {
		.path = STR("file"),
		.kind = ARTICLE_TEXT,
		.bytes = { (const char *)data, size },
	};
	enum article_kind kind;
	struct article article;
	struct error error;
	if (!work)
		work = read_work_new();
	if (sniff_kind(document.bytes, true, &kind, &error)
			&& !error.message[0])
		abort();
	if (!read_document(work, &document, &arena, &article, &error))
		check(&article);
	arena_reset(&arena);
	return 0;
}
