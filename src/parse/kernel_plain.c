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

static inline void
begin_panels(void)
{
}

static inline void
end_panels(void)
{
}

static void
multiply_panel(const struct panel *panel, int32_t *sums, size_t stride)
{
	const struct kernel_matrix *matrix = panel->matrix;
	for (unsigned b = 0; b < panel->blocks; b++)
		for (unsigned r = 0; r < panel->rows; r++)
			multiply_row(kernel_block(matrix, panel->block[b]),
					matrix->start + panel->block[b] * KERNEL_OUTPUTS,
					matrix->inputs,
					panel->in + r * kernel_in_stride(matrix),
					sums + r * stride + b * KERNEL_OUTPUTS);
}

const struct kernel kernel_plain = {
	.name = "plain",
	KERNEL_FUNCTIONS,
};
