/* html_hint.h - what class, id and role say about an element.
 *
 * Names of classes are split into words ("article-body__text", "articleBody")
 * and looked up in a table; the words that templates of news sites share
 * (Kohlschuetter et al. 2010 and the Readability family use such lists). */
#ifndef DEMARCHE_READ_HTML_HINT_H
#define DEMARCHE_READ_HTML_HINT_H

#include <stdint.h>

#include "base/str.h"

enum html_hint {
	HINT_ARTICLE = 1,  /* "article", "story", "post", "entry" */
	HINT_BODY = 2,     /* "body", "content", "text" */
	HINT_MAIN = 4,     /* says outright that it is the article's text */
	HINT_ASIDE = 8,    /* beside the article, whatever it holds */
	HINT_SMALL = 16,   /* beside it unless it holds much text */
	HINT_COMMENT = 32, /* readers' comments */
	HINT_HIDDEN = 64,  /* not shown */
	HINT_CAPTION = 128,
};

struct hint_index {
	uint64_t word[512];
	uint16_t hints[512];
};

void html_hint_init(struct hint_index *index);
/* The hints of all words of a class or id attribute. */
uint32_t html_hint_of(const struct hint_index *index, struct str names);

#endif
