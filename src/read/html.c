#include "read/html.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

void
html_init(struct html *html)
{
	xmlInitParser(); /* once, before threads use it */
	*html = (struct html){ 0 };
	buffer_init(&html->text, UINT32_MAX);
	html_hint_init(&html->hints);
}

void
html_fini(struct html *html)
{
	free(html->nodes);
	free(html->attrs);
	buffer_fini(&html->text);
}

static struct html_node *
add_node(struct html *html, enum html_tag tag)
{
	html->nodes = memory_grow(html->nodes, html->count, &html->capacity,
			sizeof *html->nodes);
	struct html_node *node = &html->nodes[html->count];
	*node = (struct html_node){
		.parent = html->depth ? html->open[html->depth - 1] : 0,
		.end = (uint32_t)html->count + 1,
		.text = (uint32_t)html->text.len,
		.attr = (uint32_t)html->attr_count,
		.tag = (uint8_t)tag,
	};
	html->count++;
	return node;
}

/* What an attribute's name is for. */
enum use { KEEP, WORDS, ROLE, STYLE, HIDES, HIDES_IF_TRUE };

static const struct use_of {
	const char *name;
	enum use use;
	enum html_attr_name kept;
} uses[] = {
	{ "aria-hidden", HIDES_IF_TRUE, 0 },
	{ "class", WORDS, 0 },
	{ "content", KEEP, HTML_ATTR_CONTENT },
	{ "datetime", KEEP, HTML_ATTR_DATETIME },
	{ "hidden", HIDES, 0 },
	{ "href", KEEP, HTML_ATTR_HREF },
	{ "id", WORDS, 0 },
	{ "itemprop", KEEP, HTML_ATTR_ITEMPROP },
	{ "lang", KEEP, HTML_ATTR_LANG },
	{ "name", KEEP, HTML_ATTR_NAME },
	{ "property", KEEP, HTML_ATTR_PROPERTY },
	{ "rel", KEEP, HTML_ATTR_REL },
	{ "role", ROLE, 0 },
	{ "style", STYLE, 0 },
	{ "type", KEEP, HTML_ATTR_TYPE },
};

static const struct use_of *
use_of(const char *name)
{
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (uses[i].name[0] == name[0] && !strcmp(uses[i].name, name))
			return &uses[i];
	return NULL;
}

static uint32_t
hints_of_role(struct str role)
{
	static const char *const aside[] = { "navigation", "complementary",
		"banner", "contentinfo", "dialog", "alertdialog", "search",
		"menu", "menubar", "toolbar", "tablist", "button" };
	for (size_t i = 0; i < sizeof aside / sizeof *aside; i++)
		if (str_equal_ascii_case(role, str_of(aside[i])))
			return HINT_ASIDE;
	return 0;
}

/* "display: none", "visibility:hidden". */
static uint32_t
hints_of_style(struct str style)
{
	size_t display = str_find(style, STR("display"));
	size_t visible = str_find(style, STR("visibility"));
	struct str value = { 0 };
	if (display + 7 < style.len)
		value = (struct str){ style.at + display + 7,
			style.len - display - 7 };
	else if (visible + 10 < style.len)
		value = (struct str){ style.at + visible + 10,
			style.len - visible - 10 };
	while (value.len && (value.at[0] == ':' || value.at[0] == ' '))
		value = (struct str){ value.at + 1, value.len - 1 };
	return str_starts(value,
			       STR("none")) || str_starts(value, STR("hidden"))
			       ? HINT_HIDDEN
			       : 0;
}

static void
keep_attr(struct html *html, struct html_node *node, enum html_attr_name name,
		struct str value)
{
	if (node->attr_count == UINT16_MAX)
		return;
	html->attrs = memory_grow(html->attrs, html->attr_count,
			&html->attr_capacity, sizeof *html->attrs);
	html->attrs[html->attr_count++] = (struct html_attr){
		.value = (uint32_t)html->text.len,
		.value_len = (uint32_t)value.len,
		.name = (uint8_t)name,
	};
	node->attr_count++;
	buffer_put(&html->text, value);
}

/* A class that may say who wrote it and when: the metadata wants it. */
static bool
tells_author_or_date(struct str names)
{
	return str_find(names, STR("author")) < names.len
	       || str_find(names, STR("byline")) < names.len
	       || str_find(names, STR("date")) < names.len
	       || str_find(names, STR("time")) < names.len;
}

static bool
is_kept(enum html_tag tag, enum html_attr_name name)
{
	switch (name) {
	case HTML_ATTR_HREF:
		return tag == HTML_TAG_LINK;
	case HTML_ATTR_REL:
		return tag == HTML_TAG_LINK || tag == HTML_TAG_A;
	case HTML_ATTR_LANG:
		return tag == HTML_TAG_HTML;
	case HTML_ATTR_TYPE:
		return tag == HTML_TAG_SCRIPT;
	case HTML_ATTR_NAME:
	case HTML_ATTR_PROPERTY:
		return tag == HTML_TAG_META;
	default:
		return true;
	}
}

static void
read_attr(struct html *html, struct html_node *node, const char *name,
		struct str value)
{
	const struct use_of *use = use_of(name);
	if (!use)
		return;
	uint32_t hints = 0;
	switch (use->use) {
	case KEEP:
		if (is_kept(node->tag, use->kept))
			keep_attr(html, node, use->kept, value);
		break;
	case WORDS:
		hints = html_hint_of(&html->hints, value);
		if (tells_author_or_date(value))
			keep_attr(html, node, HTML_ATTR_CLASS, value);
		break;
	case ROLE:
		hints = hints_of_role(value);
		break;
	case STYLE:
		hints = hints_of_style(value);
		break;
	case HIDES_IF_TRUE:
		hints = str_equal(value, STR("true")) ? HINT_HIDDEN : 0;
		break;
	case HIDES:
		hints = HINT_HIDDEN;
		break;
	}
	node->hints |= (uint16_t)hints;
}

/* libxml2 looks through its open elements at every end tag; without a limit
 * on them a page of nested tags takes time that grows as their square. */
static bool
drop_too_deep(htmlParserCtxtPtr parser, uint16_t flags)
{
	if (parser->nameNr <= LIMIT_HTML_DEPTH || flags & HTML_RAW)
		return false;
	parser->nameNr--;
	parser->name = parser->nameTab[parser->nameNr - 1];
	return true;
}

static void
on_start(void *context, const xmlChar *name, const xmlChar **attrs)
{
	htmlParserCtxtPtr parser = context;
	struct html *html = parser->_private;
	enum html_tag tag = html_tag_find((const char *)name);
	struct html_node *node = add_node(html, tag);
	for (; attrs && attrs[0]; attrs += 2)
		read_attr(html, node, (const char *)attrs[0],
				str_of((const char *)attrs[1]));
	bool deep = drop_too_deep(parser, html_tag_flags[tag]);
	if (!deep && html->depth <= LIMIT_HTML_DEPTH)
		html->open[html->depth++] = (uint32_t)html->count - 1;
}

static void
close_innermost(struct html *html)
{
	uint32_t node = html->open[--html->depth];
	html->nodes[node].end = (uint32_t)html->count;
}

static void
on_end(void *context, const xmlChar *name)
{
	htmlParserCtxtPtr parser = context;
	struct html *html = parser->_private;
	enum html_tag tag = html_tag_find((const char *)name);
	/* Events are balanced; a raw element beyond the limit is not open. */
	if (html->depth > 1
			&& html->nodes[html->open[html->depth - 1]].tag == tag)
		close_innermost(html);
}

static void
on_text(void *context, const xmlChar *text, int length)
{
	htmlParserCtxtPtr parser = context;
	struct html *html = parser->_private;
	struct html_node *last = &html->nodes[html->count - 1];
	uint32_t parent = html->open[html->depth - 1];
	struct str run = { (const char *)text, (size_t)length };
	if (last->tag != HTML_TAG_TEXT || last->parent != parent
			|| last->text + last->text_len != html->text.len)
		last = add_node(html, HTML_TAG_TEXT);
	buffer_put(&html->text, run);
	last->text_len += (uint32_t)run.len;
}

static void
parse_bytes(struct html *html, struct str page)
{
	xmlSAXHandler handler = {
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
	};
	htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(
			&handler, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (!parser)
		return;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC
						   | HTML_PARSE_NOERROR
						   | HTML_PARSE_NOWARNING
						   | HTML_PARSE_NONET);
	parser->userData = parser;
	parser->_private = html;
	/* All at once: the parser looks for the end of a token from where the
	 * token starts, again with every chunk. */
	int length = page.len < INT_MAX ? (int)page.len : INT_MAX;
	htmlParseChunk(parser, page.at, length, 0);
	htmlParseChunk(parser, NULL, 0, 1);
	htmlFreeParserCtxt(parser);
}

/* One page of megabytes does not keep its memory for the rest of the run. */
static void
give_back(struct html *html)
{
	enum { KEEP_NODES = 1 << 20, KEEP_BYTES = 1 << 25 };
	if (html->capacity > KEEP_NODES) {
		free(html->nodes);
		html->nodes = NULL;
		html->capacity = 0;
	}
	if (html->attr_capacity > KEEP_NODES) {
		free(html->attrs);
		html->attrs = NULL;
		html->attr_capacity = 0;
	}
	if (html->text.capacity > KEEP_BYTES)
		buffer_fini(&html->text);
}

void
html_parse(struct html *html, struct str page)
{
	give_back(html);
	html->count = html->attr_count = html->depth = 0;
	buffer_reset(&html->text);
	add_node(html, HTML_TAG_OTHER);
	html->open[html->depth++] = 0;
	parse_bytes(html, page);
	while (html->depth)
		close_innermost(html);
}

/* The code point of a reference without its '&' and ';'; 0: none. */
static uint32_t
reference_code(struct str name)
{
	enum { LONGEST = 12 };
	char text[LONGEST + 1] = { 0 };
	if (name.len < 2 || name.len > LONGEST)
		return 0;
	memcpy(text, name.at, name.len);
	if (text[0] != '#') {
		const htmlEntityDesc *entity =
				htmlEntityLookup((const xmlChar *)text);
		return entity ? entity->value : 0;
	}
	bool hexadecimal = text[1] == 'x' || text[1] == 'X';
	char *end;
	unsigned long code = strtoul(
			text + 1 + hexadecimal, &end, hexadecimal ? 16 : 10);
	return *end || code > 0x10FFFF ? 0 : (uint32_t)code;
}

void
html_decode(struct str text, struct buffer *out)
{
	enum { LOOK_AHEAD = 16 };
	while (text.len) {
		size_t n = str_find_byte(text, '&');
		buffer_put(out, (struct str){ text.at, n });
		text = (struct str){ text.at + n, text.len - n };
		if (!text.len)
			break;
		struct str ahead = text;
		if (ahead.len > LOOK_AHEAD)
			ahead.len = LOOK_AHEAD;
		size_t end = str_find_byte(ahead, ';');
		uint32_t code = end < ahead.len ? reference_code((struct str){
						text.at + 1, end - 1 })
						: 0;
		char bytes[4];
		struct str put = { text.at, 1 };
		if (code)
			put = (struct str){ bytes, utf8_encode(code, bytes) };
		buffer_put(out, put);
		size_t step = code ? end + 1 : 1;
		text = (struct str){ text.at + step, text.len - step };
	}
}

struct str
html_attr(const struct html *html, const struct html_node *node,
		enum html_attr_name name)
{
	for (size_t i = 0; i < node->attr_count; i++) {
		const struct html_attr *attr = &html->attrs[node->attr + i];
		if (attr->name == name)
			return (struct str){ html->text.at + attr->value,
				attr->value_len };
	}
	return STR("");
}
