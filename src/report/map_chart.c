#include "report/map_chart.h"

#include <math.h>
#include <stdio.h>

#include "report/cell_chart.h"
#include "report/projection.h"

/* Without the Antarctic, from 85 degrees north to 58 degrees south. */
struct map_place {
	double left, top, scale, north, south;
};

static struct map_place
place_of(const struct frame *frame, double top)
{
	enum { NORTH = 85, SOUTH = -58 };
	double x;
	struct map_place place = { .left = FRAME_MARGIN, .top = top };
	place.scale = (frame->width - 2 * FRAME_MARGIN) / (2 * PROJECTION_X);
	projection_place(0, NORTH, &x, &place.north);
	projection_place(0, SOUTH, &x, &place.south);
	return place;
}

static void
put_point(const struct map_place *place, struct outline_point point, double *x,
		double *y)
{
	projection_place((double)point.longitude, (double)point.latitude, x, y);
	*x = place->left + (*x + PROJECTION_X) * place->scale;
	*y = place->top + (place->north - *y) * place->scale;
}

/* Points nearer than a third of a pixel to the one before are passed over. */
static void
draw_ring(const struct outline *ring, const struct map_place *place,
		struct svg *svg)
{
	double least = svg->rough ? 0.7 : 0.3, lastx = 0, lasty = 0;
	for (size_t i = 0; i < ring->count; i++) {
		double x, y;
		put_point(place, ring->points[i], &x, &y);
		if (i && fabs(x - lastx) < least && fabs(y - lasty) < least)
			continue;
		(i ? svg_line_to : svg_move_to)(svg, x, y);
		lastx = x;
		lasty = y;
	}
	svg_path_ring(svg);
}

static const struct map_value *
value_of(const struct map_chart *chart, const struct outline *outline)
{
	size_t low = 0, high = chart->count;
	if (outline->part.len)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(
				chart->values[middle].code, outline->code);
		if (!order)
			return &chart->values[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool
is_of(const struct map_chart *chart, const struct outline *outline)
{
	return chart->of.len && !outline->part.len
	       && str_equal(chart->of, outline->code);
}

static void
name_class(const struct map_chart *chart, const struct outline *outline,
		char *out, size_t size)
{
	char name[BIN_NAME] = "";
	const struct map_value *value = value_of(chart, outline);
	if (value && isfinite(value->value))
		bins_name(&chart->bins, bins_class(&chart->bins, value->value),
				name);
	snprintf(out, size, "land%s%s%s", name[0] ? " " : "", name,
			is_of(chart, outline) ? " of" : "");
}

static bool
is_same_country(const struct outline *a, const struct outline *b)
{
	return str_equal(a->code, b->code) && str_equal(a->part, b->part);
}

static size_t
next_country(const struct map_chart *chart, size_t from)
{
	const struct outline *rings = chart->outlines->at;
	size_t to = from + 1;
	while (rings[from].count != 1 && to < chart->outlines->count
			&& is_same_country(&rings[from], &rings[to]))
		to++;
	return to;
}

/* The rings of one country from number `from`. */
static void
draw_country(const struct map_chart *chart, const struct map_place *place,
		size_t from, struct svg *svg)
{
	enum { DOT = 3 };
	const struct outline *rings = chart->outlines->at;
	const struct map_value *value = value_of(chart, &rings[from]);
	struct str tip = value ? value->tip : STR("");
	char class[48];
	size_t end = next_country(chart, from);
	name_class(chart, &rings[from], class, sizeof class);
	if (rings[from].count == 1) {
		double x, y;
		put_point(place, rings[from].points[0], &x, &y);
		/* A dot without a value only hides what is below it. */
		if (value)
			svg_circle(svg, x, y, DOT, class, tip);
		return;
	}
	svg_path_open(svg, class);
	for (size_t i = from; i < end; i++)
		draw_ring(&rings[i], place, svg);
	svg_path_close(svg, tip);
}

/* The country asked about last: its border lies over its neighbours. */
static void
draw_world(const struct map_chart *chart, const struct map_place *place,
		struct svg *svg)
{
	size_t count = chart->outlines->count;
	for (int over = 0; over < 2; over++)
		for (size_t i = 0; i < count; i = next_country(chart, i))
			if (is_of(chart, &chart->outlines->at[i]) == over)
				draw_country(chart, place, i, svg);
}

void
map_chart_draw(const struct map_chart *chart, const struct frame *frame,
		struct buffer *out)
{
	enum { NARROW = 500 };
	bool occurs[2 * BIN_CLASSES + 1] = { false };
	struct bin_legend legend;
	for (size_t i = 0; i < chart->count; i++)
		if (isfinite(chart->values[i].value))
			occurs[bins_class(&chart->bins, chart->values[i].value)
					+ BIN_CLASSES] = true;
	bin_legend_init(&legend, &chart->bins, occurs);
	legend.items[legend.count++] =
			(struct legend_item){ .name = chart->none_name,
				.class = "land" };
	double head = frame_head(frame, legend.items, legend.count);
	struct map_place place = place_of(frame, head + 4);
	double map = (place.north - place.south) * place.scale;
	struct svg svg = frame_open(frame, out,
			place.top + map + frame_foot(frame), legend.items,
			legend.count);
	svg.rough = frame->width < NARROW;
	svg_rect(&svg, place.left, place.top, frame->width - 2 * FRAME_MARGIN,
			map, "sea", STR(""));
	draw_world(chart, &place, &svg);
	svg_close(&svg);
	bin_legend_fini(&legend);
}
