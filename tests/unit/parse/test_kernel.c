/* All kernels give the same bits, and those are the right ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parse/kernel.h"
#include "parse_fixture.h"

/* kernel_amx.c, compiled over fake_amx.h. */
extern const struct kernel kernel_amx_emulated;

static void *
aligned(size_t bytes)
{
	void *memory = aligned_alloc(
			KERNEL_ALIGN, (bytes + KERNEL_ALIGN - 1) / KERNEL_ALIGN
						      * KERNEL_ALIGN);
	assert_non_null(memory);
	memset(memory, 0, bytes);
	return memory;
}

enum { MOST_KERNELS = 5 };

/* The kernels of this processor, and AMX's emulation. */
static unsigned
list_kernels(const struct kernel *list[MOST_KERNELS])
{
	static const char *const names[] = { "plain", "avx2", "avx512", "amx" };
	unsigned count = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		list[count] = kernel_find(names[i]);
		count += list[count] != NULL;
	}
	list[count++] = &kernel_amx_emulated;
	return count;
}

/* ---- Products --------------------------------------------------------- */

struct product {
	unsigned rows, inputs, outputs;
	struct kernel_matrix matrix;
	int8_t *plain, *weights;
	int32_t *start;
	bool *eights;
	uint8_t *in;
	int32_t *out;
	/* As a layer; `steps` is by row, `x` as wide as `out`. */
	float *scale, *bias, *steps, *x;
};

static unsigned
whole(unsigned n, unsigned multiple)
{
	return (n + multiple - 1) / multiple * multiple;
}

static void
product_init(struct product *p, unsigned rows, unsigned inputs,
		unsigned outputs)
{
	*p = (struct product){ rows, inputs, outputs };
	p->matrix.inputs = whole(inputs, 8);
	p->matrix.input_blocks = whole(inputs, 64) / 64;
	p->matrix.output_blocks = whole(outputs, 16) / 16;
	size_t in = kernel_in_stride(&p->matrix);
	size_t out = kernel_out_stride(&p->matrix);
	size_t room = whole(rows, KERNEL_ROWS);
	p->plain = aligned((size_t)inputs * outputs);
	p->matrix.weights = p->weights = aligned(in * out);
	p->matrix.start = p->start = aligned(out * sizeof *p->start);
	p->matrix.eights = p->eights =
			aligned(out / KERNEL_OUTPUTS * sizeof *p->eights);
	p->in = aligned(room * in);
	p->out = aligned(room * out * sizeof *p->out);
	p->scale = aligned(out * sizeof *p->scale);
	p->bias = aligned(out * sizeof *p->bias);
	p->steps = aligned(room * sizeof *p->steps);
	p->x = aligned(room * out * sizeof *p->x);
}

static void
product_fini(struct product *p)
{
	free(p->plain);
	free(p->weights);
	free(p->start);
	free(p->eights);
	free(p->in);
	free(p->out);
	free(p->scale);
	free(p->bias);
	free(p->steps);
	free(p->x);
}

/* Numbers of very different sizes, ties of rounding among them. */
static float
draw_float(void)
{
	float x = ((float)draw(2000001) - 1e6f) / 1e5f;
	switch (draw(16)) {
	case 0:
		return (float)draw(40) * 0.5f - 10.0f;
	case 1:
		return x * 1e-6f;
	case 2:
		return x * 100.0f;
	default:
		return x;
	}
}

static void
draw_floats(float *floats, size_t count)
{
	for (size_t i = 0; i < count; i++)
		floats[i] = draw_float();
}

/* Random numbers, small ones, or those that come closest to overflow. */
enum weights { ANY, SMALL, EXTREME, WEIGHTS };

static int
draw_weight(enum weights weights, unsigned output)
{
	switch (weights) {
	case SMALL:
		return (int)draw(65) - 32;
	case EXTREME:
		return output % 2 ? 63 : -63;
	default:
		return (int)draw(127) - 63;
	}
}

static void
product_fit(struct product *p)
{
	for (unsigned b = 0; b < p->matrix.output_blocks; b++)
		p->eights[b] = kernel_eights_fit(&p->matrix, b);
}

/* Behind the real inputs stands rubbish, which weighs nothing. */
static void
product_fill(struct product *p, enum weights weights)
{
	bool extreme = weights == EXTREME;
	for (unsigned o = 0; o < p->outputs; o++) {
		p->start[o] = (int32_t)draw(20001) - 10000;
		for (unsigned i = 0; i < p->inputs; i++) {
			int w = draw_weight(weights, o);
			p->plain[(size_t)o * p->inputs + i] = (int8_t)w;
			p->weights[kernel_weight_at(p->matrix.input_blocks, o,
					i)] = (int8_t)w;
		}
	}
	product_fit(p);
	draw_floats(p->scale, p->outputs);
	draw_floats(p->bias, p->outputs);
	draw_floats(p->steps, p->rows);
	size_t bytes = p->rows * kernel_in_stride(&p->matrix);
	for (size_t i = 0; i < bytes; i++)
		p->in[i] = extreme ? 127 : (uint8_t)draw(128);
}

static int32_t
expected(const struct product *p, unsigned row, unsigned output)
{
	int32_t sum = p->start[output];
	for (unsigned i = 0; i < p->inputs; i++)
		sum += p->in[row * kernel_in_stride(&p->matrix) + i]
		       * p->plain[(size_t)output * p->inputs + i];
	return sum;
}

static void
check_product(const struct product *p, const struct kernel *kernel)
{
	size_t stride = kernel_out_stride(&p->matrix);
	memset(p->out, 0x55, p->rows * stride * sizeof *p->out);
	kernel->multiply(&p->matrix, p->in, p->rows, p->out);
	for (unsigned r = 0; r < p->rows; r++)
		for (unsigned o = 0; o < p->outputs; o++)
			if (p->out[r * stride + o] != expected(p, r, o))
				fail_msg("%s: %u rows, %u inputs, %u outputs: "
					 "row %u, output %u",
						kernel->name, p->rows,
						p->inputs, p->outputs, r, o);
}

static float
expected_number(const struct product *p, unsigned row, unsigned output,
		bool steps)
{
	float x = (float)expected(p, row, output);
	if (steps)
		x = x * p->steps[row];
	x = x * p->scale[output];
	return x + p->bias[output];
}

static void
check_layer(const struct product *p, const struct kernel *kernel, bool steps)
{
	size_t stride = kernel_out_stride(&p->matrix);
	struct kernel_layer layer = { p->matrix, p->scale, p->bias };
	memset(p->x, 0x55, p->rows * stride * sizeof *p->x);
	kernel->apply(&layer, p->in, steps ? p->steps : NULL, p->rows, p->x);
	for (unsigned r = 0; r < p->rows; r++)
		for (unsigned o = 0; o < p->outputs; o++)
			if (p->x[r * stride + o]
					!= expected_number(p, r, o, steps))
				fail_msg("%s: layer of %u rows, %u inputs, %u "
					 "outputs: row %u, output %u",
						kernel->name, p->rows,
						p->inputs, p->outputs, r, o);
}

/* A layer of which the greater of two outputs is added. */
static void
check_maxout(const struct product *p, const struct kernel *kernel)
{
	struct kernel_layer layer = { p->matrix, p->scale, p->bias };
	unsigned width = p->outputs / 2;
	if (width % KERNEL_OUTPUTS)
		return;
	for (unsigned i = 0; i < p->rows * width; i++)
		p->x[i] = (float)(i % 7) - 3.0f;
	kernel->apply_maxout(&layer, p->in, p->rows, width, p->x);
	for (unsigned i = 0; i < p->rows * width; i++) {
		unsigned r = i / width, k = i % width;
		float a = expected_number(p, r, k, false);
		float b = expected_number(p, r, width + k, false);
		float sum = ((float)(i % 7) - 3.0f) + (a > b ? a : b);
		if (p->x[i] != sum)
			fail_msg("%s: the greater of %u rows, width %u: row "
				 "%u, %u",
					kernel->name, p->rows, width, r, k);
	}
}

static void
test_products(void **state)
{
	static const struct {
		unsigned rows, inputs, outputs;
	} sizes[] = {
		{ 16, 64, 16 },
		{ 16, 64, 32 },
		{ 32, 64, 16 },
		{ 32, 64, 32 },
		{ 48, 128, 48 },
		{ 16, 480, 320 },
		{ 32, 480, 320 },
		{ 64, 160, 352 },
		{ 80, 96, 7 },
		{ 96, 8, 1 },
		{ 48, 512, 33 },
		{ 1, 80, 53 },
		{ 2, 96, 31 },
		{ 5, 64, 64 },
		{ 17, 160, 428 },
		{ 33, 256, 160 },
		{ 47, 72, 48 },
		{ 90, 480, 320 },
	};
	(void)state;
	const struct kernel *kernels[MOST_KERNELS];
	unsigned count = list_kernels(kernels);
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (int weights = 0; weights < WEIGHTS; weights++) {
			struct product p;
			product_init(&p, sizes[s].rows, sizes[s].inputs,
					sizes[s].outputs);
			product_fill(&p, (enum weights)weights);
			for (unsigned k = 0; k < count; k++) {
				check_product(&p, kernels[k]);
				check_layer(&p, kernels[k], false);
				check_layer(&p, kernels[k], true);
				check_maxout(&p, kernels[k]);
			}
			product_fini(&p);
		}
}

/* Sixteen inputs, of which eight share a sum: the greatest that fits, and one
 * more, which the other block of outputs does not mind. */
static void
test_eights(void **state)
{
	enum { FITS = 258, INPUTS = 64 };
	(void)state;
	for (int sign = -1; sign <= 1; sign += 2)
		for (int more = 0; more < 2; more++) {
			struct product p;
			product_init(&p, 8, INPUTS, 32);
			memset(p.in, 127, 8 * INPUTS);
			for (unsigned i = 0; i < 5; i++) {
				int w = i < 4 ? 63 : FITS + more - 4 * 63;
				unsigned input = 32 + i % 2 + i / 2 * 4;
				p.weights[kernel_weight_at(1, 3, input)] =
						(int8_t)(sign * w);
				p.plain[3 * INPUTS + input] =
						(int8_t)(sign * w);
			}
			product_fit(&p);
			assert_int_equal(p.eights[0], !more);
			assert_true(p.eights[1]);
			const struct kernel *kernels[MOST_KERNELS];
			unsigned count = list_kernels(kernels);
			for (unsigned k = 0; k < count; k++)
				check_product(&p, kernels[k]);
			product_fini(&p);
		}
}

/* ---- Rows ------------------------------------------------------------- */

/* Every function of rows over the same random numbers; what comes out is one
 * block of bytes, which must be the same for all kernels. */
enum { ROWS = 24, WIDTH = 160, SENTENCE = 75, ARCS_STRIDE = 80, TABLE = 50 };

struct rows_in {
	_Alignas(KERNEL_ALIGN) float x[ROWS * WIDTH];
	_Alignas(KERNEL_ALIGN) float gain[2 * WIDTH];
	_Alignas(KERNEL_ALIGN) float bias[2 * WIDTH];
	_Alignas(KERNEL_ALIGN) int32_t dots[SENTENCE * ARCS_STRIDE];
	float steps[ROWS], arc_steps[2][ARCS_STRIDE], prior[66];
	float relative[SENTENCE * 17];
	float scales[TABLE];
	uint8_t bucket[66];
	int8_t table[TABLE * WIDTH];
	uint16_t other_rows[ROWS];
	uint8_t third_rows[ROWS];
	uint32_t rows[26];
};

struct rows_out {
	_Alignas(KERNEL_ALIGN) float norm[ROWS * WIDTH];
	_Alignas(KERNEL_ALIGN) float table[WIDTH];
	_Alignas(KERNEL_ALIGN) float sums[WIDTH];
	_Alignas(KERNEL_ALIGN) float added[ROWS * 96];
	_Alignas(KERNEL_ALIGN) uint8_t joined[ROWS / 3 * 3 * 80];
	_Alignas(KERNEL_ALIGN) float scores[SENTENCE * ARCS_STRIDE];
	_Alignas(KERNEL_ALIGN) uint8_t fixed[ROWS * WIDTH];
	_Alignas(KERNEL_ALIGN) uint8_t own[3][ROWS * WIDTH];
	uint8_t chosen[ROWS];
	float steps[3][ROWS];
	uint16_t heads[SENTENCE];
};

#define DRAW_FLOATS(array) draw_floats((array), sizeof(array) / sizeof(float))

static void
rows_fill(struct rows_in *in)
{
	DRAW_FLOATS(in->x);
	memset(in->x + 3 * WIDTH, 0, WIDTH * sizeof *in->x);
	DRAW_FLOATS(in->gain);
	DRAW_FLOATS(in->bias);
	DRAW_FLOATS(in->steps);
	DRAW_FLOATS(in->arc_steps[0]);
	DRAW_FLOATS(in->arc_steps[1]);
	DRAW_FLOATS(in->prior);
	DRAW_FLOATS(in->relative);
	DRAW_FLOATS(in->scales);
	for (int i = 0; i < SENTENCE * ARCS_STRIDE; i++)
		in->dots[i] = (int32_t)draw(800001) - 400000;
	for (int i = 0; i < 66; i++)
		in->bucket[i] = (uint8_t)draw(17);
	for (int i = 0; i < TABLE * WIDTH; i++)
		in->table[i] = (int8_t)(draw(256) - 128);
	for (int i = 0; i < ROWS; i++) {
		in->other_rows[i] = (uint16_t)draw(ROWS);
		in->third_rows[i] = (uint8_t)draw(ROWS);
	}
	for (int i = 0; i < 26; i++)
		in->rows[i] = draw(TABLE);
}

/* Rows of 80 bytes, three beside each other, out of the table. */
static void
check_joined(const struct kernel *kernel, const struct rows_in *in,
		uint8_t *joined)
{
	enum { PART = 80 };
	const uint8_t *parts[ROWS];
	for (int i = 0; i < ROWS; i++)
		parts[i] = (const uint8_t *)in->table + 16 * in->rows[i];
	kernel->join(parts, 3, PART, ROWS / 3, joined, 3 * PART);
	for (int i = 0; i < ROWS; i++)
		assert_memory_equal(joined + i * PART, parts[i], PART);
}

static void
check_added(const struct kernel *kernel, const struct rows_in *in, float *added)
{
	enum { ADDED = 96 };
	memcpy(added, in->x, ROWS * ADDED * sizeof *added);
	kernel->add((struct kernel_part){ in->x + 5, WIDTH, ADDED }, ROWS,
			added);
	for (int r = 0; r < ROWS; r++)
		for (int i = 0; i < ADDED; i++)
			assert_true(added[r * ADDED + i]
					== in->x[r * WIDTH + 5 + i]
							   + in->x[r * ADDED
									   + i]);
}

/* The first of the greatest, among numbers of which many are equal. */
static void
check_chosen(const struct kernel *kernel, const struct rows_in *in,
		uint8_t *chosen)
{
	enum { COUNT = 37, SPARE = 16 };
	_Alignas(KERNEL_ALIGN) float x[ROWS * COUNT + SPARE] = { 0.0f };
	for (int i = 0; i < ROWS * COUNT; i++)
		x[i] = (float)(in->table[i] / 32);
	kernel->choose((struct kernel_part){ x, COUNT, COUNT }, ROWS, chosen);
	for (int r = 0; r < ROWS; r++) {
		int best = 0;
		for (int i = 1; i < COUNT; i++)
			if (x[r * COUNT + i] > x[r * COUNT + best])
				best = i;
		assert_int_equal(chosen[r], best);
	}
}

static void
run_rows(const struct kernel *kernel, const struct rows_in *in,
		struct rows_out *out)
{
	struct kernel_norm norm = { WIDTH, in->gain, in->bias };
	struct kernel_part part = { in->x, WIDTH, 96 };
	memset(out, 0, sizeof *out);
	kernel->norm(&norm, in->x, ROWS, out->norm, WIDTH);
	kernel->norm_static(&norm, in->x, ROWS, out->fixed, WIDTH);
	for (int i = 0; i < 2; i++)
		kernel->quantise(part, i, ROWS,
				(struct kernel_bytes){ out->own[i], WIDTH,
						out->steps[i] });
	struct kernel_sum sum = { part, part, part, in->other_rows,
		in->third_rows };
	kernel->quantise_sum(&sum, ROWS,
			(struct kernel_bytes){
					out->own[2], WIDTH, out->steps[2] });
	kernel->add_rows(
			in->table, in->scales, WIDTH, in->rows, 26, out->table);
	const float *summands[] = { in->x + 1, in->x + 3 * WIDTH + 7, in->gain,
		in->bias + 5 };
	kernel->sum_rows(summands, 4, WIDTH, out->sums);
	for (int i = 0; i < WIDTH; i++)
		assert_true(out->sums[i]
				== ((summands[0][i] + summands[1][i])
						   + summands[2][i])
						   + summands[3][i]);
	check_joined(kernel, in, out->joined);
	check_added(kernel, in, out->added);
	check_chosen(kernel, in, out->chosen);
	struct kernel_arcs arcs = {
		SENTENCE,
		in->dots,
		ARCS_STRIDE,
		in->arc_steps[0],
		in->arc_steps[1],
		in->prior,
		in->bucket,
		{ in->relative, 17, 17 },
	};
	kernel->score_arcs(&arcs, out->scores, out->heads);
	/* What lies behind the last head is nobody's. */
	for (int d = 0; d < SENTENCE; d++)
		for (int h = SENTENCE; h < ARCS_STRIDE; h++)
			out->scores[d * ARCS_STRIDE + h] = 0.0f;
}

static void
test_rows(void **state)
{
	(void)state;
	const struct kernel *kernels[MOST_KERNELS];
	unsigned count = list_kernels(kernels);
	struct rows_in *in = aligned(sizeof *in);
	struct rows_out *plain = aligned(sizeof *plain);
	struct rows_out *out = aligned(sizeof *out);
	for (int round = 0; round < 20; round++) {
		rows_fill(in);
		run_rows(&kernel_plain, in, plain);
		for (unsigned k = 0; k < count; k++) {
			run_rows(kernels[k], in, out);
			if (memcmp(out, plain, sizeof *out))
				fail_msg("%s is not plain", kernels[k]->name);
		}
	}
	free(in);
	free(plain);
	free(out);
}

/* docs/model-format.md, "norm", "static u7" and "dynamic u7", by hand. */
static void
test_rounding(void **state)
{
	static const struct {
		float in;
		uint8_t out;
	} cases[] = {
		{ 0.0f, 64 },
		{ 0.5f, 64 },
		{ 1.5f, 66 },
		{ 2.5f, 66 },
		{ -0.5f, 64 },
		{ -1.5f, 62 },
		{ -2.5f, 62 },
		{ 62.5f, 126 },
		{ 63.4f, 127 },
		{ 1e9f, 127 },
		{ -63.4f, 1 },
		{ -1e9f, 1 },
	};
	(void)state;
	const struct kernel *kernels[MOST_KERNELS];
	unsigned count = list_kernels(kernels);
	for (unsigned k = 0; k < count; k++)
		for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
			_Alignas(KERNEL_ALIGN) float x[16] = { 0.0f };
			_Alignas(KERNEL_ALIGN) float gain[16], bias[16];
			_Alignas(KERNEL_ALIGN) uint8_t bytes[16];
			for (int i = 0; i < 16; i++) {
				gain[i] = 1.0f;
				bias[i] = cases[c].in;
			}
			struct kernel_norm norm = { 16, gain, bias };
			kernels[k]->norm_static(&norm, x, 1, bytes, 16);
			for (int i = 0; i < 16; i++)
				assert_int_equal(bytes[i], cases[c].out);
		}
}

/* A row of zeros has no step, and -63 to 63 are reached at either end. */
static void
test_steps(void **state)
{
	(void)state;
	const struct kernel *kernels[MOST_KERNELS];
	unsigned count = list_kernels(kernels);
	for (unsigned k = 0; k < count; k++) {
		_Alignas(KERNEL_ALIGN) float x[32] = { 0.0f };
		_Alignas(KERNEL_ALIGN) uint8_t bytes[32];
		float steps[2];
		x[16] = -126.0f;
		x[31] = 63.0f;
		kernels[k]->quantise((struct kernel_part){ x, 16, 16 }, false,
				2, (struct kernel_bytes){ bytes, 16, steps });
		assert_int_equal(bytes[0], 64);
		assert_true(steps[0] == 0.0f);
		assert_int_equal(bytes[16], 1);
		assert_int_equal(bytes[17], 64);
		assert_int_equal(bytes[31], 96); /* 31.5 goes to even */
		assert_true(steps[1] == 2.0f);
	}
}

/* ---- Choice ----------------------------------------------------------- */

static void
test_choice(void **state)
{
	(void)state;
	const struct kernel *best = kernel_best();
	assert_non_null(best);
	assert_ptr_equal(kernel_find(best->name), best);
	assert_ptr_equal(kernel_find("plain"), &kernel_plain);
	assert_null(kernel_find("abacus"));
	static const char *const names[] = { "avx2", "avx512", "amx" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!kernel_find(names[i]))
			print_message("this processor has no %s: not tested\n",
					names[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_products),
		cmocka_unit_test(test_eights),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_rounding),
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_choice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
