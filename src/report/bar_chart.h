/* bar_chart.h - columns over periods, stacked: upwards from 0 and downwards,
 * or as shares of 100 %. */
#ifndef DEMARCHE_REPORT_BAR_CHART_H
#define DEMARCHE_REPORT_BAR_CHART_H

#include "report/frame.h"

struct bar_series {
	struct str name;
	const char *class;
	const double *values; /* [count], not negative; NAN is 0 */
	bool down;            /* stacked downwards */
};

enum { BAR_SERIES = 8, BAR_MARKS = 24 };

struct bar_chart {
	const struct str *labels; /* of periods, [count] */
	size_t count;
	const struct bar_series *series;
	size_t series_count; /* at most BAR_SERIES */
	bool shares;         /* each column is 100 %; none where all is 0 */
	bool whole;          /* values are counts: ticks are whole numbers */
	/* A line above the columns: what is up less what is down; null none */
	const double *line;
	struct str line_name;
	/* Periods with which something begins; a line each. */
	const size_t *marks;
	size_t mark_count;
	const struct str *tips; /* [count], or null */
};

void bar_chart_draw(const struct bar_chart *chart, const struct frame *frame,
		struct buffer *out);

#endif
