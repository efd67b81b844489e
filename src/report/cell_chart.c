#include "report/cell_chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/letters.h"
#include "report/numbers.h"

/* --- legend ------------------------------------------------------------- */

/* Offsets first, since the buffer may move while it grows. */
void
bin_legend_init(struct bin_legend *legend, const struct bins *bins,
		const bool occurs[2 * BIN_CLASSES + 1])
{
	size_t ends[2 * BIN_CLASSES + 1], from = 0;
	legend->count = 0;
	buffer_init(&legend->text, BUFFER_UNLIMITED);
	for (int class = -BIN_CLASSES; class <= BIN_CLASSES; class ++) {
		if (!occurs[class + BIN_CLASSES])
			continue;
		bins_name(bins, class, legend->classes[legend->count]);
		bins_put_range(bins, class, &legend->text);
		ends[legend->count++] = legend->text.len;
	}
	for (size_t i = 0; i < legend->count; i++) {
		legend->items[i] = (struct legend_item){
			.name = { legend->text.at + from, ends[i] - from },
			.class = legend->classes[i]
		};
		from = ends[i];
	}
}

void
bin_legend_fini(struct bin_legend *legend)
{
	buffer_fini(&legend->text);
}

/* --- cells -------------------------------------------------------------- */

struct grid {
	double left, top, width, height; /* of the first cell */
	double labels;                   /* room for names of rows */
};

static double
widest(const struct str *names, size_t count)
{
	double width = 0;
	for (size_t i = 0; i < count; i++)
		width = fmax(width, letters_width(names[i], FRAME_TEXT));
	return width;
}

static struct grid
grid_of(const struct cell_chart *chart, const struct frame *frame, double top)
{
	enum { WIDEST = 56, LOWEST = 22, HIGHEST = 28, MOST_LABEL = 120 };
	struct grid grid;
	double columns =
			(double)(chart->column_count ? chart->column_count : 1);
	grid.labels = fmin(MOST_LABEL, widest(chart->rows, chart->row_count));
	grid.left = FRAME_MARGIN + FRAME_ROW + grid.labels + 6;
	grid.top = top + 2 * FRAME_ROW;
	grid.width = fmin(WIDEST,
			(frame->width - FRAME_MARGIN - grid.left) / columns);
	grid.height = fmax(LOWEST, fmin(HIGHEST, grid.width));
	return grid;
}

/* "1,234", or "1.2k" where that is too wide. */
static void
put_short(struct buffer *out, double value, int decimals, double width)
{
	enum { THOUSAND = 1000 };
	numbers_put(out, value, decimals);
	if (fabs(value) < THOUSAND
			|| letters_width(buffer_str(out), FRAME_TEXT) <= width)
		return;
	buffer_reset(out);
	numbers_put(out, value / THOUSAND, 1);
	buffer_put_char(out, 'k');
}

static void
draw_number(const struct cell_chart *chart, const struct grid *grid, double x,
		double y, double value, struct svg *svg)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	put_short(&text, value, chart->decimals, grid->width - 2);
	if (letters_width(buffer_str(&text), FRAME_TEXT) <= grid->width - 2) {
		bool strong = abs(bins_class(&chart->bins, value))
			      == BIN_CLASSES;
		svg_text(svg, x + grid->width / 2, y + grid->height / 2 + 4,
				SVG_MIDDLE, strong ? "strong" : "on",
				buffer_str(&text));
	}
	buffer_fini(&text);
}

static void
draw_cell(const struct cell_chart *chart, const struct grid *grid, size_t row,
		size_t column, struct svg *svg)
{
	char name[BIN_NAME], class[BIN_NAME + 8];
	size_t at = row * chart->column_count + column;
	double value = chart->values[at];
	double x = grid->left + (double)column * grid->width;
	double y = grid->top + (double)row * grid->height;
	bool known = isfinite(value);
	bins_name(&chart->bins, bins_class(&chart->bins, value), name);
	snprintf(class, sizeof class, "cell %s", known ? name : "none");
	svg_rect(svg, x, y, grid->width, grid->height, class,
			chart->tips ? chart->tips[at] : STR(""));
	if (known)
		draw_number(chart, grid, x, y, value, svg);
}

static void
draw_names(const struct cell_chart *chart, const struct grid *grid,
		struct svg *svg)
{
	for (size_t i = 0; i < chart->row_count; i++)
		frame_text(svg, grid->left - 6,
				grid->top + ((double)i + 0.5) * grid->height
						+ 4,
				SVG_END, "", chart->rows[i], grid->labels);
	for (size_t i = 0; i < chart->column_count; i++)
		frame_text(svg, grid->left + ((double)i + 0.5) * grid->width,
				grid->top - 6, SVG_MIDDLE, "",
				chart->columns[i], grid->width - 2);
	svg_text(svg, grid->left, grid->top - 6 - FRAME_ROW, SVG_START, "faint",
			chart->column_title);
	svg_text(svg, FRAME_MARGIN, grid->top - 6, SVG_START, "faint",
			chart->row_title);
}

void
cell_chart_draw(const struct cell_chart *chart, const struct frame *frame,
		struct buffer *out)
{
	bool occurs[2 * BIN_CLASSES + 1] = { false };
	struct bin_legend legend;
	for (size_t i = 0; i < chart->row_count * chart->column_count; i++)
		if (isfinite(chart->values[i]))
			occurs[bins_class(&chart->bins, chart->values[i])
					+ BIN_CLASSES] = true;
	bin_legend_init(&legend, &chart->bins, occurs);
	double head = frame_head(frame, legend.items, legend.count);
	struct grid grid = grid_of(chart, frame, head);
	double height = grid.top + (double)chart->row_count * grid.height
			+ frame_foot(frame);
	struct svg svg = frame_open(
			frame, out, height, legend.items, legend.count);
	draw_names(chart, &grid, &svg);
	for (size_t i = 0; i < chart->row_count; i++)
		for (size_t j = 0; j < chart->column_count; j++)
			draw_cell(chart, &grid, i, j, &svg);
	svg_close(&svg);
	bin_legend_fini(&legend);
}
