#include "read/article_json.h"

#include "base/json.h"

void
article_json_put(struct buffer *out, const struct article *article)
{
	struct json json;
	json_init(&json, out);
	json_open(&json, '{');
	json_put_str(&json, "id", article->id);
	json_put_str(&json, "url", article->url);
	json_put_str(&json, "title", article->title);
	if (article->author_count) {
		json_key(&json, "author");
		json_open(&json, '[');
		for (size_t i = 0; i < article->author_count; i++)
			json_str(&json, article->author[i]);
		json_close(&json, ']');
	}
	json_put_str(&json, "date", article->date);
	json_put_str(&json, "fetched", article->fetched);
	json_put_str(&json, "publisher", article->publisher);
	json_put_str(&json, "lang", article->lang);
	json_put_str(&json, "text", article->text);
	json_put_int(&json, "paragraphs", (int64_t)article->paragraphs);
	json_put_str(&json, "kind", str_of(article_kind_name(article->kind)));
	json_close(&json, '}');
	buffer_put_char(out, '\n');
}
