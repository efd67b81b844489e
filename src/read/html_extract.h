/* html_extract.h - the main text of a page.
 *
 * Every block of text has a weight: running text counts for the page, links
 * and labels against it. Furniture known by its element, class or role is
 * taken out first. The subtree with the greatest sum of weights is the
 * article (the maximum subsequence of Pasternack and Roth 2009, on the tree;
 * the weights after Kohlschuetter et al. 2010); elements that say they are
 * the article's body get a bonus. Of that subtree, blocks that are mostly
 * links, captions and known phrases are dropped. Integers only, three passes
 * over the nodes. */
#ifndef DEMARCHE_READ_HTML_EXTRACT_H
#define DEMARCHE_READ_HTML_EXTRACT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "read/html.h"

struct html_extract; /* memory kept from page to page */

struct html_extract *html_extract_new(void);
void html_extract_free(struct html_extract *extract);

/* Appends the paragraphs, '\n' between them, to `out`; returns how many.
 * Paragraphs that repeat `title` at the top are left out. */
size_t html_extract_text(struct html_extract *extract, const struct html *html,
		struct str title, struct buffer *out);

#endif
