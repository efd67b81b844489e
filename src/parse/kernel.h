/* kernel.h - the arithmetic of the network, once for each kind of processor.
 *
 * A kernel is a table of functions; docs/model-format.md, "Arithmetic", says
 * what they compute. All kernels give the same bits: integer dot products are
 * exact, and the float work is one source (kernel_rows.h) over sixteen lanes
 * with a fixed order of additions and no contraction.
 *
 * Matrix products are of unsigned and signed bytes, summed in 32 bits.
 * Activations are 1 to 127 with the zero point 64 ("u7"); weights are -63 to
 * 63. So two products of a pair of bytes each, 4 * 127 * 63 = 32004, fit into
 * 16 bits with sign, and no kernel saturates.
 *
 * Weights lie in tile order, [outputs/16][inputs/64][16][16][4]: for each 16
 * outputs and 64 inputs, 16 groups of 4 inputs, in each group the 4 weights
 * of output 0, of output 1, ... That is the second operand of AMX's TDPBUSD,
 * and one line of 64 bytes is an operand of AVX-512's VPDPBUSD. Inputs and
 * outputs are padded with zero weights.
 *
 * Rows follow one another. A row of bytes that is multiplied has the matrix's
 * padded width; what stands behind the real inputs does not matter. Functions
 * work on any number of rows, but a product may read and write rows up to the
 * next multiple of KERNEL_ROWS. Everything is aligned to KERNEL_ALIGN, and all
 * widths of float rows are multiples of 16. No function keeps state, fails or
 * allocates. */
#ifndef DEMARCHE_PARSE_KERNEL_H
#define DEMARCHE_PARSE_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"

enum {
	KERNEL_ROWS = 16,
	KERNEL_OUTPUTS = 16, /* outputs are padded to a multiple of this */
	KERNEL_INPUTS = 64,  /* inputs are padded to a multiple of this */
	KERNEL_ALIGN = 64,   /* bytes */
	KERNEL_ZERO = 64,    /* the activation that stands for 0 */
	KERNEL_WEIGHT_MAXIMUM = 63,
	/* Tokens of a sentence and its root, in whole lanes. */
	KERNEL_SENTENCE_ROWS = (LIMIT_SENTENCE_TOKENS + 1 + 15) / 16 * 16,
};

/* Weights in tile order. `start` holds, for each output, what its sum begins
 * with: -64 times the sum of its weights, which undoes the zero point. */
struct kernel_matrix {
	const int8_t *weights;
	const int32_t *start;
	unsigned inputs; /* a multiple of 8; from here on weights are zero */
	unsigned input_blocks, output_blocks;
	/* By block of outputs, what kernel_eights_fit says; null, for none, is
	 * always right. */
	const bool *eights;
};

/* A matrix and what makes numbers of its sums. */
struct kernel_layer {
	struct kernel_matrix matrix;
	const float *scale, *bias; /* [output_blocks * 16] */
};

struct kernel_norm {
	unsigned width;
	const float *gain, *bias;
};

/* Rows inside wider rows of floats: `at` is the first; strides are elements.
 */
struct kernel_part {
	const float *at;
	size_t stride;
	unsigned width;
};

/* Sums of three rows: row r of `a`, row b_rows[r] of `b` and row c_rows[r] of
 * `c`, added in this order. */
struct kernel_sum {
	struct kernel_part a, b, c;
	const uint16_t *b_rows;
	const uint8_t *c_rows;
};

/* Bytes made from float rows: row r at bytes[r * stride], with its step. */
struct kernel_bytes {
	uint8_t *bytes;
	size_t stride;
	float *steps;
};

/* One sentence: rows are tokens, row 0 is the root. */
struct kernel_arcs {
	unsigned rows;       /* tokens + 1 */
	const int32_t *dots; /* [dependent * stride + head] */
	size_t stride;       /* also of the scores */
	const float *head_steps, *dependent_steps;
	const float *prior;          /* [66], by signed distance */
	const uint8_t *bucket;       /* [66] */
	struct kernel_part relative; /* of the row's dependent, by bucket */
};

struct kernel {
	const char *name;

	/* out[r][o] = start[o] + sum over i of in[r][i] * weights[o][i]. */
	void (*multiply)(const struct kernel_matrix *matrix, const uint8_t *in,
			unsigned rows, int32_t *out);

	/* A whole layer: x = (float)sums * scale + bias, with `steps` (null
	 * for rows of fixed step) multiplied in first. */
	void (*apply)(const struct kernel_layer *layer, const uint8_t *in,
			const float *steps, unsigned rows, float *x);
	/* Adds to each x[k] the greater of a layer's outputs k and width + k;
	 * it has 2 * width of them. */
	void (*apply_maxout)(const struct kernel_layer *layer,
			const uint8_t *in, unsigned rows, unsigned width,
			float *x);

	/* Layer normalisation. */
	void (*norm)(const struct kernel_norm *norm, const float *x,
			unsigned rows, float *out, size_t out_stride);
	/* Layer normalisation and rounding to u7. */
	void (*norm_static)(const struct kernel_norm *norm, const float *x,
			unsigned rows, uint8_t *out, size_t out_stride);

	/* u7 of each row with a step of its own; `leaky` rows go through
	 * max(x, 0.1 x) first. */
	void (*quantise)(struct kernel_part x, bool leaky, unsigned rows,
			struct kernel_bytes out);
	/* The same of leaky sums. */
	void (*quantise_sum)(const struct kernel_sum *sum, unsigned rows,
			struct kernel_bytes out);

	/* x = sum of scales[rows[i]] * table[rows[i]], a running sum. */
	void (*add_rows)(const int8_t *table, const float *scales,
			unsigned width, const uint32_t *rows, unsigned count,
			float *x);

	/* out = the sum of some rows of any alignment, added in their order;
	 * `out` may be one of them. */
	void (*sum_rows)(const float *const *rows, unsigned count,
			unsigned width, float *out);

	/* Adds rows to rows of the same width that follow one another. */
	void (*add)(struct kernel_part x, unsigned rows, float *to);

	/* Row r of `out` is the rows parts[r * count] and on, `count` of them
	 * behind one another; each is `width` bytes, a multiple of 16. */
	void (*join)(const uint8_t *const *parts, unsigned count,
			unsigned width, unsigned rows, uint8_t *out,
			size_t out_stride);

	/* Which number of each row (at most 255 wide) is the greatest, the
	 * first of equals. Sixteen floats behind a row are read. */
	void (*choose)(struct kernel_part x, unsigned rows, uint8_t *out);

	/* scores[dependent * stride + head], and the best head of each token
	 * (heads[1] on). An arc from a token to itself scores -FLT_MAX; row 0
	 * is not written. */
	void (*score_arcs)(const struct kernel_arcs *arcs, float *scores,
			uint16_t *heads);
};

/* The emulated twin of AMX exists in the tests only. */
extern const struct kernel kernel_plain, kernel_avx2, kernel_avx512, kernel_amx;

/* The best kernel that this processor has; the same each time. */
const struct kernel *kernel_best(void);
/* By name; null when there is none or the processor has it not. */
const struct kernel *kernel_find(const char *name);

/* Whether, in a block of 16 outputs, no sum of eight products leaves 16 bits:
 * those of two neighbours in each of four groups of inputs that follow one
 * another, from a multiple of 16 on. Trained weights are mostly small enough;
 * one that is not costs its block alone. */
bool kernel_eights_fit(const struct kernel_matrix *matrix, unsigned block);

/* Float rows, rectified and rounded with steps of their own, through a layer.
 * Their bytes go to `room`, whose stride is that of the layer's inputs. */
static inline void
kernel_apply_leaky(const struct kernel *kernel,
		const struct kernel_layer *layer, struct kernel_part x,
		unsigned rows, struct kernel_bytes room, float *out)
{
	kernel->quantise(x, true, rows, room);
	kernel->apply(layer, room.bytes, room.steps, rows, out);
}

static inline size_t
kernel_wider(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Elements from row to row of what a matrix multiplies and of the sums. */
static inline size_t
kernel_in_stride(const struct kernel_matrix *matrix)
{
	return (size_t)matrix->input_blocks * KERNEL_INPUTS;
}

static inline size_t
kernel_out_stride(const struct kernel_matrix *matrix)
{
	return (size_t)matrix->output_blocks * KERNEL_OUTPUTS;
}

/* The weights of sixteen outputs. */
static inline const int8_t *
kernel_block(const struct kernel_matrix *matrix, unsigned block)
{
	return matrix->weights
	       + block * kernel_in_stride(matrix) * KERNEL_OUTPUTS;
}

/* Position of the weight (output, input) in tile order. */
static inline size_t
kernel_weight_at(unsigned input_blocks, unsigned output, unsigned input)
{
	size_t block = (size_t)(output / KERNEL_OUTPUTS) * input_blocks
		       + input / KERNEL_INPUTS;
	return block * KERNEL_OUTPUTS * KERNEL_INPUTS
	       + (size_t)(input % KERNEL_INPUTS / 4) * 64
	       + (size_t)(output % KERNEL_OUTPUTS) * 4 + input % 4;
}

#endif
