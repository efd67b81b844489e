#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chance.h"
#include "picture_check.h"
#include "report/bar_chart.h"
#include "report/cell_chart.h"
#include "report/line_chart.h"
#include "report/map_chart.h"
#include "report/small_bars.h"

#define HOSTILE "]]><script>alert('x')</script>\"&amp; \x01\xFF\xED\xA0\x80"

enum { MOST = 400, ROUNDS = 400 };

/* --- pictures of chance ------------------------------------------------- */

static struct random chance;

static size_t
below(size_t limit)
{
	return random_below(&chance, (uint32_t)limit);
}

/* Numbers of all sizes, some unknown, some not finite. */
static double
number(double size)
{
	switch (below(20)) {
	case 0:
		return (double)NAN;
	case 1:
		return 0;
	case 2:
		return (double)INFINITY;
	default:
		return chance_real(&chance) * size;
	}
}

static double numbers[8][MOST];
static struct str labels[MOST];
static char label_text[MOST][16];

static bool
has(const struct buffer *out, const char *part)
{
	return str_find(buffer_str(out), str_of(part)) < out->len;
}

static void
fill_numbers(size_t count)
{
	static const double sizes[] = { 1e-9, 0.3, 1, 40, 1e4, 1e12, 1e300 };
	double size = sizes[below(sizeof sizes / sizeof *sizes)];
	for (size_t s = 0; s < 8; s++)
		for (size_t i = 0; i < count; i++)
			numbers[s][i] = number(size);
}

static void
name_label(size_t kind, size_t first, size_t i)
{
	unsigned n = (unsigned)(first + i);
	char *out = label_text[i];
	size_t size = sizeof label_text[i];
	switch (kind) {
	case 0:
		snprintf(out, size, "%04u", 1000 + n % 9000);
		break;
	case 1:
		snprintf(out, size, "%04u-Q%u", 1000 + n / 4 % 9000, n % 4 + 1);
		break;
	case 2:
		snprintf(out, size, "%04u-%02u", 1000 + n / 12 % 9000,
				n % 12 + 1);
		break;
	case 3:
		snprintf(out, size, "%04u-W%02u", 1000 + n / 52 % 9000,
				n % 52 + 1);
		break;
	case 4:
		snprintf(out, size, "%04u-%02u-%02u", 1000 + n / 360 % 9000,
				n / 30 % 12 + 1, n % 30 + 1);
		break;
	default:
		snprintf(out, size, "<%u>&", n);
	}
}

static size_t
fill_labels(void)
{
	size_t kind = below(6), first = below(20000), count = below(MOST);
	for (size_t i = 0; i < count; i++) {
		name_label(kind, first, i);
		labels[i] = str_of(label_text[i]);
	}
	return count;
}

static struct frame
any_frame(void)
{
	static const double widths[] = { 380, 720, 1200 };
	return (struct frame){ .id = "p",
		.title = STR(HOSTILE),
		.description = STR(HOSTILE),
		.note = STR(HOSTILE),
		.width = widths[below(3)],
		.alone = below(2) > 0 };
}

static void
draw_lines(struct buffer *out, size_t count)
{
	struct line_mark marks[6];
	struct frame frame = any_frame();
	size_t mark_count = count ? below(6) : 0, at = 0;
	for (size_t i = 0; i < mark_count; i++) {
		at += below(count);
		marks[i] = (struct line_mark){ at < count ? at : count - 1,
			STR("toward China from 2024-Q2") };
	}
	struct line_series series[] = { { STR("index"), "line ink",
							numbers[0] },
		{ STR(HOSTILE), "line a dashed", numbers[1] } };
	bool sides = below(2);
	struct line_chart chart = { .labels = labels,
		.count = count,
		.series = series,
		.series_count = below(3),
		.low = below(2) ? numbers[2] : NULL,
		.high = numbers[3],
		.band_name = STR("95 % interval"),
		.marks = marks,
		.mark_count = mark_count,
		.above = sides ? STR("↑ toward the United States") : STR(""),
		.below = sides ? STR("↓ toward China") : STR(""),
		.most = below(2) ? 1 : 0 };
	line_chart_draw(&chart, &frame, out);
}

static void
draw_bars(struct buffer *out, size_t count)
{
	struct frame frame = any_frame();
	struct bar_series series[] = { { STR("verbal cooperation"), "q1",
						       numbers[0], false },
		{ STR("material cooperation"), "q2", numbers[1], false },
		{ STR("verbal conflict"), "q3", numbers[2], true },
		{ STR("material conflict"), "q4", numbers[3], true } };
	struct bar_chart chart = { .labels = labels,
		.count = count,
		.series = series,
		.series_count = below(5),
		.shares = below(2),
		.whole = below(2),
		.line = below(2) ? numbers[4] : NULL,
		.line_name = STR("net") };
	bar_chart_draw(&chart, &frame, out);
}

static void
draw_cells(struct buffer *out, size_t count)
{
	enum { SIDE = 12 };
	struct frame frame = any_frame();
	struct str names[SIDE];
	for (size_t i = 0; i < SIDE; i++)
		names[i] = str_of(i % 3 ? "CHN" : "USA");
	(void)count;
	size_t rows = below(SIDE + 1);
	struct cell_chart chart = { .rows = names,
		.columns = names,
		.row_count = rows,
		.column_count = rows,
		.values = numbers[0],
		.bins = below(2) ? bins_of_counts("d", true, numbers[1][0])
				 : bins_of_index("p"),
		.decimals = (int)below(3),
		.row_title = STR("who"),
		.column_title = STR("to whom") };
	fill_numbers(MOST);
	cell_chart_draw(&chart, &frame, out);
}

static void
draw_small(struct buffer *out, size_t count)
{
	struct frame frame = any_frame();
	struct small_bar_row rows[] = { { STR("deals"), numbers[0] },
		{ STR("visits"), numbers[1], numbers[2] },
		{ STR(HOSTILE HOSTILE HOSTILE), numbers[3] } };
	struct small_bars bars = { .labels = labels,
		.count = count,
		.rows = rows,
		.row_count = below(4),
		.whole_name = STR("all"),
		.part_name = below(2) ? STR("completed") : STR("") };
	small_bars_draw(&bars, &frame, out);
}

/* Any numbers, any periods: well-formed, nothing outside, nothing overlaps. */
static void
test_any(void **unused)
{
	(void)unused;
	void (*const draw[])(struct buffer *, size_t) = { draw_lines, draw_bars,
		draw_cells, draw_small };
	for (int round = 0; round < ROUNDS; round++) {
		struct buffer out;
		chance.state = (uint64_t)round;
		size_t count = fill_labels();
		fill_numbers(count);
		buffer_init(&out, BUFFER_UNLIMITED);
		draw[round % 4](&out, count);
		picture_check(buffer_str(&out));
		assert_false(has(&out, "<script"));
		buffer_fini(&out);
	}
}

/* --- single pictures ---------------------------------------------------- */

static const struct str QUARTERS[] = { { "2023-Q3", 7 }, { "2023-Q4", 7 },
	{ "2024-Q1", 7 }, { "2024-Q2", 7 }, { "2024-Q3", 7 },
	{ "2024-Q4", 7 } };

static void
test_lines(void **unused)
{
	(void)unused;
	const double index[] = { 0.4, 0.3, 0.35, -0.1, -0.2, (double)NAN };
	const double low[] = { 0.2, 0.1, 0.1, -0.3, -0.4, (double)NAN };
	const double high[] = { 0.6, 0.5, 0.6, 0.1, 0, (double)NAN };
	const struct line_series series = { STR("index"), "line ink", index };
	const struct line_mark mark = { 3, STR("toward China") };
	const struct line_chart chart = { .labels = QUARTERS,
		.count = 6,
		.series = &series,
		.series_count = 1,
		.low = low,
		.high = high,
		.band_name = STR("95 % interval"),
		.marks = &mark,
		.mark_count = 1,
		.above = STR("USA"),
		.below = STR("CHN"),
		.most = 1 };
	const struct frame frame = { .id = "align", .width = 720 };
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	line_chart_draw(&chart, &frame, &out);
	picture_check(buffer_str(&out));
	assert_int_equal(picture_count(buffer_str(&out), "line", "mark"), 1);
	assert_int_equal(picture_count(buffer_str(&out), "path", "band"), 1);
	assert_int_equal(picture_count(buffer_str(&out), "circle", "ink"), 5);
	assert_true(has(&out, ">2024</text>"));
	assert_false(has(&out, "<style>"));
	buffer_fini(&out);
}

static void
test_shares(void **unused)
{
	(void)unused;
	const double some[] = { 1, 0, 3, 0, 0, 0 }, other[] = { 3, 0, 1 };
	const struct bar_series series[] = { { STR("a"), "q1", some },
		{ STR("b"), "q2", other } };
	const struct bar_chart chart = { .labels = QUARTERS,
		.count = 3,
		.series = series,
		.series_count = 2,
		.shares = true };
	const struct frame frame = {
		.id = "quads", .width = 720, .alone = true
	};
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	bar_chart_draw(&chart, &frame, &out);
	picture_check(buffer_str(&out));
	/* The one of the legend, and periods that have any. */
	assert_int_equal(picture_count(buffer_str(&out), "rect", "q1"), 3);
	assert_true(has(&out, "<style>"));
	assert_true(has(&out, "100 %"));
	buffer_fini(&out);
}

static void
test_map(void **unused)
{
	(void)unused;
	struct outlines outlines;
	struct error error;
	assert_int_equal(outlines_load(&outlines, PROJECT_LEXICON, &error), 0);
	const struct map_value values[] = { { STR("CHN"), -3,
							    STR("China: −3") },
		{ STR("COL"), 12, STR(HOSTILE) }, { STR("SGP"), 5, STR("") } };
	const struct map_chart chart = { .outlines = &outlines,
		.values = values,
		.count = 3,
		.bins = bins_of_counts("d", true, 12),
		.none_name = STR("none"),
		.of = STR("COL") };
	struct frame frame = { .id = "map", .width = 720 };
	struct buffer out;
	for (int narrow = 0; narrow < 2; narrow++) {
		buffer_init(&out, BUFFER_UNLIMITED);
		frame.width = narrow ? 380 : 720;
		map_chart_draw(&chart, &frame, &out);
		picture_check(buffer_str(&out));
		struct str svg = buffer_str(&out);
		assert_int_equal(picture_count(svg, "path", "land dp4 of"), 1);
		assert_int_equal(picture_count(svg, "path", "land dn3"), 1);
		assert_int_equal(picture_count(svg, "circle", NULL), 1);
		assert_true(out.len < (size_t)(narrow ? 50000 : 90000));
		buffer_fini(&out);
	}
	outlines_unload(&outlines);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_map),
		cmocka_unit_test(test_any),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
