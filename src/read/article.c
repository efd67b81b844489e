#include "read/article.h"

const char *
article_kind_name(enum article_kind kind)
{
	static const char *const names[] = {
		[ARTICLE_TEXT] = "text",
		[ARTICLE_HTML] = "html",
		[ARTICLE_JSONL] = "jsonl",
		[ARTICLE_CONLLU] = "conllu",
	};
	return names[kind];
}
