#include "analyse/sums.h"

#include <math.h>

void
sums_add_event(struct sums *sums, const struct observations *observations,
		uint32_t row)
{
	int64_t score = observation_score(observations, row);
	unsigned quad = observations->quad[row];
	sums->events++;
	if (quad >= 1 && quad <= QUADS)
		sums->quad[quad - 1]++;
	if (score > 0)
		sums->cooperation += score;
	else
		sums->conflict -= score;
}

double
sums_mean_score(const struct sums *sums)
{
	return sums->events ? sums_net(sums) / (double)sums->events
			    : (double)NAN;
}

double
sums_rate(const struct sums *sums, uint64_t articles)
{
	if (!articles)
		return (double)NAN;
	return (double)sums->events * 1000 / (double)articles;
}
