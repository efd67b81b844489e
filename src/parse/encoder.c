#include "parse/encoder.h"

#include <string.h>

static void *
zeroed(struct arena *arena, size_t bytes)
{
	return arena_zero_aligned(arena, bytes, KERNEL_ALIGN);
}

void *
batch_rows(struct arena *arena, size_t width, size_t element)
{
	return zeroed(arena, (BATCH_ROWS + BATCH_SPARE) * width * element);
}

void
encoder_init(struct encoder *encoder, const struct model_trunk *trunk,
		struct arena *arena)
{
	size_t width = trunk->width;
	const struct kernel_matrix *matrix = &trunk->convolution[0].matrix;
	*encoder = (struct encoder){ .trunk = trunk };
	encoder->out_stride = (width + KERNEL_INPUTS - 1) / KERNEL_INPUTS
			      * KERNEL_INPUTS;
	encoder->x = batch_rows(arena, width, sizeof *encoder->x);
	encoder->out = batch_rows(arena, encoder->out_stride, 1);
	encoder->y = batch_rows(arena, width, 1);
	encoder->other = batch_rows(arena, width, 1);
	encoder->window = zeroed(arena, BATCH_BLOCK * kernel_in_stride(matrix));
	encoder->zero = zeroed(arena, width);
	memset(encoder->zero, KERNEL_ZERO, width);
}

/* The rows before, at and after row `row` of the same sentence. */
static void
find_window(const struct encoder *encoder, const struct batch *batch,
		unsigned row, unsigned dilation, const uint8_t *parts[3])
{
	size_t width = encoder->trunk->width;
	const uint8_t *y = encoder->y + row * width;
	bool before = row >= batch->first[row] + dilation;
	bool after = row + dilation < batch->end[row];
	parts[0] = before ? y - dilation * width : encoder->zero;
	parts[1] = y;
	parts[2] = after ? y + dilation * width : encoder->zero;
}

/* Rows [row, row + rows) through layer `l`, normalised for what follows. */
static void
convolve(struct encoder *encoder, const struct kernel *kernel,
		const struct batch *batch, unsigned l, unsigned row,
		unsigned rows)
{
	const struct model_trunk *trunk = encoder->trunk;
	const struct kernel_layer *layer = &trunk->convolution[l];
	unsigned width = trunk->width;
	float *x = encoder->x + (size_t)row * width;
	const uint8_t *parts[3 * BATCH_BLOCK];
	for (unsigned r = 0; r < rows; r++)
		find_window(encoder, batch, row + r, trunk->dilation[l],
				parts + 3 * r);
	kernel->join(parts, 3, width, rows, encoder->window,
			kernel_in_stride(&layer->matrix));
	kernel->apply_maxout(layer, encoder->window, rows, width, x);
	if (l + 1 < trunk->layers) {
		kernel->norm_static(&trunk->norm[l + 1], x, rows,
				encoder->other + (size_t)row * width, width);
		return;
	}
	kernel->norm_static(&trunk->norm_out, x, rows,
			encoder->out + row * encoder->out_stride,
			encoder->out_stride);
}

void
encoder_run(struct encoder *encoder, const struct kernel *kernel,
		const struct batch *batch)
{
	const struct model_trunk *trunk = encoder->trunk;
	kernel->norm_static(&trunk->norm[0], encoder->x, batch->rows,
			encoder->y, trunk->width);
	for (unsigned l = 0; l < trunk->layers; l++) {
		for (unsigned row = 0; row < batch->rows; row += BATCH_BLOCK)
			convolve(encoder, kernel, batch, l, row,
					batch_block(batch, row));
		uint8_t *y = encoder->y;
		encoder->y = encoder->other;
		encoder->other = y;
	}
}
