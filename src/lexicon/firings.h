/* firings.h - what each frame line does in a corpus: how often it fires, how
 * many records it makes, and how many of these gold calls wrong.
 *
 * A frame fires where it fits a trigger best; it makes a record when the event
 * then stands (frames for `none` make none). Counts are sums, so they do not
 * depend on the number of threads. Memory: one entry a frame line. */
#ifndef DEMARCHE_LEXICON_FIRINGS_H
#define DEMARCHE_LEXICON_FIRINGS_H

#include <stdatomic.h>

#include "pipeline.h"
#include "score/set.h"

typedef atomic_uint_least64_t firing_count;

struct firing {
	const struct frame *frame;
	firing_count fired, records;
	/* Of the records of gold sentences; `example` is the first one, as an
	 * item of the gold set, that is wrong. */
	uint64_t judged, wrong;
	size_t example;
};

struct firings {
	struct firing *at; /* in reading order */
	size_t count;
	firing_count articles, sentences;
	struct score_set *gold; /* null: none was read */
};

void firings_init(struct firings *firings, const struct frames *frames);
void firings_fini(struct firings *firings);

/* Codes one article and counts. Several threads may, each with a worker of its
 * own; the worker's trace is changed. */
void firings_count(struct firings *firings, struct coder_worker *worker,
		const struct article *article, struct arena *arena);

/* Codes the gold sentences and compares: a record is right when its category,
 * or its root of the PLV set, is one of the sentence's. Of pairs the relation
 * is compared. `gold` must outlive the firings. */
void firings_judge(struct firings *firings, const struct coder *coder,
		struct score_set *gold);

/* More than half of at least FIRINGS_ENOUGH records are wrong. */
enum { FIRINGS_ENOUGH = 3 };
bool firing_is_wrong(const struct firing *firing);

#endif
