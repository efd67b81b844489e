/* usage.h - sentences of a corpus with a word, and the records that result. */
#ifndef DEMARCHE_LEXICON_USAGE_H
#define DEMARCHE_LEXICON_USAGE_H

#include "pipeline.h"

/* One sentence in which the word stands, as a lemma or as written. */
struct usage {
	struct str doc;    /* id of the article */
	uint32_t sentence; /* from 0 */
	struct str text;
	struct events events; /* of that sentence whose trigger it is ... */
	struct events others; /* ... and those with another trigger */
};

/* Codes the article and calls `tell` for each sentence that has the words of
 * `word` (parted by blanks) in a row. Strings last until it returns. */
void usage_find(struct coder_worker *worker, const struct article *article,
		struct str word, struct arena *arena,
		void (*tell)(void *context, const struct usage *usage),
		void *context);

#endif
