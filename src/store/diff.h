/* diff.h - what two ways of coding make of the same articles.
 *
 * Records of one article are matched in this order, each at most once: by id;
 * by kind, sentence and the words that tell them; by kind and key. What is
 * matched stayed or changed; what is not went (of the old) or came (of the
 * new). Versions are no change, nor is a line of the lexicon that only moved
 * inside its file. */
#ifndef DEMARCHE_STORE_DIFF_H
#define DEMARCHE_STORE_DIFF_H

#include "store/selection.h"

enum diff_kind { DIFF_CAME, DIFF_WENT, DIFF_CHANGED };

/* Strings last as long as the call that gets them. */
struct diff_change {
	enum diff_kind kind;
	struct str old_line,
			new_line; /* of the record; "" where there is none */
	struct str old_rule, new_rule; /* "" where the record names none */
	struct str old_category, new_category; /* "SANCTION"; "deal"; "quote" */
	struct str fields; /* of a change, with commas: "event,mode" */
};

struct diff_counts {
	uint64_t articles; /* coded in both ways */
	uint64_t came, went, changed, stayed;
};

typedef enum status diff_put(void *context, const struct diff_change *change,
		struct error *error);

/* Of one article: JSON lines as `code` prints them, each with a newline. In
 * the order of the text; adds to the counts. What `put` returns other than
 * STATUS_OK ends it. */
MUST_CHECK enum status diff_lines(struct str old_lines, struct str new_lines,
		diff_put *put, void *context, struct diff_counts *counts,
		struct error *error);

/* Of all articles that fit (selection_prepare_articles) and were coded in both
 * runs, by date and document. */
MUST_CHECK enum status diff_runs(struct store *store,
		const struct selection *selection, int64_t old_run,
		int64_t new_run, diff_put *put, void *context,
		struct diff_counts *counts, struct error *error);

#endif
