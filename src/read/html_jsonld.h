/* html_jsonld.h - the article that a page describes in JSON-LD
 * (json-ld.org, schema.org: NewsArticle and its kin). */
#ifndef DEMARCHE_READ_HTML_JSONLD_H
#define DEMARCHE_READ_HTML_JSONLD_H

#include "base/arena.h"
#include "base/str.h"

enum { JSONLD_AUTHORS = 16 };

/* Raw strings, the arena's; "" when absent. */
struct jsonld {
	struct str headline, url, date, publisher, lang, body;
	struct str author[JSONLD_AUTHORS];
	size_t author_count;
};

/* Reads one <script type="application/ld+json">; what it says of an article
 * is put where `found` has nothing yet. Malformed scripts say nothing. */
void jsonld_read(struct str script, struct arena *arena, struct jsonld *found);

#endif
