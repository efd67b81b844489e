/* coverage.h - how many articles were read of each day.
 *
 * News grows: twice as many events may be told because twice as many articles
 * were read. Rates per 1,000 articles are counted against this. */
#ifndef DEMARCHE_ANALYSE_COVERAGE_H
#define DEMARCHE_ANALYSE_COVERAGE_H

#include "analyse/narrowing.h"

/* Wrong dates: fewer articles than one in so many, with so many days without
 * any between them and the others, begin or end no series. */
enum { COVERAGE_FEW = 1000, COVERAGE_GAP = 366 };

struct coverage {
	int32_t first, last; /* days with articles; DAY_NONE: none has a day */
	uint64_t *before;    /* [last - first + 2]: articles before each day */
	int32_t begin, end;  /* first and last without wrong dates */
	uint64_t all;        /* articles, those without a day included */
};

/* The articles that the narrowing's from, to, publisher and lang leave. */
void coverage_init(struct coverage *coverage,
		const struct observations *observations,
		const struct narrowing *narrowing);
void coverage_fini(struct coverage *coverage);
/* Articles of the days first..last, both included. */
uint64_t coverage_between(
		const struct coverage *coverage, int32_t first, int32_t last);

#endif
