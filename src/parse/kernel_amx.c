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

/* One or two times 16 rows by the outputs of one or two blocks. A stride of 0
 * loads one row sixteen times. */
static inline __attribute__((always_inline)) void
multiply_tiles(const struct panel *panel, int halves, int blocks, int32_t *out,
		size_t out_stride)
{
	const struct kernel_matrix *matrix = panel->matrix;
	size_t in_stride = kernel_in_stride(matrix);
	const int32_t *start = matrix->start + panel->block[0] * KERNEL_OUTPUTS;
	const int32_t *other = matrix->start + panel->block[1] * KERNEL_OUTPUTS;
	const int8_t *weights = kernel_block(matrix, panel->block[0]);
	const int8_t *others = kernel_block(matrix, panel->block[1]);
	const uint8_t *in = panel->in;
	const uint8_t *below = in + TILE_ROWS * in_stride;
	_tile_loadd(0, start, 0);
	if (blocks == 2)
		_tile_loadd(1, other, 0);
	if (halves == 2)
		_tile_loadd(2, start, 0);
	if (halves == 2 && blocks == 2)
		_tile_loadd(3, other, 0);
	for (unsigned i = 0; i < matrix->input_blocks; i++) {
		_tile_loadd(4, in + (size_t)i * TILE_BYTES, in_stride);
		_tile_loadd(6, weights + (size_t)i * WEIGHTS_TILE, TILE_BYTES);
		if (blocks == 2)
			_tile_loadd(7, others + (size_t)i * WEIGHTS_TILE,
					TILE_BYTES);
		if (halves == 2)
			_tile_loadd(5, below + (size_t)i * TILE_BYTES,
					in_stride);
		_tile_dpbusd(0, 4, 6);
		if (blocks == 2)
			_tile_dpbusd(1, 4, 7);
		if (halves == 2)
			_tile_dpbusd(2, 5, 6);
		if (halves == 2 && blocks == 2)
			_tile_dpbusd(3, 5, 7);
	}
	int32_t *low = out + TILE_ROWS * out_stride;
	size_t stride = out_stride * sizeof *out;
	_tile_stored(0, out, stride);
	if (blocks == 2)
		_tile_stored(1, out + KERNEL_OUTPUTS, stride);
	if (halves == 2)
		_tile_stored(2, low, stride);
	if (halves == 2 && blocks == 2)
		_tile_stored(3, low + KERNEL_OUTPUTS, stride);
}

static inline void
begin_panels(void)
{
	_tile_loadconfig(&whole_tiles);
}

static inline void
end_panels(void)
{
	_tile_release();
}

static void
multiply_panel(const struct panel *panel, int32_t *sums, size_t stride)
{
	/* The compiler does not know that tile loads read memory. */
	__asm__ volatile("" ::: "memory");
	bool two = panel->blocks == 2;
	if (panel->rows > TILE_ROWS && two)
		multiply_tiles(panel, 2, 2, sums, stride);
	else if (panel->rows > TILE_ROWS)
		multiply_tiles(panel, 2, 1, sums, stride);
	else if (two)
		multiply_tiles(panel, 1, 2, sums, stride);
	else
		multiply_tiles(panel, 1, 1, sums, stride);
}

const struct kernel kernel_amx = {
	.name = "amx",
	KERNEL_FUNCTIONS,
};
