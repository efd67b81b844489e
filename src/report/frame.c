#include "report/frame.h"

#include <math.h>

#include "report/letters.h"
#include "report/numbers.h"
#include "report/period_axis.h"

/* --- title, legend, note ------------------------------------------------ */

/* Where the next item of a legend goes. */
struct legend_place {
	double x, y;
};

static double
item_width(const struct legend_item *item)
{
	enum { BEHIND_SWATCH = 6, BETWEEN = 16 };
	return FRAME_SWATCH + BEHIND_SWATCH
	       + letters_width(item->name, FRAME_TEXT) + BETWEEN;
}

static void
advance(struct legend_place *place, const struct legend_item *item,
		double width)
{
	if (place->x > FRAME_MARGIN
			&& place->x + item_width(item) > width - FRAME_MARGIN)
		*place = (struct legend_place){ FRAME_MARGIN,
			place->y + FRAME_ROW };
}

static double
title_height(const struct frame *frame)
{
	enum { TITLE_ROW = 24 };
	return frame->alone && frame->title.len ? TITLE_ROW : 0;
}

double
frame_head(const struct frame *frame, const struct legend_item *items,
		size_t count)
{
	struct legend_place place = { FRAME_MARGIN,
		FRAME_MARGIN + title_height(frame) };
	for (size_t i = 0; i < count; i++) {
		advance(&place, &items[i], frame->width);
		place.x += item_width(&items[i]);
	}
	return place.y + (count ? FRAME_ROW + FRAME_MARGIN : 0);
}

double
frame_foot(const struct frame *frame)
{
	return FRAME_MARGIN + (frame->alone && frame->note.len ? FRAME_ROW : 0);
}

void
frame_text(struct svg *svg, double x, double y, enum svg_anchor anchor,
		const char *class, struct str text, double width)
{
	char cut[256];
	if (letters_width(text, FRAME_TEXT) <= width) {
		svg_text(svg, x, y, anchor, class, text);
		return;
	}
	size_t fits = letters_fit(text, FRAME_TEXT, width - FRAME_TEXT);
	if (fits > sizeof cut - 4)
		fits = letters_fit((struct str){ text.at, sizeof cut - 4 },
				FRAME_TEXT, 1e9);
	memcpy(cut, text.at, fits);
	memcpy(cut + fits, "…", 3);
	svg_text(svg, x, y, anchor, class, (struct str){ cut, fits + 3 });
}

static void
draw_item(struct svg *svg, const struct legend_place *place,
		const struct legend_item *item)
{
	enum { BASE = 11, BEHIND_SWATCH = 6 };
	double x = place->x, y = place->y;
	if (item->line) {
		svg_path_open(svg, item->class);
		svg_move_to(svg, x, y + BASE - 4);
		svg_line_to(svg, x + FRAME_SWATCH, y + BASE - 4);
		svg_path_close(svg, STR(""));
	} else {
		svg_rect(svg, x, y + 1, FRAME_SWATCH, FRAME_SWATCH, item->class,
				STR(""));
	}
	frame_text(svg, x + FRAME_SWATCH + BEHIND_SWATCH, y + BASE, SVG_START,
			"", item->name,
			svg->width - FRAME_MARGIN - x - FRAME_SWATCH
					- BEHIND_SWATCH);
}

static void
draw_legend(struct svg *svg, double y, const struct legend_item *items,
		size_t count)
{
	struct legend_place place = { FRAME_MARGIN, y };
	for (size_t i = 0; i < count; i++) {
		advance(&place, &items[i], svg->width);
		draw_item(svg, &place, &items[i]);
		place.x += item_width(&items[i]);
	}
}

struct svg
frame_open(const struct frame *frame, struct buffer *out, double height,
		const struct legend_item *items, size_t count)
{
	enum { TITLE_BASE = 14, NOTE_BASE = 5 };
	struct svg svg = { .out = out,
		.width = frame->width,
		.height = height,
		.alone = frame->alone };
	double room = frame->width - 2 * FRAME_MARGIN;
	svg_open(&svg, frame->id, frame->title, frame->description);
	if (title_height(frame) > 0)
		frame_text(&svg, FRAME_MARGIN, FRAME_MARGIN + TITLE_BASE,
				SVG_START, "name", frame->title, room * 0.92);
	draw_legend(&svg, FRAME_MARGIN + title_height(frame), items, count);
	if (frame->alone && frame->note.len)
		frame_text(&svg, FRAME_MARGIN,
				height - FRAME_MARGIN + NOTE_BASE
						- FRAME_MARGIN,
				SVG_START, "faint small", frame->note, room);
	return svg;
}

/* --- axes --------------------------------------------------------------- */

static void
put_tick(const struct plot *plot, int i, struct buffer *out)
{
	double tick = scale_tick(&plot->y, i);
	if (plot->percent) {
		numbers_put(out, tick * 100, 0);
		buffer_put(out, STR(" %"));
	} else if (plot->sign) {
		numbers_put_signed(out, tick, plot->y.decimals);
	} else {
		numbers_put(out, plot->no_minus ? fabs(tick) : tick,
				plot->y.decimals);
	}
}

double
plot_margin(const struct plot *plot)
{
	enum { GAP = 8 };
	double widest = 0;
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	for (int i = 0; i < plot->y.ticks; i++) {
		buffer_reset(&text);
		put_tick(plot, i, &text);
		widest = fmax(widest,
				letters_width(buffer_str(&text), FRAME_TEXT));
	}
	buffer_fini(&text);
	return FRAME_MARGIN + widest + GAP;
}

double
plot_slot(const struct plot *plot)
{
	return (plot->right - plot->left)
	       / (double)(plot->count ? plot->count : 1);
}

double
plot_x(const struct plot *plot, size_t slot)
{
	return plot->left + ((double)slot + 0.5) * plot_slot(plot);
}

double
plot_y(const struct plot *plot, double value)
{
	return scale_place(&plot->y, value, plot->bottom, plot->top);
}

void
plot_grid(const struct plot *plot, struct svg *svg)
{
	enum { GAP = 6, MIDDLE = 4 };
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	for (int i = 0; i < plot->y.ticks; i++) {
		double tick = scale_tick(&plot->y, i);
		double y = plot_y(plot, tick);
		bool zero = !(tick < 0) && !(tick > 0);
		svg_line(svg, plot->left, y, plot->right, y,
				zero ? "zero" : "grid");
		buffer_reset(&text);
		put_tick(plot, i, &text);
		svg_text(svg, plot->left - GAP, y + MIDDLE, SVG_END, "faint",
				buffer_str(&text));
	}
	buffer_fini(&text);
}

/* A name in the middle of `x`, moved inwards where it would stand out of the
 * picture; left out where it would touch the one that ends at *end. */
static void
draw_period(struct svg *svg, double x, double y, const char *text, double *end)
{
	double half = letters_width(str_of(text), FRAME_TEXT) / 2;
	x = fmax(half, fmin(x, svg->width - half));
	if (!text[0] || x - half < *end)
		return;
	svg_text(svg, x, y, SVG_MIDDLE, "faint", str_of(text));
	*end = x + half;
}

void
plot_periods(const struct plot *plot, struct svg *svg, const struct str *labels,
		double y)
{
	enum { TICK = 4, BASE = 16, YEAR = BASE + 15 };
	struct period_tick ticks[PERIOD_AXIS_TICKS];
	double end = -1, year_end = -1;
	size_t count = period_axis_ticks(labels, plot->count, plot_slot(plot),
			FRAME_TEXT, ticks);
	for (size_t i = 0; i < count; i++) {
		double x = plot_x(plot, ticks[i].at);
		svg_line(svg, x, y, x, y + TICK, "axis");
		draw_period(svg, x, y + BASE, ticks[i].text, &end);
		draw_period(svg, x, y + YEAR, ticks[i].year, &year_end);
	}
}

void
plot_tips(const struct plot *plot, struct svg *svg, const struct str *tips)
{
	double width = plot_slot(plot);
	for (size_t i = 0; tips && i < plot->count; i++)
		if (tips[i].len)
			svg_rect(svg, plot_x(plot, i) - width / 2, plot->top,
					width, plot->bottom - plot->top,
					"hover", tips[i]);
}
