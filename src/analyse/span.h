/* span.h - the periods of a series, first to last, without a gap.
 *
 * A series goes from the first to the last day that was asked for, or else of
 * the articles that were read: what is told of other days (history, plans)
 * has no articles to be counted against, and stands in totals alone. */
#ifndef DEMARCHE_ANALYSE_SPAN_H
#define DEMARCHE_ANALYSE_SPAN_H

#include "analyse/coverage.h"
#include "analyse/period.h"

struct span {
	enum period period;
	int32_t first;  /* number of the first period */
	uint32_t count; /* 0 where no day is known */
};

/* STATUS_USAGE for more than LIMIT_PERIODS periods. Of PERIOD_ALL there is
 * one. */
MUST_CHECK enum status span_init(struct span *span,
		const struct narrowing *narrowing,
		const struct coverage *coverage, enum period period,
		struct error *error);

/* Position of the day's period in the span; count when it is outside. */
uint32_t span_position(const struct span *span, int32_t day);
/* Its label, and the articles that were read of its days. */
void span_label(const struct span *span, uint32_t position,
		char out[PERIOD_LABEL]);
uint64_t span_articles(const struct span *span, uint32_t position,
		const struct coverage *coverage);

#endif
