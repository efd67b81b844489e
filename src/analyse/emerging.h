/* emerging.h - who has lately come to the fore: countries and pairs of them
 * with more events in the last four weeks than the 52 weeks before let expect.
 *
 * Events of a window count once each, those of status actual unless another is
 * asked for. With r events in the
 * last 28 days, b in the 364 days before, and A articles read in each:
 *
 *   expected   E = b * A_recent / A_before
 *   ratio      (k + r) / (k + E)    k = EMERGING_PRIOR
 *   low        its lower 90 % bound: the 5 % quantile of Gamma(k + r), divided
 *              by k + E
 *
 * That is the Gamma-Poisson shrinkage of DuMouchel, "Bayesian data mining in
 * large frequency tables" (The American Statistician 53, 1999), with one prior
 * of mean 1 in place of a fitted mixture; low is its EB05. A rise from 0 to 2
 * is no news, one from 20 to 60 is. Quantiles by Wilson and Hilferty (PNAS 17,
 * 1931). Told are those with low above 1, highest first. */
#ifndef DEMARCHE_ANALYSE_EMERGING_H
#define DEMARCHE_ANALYSE_EMERGING_H

#include "analyse/narrowing.h"
#include "analyse/sheet.h"

enum { EMERGING_RECENT_DAYS = 28, EMERGING_BEFORE_DAYS = 364 };
#define EMERGING_PRIOR 2.0

/* Ratio and lower bound of r events where e were expected. */
double emerging_ratio(double recent, double expected);
double emerging_low(double recent, double expected);

/* Sheet "emerging": what (actor, pair), source, target, recent, before (events
 * a 28 days of the 364 before), ratio, low, first. `as_of` is the last of the
 * recent days; DAY_NONE: the last day of which articles were read. The
 * narrowing's days are not asked. Linear in the observations. */
void emerging_sheet(const struct observations *observations,
		const struct narrowing *narrowing, int32_t as_of,
		struct sheet *sheet);

#endif
