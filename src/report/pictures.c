#include "report/pictures.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/bar_chart.h"
#include "report/cell_chart.h"
#include "report/line_chart.h"
#include "report/numbers.h"
#include "report/period_axis.h"
#include "report/series.h"
#include "report/small_bars.h"

/* --- tips: what a period says when pointed at --------------------------- */

enum { TIP_PARTS = 6 };
struct tip_part {
	const char *name; /* ", index " */
	const double *values;
	int decimals;
	bool sign;
};

static struct str
tip_of(struct str label, size_t row, const struct tip_part *parts, size_t count,
		struct arena *arena)
{
	char words[PERIOD_WORDS];
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	period_words(label, words);
	buffer_put(&text, str_of(words));
	for (size_t i = 0; i < count; i++) {
		buffer_put(&text, str_of(parts[i].name));
		(parts[i].sign ? numbers_put_signed : numbers_put)(
				&text, parts[i].values[row], parts[i].decimals);
	}
	struct str tip = arena_copy(arena, buffer_str(&text));
	buffer_fini(&text);
	return tip;
}

static struct str *
tips_of(const struct str *labels, size_t rows, const struct tip_part *parts,
		size_t count, struct arena *arena)
{
	struct str *tips = ARENA_NEW(arena, struct str, rows + 1);
	for (size_t i = 0; i < rows; i++)
		tips[i] = tip_of(labels[i], i, parts, count, arena);
	return tips;
}

/* --- alignment ---------------------------------------------------------- */

static struct str
toward(const char *arrow, struct str name, struct arena *arena)
{
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	buffer_put_format(&text, "%s toward ", arrow);
	buffer_put(&text, name);
	struct str out = arena_copy(arena, buffer_str(&text));
	buffer_fini(&text);
	return out;
}

/* "toward USA" with the name of the power. */
static void
put_change(const struct align_picture *picture, struct str change,
		struct buffer *out)
{
	struct str code = { change.at + str_find_byte(change, ' ') + 1, 0 };
	code.len = change.len - (size_t)(code.at - change.at);
	if (!picture->code_a.len || code.at >= change.at + change.len) {
		buffer_put(out, change);
		return;
	}
	buffer_put(out, STR("toward "));
	buffer_put(out, str_equal(code, picture->code_a) ? picture->a
							 : picture->b);
}

/* "toward USA" of the column becomes "toward the United States, 2024-Q2". */
static size_t
marks_of(const struct align_picture *picture, const struct str *labels,
		struct line_mark marks[LINE_MARKS], struct arena *arena)
{
	const struct sheet *sheet = picture->sheet;
	size_t count = 0;
	for (size_t i = 0; i < sheet->row_count && count < LINE_MARKS; i++) {
		struct str change = series_text(sheet, i, "change");
		struct buffer text;
		if (!change.len)
			continue;
		buffer_init(&text, BUFFER_UNLIMITED);
		put_change(picture, change, &text);
		buffer_put(&text, STR(", "));
		buffer_put(&text, labels[i]);
		marks[count++] = (struct line_mark){ i,
			arena_copy(arena, buffer_str(&text)) };
		buffer_fini(&text);
	}
	return count;
}

/* A column of the index, unknown where there were no events at all: the 0 that
 * stands there says nothing. */
static double *
index_numbers(const struct sheet *sheet, const char *name, struct arena *arena)
{
	double *numbers = series_numbers(sheet, name, arena);
	for (size_t i = 0; i < sheet->row_count; i++) {
		double a = series_number(sheet, i, "a_events");
		double b = series_number(sheet, i, "b_events");
		if (isfinite(a) && isfinite(b) && !(a + b > 0))
			numbers[i] = (double)NAN;
	}
	return numbers;
}

static struct str *
tips_of_index(const struct sheet *sheet, const struct str *labels,
		struct arena *arena)
{
	double *a = series_numbers(sheet, "a_events", arena);
	double *b = series_numbers(sheet, "b_events", arena);
	for (size_t i = 0; i < sheet->row_count; i++)
		a[i] += b[i];
	const struct tip_part parts[] = {
		{ ": index ", series_numbers(sheet, "index", arena), 2, true },
		{ ", 95 % interval ", series_numbers(sheet, "low", arena), 2,
				true },
		{ " to ", series_numbers(sheet, "high", arena), 2, true },
		{ ", events ", a, 0, false }
	};
	return tips_of(labels, sheet->row_count, parts, 4, arena);
}

void
picture_align(const void *context, const struct frame *frame,
		struct buffer *out)
{
	const struct align_picture *picture = context;
	const struct sheet *sheet = picture->sheet;
	struct arena arena;
	arena_init(&arena);
	struct line_mark marks[LINE_MARKS];
	const struct str *labels = series_texts(sheet, "period", &arena);
	struct line_series series = { STR("index"), "line ink",
		index_numbers(sheet, "index", &arena) };
	struct line_chart chart = { .labels = labels,
		.count = sheet->row_count,
		.series = &series,
		.series_count = 1,
		.low = series_numbers(sheet, "low", &arena),
		.high = series_numbers(sheet, "high", &arena),
		.band_name = STR("95 % interval"),
		.marks = marks,
		.mark_count = marks_of(picture, labels, marks, &arena),
		.above = toward("↑", picture->a, &arena),
		.below = toward("↓", picture->b, &arena),
		.most = 1,
		.tips = tips_of_index(sheet, labels, &arena) };
	line_chart_draw(&chart, frame, out);
	arena_fini(&arena);
}

void
picture_talk(const void *context, const struct frame *frame, struct buffer *out)
{
	const struct align_picture *picture = context;
	const struct sheet *sheet = picture->sheet;
	struct arena arena;
	arena_init(&arena);
	const struct str *labels = series_texts(sheet, "period", &arena);
	double *talk = index_numbers(sheet, "talk", &arena);
	double *deeds = index_numbers(sheet, "deeds", &arena);
	struct line_series series[] = {
		{ STR("deeds"), "line ink", deeds },
		{ STR("talk"), "line up dashed", talk },
	};
	const struct tip_part parts[] = { { ": talk ", talk, 2, true },
		{ ", deeds ", deeds, 2, true } };
	struct line_chart chart = { .labels = labels,
		.count = sheet->row_count,
		.series = series,
		.series_count = 2,
		.above = toward("↑", picture->a, &arena),
		.below = toward("↓", picture->b, &arena),
		.most = 1,
		.tips = tips_of(labels, sheet->row_count, parts, 2, &arena) };
	line_chart_draw(&chart, frame, out);
	arena_fini(&arena);
}

/* --- pairs -------------------------------------------------------------- */

/* Changes of the sheet's own column, which tells them of one pair. */
static size_t
changes_of(const struct sheet *sheet, size_t *marks, size_t most)
{
	size_t count = 0;
	for (size_t i = 0; i < sheet->row_count && count < most; i++)
		if (series_text(sheet, i, "change").len)
			marks[count++] = i;
	return count;
}

void
picture_pair(const void *context, const struct frame *frame, struct buffer *out)
{
	const struct pair_picture *picture = context;
	const struct sheet *sheet = picture->sheet;
	struct arena arena;
	arena_init(&arena);
	size_t marks[BAR_MARKS], rows = sheet->row_count;
	const struct str *labels = series_texts(sheet, "period", &arena);
	double *up = series_numbers(sheet, picture->cooperation, &arena);
	double *down = series_numbers(sheet, picture->conflict, &arena);
	double *net = ARENA_NEW(&arena, double, rows + 1);
	for (size_t i = 0; i < rows; i++)
		net[i] = up[i] - down[i];
	const struct bar_series series[] = {
		{ STR("cooperation"), "up", up, false },
		{ STR("conflict"), "down", down, true },
	};
	const struct tip_part parts[] = { { ": cooperation ", up, 1, false },
		{ ", conflict ", down, 1, false },
		{ ", events ", series_numbers(sheet, picture->events, &arena),
				0, false } };
	bool own = !strcmp(sheet->name, "dyads");
	struct bar_chart chart = { .labels = labels,
		.count = rows,
		.series = series,
		.series_count = 2,
		.line = net,
		.line_name = STR("cooperation less conflict"),
		.marks = marks,
		.mark_count = own ? changes_of(sheet, marks, BAR_MARKS) : 0,
		.tips = tips_of(labels, rows, parts, 3, &arena) };
	bar_chart_draw(&chart, frame, out);
	arena_fini(&arena);
}

void
picture_quads(const void *context, const struct frame *frame,
		struct buffer *out)
{
	const struct sheet *sheet = context;
	struct arena arena;
	arena_init(&arena);
	const struct str *labels = series_texts(sheet, "period", &arena);
	const struct bar_series series[] = {
		{ STR("material cooperation"), "q2",
				series_numbers(sheet, "material_cooperation",
						&arena) },
		{ STR("verbal cooperation"), "q1",
				series_numbers(sheet, "verbal_cooperation",
						&arena) },
		{ STR("verbal conflict"), "q3",
				series_numbers(sheet, "verbal_conflict",
						&arena) },
		{ STR("material conflict"), "q4",
				series_numbers(sheet, "material_conflict",
						&arena) },
	};
	const struct tip_part parts[] = {
		{ ": material cooperation ", series[0].values, 0, false },
		{ ", verbal cooperation ", series[1].values, 0, false },
		{ ", verbal conflict ", series[2].values, 0, false },
		{ ", material conflict ", series[3].values, 0, false }
	};
	const struct bar_chart chart = { .labels = labels,
		.count = sheet->row_count,
		.series = series,
		.series_count = 4,
		.shares = true,
		.tips = tips_of(labels, sheet->row_count, parts, 4, &arena) };
	bar_chart_draw(&chart, frame, out);
	arena_fini(&arena);
}

/* --- matrix ------------------------------------------------------------- */

enum { MATRIX_MOST = 15, MATRIX_NARROW = 8, MATRIX_CODES = 512 };

struct matrix_code {
	struct str code;
	double events;
};

static size_t
position_of(struct matrix_code *codes, size_t *count, struct str code)
{
	for (size_t i = 0; i < *count; i++)
		if (str_equal(codes[i].code, code))
			return i;
	if (*count == MATRIX_CODES)
		return MATRIX_CODES;
	codes[*count] = (struct matrix_code){ code, 0 };
	return (*count)++;
}

static int
by_events(const void *a, const void *b)
{
	const struct matrix_code *left = a, *right = b;
	if (left->events > right->events || left->events < right->events)
		return left->events > right->events ? -1 : 1;
	return str_compare(left->code, right->code);
}

/* Codes with the most events in rows of two different, named parties. */
static size_t
rank_codes(const struct sheet *sheet, struct matrix_code codes[MATRIX_CODES])
{
	size_t count = 0;
	for (size_t i = 0; i < sheet->row_count; i++) {
		const struct str ends[] = { series_text(sheet, i, "source"),
			series_text(sheet, i, "target") };
		double events = series_number(sheet, i, "events");
		if (!ends[0].len || !ends[1].len || str_equal(ends[0], ends[1]))
			continue;
		for (size_t end = 0; end < 2; end++) {
			size_t at = position_of(codes, &count, ends[end]);
			if (at < MATRIX_CODES && isfinite(events))
				codes[at].events += events;
		}
	}
	if (count)
		qsort(codes, count, sizeof *codes, by_events);
	return count;
}

static size_t
rank_of(const struct matrix_code *codes, size_t count, struct str code)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(codes[i].code, code))
			return i;
	return count;
}

static struct str
tip_of_cell(const struct matrix_picture *picture, size_t row,
		struct arena *arena)
{
	const struct sheet *sheet = picture->sheet;
	struct buffer text;
	buffer_init(&text, BUFFER_UNLIMITED);
	buffer_put(&text, names_of(picture->names,
					  series_text(sheet, row, "source")));
	buffer_put(&text, STR(" to "));
	buffer_put(&text, names_of(picture->names,
					  series_text(sheet, row, "target")));
	buffer_put(&text, STR(": cooperation less conflict "));
	numbers_put_signed(&text, series_number(sheet, row, "net"), 1);
	buffer_put(&text, STR(", events "));
	numbers_put(&text, series_number(sheet, row, "events"), 0);
	struct str tip = arena_copy(arena, buffer_str(&text));
	buffer_fini(&text);
	return tip;
}

/* Fills cells that belong to two of the first `side` codes; the largest. */
static double
fill_cells(const struct matrix_picture *picture,
		const struct matrix_code *codes, size_t side, double *values,
		struct str *tips, struct arena *arena)
{
	const struct sheet *sheet = picture->sheet;
	double most = 0;
	for (size_t i = 0; i < sheet->row_count; i++) {
		size_t row = rank_of(
				codes, side, series_text(sheet, i, "source"));
		size_t column = rank_of(
				codes, side, series_text(sheet, i, "target"));
		if (row == side || column == side || row == column)
			continue;
		double value = series_number(sheet, i, "net");
		values[row * side + column] = value;
		tips[row * side + column] = tip_of_cell(picture, i, arena);
		if (isfinite(value))
			most = fmax(most, fabs(value));
	}
	return most;
}

void
picture_matrix(const void *context, const struct frame *frame,
		struct buffer *out)
{
	enum { NARROW = 500 };
	const struct matrix_picture *picture = context;
	struct arena arena;
	arena_init(&arena);
	struct matrix_code *codes =
			ARENA_NEW(&arena, struct matrix_code, MATRIX_CODES);
	size_t side = rank_codes(picture->sheet, codes);
	size_t most = frame->width < NARROW ? MATRIX_NARROW : MATRIX_MOST;
	side = side < most ? side : most;
	double *values = ARENA_NEW(&arena, double, side *side + 1);
	struct str *tips = ARENA_NEW(&arena, struct str, side * side + 1);
	struct str *names = ARENA_NEW(&arena, struct str, side + 1);
	for (size_t i = 0; i < side * side; i++)
		values[i] = (double)NAN;
	for (size_t i = 0; i < side; i++)
		names[i] = codes[i].code;
	double largest = fill_cells(picture, codes, side, values, tips, &arena);
	const struct cell_chart chart = { .rows = names,
		.columns = names,
		.row_count = side,
		.column_count = side,
		.values = values,
		.tips = tips,
		.bins = bins_of_counts("d", true, largest),
		.row_title = STR("who"),
		.column_title = STR("to whom") };
	cell_chart_draw(&chart, frame, out);
	arena_fini(&arena);
}

/* --- map ---------------------------------------------------------------- */

void
picture_map(const void *context, const struct frame *frame, struct buffer *out)
{
	const struct map_picture *picture = context;
	const struct map_chart chart = { .outlines = picture->outlines,
		.values = picture->values,
		.count = picture->count,
		.bins = picture->bins,
		.none_name = STR("no events"),
		.of = picture->of };
	map_chart_draw(&chart, frame, out);
}

/* --- ledger ------------------------------------------------------------- */

enum { LEDGER_KINDS = 7, LEDGER_YEARS = 60 };

struct ledger_grid {
	int first, last; /* years */
	double all[LEDGER_KINDS][LEDGER_YEARS];
	double completed[LEDGER_KINDS][LEDGER_YEARS];
	char text[LEDGER_YEARS][8];
	struct str labels[LEDGER_YEARS];
};
static const char *const KINDS[LEDGER_KINDS] = { "deal", "investment", "trade",
	"aid", "pledge", "visit", "sanction" };
static const char *const KIND_NAMES[LEDGER_KINDS] = { "deals", "investments",
	"trade", "aid", "pledges", "visits", "sanctions" };

/* 0 where there is none. The column may be text or a number. */
static int
year_of(const struct sheet *sheet, size_t row)
{
	char text[5] = "";
	struct str label = series_text(sheet, row, "year");
	double number = series_number(sheet, row, "year");
	if (isfinite(number))
		return number > 0 && number < 10000 ? (int)number : 0;
	if (label.len < 4)
		return 0;
	memcpy(text, label.at, 4);
	return atoi(text);
}

static void
find_years(const struct sheet *sheet, struct ledger_grid *grid)
{
	for (size_t i = 0; i < sheet->row_count; i++) {
		int year = year_of(sheet, i);
		if (!year)
			continue;
		if (!grid->last || year < grid->first)
			grid->first = year;
		if (year > grid->last)
			grid->last = year;
	}
	/* The latest, where there are more than fit. */
	if (grid->last - grid->first >= LEDGER_YEARS)
		grid->first = grid->last - LEDGER_YEARS + 1;
}

static size_t
kind_of(struct str name)
{
	size_t kind = 0;
	while (kind < LEDGER_KINDS && !str_equal(str_of(KINDS[kind]), name))
		kind++;
	return kind;
}

static void
count_row(const struct sheet *sheet, size_t row, struct ledger_grid *grid)
{
	size_t kind = kind_of(series_text(sheet, row, "kind"));
	int year = year_of(sheet, row);
	double events = series_number(sheet, row, "events");
	double completed = series_number(sheet, row, "completed");
	if (kind == LEDGER_KINDS || !year || year < grid->first)
		return;
	if (isfinite(events))
		grid->all[kind][year - grid->first] += events;
	if (isfinite(completed))
		grid->completed[kind][year - grid->first] += completed;
}

static size_t
rows_of(struct ledger_grid *grid, size_t years,
		struct small_bar_row rows[LEDGER_KINDS])
{
	size_t count = 0;
	for (size_t kind = 0; kind < LEDGER_KINDS; kind++) {
		if (!(series_sum(grid->all[kind], years) > 0))
			continue;
		rows[count++] = (struct small_bar_row){
			.name = str_of(KIND_NAMES[kind]),
			.values = grid->all[kind],
			.part = kind_of(STR("pledge")) == kind
						? grid->completed[kind]
						: NULL
		};
	}
	return count;
}

void
picture_ledger(const void *context, const struct frame *frame,
		struct buffer *out)
{
	const struct sheet *sheet = context;
	struct arena arena;
	arena_init(&arena);
	struct ledger_grid *grid = ARENA_NEW(&arena, struct ledger_grid, 1);
	struct small_bar_row rows[LEDGER_KINDS];
	find_years(sheet, grid);
	size_t years = grid->last ? (size_t)(grid->last - grid->first) + 1 : 0;
	for (size_t i = 0; i < years; i++) {
		snprintf(grid->text[i], sizeof grid->text[i], "%04d",
				(grid->first + (int)i) % 10000);
		grid->labels[i] = str_of(grid->text[i]);
	}
	for (size_t i = 0; i < sheet->row_count; i++)
		count_row(sheet, i, grid);
	const struct small_bars bars = { .labels = grid->labels,
		.count = years,
		.rows = rows,
		.row_count = rows_of(grid, years, rows) };
	small_bars_draw(&bars, frame, out);
	arena_fini(&arena);
}
