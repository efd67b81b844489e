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
	/* By language; null: its texts are left out. */
	struct score_language {
		const struct coder *coder;
		const struct record_options *record;
	} of[LANGUAGE_COUNT];
	enum language first; /* of texts that tell no language */
	bool insists;        /* all texts are of the first */
	const char *scheme;  /* of pairs: "plover" or "plv" */
};

/* Whether some text is of that language. */
bool score_has_language(const struct score_set *set, enum language language);

/* `*foreign` counts the items that were left out for their language. */
MUST_CHECK enum status score_code(struct score_set *set,
		const struct score_coder *coder, size_t *foreign,
		struct error *error);

#endif
