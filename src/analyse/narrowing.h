/* narrowing.h - some of the observations, by conditions in memory.
 *
 * Conditions have the names and values of the command line; lists as in
 * store/selection.h. Linear in the observations. */
#ifndef DEMARCHE_ANALYSE_NARROWING_H
#define DEMARCHE_ANALYSE_NARROWING_H

#include "analyse/observations.h"

/* Null and 0: not asked (days: DAY_NONE, which NARROWING_NONE sets). */
struct narrowing {
	int32_t from, to;            /* days since 1970, both included */
	const char *source, *target; /* USA, USA.GOV, .GOV; * any letters */
	const char *either;          /* source or target */
	const char *event, *status, *quad;
	const char *publisher, *lang; /* of the article */
	double min_confidence;        /* 0..1 */
	bool once; /* one report an event and directed pair: that which the
		      event is named by, else the first that was stored */
};

#define NARROWING_NONE ((struct narrowing){ .from = DAY_NONE, .to = DAY_NONE })

/* Rows of observations, those of one pair together. */
struct observation_list {
	uint32_t *at;
	size_t count, capacity;
};

/* `out` is emptied first; it starts as zeros. */
void observations_narrow(const struct observations *observations,
		const struct narrowing *narrowing,
		struct observation_list *out);
void observation_list_fini(struct observation_list *list);

#endif
