/* ingest.h - one article with its records, in or not at all.
 *
 * An article whose address, content or id is stored already is not stored
 * again but noted as a sighting of it. Articles are put in the order of the
 * input by one thread; ingest_known may be asked from any thread with a store
 * of its own, to save the coding of what will be a sighting.
 *
 * Articles are committed in batches: what a crash takes back is whole
 * articles, and the next ingest of the same input puts them again. */
#ifndef DEMARCHE_STORE_INGEST_H
#define DEMARCHE_STORE_INGEST_H

#include "read/article.h"
#include "store/store.h"

struct ingest_version {
	const char *program, *lexicon, *model; /* as in the records */
	const char *options; /* those that change records; "" */
};

struct ingest_sentence {
	uint32_t start, end; /* bytes of the article's text */
};

/* What coding one article gave. */
struct ingest_coding {
	const struct article *article;
	const struct ingest_sentence *sentences;
	uint32_t sentence_count;
	struct str lines; /* JSON lines of all its records, as `code` prints */
};

struct ingest;

MUST_CHECK enum status ingest_open(struct ingest **ingest, struct store *store,
		const struct ingest_version *version, struct error *error);
/* Commits what is not committed yet. */
MUST_CHECK enum status ingest_close(struct ingest *ingest, struct error *error);

#endif
