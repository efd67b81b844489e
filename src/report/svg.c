#include "report/svg.h"

#include <math.h>

#include "base/markup.h"
#include "report/numbers.h"
#include "report/style.h"

static void
put_attribute(struct svg *svg, const char *name, double number)
{
	buffer_put_format(svg->out, " %s=\"", name);
	numbers_put_plain(svg->out, number);
	buffer_put_char(svg->out, '"');
}

static void
put_class(struct svg *svg, const char *class)
{
	if (class && class[0])
		buffer_put_format(svg->out, " class=\"%s\"", class);
}

/* Ends an element that has nothing inside but a tip. */
static void
put_end(struct svg *svg, const char *element, struct str tip)
{
	if (!tip.len) {
		buffer_put(svg->out, STR("/>\n"));
		return;
	}
	buffer_put(svg->out, STR("><title>"));
	markup_put(svg->out, tip);
	buffer_put_format(svg->out, "</title></%s>\n", element);
}

static void
put_element(struct svg *svg, const char *element, const char *id,
		struct str text)
{
	buffer_put_format(
			svg->out, "<%s id=\"%s-%c\">", element, id, element[0]);
	markup_put(svg->out, text);
	buffer_put_format(svg->out, "</%s>\n", element);
}

static void
put_styles(struct svg *svg)
{
	buffer_put(svg->out, STR("<style>\n"));
	buffer_put(svg->out, style_of_pictures());
	buffer_put(svg->out, STR("</style>\n"));
}

void
svg_open(struct svg *svg, const char *id, struct str title,
		struct str description)
{
	if (svg->alone)
		buffer_put(svg->out, STR("<?xml version=\"1.0\" encoding="
					 "\"UTF-8\"?>\n"));
	buffer_put(svg->out, STR("<svg xmlns=\"http://www.w3.org/2000/svg\""));
	buffer_put_format(svg->out,
			" class=\"picture\" role=\"img\" "
			"aria-labelledby=\"%s-t %s-d\"",
			id, id);
	buffer_put(svg->out, STR(" viewBox=\"0 0 "));
	numbers_put_plain(svg->out, svg->width);
	buffer_put_char(svg->out, ' ');
	numbers_put_plain(svg->out, svg->height);
	buffer_put_char(svg->out, '"');
	if (svg->alone) {
		put_attribute(svg, "width", svg->width);
		put_attribute(svg, "height", svg->height);
	}
	buffer_put(svg->out, STR(">\n"));
	put_element(svg, "title", id, title);
	put_element(svg, "desc", id, description);
	if (!svg->alone)
		return;
	put_styles(svg);
	svg_rect(svg, 0, 0, svg->width, svg->height, "paper", STR(""));
}

void
svg_close(struct svg *svg)
{
	buffer_put(svg->out, STR("</svg>\n"));
}

void
svg_group_open(struct svg *svg, const char *class)
{
	buffer_put(svg->out, STR("<g"));
	put_class(svg, class);
	buffer_put(svg->out, STR(">\n"));
}

void
svg_group_close(struct svg *svg)
{
	buffer_put(svg->out, STR("</g>\n"));
}

void
svg_line(struct svg *svg, double x1, double y1, double x2, double y2,
		const char *class)
{
	buffer_put(svg->out, STR("<line"));
	put_class(svg, class);
	put_attribute(svg, "x1", x1);
	put_attribute(svg, "y1", y1);
	put_attribute(svg, "x2", x2);
	put_attribute(svg, "y2", y2);
	put_end(svg, "line", STR(""));
}

void
svg_rect(struct svg *svg, double x, double y, double width, double height,
		const char *class, struct str tip)
{
	if (!(width >= 0 && height >= 0))
		return;
	buffer_put(svg->out, STR("<rect"));
	put_class(svg, class);
	put_attribute(svg, "x", x);
	put_attribute(svg, "y", y);
	put_attribute(svg, "width", width);
	put_attribute(svg, "height", height);
	put_end(svg, "rect", tip);
}

void
svg_circle(struct svg *svg, double x, double y, double radius,
		const char *class, struct str tip)
{
	buffer_put(svg->out, STR("<circle"));
	put_class(svg, class);
	put_attribute(svg, "cx", x);
	put_attribute(svg, "cy", y);
	put_attribute(svg, "r", radius);
	put_end(svg, "circle", tip);
}

void
svg_text(struct svg *svg, double x, double y, enum svg_anchor anchor,
		const char *class, struct str text)
{
	static const char *const anchors[] = { "", " text-anchor=\"middle\"",
		" text-anchor=\"end\"" };
	buffer_put(svg->out, STR("<text"));
	put_class(svg, class);
	put_attribute(svg, "x", x);
	put_attribute(svg, "y", y);
	buffer_put_format(svg->out, "%s>", anchors[anchor]);
	markup_put(svg->out, text);
	buffer_put(svg->out, STR("</text>\n"));
}

/* Tenths of pixels; "-0.5" brings its own separator. */
static void
put_tenths(struct svg *svg, int64_t tenths, bool first)
{
	if (!first && tenths >= 0)
		buffer_put_char(svg->out, ' ');
	numbers_put_plain(svg->out, (double)tenths / 10);
}

static int64_t
in_tenths(const struct svg *svg, double pixels)
{
	enum { MOST = 1000000 };
	if (!(fabs(pixels) < MOST))
		return 0;
	return svg->rough ? llround(pixels) * 10 : llround(pixels * 10);
}

void
svg_path_open(struct svg *svg, const char *class)
{
	buffer_put(svg->out, STR("<path"));
	put_class(svg, class);
	buffer_put(svg->out, STR(" d=\""));
}

void
svg_move_to(struct svg *svg, double x, double y)
{
	svg->x = in_tenths(svg, x);
	svg->y = in_tenths(svg, y);
	buffer_put_char(svg->out, 'M');
	put_tenths(svg, svg->x, true);
	put_tenths(svg, svg->y, false);
}

/* Relative, which is shorter; rounded places, so that errors do not add up. */
void
svg_line_to(struct svg *svg, double x, double y)
{
	int64_t tox = in_tenths(svg, x), toy = in_tenths(svg, y);
	buffer_put_char(svg->out, 'l');
	put_tenths(svg, tox - svg->x, true);
	put_tenths(svg, toy - svg->y, false);
	svg->x = tox;
	svg->y = toy;
}

void
svg_path_ring(struct svg *svg)
{
	buffer_put_char(svg->out, 'Z');
}

void
svg_path_close(struct svg *svg, struct str tip)
{
	buffer_put_char(svg->out, '"');
	put_end(svg, "path", tip);
}
