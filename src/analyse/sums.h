/* sums.h - what is summed of the events of a cell: counts, and scores exactly,
 * so that no order of adding changes them. */
#ifndef DEMARCHE_ANALYSE_SUMS_H
#define DEMARCHE_ANALYSE_SUMS_H

#include "analyse/observations.h"

enum { QUADS = 4 };

/* Scores in thousandths; cooperation and conflict are sums of |score|. */
struct sums {
	uint64_t reports, events;
	uint64_t quad[QUADS]; /* events, by quad - 1 */
	int64_t cooperation, conflict;
};

void sums_add_event(struct sums *sums, const struct observations *observations,
		uint32_t row);

static inline double
score_of_sum(int64_t thousandths)
{
	return (double)thousandths / 1000;
}

/* cooperation - conflict */
static inline double
sums_net(const struct sums *sums)
{
	return score_of_sum(sums->cooperation - sums->conflict);
}

/* Of all events; NAN without any. */
double sums_mean_score(const struct sums *sums);
/* Events per 1,000 articles; NAN without articles. */
double sums_rate(const struct sums *sums, uint64_t articles);

#endif
