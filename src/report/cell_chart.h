/* cell_chart.h - a matrix of coloured cells: who (rows) to whom (columns). */
#ifndef DEMARCHE_REPORT_CELL_CHART_H
#define DEMARCHE_REPORT_CELL_CHART_H

#include "report/bins.h"
#include "report/frame.h"

struct cell_chart {
	const struct str *rows, *columns; /* names, short: "CHN" */
	size_t row_count, column_count;
	const double *values;   /* [row_count][column_count]; NAN: no cell */
	const struct str *tips; /* likewise, or null */
	struct bins bins;
	int decimals;                       /* of the numbers in the cells */
	struct str row_title, column_title; /* "who", "to whom" */
};

void cell_chart_draw(const struct cell_chart *chart, const struct frame *frame,
		struct buffer *out);

/* Swatches of the classes of `bins` that occur, as a legend. Names live in
 * `text`. Returns how many. */
struct bin_legend {
	struct legend_item items[2 * BIN_CLASSES + 2];
	char classes[2 * BIN_CLASSES + 2][BIN_NAME];
	size_t count;
	struct buffer text;
};
/* `occurs` is of class -4 at 0 to class 4 at 8. */
void bin_legend_init(struct bin_legend *legend, const struct bins *bins,
		const bool occurs[2 * BIN_CLASSES + 1]);
void bin_legend_fini(struct bin_legend *legend);

#endif
