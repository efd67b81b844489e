/* svg.h - a small writer of SVG 1.1 into a buffer.
 *
 * Texts stay texts; everything is escaped; colours, fonts and widths of lines
 * are classes of style.css, so that one picture serves light and dark. What is
 * opened must be closed. Lengths are pixels of the picture's own size. */
#ifndef DEMARCHE_REPORT_SVG_H
#define DEMARCHE_REPORT_SVG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

struct svg {
	struct buffer *out;
	double width, height;
	bool alone; /* a file of its own, with its styles, not part of a page */
	bool rough; /* paths in whole pixels */
	int64_t x, y; /* where the path is, tenths of pixels; the writer's own
		       */
};

enum svg_anchor { SVG_START, SVG_MIDDLE, SVG_END };

/* `id` tells pictures of one page apart: letters, digits, dashes. Title and
 * description are what screen readers read. */
void svg_open(struct svg *svg, const char *id, struct str title,
		struct str description);
void svg_close(struct svg *svg);

void svg_group_open(struct svg *svg, const char *class);
void svg_group_close(struct svg *svg);

void svg_line(struct svg *svg, double x1, double y1, double x2, double y2,
		const char *class);
/* `tip` is shown when the pointer rests on it; empty: none. Negative width or
 * height: none is drawn. */
void svg_rect(struct svg *svg, double x, double y, double width, double height,
		const char *class, struct str tip);
void svg_circle(struct svg *svg, double x, double y, double radius,
		const char *class, struct str tip);
void svg_text(struct svg *svg, double x, double y, enum svg_anchor anchor,
		const char *class, struct str text);

/* A path: points are lines from one to the next until the next move. */
void svg_path_open(struct svg *svg, const char *class);
void svg_move_to(struct svg *svg, double x, double y);
void svg_line_to(struct svg *svg, double x, double y);
void svg_path_ring(struct svg *svg); /* back to where the line began */
void svg_path_close(struct svg *svg, struct str tip);

#endif
