/* report.h - the figures as a table for people or as JSON lines.
 *
 * JSON lines: {"record":"score"} a measure, "category" a category, "confusion"
 * a cell that is not 0; "run" says what was scored. */
#ifndef DEMARCHE_SCORE_REPORT_H
#define DEMARCHE_SCORE_REPORT_H

#include "base/buffer.h"
#include "export/record.h"
#include "score/pairs.h"

struct score_run {
	const char *gold;
	/* Of the program that coded it; null when records were given. */
	const struct record_version *version;
};

/* What all reports are made of: the head of a table; JSON lines. */
void score_report_head(struct buffer *out, const struct score_run *run,
		const char *what, size_t count);
void score_report_run(struct buffer *out, const struct score_run *run,
		const char *what, size_t count);
void score_report_measure(struct buffer *out, const char *name,
		const struct score_measure *measure);
/* Nothing for a share of nothing. */
void score_report_share(
		struct buffer *out, const char *name, struct score_share share);

void score_report_events(struct buffer *out, const struct score_set *set,
		const struct score_events *events, const struct score_run *run,
		bool table);
void score_report_pairs(struct buffer *out, const struct score_set *set,
		const struct score_pairs *pairs, const struct score_run *run,
		bool table);

#endif
