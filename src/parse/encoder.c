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

void *
batch_block_rows(struct arena *arena, size_t width, size_t element)
{
	return arena_zero_aligned(
			arena, BATCH_BLOCK * width * element, KERNEL_ALIGN);
}

_Static_assert((int)MODEL_TREE_PARTS == (int)NEIGHBOURS + 1,
		"a layer over the tree sees a row and its neighbours");

static size_t
widest_window(const struct model_trunk *trunk)
{
	size_t widest = 0;
	for (unsigned l = 0; l < trunk->layers; l++) {
		size_t stride = kernel_in_stride(
				&trunk->convolution[l].matrix);
		widest = stride > widest ? stride : widest;
	}
	return widest;
}

void
encoder_init(struct encoder *encoder, const struct model_trunk *trunk,
		struct arena *arena)
{
	size_t width = trunk->width;
	*encoder = (struct encoder){ .trunk = trunk };
	encoder->out_stride = (width + KERNEL_INPUTS - 1) / KERNEL_INPUTS
			      * KERNEL_INPUTS;
	encoder->x = batch_rows(arena, width, sizeof *encoder->x);
	encoder->out = batch_rows(arena, encoder->out_stride, 1);
	encoder->y = batch_rows(arena, width, 1);
	encoder->other = batch_rows(arena, width, 1);
	encoder->window = zeroed(arena, BATCH_BLOCK * widest_window(trunk));
	encoder->zero = zeroed(arena, width);
	memset(encoder->zero, KERNEL_ZERO, width);
}

/* What the rows of a batch stand beside: in the sentence, in its tree. */
struct reach {
	const struct batch *batch;
	const struct neighbours *neighbours;
};

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

/* Row `row` and its neighbours in the tree. */
static void
find_neighbours(const struct encoder *encoder,
		const struct neighbours *neighbours, unsigned row,
		const uint8_t *parts[MODEL_TREE_PARTS])
{
	size_t width = encoder->trunk->width;
	parts[0] = encoder->y + row * width;
	for (unsigned n = 0; n < NEIGHBOURS; n++) {
		unsigned at = neighbours->row[row][n];
		parts[1 + n] = at == NEIGHBOUR_NONE
					       ? encoder->zero
					       : encoder->y + at * width;
	}
}

/* What layer `l` sees of a block of rows. */
static void
fill_windows(struct encoder *encoder, const struct kernel *kernel,
		const struct reach *reach, unsigned l, unsigned row,
		unsigned rows)
{
	const struct model_trunk *trunk = encoder->trunk;
	unsigned dilation = trunk->dilation[l];
	unsigned count = model_window(dilation);
	const uint8_t *parts[MODEL_TREE_PARTS * BATCH_BLOCK];
	for (unsigned r = 0; r < rows; r++)
		if (dilation)
			find_window(encoder, reach->batch, row + r, dilation,
					parts + count * r);
		else
			find_neighbours(encoder, reach->neighbours, row + r,
					parts + count * r);
	kernel->join(parts, count, trunk->width, rows, encoder->window,
			kernel_in_stride(&trunk->convolution[l].matrix));
}

/* Rows [row, row + rows) through layer `l`, normalised for what follows. */
static void
convolve(struct encoder *encoder, const struct kernel *kernel,
		const struct reach *reach, unsigned l, unsigned row,
		unsigned rows)
{
	const struct model_trunk *trunk = encoder->trunk;
	const struct kernel_layer *layer = &trunk->convolution[l];
	unsigned width = trunk->width;
	float *x = encoder->x + (size_t)row * width;
	fill_windows(encoder, kernel, reach, l, row, rows);
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
		const struct batch *batch, const struct neighbours *neighbours)
{
	const struct model_trunk *trunk = encoder->trunk;
	const struct reach reach = { batch, neighbours };
	kernel->norm_static(&trunk->norm[0], encoder->x, batch->rows,
			encoder->y, trunk->width);
	for (unsigned l = 0; l < trunk->layers; l++) {
		for (unsigned row = 0; row < batch->rows; row += BATCH_BLOCK)
			convolve(encoder, kernel, &reach, l, row,
					batch_block(batch, row));
		uint8_t *y = encoder->y;
		encoder->y = encoder->other;
		encoder->other = y;
	}
}
