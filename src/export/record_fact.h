/* record_fact.h - records of facts. */
#ifndef DEMARCHE_EXPORT_RECORD_FACT_H
#define DEMARCHE_EXPORT_RECORD_FACT_H

#include "export/record_event.h"

void fact_put_json(const struct writer *writer, const struct fact *fact);

void fact_identify(const struct writer *writer, const struct fact *fact,
		char id[IDENTITY_BYTES]);
/* When it was: the day of the event that the same words tell, else the days
 * that the figures are of, else the article's. */
struct record_date fact_date(
		const struct analysis *analysis, const struct fact *fact);
/* The days that the figures are of. */
struct record_date fact_period(const struct fact *fact);
struct quote_span fact_trigger(
		const struct analysis *analysis, const struct fact *fact);
/* The id of the event that the same words tell, "" when there is none or when
 * pairs have ids of their own. */
struct str fact_event_id(const struct writer *writer, const struct fact *fact,
		char id[IDENTITY_BYTES]);
/* "seller:CHN.BUS+buyer:COL.GOV" */
void fact_put_codes(struct buffer *out, const struct writer *writer,
		const struct fact *fact);
/* "verbs/en/aid.frames:7"; "" without a frame. */
struct str fact_rule(const struct fact *fact);

#endif
