/* item.h - one prepared article, between the threads that prepare and the one
 * that writes. */
#ifndef DEMARCHE_STORE_ITEM_H
#define DEMARCHE_STORE_ITEM_H

#include "store/ingest.h"

struct ingest_item {
	struct ingest_item *next; /* in the batch */
	struct arena arena;       /* owns what follows */
	struct article_key key;
	struct str doc, url, title, authors, publisher, lang, kind, published,
			odd_date, text;
	bool id_given, coded;
	int64_t again; /* the stored article that gets this coding; 0 none */
	int date;      /* YYYYMMDD */
	size_t paragraphs;
	struct ingest_sentence *sentences;
	uint32_t sentence_count;
	struct record_rows rows;
	struct str packed; /* lines.h */
	char lexicon[INGEST_VERSION_BYTES], model[INGEST_VERSION_BYTES];
	size_t line_bytes;
};

#endif
