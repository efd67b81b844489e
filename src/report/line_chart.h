/* line_chart.h - curves over periods, with a band of uncertainty and marks
 * where something changes. */
#ifndef DEMARCHE_REPORT_LINE_CHART_H
#define DEMARCHE_REPORT_LINE_CHART_H

#include "report/frame.h"

struct line_series {
	struct str name;
	const char *class;    /* "line a", "line ink dashed" */
	const double *values; /* [count]; NAN where unknown: a gap */
};

/* Something begins with a period. */
struct line_mark {
	size_t at; /* number of the period */
	struct str text;
};

enum { LINE_MARKS = 24 };

struct line_chart {
	const struct str *labels; /* of periods, [count] */
	size_t count;
	const struct line_series *series;
	size_t series_count;
	const double *low, *high; /* [count] of the band, or null */
	struct str band_name;
	const struct line_mark *marks; /* in the order of periods */
	size_t mark_count;             /* those above LINE_MARKS are left out */
	/* What above and below 0 mean; "" none. The axis is symmetrical then,
	 * and its numbers have signs. */
	struct str above, below;
	double most;            /* |value| at most: 1 for an index; 0 none */
	const struct str *tips; /* [count], or null */
};

void line_chart_draw(const struct line_chart *chart, const struct frame *frame,
		struct buffer *out);

#endif
