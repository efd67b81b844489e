/* coded.h - the program codes the gold texts itself.
 *
 * Each item is an article of its own; its records go through the same JSON as
 * those of a file, so that both ways give the same figures. */
#ifndef DEMARCHE_SCORE_CODED_H
#define DEMARCHE_SCORE_CODED_H

#include "export/record.h"
#include "pipeline.h"
#include "score/set.h"

struct score_coder {
	const struct coder *coder;
	const struct record_options *record;
	const char *scheme; /* of pairs: "plover" or "plv" */
	bool any_language;  /* else only the coder's is coded */
};

/* The language of the first text that has one of ours; else English. */
enum language score_language(const struct score_set *set);

/* `*foreign` counts the items that were left out for their language. */
MUST_CHECK enum status score_code(struct score_set *set,
		const struct score_coder *coder, size_t *foreign,
		struct error *error);

#endif
