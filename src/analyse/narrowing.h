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

/* What of a selection is looked at in memory, its days included. */
struct narrowing narrowing_of(const struct selection *selection);
/* Whether that is all that it asks: then observations of everything can be
 * narrowed instead of loading others. */
bool narrowing_suffices(const struct selection *selection);

/* Rows of observations, those of one pair together. */
struct observation_list {
	uint32_t *at;
	size_t count, capacity;
};

/* `out` is emptied first; it starts as zeros. */
void observations_narrow(const struct observations *observations,
		const struct narrowing *narrowing,
		struct observation_list *out);
/* For each party whether it fits a list ("USA,CHN.GOV,.REB"), by party_number;
 * null for a null list. The caller frees it. */
bool *parties_fitting(
		const struct observations *observations, const char *list);
static inline uint32_t
party_number(const struct observations *observations, uint16_t code,
		uint8_t sector)
{
	return code * observations->sectors.count + sector;
}

/* Of two reports of one event: whether `row` stands for it rather than
 * `other`. */
bool observation_stands_before(const struct observations *observations,
		uint32_t row, uint32_t other);

/* Leaves one report an event and directed pair, as `once` does. The list must
 * be in the order of observations_narrow, and have all reports of its events.
 */
void observation_list_once(const struct observations *observations,
		struct observation_list *list);
void observation_list_fini(struct observation_list *list);

#endif
