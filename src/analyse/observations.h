/* stage 8: analysis. What is counted: observations.
 *
 * An observation is one report of a source acting on a target: a row of table
 * `dyad` with what belongs to it. Observations stand in columns, so that a
 * million is scanned in milliseconds; they are loaded once and then asked any
 * number of questions in memory (narrowing.h).
 *
 *   observations  what is counted          coverage   how much was read
 *   narrowing     which of them            period     days, weeks, months ...
 *   sheet         the shape of results
 *
 * Directed: mutual events stand in both directions. Rows of one pair of codes
 * stand together, by day and record. Numbers (of codes, statuses ...) are
 * positions of the tables of words in bytewise order; 0 is "", nobody.
 *
 * Constant after loading: any number of threads may read. */
#ifndef DEMARCHE_ANALYSE_OBSERVATIONS_H
#define DEMARCHE_ANALYSE_OBSERVATIONS_H

#include "base/day.h"
#include "base/words.h"
#include "store/selection.h"

/* The articles of the database, by their row: [count], row 0 is none. */
struct observed_articles {
	uint32_t count;
	int32_t *day;        /* DAY_NONE unknown */
	uint32_t *publisher; /* number of publishers */
	uint8_t *lang;       /* number of langs */
	bool *there;         /* a row may be missing */
};

struct observations {
	size_t count;
	uint16_t *source, *target;              /* of codes */
	uint8_t *source_sector, *target_sector; /* of sectors: the first one */
	int32_t *day;                           /* first day, or DAY_NONE */
	uint8_t *category, *status;             /* of categories, statuses */
	uint8_t *quad;                          /* 1..4 */
	uint8_t *confidence;                    /* percent */
	float *score;                           /* -10..10 */
	uint32_t *event;      /* reports of one event have the same number */
	bool *alone;          /* the only report of its event */
	bool *leads;          /* the report that its event is named by */
	uint32_t *article;    /* row of articles */
	int64_t *record;      /* id of table record */
	uint32_t event_count; /* numbers of events are below this */
	struct words codes, sectors, categories, statuses, publishers, langs;
	struct observed_articles articles;
};

/* The events that the selection leaves, each with all its pairs: an actor or
 * recipient of the selection chooses events, not pairs. Its count, order,
 * offset and limit mean nothing here, but that SELECT_EVENTS and
 * SELECT_ONE_A_DAY leave one record of an event or day. What the store leaves
 * out (store/marked.h) is not there.
 *
 * About a second for a million without conditions. Fails as
 * selection_prepare; STATUS_LIMIT for a database with more than 2^32 - 2
 * records, 65,535 codes or 255 statuses. On failure nothing is to be freed. */
MUST_CHECK enum status observations_load(struct observations *observations,
		struct store *store, const struct selection *selection,
		struct error *error);
void observations_fini(struct observations *observations);
/* How many have no day: they are in no period. */
size_t observations_undated(const struct observations *observations);

/* The score in thousandths, so that sums are exact whatever their order. */
static inline int64_t
observation_score(const struct observations *observations, size_t row)
{
	float score = observations->score[row] * 1000.0f;
	return (int64_t)(score + (score < 0 ? -0.5f : 0.5f));
}

#endif
