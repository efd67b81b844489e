/* kernel_rows.h - the float work of all kernels, compiled once for each.
 *
 * Included by the kernels' sources only, each of which is compiled for its own
 * processor. Nothing here may depend on the target but lanes.h. */
#ifndef DEMARCHE_PARSE_KERNEL_ROWS_H
#define DEMARCHE_PARSE_KERNEL_ROWS_H

#include <float.h>
#include <math.h>

#include "parse/kernel.h"
#include "parse/lanes.h"

/* Rows of which no number is greater than this are all zero. */
static const float quantise_least = 1e-12f;
static const float quantise_most = 63.0f;
static const float leak = 0.1f;
static const float norm_epsilon = 1e-5f;

/* ---- Products --------------------------------------------------------- */

/* Some rows by the outputs of one or two blocks: what stays in the nearest
 * cache. A layer makes numbers of a panel's sums as soon as they are there;
 * those of whole rows would go through the next cache and back. */
enum { PANEL_ROWS = 32, PANEL_OUTPUTS = 2 * KERNEL_OUTPUTS };

struct panel {
	const struct kernel_matrix *matrix;
	unsigned block[2], blocks;
	const uint8_t *in;
	unsigned row, rows; /* the first row among those of `in`, and how many
			     */
};

/* Each kernel's own: the sums of row r and block b at
 * sums[r * stride + b * 16]. Rows up to the next multiple of 16 may be read and
 * written. */
static void multiply_panel(
		const struct panel *panel, int32_t *sums, size_t stride);
/* Before the first panel and behind the last. */
static void begin_panels(void);
static void end_panels(void);

static inline unsigned
panel_rows(unsigned rows, unsigned row)
{
	return rows - row < PANEL_ROWS ? rows - row : PANEL_ROWS;
}

/* The panel of two blocks that follow one another, or of the last one. */
static inline struct panel
panel_at(const struct kernel_matrix *matrix, const uint8_t *in, unsigned block,
		unsigned row, unsigned rows)
{
	bool last = block + 1 == matrix->output_blocks;
	return (struct panel){ matrix, { block, block + 1 }, last ? 1 : 2,
		in + row * kernel_in_stride(matrix), row,
		panel_rows(rows, row) };
}

static void
multiply(const struct kernel_matrix *matrix, const uint8_t *in, unsigned rows,
		int32_t *out)
{
	size_t stride = kernel_out_stride(matrix);
	begin_panels();
	for (unsigned b = 0; b < matrix->output_blocks; b += 2)
		for (unsigned r = 0; r < rows; r += PANEL_ROWS) {
			struct panel panel = panel_at(matrix, in, b, r, rows);
			multiply_panel(&panel,
					out + r * stride + b * KERNEL_OUTPUTS,
					stride);
		}
	end_panels();
}

static inline __attribute__((always_inline)) void
scale_block(const struct kernel_layer *layer, unsigned block,
		const int32_t *sums, const float *steps, unsigned rows,
		float *x)
{
	size_t stride = kernel_out_stride(&layer->matrix);
	lanes scale = lanes_load(layer->scale + block * LANES);
	lanes bias = lanes_load(layer->bias + block * LANES);
	for (unsigned r = 0; r < rows; r++) {
		lanes f = lanes_load_int(sums + r * PANEL_OUTPUTS);
		if (steps)
			f = lanes_mul(f, lanes_all(steps[r]));
		lanes_store(x + r * stride + block * LANES,
				lanes_add(lanes_mul(f, scale), bias));
	}
}

static inline void
scale_panel(const struct kernel_layer *layer, const struct panel *panel,
		const int32_t *sums, const float *steps, float *x)
{
	x += panel->row * kernel_out_stride(&layer->matrix);
	for (unsigned i = 0; i < panel->blocks; i++)
		if (steps)
			scale_block(layer, panel->block[i], sums + i * LANES,
					steps + panel->row, panel->rows, x);
		else
			scale_block(layer, panel->block[i], sums + i * LANES,
					NULL, panel->rows, x);
}

/* The sums of two panels: one becomes numbers while the next is multiplied,
 * which takes AMX long and few instructions. */
struct panel_sums {
	_Alignas(KERNEL_ALIGN) int32_t of[2][PANEL_ROWS * PANEL_OUTPUTS];
};

static void
apply(const struct kernel_layer *layer, const uint8_t *in, const float *steps,
		unsigned rows, float *x)
{
	struct panel_sums sums;
	struct panel before = { .rows = 0 };
	unsigned turn = 0;
	begin_panels();
	for (unsigned b = 0; b < layer->matrix.output_blocks; b += 2)
		for (unsigned r = 0; r < rows; r += PANEL_ROWS) {
			struct panel panel = panel_at(
					&layer->matrix, in, b, r, rows);
			multiply_panel(&panel, sums.of[turn], PANEL_OUTPUTS);
			turn = !turn;
			scale_panel(layer, &before, sums.of[turn], steps, x);
			before = panel;
		}
	end_panels();
	scale_panel(layer, &before, sums.of[!turn], steps, x);
}

/* Blocks `k` and `k` of the second half, beside each other in `sums`. */
static inline void
add_greater(const struct kernel_layer *layer, const struct panel *panel,
		const int32_t *sums, unsigned width, float *x)
{
	unsigned k = panel->block[0] * LANES;
	lanes scale0 = lanes_load(layer->scale + k);
	lanes scale1 = lanes_load(layer->scale + width + k);
	lanes bias0 = lanes_load(layer->bias + k);
	lanes bias1 = lanes_load(layer->bias + width + k);
	x += (size_t)panel->row * width + k;
	for (unsigned r = 0; r < panel->rows; r++) {
		lanes f = lanes_load_int(sums);
		lanes g = lanes_load_int(sums + LANES);
		f = lanes_add(lanes_mul(f, scale0), bias0);
		g = lanes_add(lanes_mul(g, scale1), bias1);
		lanes_store(x, lanes_add(lanes_load(x), lanes_max(f, g)));
		sums += PANEL_OUTPUTS;
		x += width;
	}
}

static void
apply_maxout(const struct kernel_layer *layer, const uint8_t *in, unsigned rows,
		unsigned width, float *x)
{
	struct panel_sums sums;
	struct panel before = { .rows = 0 };
	size_t stride = kernel_in_stride(&layer->matrix);
	unsigned half = width / KERNEL_OUTPUTS, turn = 0;
	begin_panels();
	for (unsigned b = 0; b < half; b++)
		for (unsigned r = 0; r < rows; r += PANEL_ROWS) {
			struct panel panel = { &layer->matrix, { b, half + b },
				2, in + r * stride, r, panel_rows(rows, r) };
			multiply_panel(&panel, sums.of[turn], PANEL_OUTPUTS);
			turn = !turn;
			add_greater(layer, &before, sums.of[turn], width, x);
			before = panel;
		}
	end_panels();
	add_greater(layer, &before, sums.of[!turn], width, x);
}

/* ---- Rows ------------------------------------------------------------- */

/* Sixteen rows at a time: what is asked across a row is a register of partial
 * answers each, which are folded together, and one division serves all.
 *
 * What normalisation does to each: (x - mean) * factor * gain + bias. */
struct moments {
	_Alignas(KERNEL_ALIGN) float mean[LANES], factor[LANES];
};

static inline lanes
row_sum(const float *x, unsigned width)
{
	lanes sum = lanes_all(0.0f);
	for (unsigned i = 0; i < width; i += LANES)
		sum = lanes_add(sum, lanes_load(x + i));
	return sum;
}

static inline lanes
row_squares(const float *x, unsigned width, lanes mean)
{
	lanes sum = lanes_all(0.0f);
	for (unsigned i = 0; i < width; i += LANES) {
		lanes d = lanes_sub(lanes_load(x + i), mean);
		sum = lanes_add(sum, lanes_mul(d, d));
	}
	return sum;
}

static inline void
moments_of(const float *x, unsigned width, unsigned rows, struct moments *m)
{
	lanes sums[LANES], count = lanes_all((float)width);
	for (unsigned r = 0; r < rows; r++)
		sums[r] = row_sum(x + r * width, width);
	for (unsigned r = rows; r < LANES; r++)
		sums[r] = lanes_all(0.0f);
	lanes_store(m->mean, lanes_div(lanes_sums(sums), count));
	for (unsigned r = 0; r < rows; r++)
		sums[r] = row_squares(
				x + r * width, width, lanes_all(m->mean[r]));
	lanes variance = lanes_div(lanes_sums(sums), count);
	lanes deviation = lanes_sqrt(
			lanes_add(variance, lanes_all(norm_epsilon)));
	lanes_store(m->factor, lanes_div(lanes_all(1.0f), deviation));
}

/* A row, and how it is normalised. */
struct normal_row {
	const struct kernel_norm *norm;
	const float *x;
	lanes mean, factor;
};

static inline lanes
normal(const struct normal_row *row, unsigned i)
{
	lanes d = lanes_sub(lanes_load(row->x + i), row->mean);
	d = lanes_mul(lanes_mul(d, row->factor),
			lanes_load(row->norm->gain + i));
	return lanes_add(d, lanes_load(row->norm->bias + i));
}

static inline unsigned
fewer(unsigned rows)
{
	return rows < LANES ? rows : LANES;
}

static void
norm(const struct kernel_norm *norm, const float *x, unsigned rows, float *out,
		size_t out_stride)
{
	unsigned width = norm->width;
	for (unsigned first = 0; first < rows; first += LANES) {
		struct moments m;
		unsigned some = fewer(rows - first);
		moments_of(x, width, some, &m);
		for (unsigned r = 0; r < some; r++) {
			struct normal_row row = { norm, x, lanes_all(m.mean[r]),
				lanes_all(m.factor[r]) };
			for (unsigned i = 0; i < width; i += LANES)
				lanes_store(out + i, normal(&row, i));
			x += width;
			out += out_stride;
		}
	}
}

/* Four registers of bytes are made at once. */
enum { FOUR = 4 * LANES };

static inline void
round_normal(const struct normal_row *row, uint8_t *out)
{
	unsigned width = row->norm->width, i = 0;
	for (; i + FOUR <= width; i += FOUR) {
		lanes four[4];
		for (unsigned k = 0; k < 4; k++)
			four[k] = normal(row, i + k * LANES);
		lanes_store_four_u7(out + i, four);
	}
	for (; i < width; i += LANES)
		lanes_store_u7(out + i, normal(row, i));
}

static void
norm_static(const struct kernel_norm *norm, const float *x, unsigned rows,
		uint8_t *out, size_t out_stride)
{
	for (unsigned first = 0; first < rows; first += LANES) {
		struct moments m;
		unsigned some = fewer(rows - first);
		moments_of(x, norm->width, some, &m);
		for (unsigned r = 0; r < some; r++) {
			struct normal_row row = { norm, x, lanes_all(m.mean[r]),
				lanes_all(m.factor[r]) };
			round_normal(&row, out);
			x += norm->width;
			out += out_stride;
		}
	}
}

/* Row `a`, or the sum of rows `a`, `b` and `c`. */
struct summands {
	const float *a, *b, *c;
	bool leaky;
};

static inline __attribute__((always_inline)) struct summands
summands_of(const struct kernel_sum *sum, bool three, bool leaky, unsigned row)
{
	const float *a = sum->a.at + row * sum->a.stride;
	if (!three)
		return (struct summands){ a, NULL, NULL, leaky };
	return (struct summands){ a,
		sum->b.at + sum->b_rows[row] * sum->b.stride,
		sum->c.at + sum->c_rows[row] * sum->c.stride, leaky };
}

/* Sixteen numbers of them. */
static inline __attribute__((always_inline)) lanes
summand(struct summands of, unsigned i)
{
	lanes x = lanes_load(of.a + i);
	if (of.b)
		x = lanes_add(lanes_add(x, lanes_load(of.b + i)),
				lanes_load(of.c + i));
	return of.leaky ? lanes_max(x, lanes_mul(x, lanes_all(leak))) : x;
}

static inline __attribute__((always_inline)) lanes
row_greatest(struct summands of, unsigned width)
{
	lanes most = lanes_all(0.0f);
	for (unsigned i = 0; i < width; i += LANES)
		most = lanes_max(lanes_abs(summand(of, i)), most);
	return most;
}

static inline __attribute__((always_inline)) void
round_row(struct summands of, unsigned width, lanes inverse, uint8_t *out)
{
	unsigned i = 0;
	for (; i + FOUR <= width; i += FOUR) {
		lanes four[4];
		for (unsigned k = 0; k < 4; k++)
			four[k] = lanes_mul(
					summand(of, i + k * LANES), inverse);
		lanes_store_four_u7(out + i, four);
	}
	for (; i < width; i += LANES)
		lanes_store_u7(out + i, lanes_mul(summand(of, i), inverse));
}

/* Of sixteen rows: 63 by the greatest number, and the inverse of that. */
struct steps {
	_Alignas(KERNEL_ALIGN) float inverse[LANES], step[LANES];
};

static inline void
steps_of(const lanes most[LANES], struct steps *steps)
{
	lanes m = lanes_greatests(most), all = lanes_all(quantise_most);
	lanes least = lanes_all(quantise_least);
	lanes_store(steps->inverse, lanes_unless_less(m, least, lanes_div(all, m)));
	lanes_store(steps->step, lanes_unless_less(m, least, lanes_div(m, all)));
}

/* At most sixteen rows from `first` on. */
static inline __attribute__((always_inline)) void
quantise_some(const struct kernel_sum *sum, bool three, bool leaky,
		unsigned first, unsigned rows, struct kernel_bytes out)
{
	lanes most[LANES];
	struct steps steps;
	unsigned width = sum->a.width;
	for (unsigned r = 0; r < rows; r++)
		most[r] = row_greatest(
				summands_of(sum, three, leaky, first + r),
				width);
	for (unsigned r = rows; r < LANES; r++)
		most[r] = lanes_all(0.0f);
	steps_of(most, &steps);
	for (unsigned r = 0; r < rows; r++)
		round_row(summands_of(sum, three, leaky, first + r), width,
				lanes_all(steps.inverse[r]),
				out.bytes + (first + r) * out.stride);
	memcpy(out.steps + first, steps.step, rows * sizeof *out.steps);
}

static inline __attribute__((always_inline)) void
quantise_all(const struct kernel_sum *sum, bool three, bool leaky,
		unsigned rows, struct kernel_bytes out)
{
	for (unsigned first = 0; first < rows; first += LANES)
		quantise_some(sum, three, leaky, first, fewer(rows - first),
				out);
}

static void
quantise(struct kernel_part x, bool leaky, unsigned rows,
		struct kernel_bytes out)
{
	struct kernel_sum sum = { .a = x };
	if (leaky)
		quantise_all(&sum, false, true, rows, out);
	else
		quantise_all(&sum, false, false, rows, out);
}

static void
quantise_sum(const struct kernel_sum *sum, unsigned rows,
		struct kernel_bytes out)
{
	quantise_all(sum, true, true, rows, out);
}

static void
add_rows(const int8_t *table, const float *scales, unsigned width,
		const uint32_t *rows, unsigned count, float *x)
{
	for (unsigned i = 0; i < width; i += LANES) {
		lanes sum = lanes_all(0.0f);
		for (unsigned r = 0; r < count; r++) {
			lanes row = lanes_load_bytes(
					table + (size_t)rows[r] * width + i);
			sum = lanes_add(sum,
					lanes_mul(lanes_all(scales[rows[r]]),
							row));
		}
		lanes_store(x + i, sum);
	}
}

static void
sum_rows(const float *const *rows, unsigned count, unsigned width, float *out)
{
	for (unsigned i = 0; i < width; i += LANES) {
		lanes sum = lanes_load_any(rows[0] + i);
		for (unsigned r = 1; r < count; r++)
			sum = lanes_add(sum, lanes_load_any(rows[r] + i));
		lanes_store(out + i, sum);
	}
}

static void
add(struct kernel_part x, unsigned rows, float *to)
{
	for (unsigned r = 0; r < rows; r++, x.at += x.stride, to += x.width)
		for (unsigned i = 0; i < x.width; i += LANES)
			lanes_store(to + i,
					lanes_add(lanes_load_any(x.at + i),
							lanes_load(to + i)));
}

/* In pieces of known sizes, which need no call; of 32 bytes few lie across two
 * lines of the cache. */
static inline void
copy_bytes(uint8_t *to, const uint8_t *from, unsigned count)
{
	unsigned i = 0;
	for (; i + 32 <= count; i += 32)
		memcpy(to + i, from + i, 32);
	for (; i < count; i += 16)
		memcpy(to + i, from + i, 16);
}

static void
join(const uint8_t *const *parts, unsigned count, unsigned width, unsigned rows,
		uint8_t *out, size_t out_stride)
{
	for (unsigned r = 0; r < rows; r++, out += out_stride)
		for (unsigned p = 0; p < count; p++)
			copy_bytes(out + p * width, *parts++, width);
}

/* What speaks for each head of `dependent` before the words are known, padded
 * to whole lanes. */
static inline void
prior_row(const struct kernel_arcs *arcs, unsigned dependent, float *prior)
{
	enum { REACH = 32, ROOT = 65 };
	const float *relative =
			arcs->relative.at + dependent * arcs->relative.stride;
	unsigned near = dependent > REACH ? dependent - REACH : 1;
	unsigned far = dependent + REACH, rows = arcs->rows, j = 1;
	float before = arcs->prior[0] + relative[arcs->bucket[0]];
	float after = arcs->prior[2 * REACH]
		      + relative[arcs->bucket[2 * REACH]];
	prior[0] = arcs->prior[ROOT] + relative[arcs->bucket[ROOT]];
	for (; j < near; j++)
		prior[j] = before;
	for (; j < rows && j < far; j++) {
		unsigned k = j + REACH - dependent;
		prior[j] = arcs->prior[k] + relative[arcs->bucket[k]];
	}
	for (; j < rows; j++)
		prior[j] = after;
	for (; j % LANES; j++)
		prior[j] = -FLT_MAX;
	prior[dependent] = -FLT_MAX;
}

/* Added to sixteen scores, of which only some take part in the choice: where
 * -FLT_MAX is added, the sum is that. */
static const float no_choice[2 * LANES] = {
	[LANES] = -FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
	-FLT_MAX,
};

/* Scores [i, i + 16) of `count`; those behind the last are -FLT_MAX. */
static inline lanes
some_scores(const float *scores, unsigned count, unsigned i)
{
	lanes some = lanes_load_any(scores + i);
	unsigned left = count - i;
	if (left < LANES)
		some = lanes_add(
				some, lanes_load_any(no_choice + LANES - left));
	return some;
}

/* The greatest of every sixteenth score. */
static inline lanes
greatest_scores(const float *scores, unsigned count)
{
	lanes best = lanes_all(-FLT_MAX);
	for (unsigned i = 0; i < count; i += LANES)
		best = lanes_max(some_scores(scores, count, i), best);
	return best;
}

/* The lowest number of the score `best`. 0 when no score is a number, as absurd
 * weights may have it. */
static inline unsigned
first_of(const float *scores, unsigned count, lanes best)
{
	for (unsigned i = 0; i < count; i += LANES) {
		unsigned equal = lanes_equal(
				some_scores(scores, count, i), best);
		if (!equal)
			continue;
		unsigned first = i + (unsigned)__builtin_ctz(equal);
		return first < count ? first : 0;
	}
	return 0;
}

/* At most sixteen rows. */
static inline void
choose_some(struct kernel_part x, unsigned rows, uint8_t *out)
{
	lanes most[LANES];
	_Alignas(KERNEL_ALIGN) float best[LANES];
	for (unsigned r = 0; r < rows; r++)
		most[r] = greatest_scores(x.at + r * x.stride, x.width);
	for (unsigned r = rows; r < LANES; r++)
		most[r] = lanes_all(0.0f);
	lanes_store(best, lanes_greatests(most));
	for (unsigned r = 0; r < rows; r++)
		out[r] = (uint8_t)first_of(x.at + r * x.stride, x.width,
				lanes_all(best[r]));
}

static void
choose(struct kernel_part x, unsigned rows, uint8_t *out)
{
	for (unsigned r = 0; r < rows; r += LANES, x.at += LANES * x.stride)
		choose_some(x, fewer(rows - r), out + r);
}

static void
score_arcs(const struct kernel_arcs *arcs, float *scores, uint16_t *heads)
{
	_Alignas(KERNEL_ALIGN) float prior[KERNEL_SENTENCE_ROWS];
	for (unsigned i = 1; i < arcs->rows; i++) {
		const int32_t *dots = arcs->dots + i * arcs->stride;
		float *to = scores + i * arcs->stride;
		lanes own = lanes_all(arcs->dependent_steps[i]);
		prior_row(arcs, i, prior);
		for (unsigned j = 0; j < arcs->rows; j += LANES) {
			lanes f = lanes_mul(lanes_load_int(dots + j),
					lanes_load_any(arcs->head_steps + j));
			f = lanes_mul(f, own);
			f = lanes_add(f, lanes_load(prior + j));
			lanes_store(to + j, f);
		}
		lanes best = greatest_scores(to, arcs->rows);
		best = lanes_all(lanes_greatest(best));
		heads[i] = (uint16_t)first_of(to, arcs->rows, best);
	}
}

#define KERNEL_FUNCTIONS                                                       \
	.multiply = multiply, .apply = apply, .apply_maxout = apply_maxout,    \
	.norm = norm, .norm_static = norm_static, .quantise = quantise,        \
	.quantise_sum = quantise_sum, .add_rows = add_rows,                    \
	.sum_rows = sum_rows, .add = add, .join = join, .choose = choose,      \
	.score_arcs = score_arcs

#endif
