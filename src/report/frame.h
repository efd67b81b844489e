/* frame.h - what pictures have in common: title, legend, axes.
 *
 * From the top: the title (in files of their own only: a page has headings),
 * the legend, the picture proper, a note. A picture is laid out from the top
 * down before it is opened, since its height follows from its parts. */
#ifndef DEMARCHE_REPORT_FRAME_H
#define DEMARCHE_REPORT_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "report/scale.h"
#include "report/svg.h"

enum {
	FRAME_TEXT = 12,  /* size of text, pixels; style.css has the same */
	FRAME_ROW = 18,   /* a line of text */
	FRAME_MARGIN = 8, /* around everything */
	FRAME_SWATCH = 12
};

/* How a picture stands on its page or in its file. */
struct frame {
	const char *id;
	struct str title;
	struct str description; /* for those who do not see it */
	struct str note;        /* below, in files of their own; "" none */
	double width;
	bool alone;
};

struct legend_item {
	struct str name;
	const char *class;
	bool line; /* a stroke instead of a square */
};

/* The height that title and legend need; items that do not fit go to the next
 * line. */
double frame_head(const struct frame *frame, const struct legend_item *items,
		size_t count);
/* The height below the picture proper. */
double frame_foot(const struct frame *frame);
/* Opens the picture and draws what frame_head and frame_foot measured. */
struct svg frame_open(const struct frame *frame, struct buffer *out,
		double height, const struct legend_item *items, size_t count);
/* A text cut to `width`, with an ellipsis where it is cut. */
void frame_text(struct svg *svg, double x, double y, enum svg_anchor anchor,
		const char *class, struct str text, double width);

/* A rectangle over periods: slots of the same width from left to right. */
struct plot {
	double left, right, top, bottom;
	struct scale y;
	size_t count;  /* of slots */
	bool percent;  /* ticks are shares: "50 %" */
	bool sign;     /* ticks have their sign */
	bool no_minus; /* both directions count up: conflict below 0 */
};

/* Room that the numbers of the y axis need. */
double plot_margin(const struct plot *plot);
double plot_slot(const struct plot *plot);
double plot_x(const struct plot *plot, size_t slot); /* its middle */
double plot_y(const struct plot *plot, double value);
/* Grid, numbers of the y axis, line at 0. */
void plot_grid(const struct plot *plot, struct svg *svg);
/* Names of periods in two rows below `y`. */
void plot_periods(const struct plot *plot, struct svg *svg,
		const struct str *labels, double y);
enum { PLOT_PERIODS = 2 * FRAME_ROW };
/* Areas that show `tips` ([count], or null) when pointed at. */
void plot_tips(const struct plot *plot, struct svg *svg,
		const struct str *tips);

#endif
