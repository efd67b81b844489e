#include "read/html_meta.h"

#include <stdbool.h>
#include <strings.h>

#include "base/limits.h"
#include "read/clean.h"
#include "read/date.h"
#include "read/html_jsonld.h"
#include "read/language.h"

enum field { TITLE, AUTHOR, DATE, PUBLISHER, URL, LANGUAGE, FIELDS };

/* Ranks: 1 is the best; JSON-LD has 1. */
static const struct named {
	const char *name;
	enum field field;
	unsigned rank;
} named[] = {
	{ "og:title", TITLE, 2 },
	{ "parsely-title", TITLE, 3 },
	{ "sailthru.title", TITLE, 3 },
	{ "twitter:title", TITLE, 4 },
	{ "dc.title", TITLE, 4 },
	{ "dcterms.title", TITLE, 4 },
	{ "title", TITLE, 6 },
	{ "author", AUTHOR, 2 },
	{ "parsely-author", AUTHOR, 2 },
	{ "sailthru.author", AUTHOR, 2 },
	{ "byl", AUTHOR, 2 },
	{ "dc.creator", AUTHOR, 3 },
	{ "dcterms.creator", AUTHOR, 3 },
	{ "article:author", AUTHOR, 4 },
	{ "og:article:author", AUTHOR, 4 },
	{ "twitter:creator", AUTHOR, 9 },
	{ "article:published_time", DATE, 2 },
	{ "og:article:published_time", DATE, 2 },
	{ "og:published_time", DATE, 2 },
	{ "parsely-pub-date", DATE, 3 },
	{ "article.published", DATE, 3 },
	{ "publish-date", DATE, 3 },
	{ "publishdate", DATE, 3 },
	{ "published-date", DATE, 3 },
	{ "publication_date", DATE, 3 },
	{ "pubdate", DATE, 3 },
	{ "ptime", DATE, 3 },
	{ "sailthru.date", DATE, 3 },
	{ "dc.date.issued", DATE, 3 },
	{ "dcterms.created", DATE, 3 },
	{ "dcterms.date", DATE, 3 },
	{ "dc.date", DATE, 3 },
	{ "date", DATE, 4 },
	{ "article:modified_time", DATE, 9 },
	{ "og:updated_time", DATE, 9 },
	{ "lastmod", DATE, 9 },
	{ "og:site_name", PUBLISHER, 2 },
	{ "dc.publisher", PUBLISHER, 3 },
	{ "dcterms.publisher", PUBLISHER, 3 },
	{ "publisher", PUBLISHER, 4 },
	{ "application-name", PUBLISHER, 5 },
	{ "og:url", URL, 3 },
	{ "og:locale", LANGUAGE, 4 },
	{ "content-language", LANGUAGE, 3 },
	/* microdata */
	{ "headline", TITLE, 5 },
	{ "datepublished", DATE, 4 },
};

/* Nodes of an element that are looked at for its text. */
enum { INNER_NODES = 256 };

struct found {
	struct str value;
	unsigned rank; /* 0: nothing yet */
};

struct meta {
	const struct html *html;
	struct arena *arena;
	struct buffer line;
	struct found field[FIELDS];
	struct str heading;  /* the first <h1> */
	struct str document; /* <title> */
	struct jsonld jsonld;
};

static bool
is_acceptable(enum field field, struct str value)
{
	enum { LONGEST_AUTHOR = 200 };
	char iso[DATE_BYTES];
	switch (field) {
	case DATE:
		date_normalise(value, iso);
		return iso[0];
	case AUTHOR:
		return value.len < LONGEST_AUTHOR
		       && str_find(value, STR("://")) == value.len
		       && value.at[0] != '@';
	case URL:
		return str_starts(value, STR("http"));
	default:
		return true;
	}
}

static void
put(struct meta *meta, enum field field, unsigned rank, struct str raw)
{
	struct found *found = &meta->field[field];
	if (!raw.len || (found->rank && found->rank <= rank))
		return;
	struct str value = clean_copy(meta->arena, raw, LIMIT_META_BYTES);
	if (value.len && is_acceptable(field, value))
		*found = (struct found){ value, rank };
}

void
html_inner_text(const struct html *html, size_t node, struct buffer *out)
{
	/* Bounded, since elements that ask for it may lie in one another. */
	size_t end = html->nodes[node].end;
	if (end - node > INNER_NODES)
		end = node + INNER_NODES;
	for (size_t i = node + 1; i < end;) {
		const struct html_node *inner = &html->nodes[i];
		uint16_t flags = html_tag_flags[inner->tag];
		if (flags & HTML_NEVER && inner->tag != HTML_TAG_TITLE) {
			i = inner->end;
			continue;
		}
		if (inner->tag == HTML_TAG_TEXT)
			buffer_put(out, html_text(html, inner));
		else if (flags & HTML_BLOCK || inner->tag == HTML_TAG_BR)
			buffer_put_char(out, ' ');
		if (out->len > LIMIT_META_BYTES)
			return;
		i++;
	}
}

/* Good until the next call. */
static struct str
inner(struct meta *meta, size_t node)
{
	buffer_reset(&meta->line);
	html_inner_text(meta->html, node, &meta->line);
	return buffer_str(&meta->line);
}

static void
put_named(struct meta *meta, struct str name, struct str value)
{
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (str_equal_ascii_case(name, str_of(named[i].name)))
			put(meta, named[i].field, named[i].rank, value);
}

/* property="og:title article:title": several names. */
static void
put_names(struct meta *meta, struct str names, struct str value)
{
	for (bool more = names.len > 0; more;)
		put_named(meta, str_next(&names, ' ', &more), value);
}

static struct str
value_of(struct meta *meta, size_t at)
{
	const struct html_node *node = &meta->html->nodes[at];
	struct str value = html_attr(meta->html, node, HTML_ATTR_CONTENT);
	if (!value.len)
		value = html_attr(meta->html, node, HTML_ATTR_DATETIME);
	return value.len ? value : inner(meta, at);
}

static bool
has_word(struct str words, const char *word)
{
	for (bool more = true; more;)
		if (str_equal_ascii_case(
				    str_next(&words, ' ', &more), str_of(word)))
			return true;
	return false;
}

static void
read_meta(struct meta *meta, const struct html_node *node)
{
	struct str content = html_attr(meta->html, node, HTML_ATTR_CONTENT);
	put_names(meta, html_attr(meta->html, node, HTML_ATTR_PROPERTY),
			content);
	put_named(meta, html_attr(meta->html, node, HTML_ATTR_NAME), content);
}

/* Microdata (schema.org) and classes that say who wrote it and when. */
static void
read_element(struct meta *meta, size_t at)
{
	const struct html_node *node = &meta->html->nodes[at];
	struct str property = html_attr(meta->html, node, HTML_ATTR_ITEMPROP);
	struct str class = html_attr(meta->html, node, HTML_ATTR_CLASS);
	struct str rel = html_attr(meta->html, node, HTML_ATTR_REL);
	if (property.len) {
		put_names(meta, property, value_of(meta, at));
		if (has_word(property, "author"))
			put(meta, AUTHOR, 5, value_of(meta, at));
	}
	if (rel.len && has_word(rel, "author"))
		put(meta, AUTHOR, 6, inner(meta, at));
	if (!class.len || html_tag_flags[node->tag] & HTML_NEVER)
		return;
	if (str_find(class, STR("author")) < class.len
			|| str_find(class, STR("byline")) < class.len)
		put(meta, AUTHOR, 7, inner(meta, at));
	else if (node->end - at < 8)
		put(meta, DATE, 8, inner(meta, at));
}

static void
read_link(struct meta *meta, const struct html_node *node)
{
	struct str rel = html_attr(meta->html, node, HTML_ATTR_REL);
	if (has_word(rel, "canonical"))
		put(meta, URL, 1, html_attr(meta->html, node, HTML_ATTR_HREF));
}

static void
read_script(struct meta *meta, size_t at)
{
	const struct html_node *node = &meta->html->nodes[at];
	struct str type = html_attr(meta->html, node, HTML_ATTR_TYPE);
	if (node->end > at + 1
			&& str_equal_ascii_case(str_trim(type),
					STR("application/ld+json")))
		jsonld_read(html_text(meta->html, node + 1), meta->arena,
				&meta->jsonld);
}

static void
read_title(struct meta *meta, size_t at)
{
	if (meta->document.len)
		return;
	meta->document = clean_copy(
			meta->arena, inner(meta, at), LIMIT_META_BYTES);
	put(meta, TITLE, 7, meta->document);
}

static void
read_node(struct meta *meta, size_t at)
{
	const struct html_node *node = &meta->html->nodes[at];
	switch (node->tag) {
	case HTML_TAG_META:
		read_meta(meta, node);
		break;
	case HTML_TAG_LINK:
		read_link(meta, node);
		break;
	case HTML_TAG_HTML:
		put(meta, LANGUAGE, 2,
				html_attr(meta->html, node, HTML_ATTR_LANG));
		break;
	case HTML_TAG_SCRIPT:
		read_script(meta, at);
		break;
	case HTML_TAG_TITLE:
		read_title(meta, at);
		break;
	case HTML_TAG_TIME:
		put(meta, DATE, 6,
				html_attr(meta->html, node,
						HTML_ATTR_DATETIME));
		put(meta, DATE, 7, inner(meta, at));
		break;
	case HTML_TAG_H1:
		if (!meta->heading.len)
			meta->heading = clean_copy(meta->arena, inner(meta, at),
					LIMIT_META_BYTES);
		break;
	default:
		break;
	}
	if (node->attr_count)
		read_element(meta, at);
}

static void
put_jsonld(struct meta *meta)
{
	const struct jsonld *jsonld = &meta->jsonld;
	put(meta, TITLE, 1, jsonld->headline);
	put(meta, URL, 2, jsonld->url);
	put(meta, DATE, 1, jsonld->date);
	put(meta, PUBLISHER, 3, jsonld->publisher);
	put(meta, LANGUAGE, 1, jsonld->lang);
}

static size_t
words_in(struct str text)
{
	size_t words = 0;
	for (bool more = true; more;)
		words += str_next(&text, ' ', &more).len > 0;
	return words;
}

/* Where the last " | ", " - " or the like begins; title.len without one. */
static size_t
last_separator(struct str title)
{
	static const struct str marks[] = { { " | ", 3 }, { " - ", 3 },
		{ " \xE2\x80\x93 ", 5 }, { " \xE2\x80\x94 ", 5 },
		{ " \xC2\xBB ", 4 }, { " :: ", 4 }, { " \xC2\xB7 ", 4 } };
	for (size_t at = title.len; at-- > 1;)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (str_starts((struct str){ title.at + at,
						       title.len - at },
					    marks[i]))
				return at;
	return title.len;
}

/* "Headline | Site name": the part before the mark, when the part behind it is
 * the publisher or, in <title>, anything short. */
static struct str
without_site(struct str title, struct str publisher, bool from_title)
{
	for (;;) {
		size_t at = last_separator(title);
		if (at == title.len)
			return title;
		struct str tail = { title.at + at, title.len - at };
		struct str front = str_trim((struct str){ title.at, at });
		size_t mark = str_find_byte(
				(struct str){ tail.at + 1, tail.len - 1 }, ' ');
		tail = str_trim((struct str){
				tail.at + 1 + mark, tail.len - 1 - mark });
		bool site = publisher.len
			    && (str_equal_ascii_case(tail, publisher)
					    || str_starts(tail, publisher));
		if (!site
				&& !(from_title && words_in(tail) <= 4
						&& words_in(front) >= 4))
			return title;
		title = front;
	}
}

static struct str
choose_title(struct meta *meta)
{
	struct found title = meta->field[TITLE];
	struct str heading = meta->heading;
	if (!title.value.len)
		return heading;
	/* The page's own headline, where the title only adds to it. */
	if (words_in(heading) >= 3 && title.value.len > heading.len
			&& str_find(title.value, heading) < title.value.len)
		return heading;
	/* A "headline" that the page does not show is a description. */
	if (title.rank == 1 && heading.len
			&& str_find(meta->document, title.value)
					   == meta->document.len
			&& str_starts(meta->document, heading))
		return heading;
	return without_site(title.value, meta->field[PUBLISHER].value,
			title.rank >= 6);
}

static struct str
without_by(struct str name)
{
	static const char *const prefixes[] = { "by:", "by ", "por ", "from ",
		"written by ", "posted by ", "author:", "published by " };
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t n = strlen(prefixes[i]);
		if (name.len > n && !strncasecmp(name.at, prefixes[i], n)) {
			name = (struct str){ name.at + n, name.len - n };
			i = (size_t)-1;
		}
		name = str_trim(name);
	}
	return name;
}

static void
add_author(struct article *article, size_t *capacity, struct str name,
		struct arena *arena)
{
	name = without_by(str_trim(name));
	for (size_t i = 0; i < article->author_count; i++)
		if (str_equal(article->author[i], name))
			return;
	if (name.len > 1)
		ARENA_PUSH(arena, article->author, article->author_count,
				*capacity, name);
}

/* "A. Name, B. Name and C. Name". */
static void
split_authors(struct article *article, struct str names, struct arena *arena)
{
	static const struct str marks[] = { { ", ", 2 }, { "; ", 2 },
		{ " and ", 5 }, { " y ", 3 }, { " & ", 3 }, { " | ", 3 } };
	size_t capacity = 0;
	while (names.len) {
		size_t cut = names.len, skip = 0;
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			size_t at = str_find(names, marks[i]);
			if (at < cut) {
				cut = at;
				skip = marks[i].len;
			}
		}
		add_author(article, &capacity, (struct str){ names.at, cut },
				arena);
		names = (struct str){ names.at + cut + skip,
			names.len - cut - skip };
	}
}

static void
put_authors(struct meta *meta, struct article *article)
{
	const struct jsonld *jsonld = &meta->jsonld;
	size_t capacity = 0;
	for (size_t i = 0; i < jsonld->author_count; i++) {
		struct str name = clean_copy(meta->arena, jsonld->author[i],
				LIMIT_META_BYTES);
		if (name.len && is_acceptable(AUTHOR, name))
			add_author(article, &capacity, name, meta->arena);
	}
	if (!article->author_count)
		split_authors(article, without_by(meta->field[AUTHOR].value),
				meta->arena);
}

static struct str
choose_language(const struct meta *meta)
{
	char code[3];
	language_code(meta->field[LANGUAGE].value, code);
	return code[0] ? arena_copy(meta->arena, str_of(code)) : STR("");
}

void
html_meta_read(const struct html *html, struct arena *arena,
		struct article *article, struct str *body)
{
	struct meta meta = { .html = html, .arena = arena };
	buffer_init(&meta.line, BUFFER_UNLIMITED);
	for (size_t i = 1; i < html->count; i++)
		if (html->nodes[i].tag != HTML_TAG_TEXT)
			read_node(&meta, i);
	put_jsonld(&meta);
	article->title = choose_title(&meta);
	article->url = meta.field[URL].value;
	article->publisher = meta.field[PUBLISHER].value;
	article->date = date_copy(meta.field[DATE].value, arena);
	article->lang = choose_language(&meta);
	put_authors(&meta, article);
	*body = meta.jsonld.body;
	buffer_fini(&meta.line);
}
