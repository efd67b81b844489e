#include "read/article.h"

const char *
article_kind_name(enum article_kind kind)
{
	static const char *const names[] = {
		[ARTICLE_TEXT] = "text",
		[ARTICLE_HTML] = "html",
		[ARTICLE_JSONL] = "jsonl",
		[ARTICLE_CONLLU] = "conllu",
		[ARTICLE_FEED] = "feed",
		[ARTICLE_WARC] = "warc",
		[ARTICLE_ARC] = "arc",
	};
	return names[kind];
}
