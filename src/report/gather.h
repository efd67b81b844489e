/* gather.h - asks the database and the analysis for what a report tells. */
#ifndef DEMARCHE_REPORT_GATHER_H
#define DEMARCHE_REPORT_GATHER_H

#include "analyse/alignment.h"
#include "report/report.h"

struct report_question {
	/* Which events; without a status those that are actual. */
	const struct selection *selection;
	/* "COL", "USA" and "CHN"; null for an overview. */
	const char *of, *powers[POWERS];
	enum alignment_direction direction;
	enum period period;
	/* As the report tells them. */
	const char *database, *command, *program;
	const char *lexicon; /* layers, for names and outlines */
};

/* Fills a report of its own; report_fini in either case. Fails as
 * observations_load and alignment_init. */
MUST_CHECK enum status report_gather(struct report *report, struct store *store,
		const struct report_question *question, struct error *error);

/* --- inside gathering --------------------------------------------------- */

struct gathering {
	struct report *report;
	struct store *store;
	const struct report_question *question;
	struct observations observations;
	struct narrowing narrowing;   /* of the selection */
	struct observation_list list; /* what it leaves */
};

/* gather_align.c: the alignment, its verdict and what moved it. */
MUST_CHECK enum status gather_align(
		struct gathering *gathering, struct error *error);
/* gather_ledger.c: ledger, visits, speakers, what is new. */
MUST_CHECK enum status gather_ledger(
		struct gathering *gathering, struct error *error);
/* gather_top.c: the events that are reported most, the numbers of the map and
 * those of the whole. */
MUST_CHECK enum status gather_top(
		struct gathering *gathering, struct error *error);
void gather_world(struct gathering *gathering);
void gather_counts(struct gathering *gathering);

#endif
