/* JSON lines: one document a line, spans inside the text. */
#include <stdlib.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/read.h"

static struct read_work *work;
static struct arena arena;

static void
check(const struct article *article)
{
	const size_t *spans[] = { article->source_span, article->target_span };
	if (utf8_check(article->text) != article->text.len || !article->text.len
			|| !article->paragraphs)
		abort();
	for (size_t i = 0; i < 2; i++)
		if (spans[i][0] > spans[i][1]
				|| spans[i][1] > article->text.len)
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = { (const char *)data, size };
	struct document document = { .path = STR("lines"),
		.kind = ARTICLE_JSONL };
	if (!work)
		work = read_work_new();
	for (bool more = true; more;) {
		struct article article;
		struct error error;
		document.bytes = str_next(&rest, '\n', &more);
		document.line++;
		if (!read_document(work, &document, &arena, &article, &error))
			check(&article);
		arena_reset(&arena);
	}
	return 0;
}
