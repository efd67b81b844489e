/* The kernel for AMX: TDPBUSD adds a product of 16 rows by 64 bytes with 64
 * bytes by 16 columns to 16 by 16 sums of 32 bits. Tiles 0 to 3 hold the sums
 * of two by two blocks, 4 and 5 the rows, 6 and 7 the weights.
 *
 * Intel, Architecture Instruction Set Extensions Programming Reference,
 * chapter 3. The tests compile this file over an emulation of the tile
 * instructions (KERNEL_AMX_HEADER), so that it is proven on any processor. */
#include "parse/kernel.h"

#ifdef KERNEL_AMX_HEADER
#include KERNEL_AMX_HEADER
#else
#include <immintrin.h>
#endif

#include "parse/kernel_rows.h"

enum { TILE_ROWS = 16, TILE_BYTES = 64, WEIGHTS_TILE = 1024 };

/* The operand of LDTILECFG: palette 1, eight tiles of 16 rows of 64 bytes. */
struct tile_config {
	uint8_t palette, start_row, reserved[14];
	uint16_t row_bytes[16];
	uint8_t rows[16];
};

static const struct tile_config whole_tiles = {
	.palette = 1,
	.row_bytes = { 64, 64, 64, 64, 64, 64, 64, 64 },
	.rows = { 16, 16, 16, 16, 16, 16, 16, 16 },
};

/* 32 rows by the outputs of two blocks. A stride of 0 loads one row sixteen
 * times. */
static void
multiply_2x2(const struct kernel_matrix *matrix, unsigned block,
		const uint8_t *in, int32_t *out)
{
	size_t in_stride = kernel_in_stride(matrix);
	size_t out_stride = kernel_out_stride(matrix);
	const int8_t *weights = kernel_block(matrix, block);
	const int8_t *next = kernel_block(matrix, block + 1);
	const int32_t *start = matrix->start + block * KERNEL_OUTPUTS;
	const uint8_t *below = in + TILE_ROWS * in_stride;
	_tile_loadd(0, start, 0);
	_tile_loadd(1, start + KERNEL_OUTPUTS, 0);
	_tile_loadd(2, start, 0);
	_tile_loadd(3, start + KERNEL_OUTPUTS, 0);
	for (unsigned i = 0; i < matrix->input_blocks; i++) {
		_tile_loadd(4, in + (size_t)i * TILE_BYTES, in_stride);
		_tile_loadd(6, weights + (size_t)i * WEIGHTS_TILE, TILE_BYTES);
		_tile_loadd(7, next + (size_t)i * WEIGHTS_TILE, TILE_BYTES);
		_tile_loadd(5, below + (size_t)i * TILE_BYTES, in_stride);
		_tile_dpbusd(0, 4, 6);
		_tile_dpbusd(1, 4, 7);
		_tile_dpbusd(2, 5, 6);
		_tile_dpbusd(3, 5, 7);
	}
	out += block * KERNEL_OUTPUTS;
	int32_t *low = out + TILE_ROWS * out_stride;
	size_t stride = out_stride * sizeof *out;
	_tile_stored(0, out, stride);
	_tile_stored(1, out + KERNEL_OUTPUTS, stride);
	_tile_stored(2, low, stride);
	_tile_stored(3, low + KERNEL_OUTPUTS, stride);
}

/* 16 rows by the outputs of one block: what is left at the edges. */
static void
multiply_1x1(const struct kernel_matrix *matrix, unsigned block,
		const uint8_t *in, int32_t *out)
{
	size_t in_stride = kernel_in_stride(matrix);
	const int8_t *weights = kernel_block(matrix, block);
	_tile_loadd(0, matrix->start + block * KERNEL_OUTPUTS, 0);
	for (unsigned i = 0; i < matrix->input_blocks; i++) {
		_tile_loadd(4, in + (size_t)i * TILE_BYTES, in_stride);
		_tile_loadd(6, weights + (size_t)i * WEIGHTS_TILE, TILE_BYTES);
		_tile_dpbusd(0, 4, 6);
	}
	_tile_stored(0, out + block * KERNEL_OUTPUTS,
			kernel_out_stride(matrix) * sizeof *out);
}

static void
multiply(const struct kernel_matrix *matrix, const uint8_t *in, unsigned rows,
		int32_t *out)
{
	size_t in_stride = kernel_in_stride(matrix);
	size_t out_stride = kernel_out_stride(matrix);
	unsigned paired_blocks = matrix->output_blocks & ~1u;
	unsigned whole_rows = (rows + TILE_ROWS - 1) / TILE_ROWS * TILE_ROWS;
	unsigned paired_rows = whole_rows & ~(2u * TILE_ROWS - 1);
	/* The compiler does not know that tile loads read memory. */
	__asm__ volatile("" ::: "memory");
	_tile_loadconfig(&whole_tiles);
	for (unsigned block = 0; block < paired_blocks; block += 2)
		for (unsigned r = 0; r < paired_rows; r += 2 * TILE_ROWS)
			multiply_2x2(matrix, block, in + r * in_stride,
					out + r * out_stride);
	for (unsigned block = 0; block < matrix->output_blocks; block++) {
		unsigned r = block < paired_blocks ? paired_rows : 0;
		for (; r < whole_rows; r += TILE_ROWS)
			multiply_1x1(matrix, block, in + r * in_stride,
					out + r * out_stride);
	}
	_tile_release();
}

const struct kernel kernel_amx = {
	.name = "amx",
	.multiply = multiply,
	KERNEL_ROW_FUNCTIONS,
};
