/* map_chart.h - the world with countries coloured by a number. */
#ifndef DEMARCHE_REPORT_MAP_CHART_H
#define DEMARCHE_REPORT_MAP_CHART_H

#include "report/bins.h"
#include "report/frame.h"
#include "report/outlines.h"

struct map_value {
	struct str code;
	double value;
	struct str tip; /* "Colombia: 12 events" */
};

struct map_chart {
	const struct outlines *outlines;
	const struct map_value
			*values; /* sorted by code, bytewise, once each */
	size_t count;
	struct bins bins;
	struct str none_name; /* in the legend, of countries without a value */
	struct str of;        /* the country that is asked about; "" none */
};

void map_chart_draw(const struct map_chart *chart, const struct frame *frame,
		struct buffer *out);

#endif
