/* The kernel in plain C: for processors without AVX2, and what the others are
 * compared with. */
#include "parse/kernel.h"
#include "parse/kernel_rows.h"

/* One row by sixteen outputs. */
static void
multiply_row(const int8_t *weights, const int32_t *start, unsigned inputs,
		const uint8_t *in, int32_t *out)
{
	int32_t sum[KERNEL_OUTPUTS];
	memcpy(sum, start, sizeof sum);
	for (unsigned i = 0; i < inputs; i += 4, weights += 64)
		for (int o = 0; o < KERNEL_OUTPUTS; o++)
			sum[o] += in[i] * weights[4 * o]
				  + in[i + 1] * weights[4 * o + 1]
				  + in[i + 2] * weights[4 * o + 2]
				  + in[i + 3] * weights[4 * o + 3];
	memcpy(out, sum, sizeof sum);
}

static void
multiply(const struct kernel_matrix *matrix, const uint8_t *in, unsigned rows,
		int32_t *out)
{
	size_t in_stride = kernel_in_stride(matrix);
	size_t out_stride = kernel_out_stride(matrix);
	for (unsigned o = 0; o < matrix->output_blocks; o++)
		for (unsigned r = 0; r < rows; r++)
			multiply_row(kernel_block(matrix, o),
					matrix->start + o * KERNEL_OUTPUTS,
					matrix->inputs, in + r * in_stride,
					out + r * out_stride
							+ o * KERNEL_OUTPUTS);
}

const struct kernel kernel_plain = {
	.name = "plain",
	.multiply = multiply,
	KERNEL_ROW_FUNCTIONS,
};
