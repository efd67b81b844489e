/* html_meta.h - what a page says about its article.
 *
 * Sources, best first: JSON-LD (schema.org NewsArticle and its kin, @graph
 * too), OpenGraph and named <meta>, microdata, <link rel=canonical>, <time>,
 * <h1>, <title>. Each field takes the best source that has it. */
#ifndef DEMARCHE_READ_HTML_META_H
#define DEMARCHE_READ_HTML_META_H

#include "base/arena.h"
#include "read/article.h"
#include "read/html.h"

/* Fills title, author, date, publisher, url and lang of `article`. `*body` is
 * the text that JSON-LD gives, paragraphs as they are, or "". All belong to
 * the arena. */
void html_meta_read(const struct html *html, struct arena *arena,
		struct article *article, struct str *body);

/* The text inside a node, as it is, appended to `out`. */
void html_inner_text(const struct html *html, size_t node, struct buffer *out);

#endif
