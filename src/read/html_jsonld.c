#include "read/html_jsonld.h"

#include <stdbool.h>

#include "base/json_value.h"
#include "read/html.h"

enum { STACK = 256 };

/* A name: the string itself, or the "name" of an object. */
static struct str
name_of(const json_t *value)
{
	if (json_is_array(value))
		value = json_array_get(value, 0);
	if (json_is_object(value))
		value = json_object_get(value, "name");
	return json_text(value);
}

static void
put(struct str *field, struct str value, struct arena *arena)
{
	if (field->len || !value.len)
		return;
	/* Many a site escapes for HTML what is JSON. */
	struct buffer decoded;
	buffer_init(&decoded, BUFFER_UNLIMITED);
	html_decode(value, &decoded);
	*field = arena_copy(arena, buffer_str(&decoded));
	buffer_fini(&decoded);
}

static bool
is_article_type(struct str type)
{
	return str_ends(type, STR("Article")) || str_ends(type, STR("Posting"))
	       || str_ends(type, STR("Report"))
	       || str_ends(type, STR("ClaimReview"));
}

static bool
is_article(const json_t *object)
{
	const json_t *type = json_object_get(object, "@type");
	if (!json_is_array(type))
		return is_article_type(json_text(type));
	for (size_t i = 0; i < json_array_size(type); i++)
		if (is_article_type(json_text(json_array_get(type, i))))
			return true;
	return false;
}

static void
put_authors(struct jsonld *found, const json_t *author, struct arena *arena)
{
	size_t count = json_is_array(author) ? json_array_size(author) : 1;
	if (found->author_count)
		return;
	for (size_t i = 0; i < count && i < JSONLD_AUTHORS; i++) {
		struct str name = name_of(
				json_is_array(author)
						? json_array_get(author, i)
						: author);
		if (name.len)
			put(&found->author[found->author_count++], name, arena);
	}
}

static void
put_article(struct jsonld *found, const json_t *object, struct arena *arena)
{
	const json_t *page = json_object_get(object, "mainEntityOfPage");
	const json_t *id = json_is_object(page) ? json_object_get(page, "@id")
						: page;
	put(&found->headline, json_text(json_object_get(object, "headline")),
			arena);
	put(&found->headline, json_text(json_object_get(object, "name")),
			arena);
	put(&found->date, json_text(json_object_get(object, "datePublished")),
			arena);
	put(&found->date, json_text(json_object_get(object, "dateCreated")),
			arena);
	put(&found->url, json_text(json_object_get(object, "url")), arena);
	put(&found->url, json_text(id), arena);
	put(&found->lang, json_text(json_object_get(object, "inLanguage")),
			arena);
	put(&found->publisher, name_of(json_object_get(object, "publisher")),
			arena);
	put(&found->body, json_text(json_object_get(object, "articleBody")),
			arena);
	put_authors(found, json_object_get(object, "author"), arena);
}

/* Arrays and @graph, without recursion: pages nest what they like. */
static void
walk(const json_t *root, struct arena *arena, struct jsonld *found)
{
	const json_t *stack[STACK] = { root };
	size_t depth = 1;
	while (depth) {
		const json_t *value = stack[--depth];
		const json_t *list = json_is_array(value)
						     ? value
						     : json_object_get(value,
								     "@graph");
		/* Last first, so that the first is taken first. */
		for (size_t i = json_array_size(list); i-- && depth < STACK;)
			stack[depth++] = json_array_get(list, i);
		if (json_is_object(value) && is_article(value))
			put_article(found, value, arena);
	}
}

/* Between the first brace and the last: comment and CDATA marks around it
 * and a semicolon behind it are common. */
static struct str
inside_braces(struct str script)
{
	size_t from = 0, to = script.len;
	while (from < to && script.at[from] != '{' && script.at[from] != '[')
		from++;
	/* The bracket of "<![CDATA[" is not the one. */
	if (from < to && script.at[from] == '['
			&& str_find(script, STR("<![CDATA[")) < from) {
		size_t brace = str_find_byte(script, '{');
		from = brace < to ? brace : from;
	}
	while (to > from && script.at[to - 1] != '}'
			&& script.at[to - 1] != ']')
		to--;
	while (to > from + 2
			&& str_ends((struct str){ script.at, to }, STR("]]"))
			&& script.at[from] == '{')
		to -= 2;
	while (to > from && script.at[to - 1] != '}'
			&& script.at[to - 1] != ']')
		to--;
	return (struct str){ script.at + from, to - from };
}

void
jsonld_read(struct str script, struct arena *arena, struct jsonld *found)
{
	struct str json = inside_braces(script);
	if (!json.len)
		return;
	/* Raw line breaks inside strings are common and not JSON. */
	char *copy = arena_take(arena, json.len);
	for (size_t i = 0; i < json.len; i++)
		copy[i] = (unsigned char)json.at[i] < 0x20 ? ' ' : json.at[i];
	json_t *root = json_loadb(copy, json.len, JSON_ALLOW_NUL, NULL);
	if (!root)
		return;
	walk(root, arena, found);
	json_decref(root);
}
