#include "report/small_bars.h"

#include <math.h>

#include "report/letters.h"
#include "report/numbers.h"

enum { ROW_HEIGHT = 62, ROW_GAP = 8, NUMBER = 14 };

static double
value_at(const double *values, size_t i)
{
	return values && isfinite(values[i]) && values[i] > 0 ? values[i] : 0;
}

static void
draw_number(const struct plot *plot, struct svg *svg, double x, double y,
		double value)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	numbers_put_count(&text, (int64_t)llround(fmin(value, 1e15)));
	if (letters_width(buffer_str(&text), FRAME_TEXT) <= plot_slot(plot) - 1)
		svg_text(svg, x, y - 3, SVG_MIDDLE, "faint small",
				buffer_str(&text));
	buffer_fini(&text);
}

static void
draw_column(const struct small_bar_row *row, const struct plot *plot, size_t i,
		struct svg *svg)
{
	double whole = value_at(row->values, i);
	double part = fmin(value_at(row->part, i), whole);
	double slot = plot_slot(plot), width = fmin(slot * 0.8, 48);
	double x = plot_x(plot, i), y = plot_y(plot, whole);
	double middle = plot_y(plot, part);
	if (!(whole > 0))
		return;
	svg_rect(svg, x - width / 2, y, width, middle - y,
			row->part ? "part" : "bar", STR(""));
	if (part > 0)
		svg_rect(svg, x - width / 2, middle, width,
				plot->bottom - middle, "bar", STR(""));
	draw_number(plot, svg, x, y, whole);
}

static void
draw_row(const struct small_bar_row *row, struct plot *plot, struct svg *svg)
{
	double most = 0;
	for (size_t i = 0; i < plot->count; i++)
		most = fmax(most, value_at(row->values, i));
	plot->y = (struct scale){ .low = 0, .high = most > 0 ? most : 1 };
	frame_text(svg, FRAME_MARGIN, plot->bottom - 4, SVG_START, "",
			row->name, plot->left - 2 * FRAME_MARGIN);
	svg_line(svg, plot->left, plot->bottom, plot->right, plot->bottom,
			"axis");
	for (size_t i = 0; i < plot->count; i++)
		draw_column(row, plot, i, svg);
}

static double
left_of(const struct small_bars *bars, const struct frame *frame)
{
	double widest = 0;
	for (size_t i = 0; i < bars->row_count; i++)
		widest = fmax(widest,
				letters_width(bars->rows[i].name, FRAME_TEXT));
	return fmin(widest, frame->width * 0.3) + 3 * FRAME_MARGIN;
}

void
small_bars_draw(const struct small_bars *bars, const struct frame *frame,
		struct buffer *out)
{
	const struct legend_item items[] = { { bars->whole_name, "part" },
		{ bars->part_name, "bar" } };
	size_t count = bars->part_name.len ? 2 : 0;
	struct plot plot = { .left = left_of(bars, frame),
		.right = frame->width - FRAME_MARGIN,
		.count = bars->count };
	double top = frame_head(frame, items, count);
	double bottom = top + (double)bars->row_count * (ROW_HEIGHT + ROW_GAP);
	struct svg svg = frame_open(frame, out,
			bottom + PLOT_PERIODS + frame_foot(frame), items,
			count);
	for (size_t i = 0; i < bars->row_count; i++) {
		plot.top = top + (double)i * (ROW_HEIGHT + ROW_GAP) + ROW_GAP
			   + NUMBER;
		plot.bottom = top + (double)(i + 1) * (ROW_HEIGHT + ROW_GAP);
		draw_row(&bars->rows[i], &plot, &svg);
	}
	plot_periods(&plot, &svg, bars->labels, bottom);
	svg_close(&svg);
}
