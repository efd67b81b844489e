/* dyads.h - what one country does to another, over time.
 *
 * A row is a directed pair, in one period, and where asked one category, quad
 * class, status or pair of sectors. Reports are counted on their own days, an
 * event once, on the day of the report that stands for it (narrowing.h).
 *
 * Series are dense, with rows of 0, where both a source and a target are
 * asked for by name; else periods without reports have no row. Without a
 * period a row is of all time, events without a day included.
 *
 * docs/methods.md says what the columns are and from where. */
#ifndef DEMARCHE_ANALYSE_DYADS_H
#define DEMARCHE_ANALYSE_DYADS_H

#include "analyse/narrowing.h"
#include "analyse/period.h"
#include "analyse/sheet.h"

enum dyads_by { BY_NONE, BY_EVENT, BY_QUAD, BY_STATUS, BY_SECTOR };
/* "event|quad|status|sector" */
extern const char DYADS_BY_NAMES[];
MUST_CHECK bool dyads_by_of_name(struct str name, enum dyads_by *by);

struct dyads_question {
	struct narrowing narrowing; /* source and target among them */
	enum period period;
	enum dyads_by by;
	bool sectors; /* sources and targets are "USA.GOV" instead of "USA" */
};

/* The sheet "dyads". STATUS_USAGE for too many periods (span.h), or more than
 * LIMIT_SERIES_ROWS rows of series; then there is no sheet to be freed. */
MUST_CHECK enum status dyads_make(struct sheet *sheet,
		const struct observations *observations,
		const struct dyads_question *question, struct error *error);

#endif
