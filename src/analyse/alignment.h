/* alignment.h - the events of some country with two powers, and what each
 * counts: what align and movers are made of.
 *
 * An event counts once a power, whatever its number of reports and in whichever
 * direction it stands, by the report that stands for it (narrowing.h): its
 * score (Goldstein 1992, -10..10) times its probability (confidence) times the
 * weight of its status (status_weight.h). Amounts are whole numbers of
 * ALIGNMENT_UNIT, so that sums are exact. */
#ifndef DEMARCHE_ANALYSE_ALIGNMENT_H
#define DEMARCHE_ANALYSE_ALIGNMENT_H

#include "analyse/span.h"

/* With fewer events with one of the two powers, in all periods together, an
 * index says where the news looked, not where the country turns. */
enum { ALIGNMENT_LEAST_EVENTS = 10 };

/* One point of score, sure and actual. */
#define ALIGNMENT_UNIT INT64_C(10000000)
/* Points that say neither: two events of some weight. What is known of fewer
 * pulls the index to 0 and the share to a half. */
#define ALIGNMENT_PRIOR (10 * ALIGNMENT_UNIT)

enum { POWERS = 2 };
#define ALIGNMENT_NO_ROW UINT32_MAX

enum alignment_direction {
	DIRECTION_BOTH,
	DIRECTION_OUT, /* what it does */
	DIRECTION_IN   /* what is done to it */
};
/* "both|out|in" */
extern const char ALIGNMENT_DIRECTIONS[];
MUST_CHECK bool alignment_direction_of_name(
		struct str name, enum alignment_direction *direction);

struct alignment_question {
	/* Without a status only what is actual counts; source and target are
	 * not looked at. */
	struct narrowing narrowing;
	const char *of;             /* "COL", "COL.GOV" */
	const char *powers[POWERS]; /* A and B: "USA", "CHN" */
	enum alignment_direction direction;
	enum period period;
};

/* "USA,CHN" as the two powers, which `room` gets; false for anything else. */
MUST_CHECK bool alignment_powers(
		const char *text, char room[128], const char *powers[POWERS]);

struct aligned_event {
	uint32_t row;          /* of the report that stands for it */
	uint32_t with[POWERS]; /* likewise with each power, or NO_ROW */
	uint32_t position;     /* of its period in the span */
	uint32_t reports;      /* that were counted */
	int64_t good[POWERS], bad[POWERS]; /* weighted |score| */
};

struct alignment {
	struct aligned_event *events; /* by position */
	size_t count;
	struct coverage coverage;
	struct span span;
};

/* STATUS_USAGE for what makes no sense: no country, a power that is the
 * country, too many periods. Then there is nothing to be freed. */
MUST_CHECK enum status alignment_init(struct alignment *alignment,
		const struct observations *observations,
		const struct alignment_question *question, struct error *error);
void alignment_fini(struct alignment *alignment);

/* Where the events of a position begin; of the span's count: the end. */
size_t alignment_begin(const struct alignment *alignment, uint32_t position);

/* (N_A - N_B) and (C_A + K_A + C_B + K_B) of one event. */
static inline int64_t
aligned_over(const struct aligned_event *event)
{
	return event->good[0] - event->bad[0] - event->good[1] + event->bad[1];
}

static inline int64_t
aligned_under(const struct aligned_event *event)
{
	return event->good[0] + event->bad[0] + event->good[1] + event->bad[1];
}

static inline double
alignment_index(int64_t over, int64_t under)
{
	return (double)over / (double)(under + ALIGNMENT_PRIOR);
}

#endif
