/* claims_report.h - figures of amounts, facts and quotations, and what is
 * wrong with them.
 *
 * The table has a row a measure (claims.h); those of a kind that neither gold
 * nor what was coded has are left out. JSON lines are those of report.h. */
#ifndef DEMARCHE_SCORE_CLAIMS_REPORT_H
#define DEMARCHE_SCORE_CLAIMS_REPORT_H

#include "score/claims.h"
#include "score/report.h"

void score_report_claims(struct buffer *out, const struct score_set *set,
		const struct score_claims *claims, const struct score_run *run,
		bool table);

/* What was missed and what was coded in excess, kind by kind, each with its
 * paragraph; for a fact that was missed the facts that were coded there. */
void score_claims_errors_put(struct buffer *out, struct score_set *set);

#endif
