#include "report/bar_chart.h"

#include <math.h>

static double
value_at(const struct bar_series *series, size_t i)
{
	double value = series->values[i];
	return isfinite(value) && value > 0 ? value : 0;
}

static double
sum_at(const struct bar_chart *chart, size_t i, bool down)
{
	double sum = 0;
	for (size_t s = 0; s < chart->series_count; s++)
		if (chart->series[s].down == down || chart->shares)
			sum += value_at(&chart->series[s], i);
	return sum;
}

static struct scale
scale_of(const struct bar_chart *chart)
{
	double low = 0, high = 0;
	if (chart->shares)
		return scale_fixed(0, 1, 4);
	for (size_t i = 0; i < chart->count; i++) {
		high = fmax(high, sum_at(chart, i, false));
		low = fmin(low, -sum_at(chart, i, true));
	}
	return scale_loose(low, high, 5, chart->whole);
}

static void
draw_column(const struct bar_chart *chart, const struct plot *plot, size_t i,
		struct svg *svg)
{
	double slot = plot_slot(plot);
	double width = fmax(slot * 0.8, fmin(slot, 1));
	double left = plot_x(plot, i) - width / 2, up = 0, down = 0;
	double whole = chart->shares ? sum_at(chart, i, false) : 1;
	for (size_t s = 0; s < chart->series_count; s++) {
		const struct bar_series *series = &chart->series[s];
		double value = value_at(series, i);
		if (!(value > 0))
			continue;
		double *base = series->down && !chart->shares ? &down : &up;
		double next = *base + (base == &down ? -value : value / whole);
		double top = plot_y(plot, fmax(*base, next));
		double bottom = plot_y(plot, fmin(*base, next));
		svg_rect(svg, left, top, width, bottom - top, series->class,
				STR(""));
		*base = next;
	}
}

static void
draw_line(const struct bar_chart *chart, const struct plot *plot,
		struct svg *svg)
{
	if (!chart->line)
		return;
	svg_path_open(svg, "line ink");
	bool open = false;
	for (size_t i = 0; i < chart->count; i++) {
		bool known = isfinite(chart->line[i]);
		if (known)
			(open ? svg_line_to : svg_move_to)(svg, plot_x(plot, i),
					plot_y(plot, chart->line[i]));
		open = known;
	}
	svg_path_close(svg, STR(""));
}

static void
draw_marks(const struct bar_chart *chart, const struct plot *plot,
		struct svg *svg)
{
	for (size_t i = 0; i < chart->mark_count && i < BAR_MARKS; i++) {
		double x = plot_x(plot, chart->marks[i]) - plot_slot(plot) / 2;
		svg_line(svg, x, plot->top, x, plot->bottom, "mark");
	}
}

static size_t
list_items(const struct bar_chart *chart,
		struct legend_item items[BAR_SERIES + 1])
{
	size_t count = 0;
	for (size_t s = 0; s < chart->series_count && s < BAR_SERIES; s++)
		items[count++] = (struct legend_item){ chart->series[s].name,
			chart->series[s].class, false };
	if (chart->line)
		items[count++] = (struct legend_item){ chart->line_name,
			"line ink", true };
	return count;
}

void
bar_chart_draw(const struct bar_chart *chart, const struct frame *frame,
		struct buffer *out)
{
	struct legend_item items[BAR_SERIES + 1];
	size_t item_count = list_items(chart, items);
	struct plot plot = { .y = scale_of(chart),
		.count = chart->count,
		.percent = chart->shares,
		.no_minus = !chart->line };
	plot.left = plot_margin(&plot);
	plot.right = frame->width - FRAME_MARGIN;
	plot.top = frame_head(frame, items, item_count) + FRAME_MARGIN;
	plot.bottom = plot.top + fmax(140, fmin(200, frame->width * 0.3));
	double height = plot.bottom + PLOT_PERIODS + frame_foot(frame);
	struct svg svg = frame_open(frame, out, height, items, item_count);
	plot_grid(&plot, &svg);
	for (size_t i = 0; i < chart->count; i++)
		draw_column(chart, &plot, i, &svg);
	draw_line(chart, &plot, &svg);
	draw_marks(chart, &plot, &svg);
	plot_periods(&plot, &svg, chart->labels, plot.bottom);
	plot_tips(&plot, &svg, chart->tips);
	svg_close(&svg);
}
