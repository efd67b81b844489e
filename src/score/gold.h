/* gold.h - reading what is scored: gold files, and records made earlier.
 *
 * Gold is JSON lines (articles with "gold": a list of events) or the readable
 * cases of cases.h, or articles with "amounts", "facts", "quotes" (claims.h),
 * told apart by content; a folder gives all its files but
 * those that end in .md. gzip and zstd are opened. */
#ifndef DEMARCHE_SCORE_GOLD_H
#define DEMARCHE_SCORE_GOLD_H

#include "event/ontology.h"
#include "score/set.h"

/* Reads one gold file or folder. Fails at the first line that is no gold, with
 * file and line. */
MUST_CHECK enum status score_gold_read(struct score_set *set,
		const struct ontology *ontology, const char *path,
		struct error *error);

/* Records that `code` or `relate` printed, given to the items of their "doc"
 * or "id"; records of others are passed over, `*found` counts those that were
 * not. Fails at a line that is no record. */
MUST_CHECK enum status score_coded_read(struct score_set *set,
		const char *const *paths, size_t count, size_t *found,
		struct error *error);
/* The same with one item's records in memory. */
MUST_CHECK enum status score_coded_lines(struct score_set *set,
		struct score_item *item, struct str lines, struct error *error);

#endif
