#include "report/line_chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/letters.h"

enum { MARK_ROW = 16, LEGEND_MOST = 8 };

/* Where each mark's text stands. */
struct placed_mark {
	double line, x, room;
	enum svg_anchor anchor;
	size_t row;
};

struct layout {
	struct plot plot;
	struct placed_mark marks[LINE_MARKS];
	size_t mark_count, mark_rows;
	struct legend_item items[LEGEND_MOST];
	size_t item_count;
	double head, height;
	bool two_sided;
};

/* --- layout ------------------------------------------------------------- */

static void
stretch(const double *values, size_t count, double *low, double *high)
{
	for (size_t i = 0; values && i < count; i++) {
		if (!isfinite(values[i]))
			continue;
		*low = fmin(*low, values[i]);
		*high = fmax(*high, values[i]);
	}
}

static struct scale
scale_of(const struct line_chart *chart, bool two_sided)
{
	double low = 0, high = 0;
	for (size_t i = 0; i < chart->series_count; i++)
		stretch(chart->series[i].values, chart->count, &low, &high);
	stretch(chart->low, chart->count, &low, &high);
	stretch(chart->high, chart->count, &low, &high);
	if (two_sided) {
		high = fmax(high, -low);
		high = high > 0 ? high : 1;
		low = -high;
	}
	struct scale scale = scale_loose(low, high, two_sided ? 4 : 5, false);
	if (chart->most > 0 && scale.high > chart->most)
		scale = scale_fixed(
				two_sided ? -chart->most : 0, chart->most, 4);
	return scale;
}

static void
list_items(const struct line_chart *chart, struct layout *layout)
{
	for (size_t i = 0; i < chart->series_count
			   && layout->item_count < LEGEND_MOST - 1;
			i++)
		layout->items[layout->item_count++] =
				(struct legend_item){ chart->series[i].name,
					chart->series[i].class, true };
	if (chart->low && chart->band_name.len)
		layout->items[layout->item_count++] =
				(struct legend_item){ chart->band_name, "band",
					false };
}

/* The first row in which nothing stands between `from` and `to`. */
static size_t
free_row(const struct layout *layout, const double *ends, double from)
{
	size_t row = 0;
	while (row < layout->mark_rows && ends[row] > from)
		row++;
	return row;
}

/* The text stands right of its line, left of it where there is more room; in
 * the first row that has room. `ends` is where the text of each row ends. */
static void
place_mark(struct layout *layout, const struct line_mark *mark,
		struct placed_mark *placed, double ends[LINE_MARKS])
{
	enum { GAP = 4 };
	const struct plot *plot = &layout->plot;
	double width = letters_width(mark->text, FRAME_TEXT) + 2 * GAP;
	placed->line = plot_x(plot, mark->at) - plot_slot(plot) / 2;
	double left_room = placed->line - FRAME_MARGIN;
	double right_room = plot->right - placed->line;
	bool right = right_room >= width || right_room >= left_room;
	width = fmin(width, right ? right_room : left_room);
	placed->room = (right ? right_room : left_room) - GAP;
	placed->anchor = right ? SVG_START : SVG_END;
	placed->x = placed->line + (right ? GAP : -GAP);
	placed->row = free_row(layout, ends,
			right ? placed->line : placed->line - width);
	ends[placed->row] = right ? placed->line + width : placed->line;
}

static void
place_marks(const struct line_chart *chart, struct layout *layout)
{
	double ends[LINE_MARKS];
	for (size_t i = 0; i < chart->mark_count && i < LINE_MARKS; i++) {
		place_mark(layout, &chart->marks[i], &layout->marks[i], ends);
		if (layout->marks[i].row == layout->mark_rows)
			layout->mark_rows++;
		layout->mark_count++;
	}
}

static void
lay_out(const struct line_chart *chart, const struct frame *frame,
		struct layout *layout)
{
	struct plot *plot = &layout->plot;
	layout->two_sided = chart->above.len && chart->below.len;
	plot->y = scale_of(chart, layout->two_sided);
	plot->sign = layout->two_sided;
	plot->count = chart->count;
	plot->left = plot_margin(plot);
	plot->right = frame->width - FRAME_MARGIN;
	list_items(chart, layout);
	place_marks(chart, layout);
	layout->head = frame_head(frame, layout->items, layout->item_count);
	double sides = layout->two_sided ? FRAME_ROW : 0;
	plot->top = layout->head + (double)layout->mark_rows * MARK_ROW + sides
		    + FRAME_MARGIN;
	plot->bottom = plot->top + fmax(170, fmin(260, frame->width * 0.36));
	layout->height =
			plot->bottom + sides + PLOT_PERIODS + frame_foot(frame);
}

/* --- drawing ------------------------------------------------------------ */

static void
draw_sides(const struct line_chart *chart, const struct layout *layout,
		struct svg *svg)
{
	const struct plot *plot = &layout->plot;
	double middle = plot_y(plot, 0), width = plot->right - plot->left;
	if (!layout->two_sided)
		return;
	svg_rect(svg, plot->left, plot->top, width, middle - plot->top,
			"toward-a", STR(""));
	svg_rect(svg, plot->left, middle, width, plot->bottom - middle,
			"toward-b", STR(""));
	frame_text(svg, plot->left, plot->top - 6, SVG_START, "a name",
			chart->above, width);
	frame_text(svg, plot->left, plot->bottom + FRAME_ROW - 4, SVG_START,
			"b name", chart->below, width);
}

/* From slot `from`, the end of the stretch in which `values` are known. */
static size_t
end_of_stretch(const double *values, size_t count, size_t from)
{
	size_t end = from;
	while (end < count && isfinite(values[end]))
		end++;
	return end;
}

static void
draw_band_stretch(const struct line_chart *chart, const struct plot *plot,
		size_t from, size_t to, struct svg *svg)
{
	double half = plot_slot(plot) * 0.3;
	bool one = to - from == 1;
	svg_path_open(svg, "band");
	for (size_t i = from; i < to; i++) {
		double x = plot_x(plot, i) - (one ? half : 0);
		(i == from ? svg_move_to : svg_line_to)(
				svg, x, plot_y(plot, chart->high[i]));
	}
	if (one)
		svg_line_to(svg, plot_x(plot, from) + half,
				plot_y(plot, chart->high[from]));
	for (size_t i = to; i-- > from;)
		svg_line_to(svg, plot_x(plot, i) + (one ? half : 0),
				plot_y(plot, chart->low[i]));
	if (one)
		svg_line_to(svg, plot_x(plot, from) - half,
				plot_y(plot, chart->low[from]));
	svg_path_ring(svg);
	svg_path_close(svg, STR(""));
}

static void
draw_band(const struct line_chart *chart, const struct plot *plot,
		struct svg *svg)
{
	size_t i = 0;
	while (chart->low && chart->high && i < chart->count) {
		size_t low = end_of_stretch(chart->low, chart->count, i);
		size_t high = end_of_stretch(chart->high, chart->count, i);
		size_t end = low < high ? low : high;
		if (end > i)
			draw_band_stretch(chart, plot, i, end, svg);
		i = end > i ? end : i + 1;
	}
}

/* A value with unknown ones on both sides would be a line without length. */
static void
draw_dots(const struct line_series *series, const struct plot *plot,
		struct svg *svg)
{
	enum { FEW = 40 };
	const double *values = series->values;
	char class[64];
	size_t skip = strncmp(series->class, "line ", 5) ? 0 : 5;
	snprintf(class, sizeof class, "%s", series->class + skip);
	class[strcspn(class, " ")] = '\0';
	for (size_t i = 0; i < plot->count; i++) {
		bool before = i && isfinite(values[i - 1]);
		bool after = i + 1 < plot->count && isfinite(values[i + 1]);
		if (isfinite(values[i])
				&& (plot->count <= FEW || (!before && !after)))
			svg_circle(svg, plot_x(plot, i),
					plot_y(plot, values[i]), 2.5, class,
					STR(""));
	}
}

static void
draw_series(const struct line_series *series, const struct plot *plot,
		struct svg *svg)
{
	size_t i = 0;
	svg_path_open(svg, series->class);
	while (i < plot->count) {
		size_t end = end_of_stretch(series->values, plot->count, i);
		for (size_t j = i; j < end; j++)
			(j == i ? svg_move_to : svg_line_to)(svg,
					plot_x(plot, j),
					plot_y(plot, series->values[j]));
		i = end > i ? end : i + 1;
	}
	svg_path_close(svg, STR(""));
	draw_dots(series, plot, svg);
}

static double
base_of(const struct layout *layout, const struct placed_mark *mark)
{
	return layout->head + (double)(mark->row + 1) * MARK_ROW - 4;
}

/* All lines first: a text stands on the line that passes below it. */
static void
draw_marks(const struct line_chart *chart, const struct layout *layout,
		struct svg *svg)
{
	enum { ASCENT = 9 };
	for (size_t i = 0; i < layout->mark_count; i++)
		svg_line(svg, layout->marks[i].line,
				base_of(layout, &layout->marks[i]) - ASCENT,
				layout->marks[i].line, layout->plot.bottom,
				"mark");
	for (size_t i = 0; i < layout->mark_count; i++)
		frame_text(svg, layout->marks[i].x,
				base_of(layout, &layout->marks[i]),
				layout->marks[i].anchor, "label",
				chart->marks[i].text, layout->marks[i].room);
}

void
line_chart_draw(const struct line_chart *chart, const struct frame *frame,
		struct buffer *out)
{
	struct layout layout = { 0 };
	lay_out(chart, frame, &layout);
	struct svg svg = frame_open(frame, out, layout.height, layout.items,
			layout.item_count);
	draw_sides(chart, &layout, &svg);
	plot_grid(&layout.plot, &svg);
	draw_band(chart, &layout.plot, &svg);
	for (size_t i = 0; i < chart->series_count; i++)
		draw_series(&chart->series[i], &layout.plot, &svg);
	draw_marks(chart, &layout, &svg);
	plot_periods(&layout.plot, &svg, chart->labels,
			layout.plot.bottom
					+ (layout.two_sided ? FRAME_ROW : 0));
	plot_tips(&layout.plot, &svg, chart->tips);
	svg_close(&svg);
}
