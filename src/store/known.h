/* known.h - which stored article a document is.
 *
 * First of all whether the document itself was decided upon before: only then
 * does a second ingest of the same input change nothing, for what was stored
 * after a document could now be found to agree with it. */
#ifndef DEMARCHE_STORE_KNOWN_H
#define DEMARCHE_STORE_KNOWN_H

#include "store/article_key.h"
#include "store/statement.h"

enum known_as {
	KNOWN_NOT,
	KNOWN_SAME,    /* this very document was stored, or sighted */
	KNOWN_CONTENT, /* same content, elsewhere */
	KNOWN_URL,     /* same address, other content */
	KNOWN_CLASH,   /* another article has the id */
};

enum { KNOWN_STATEMENTS = 6 };

struct known {
	const struct store *store;
	sqlite3_stmt *statements[KNOWN_STATEMENTS];
	struct buffer other_doc;
};

/* What is asked about. */
struct known_document {
	struct str doc, url;
	struct article_key key;
};

struct known_answer {
	enum known_as as;
	int64_t article; /* 0 for KNOWN_NOT */
	char title[128]; /* for KNOWN_CLASH: that article's, cut */
};

MUST_CHECK enum status known_open(struct known *known,
		const struct store *store, struct error *error);
void known_close(struct known *known);
MUST_CHECK enum status known_find(struct known *known,
		const struct known_document *document,
		struct known_answer *answer, struct error *error);

/* "news.jsonl:3" -> "news.jsonl:3#0a1b2c3d" */
void known_put_other_doc(
		struct buffer *out, struct str doc, struct article_key key);

#endif
