/* suggest.h - what a corpus has that the lexicon lacks: names without code,
 * verbs without frame, and words at which the network hears events that no
 * frame tells; the most frequent first, each with a proposed row.
 *
 * Fed with the observations of articles (observe.h) in the order of the input,
 * by one thread. Memory is bounded by LIMIT_SUGGESTED_NAMES, _VERBS and _HEARD,
 * time is linear in the corpus. */
#ifndef DEMARCHE_LEXICON_SUGGEST_H
#define DEMARCHE_LEXICON_SUGGEST_H

#include "base/buffer.h"
#include "lexicon/likeness.h"
#include "lexicon/tally.h"

struct suggestions {
	struct tally names, verbs, heard;
	struct likeness likeness;
	uint32_t articles;
};

void suggestions_init(struct suggestions *suggestions,
		const struct frames *frames, const struct words *words);
void suggestions_fini(struct suggestions *suggestions);
/* The observations of one article. */
void suggestions_add(struct suggestions *suggestions, struct str observations);
/* Sorts and compares; call once, before the reports. */
void suggestions_finish(struct suggestions *suggestions);

struct suggest_options {
	uint64_t least; /* names and verbs that are rarer are not told */
	size_t most;    /* of each kind; 0: all */
};

void suggestions_put_text(struct buffer *out,
		const struct suggestions *suggestions,
		const struct suggest_options *options);
/* JSON lines: {"record":"name",...}, then {"record":"verb",...}, then
 * {"record":"heard",...}. */
void suggestions_put_json(struct buffer *out,
		const struct suggestions *suggestions,
		const struct suggest_options *options);

#endif
