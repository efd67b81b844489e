/* html.h - a page into an array of nodes.
 *
 * libxml2's SAX parser makes the events; this keeps of them what the article
 * and its metadata need: elements and runs of text in document order, each
 * with its parent and the end of its subtree, so that every walk is a loop.
 * Elements beyond LIMIT_HTML_DEPTH are read as if closed. Cost: linear in the
 * page, 28 bytes a node; memory is kept from page to page. Cannot fail:
 * whatever the bytes, there is a tree. */
#ifndef DEMARCHE_READ_HTML_H
#define DEMARCHE_READ_HTML_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/str.h"
#include "read/html_hint.h"
#include "read/html_tag.h"

struct html_node {
	uint32_t parent; /* the root is its own */
	uint32_t end;    /* one past the last node inside it */
	uint32_t text;   /* offset in html.text: of a run; of a raw element */
	uint32_t text_len;
	uint32_t attr; /* first attribute in html.attrs */
	uint16_t attr_count;
	uint16_t hints; /* enum html_hint */
	uint8_t tag;    /* enum html_tag */
};

/* Only these are kept. */
enum html_attr_name {
	HTML_ATTR_CONTENT,
	HTML_ATTR_DATETIME,
	HTML_ATTR_HREF,
	HTML_ATTR_ITEMPROP,
	HTML_ATTR_LANG,
	HTML_ATTR_NAME,
	HTML_ATTR_PROPERTY,
	HTML_ATTR_REL,
	HTML_ATTR_TYPE,
	HTML_ATTR_CLASS, /* where it says who wrote it and when */
};

struct html_attr {
	uint32_t value, value_len; /* in html.text */
	uint8_t name;              /* enum html_attr_name */
};

struct html {
	struct html_node *nodes; /* [count]; node 0 is the document */
	size_t count, capacity;
	struct html_attr *attrs;
	size_t attr_count, attr_capacity;
	struct buffer text;
	uint32_t open[LIMIT_HTML_DEPTH + 1];
	size_t depth;
	struct hint_index hints;
};

void html_init(struct html *html);
void html_fini(struct html *html);

/* Reads `page`, well-formed UTF-8, in place of what was there. */
void html_parse(struct html *html, struct str page);

/* Appends `text` with its character references ("&amp;", "&#8217;") replaced:
 * for strings that are escaped twice. */
void html_decode(struct str text, struct buffer *out);

static inline struct str
html_text(const struct html *html, const struct html_node *node)
{
	return (struct str){ html->text.at + node->text, node->text_len };
}

/* The value of an attribute; "" when the element has none. */
struct str html_attr(const struct html *html, const struct html_node *node,
		enum html_attr_name name);

#endif
