/* The kernel for AVX-512 with VNNI: VPDPBUSD adds the products of four
 * unsigned and four signed bytes to each of sixteen 32-bit sums. */
#include "parse/kernel.h"

#include <immintrin.h>
#include <string.h>

#include "parse/kernel_rows.h"

enum { TILE_ROWS = 8 };

static inline __m512i
spread(const uint8_t *four)
{
	int32_t value;
	memcpy(&value, four, sizeof value);
	return _mm512_set1_epi32(value);
}

/* Eight rows by `blocks` (1 or 2) times sixteen outputs, in registers. */
static inline __attribute__((always_inline)) void
multiply_tile(const struct panel *panel, int blocks, unsigned row, int32_t *out,
		size_t stride)
{
	const struct kernel_matrix *matrix = panel->matrix;
	size_t in_stride = kernel_in_stride(matrix);
	const uint8_t *in = panel->in + row * in_stride;
	const int8_t *weights = kernel_block(matrix, panel->block[0]);
	const int8_t *others = kernel_block(matrix, panel->block[1]);
	const __m512i *start = (const void *)matrix->start;
	__m512i sum[TILE_ROWS][2];
	for (int r = 0; r < TILE_ROWS; r++)
		for (int b = 0; b < blocks; b++)
			sum[r][b] = start[panel->block[b]];
	for (unsigned i = 0; i < matrix->inputs; i += 4) {
		__m512i weights0 = _mm512_load_si512(weights + 16 * i);
		__m512i weights1;
		if (blocks == 2)
			weights1 = _mm512_load_si512(others + 16 * i);
#pragma GCC unroll 8
		for (int r = 0; r < TILE_ROWS; r++) {
			__m512i four = spread(in + (size_t)r * in_stride + i);
			sum[r][0] = _mm512_dpbusd_epi32(
					sum[r][0], four, weights0);
			if (blocks == 2)
				sum[r][1] = _mm512_dpbusd_epi32(
						sum[r][1], four, weights1);
		}
	}
	for (int r = 0; r < TILE_ROWS; r++) {
		__m512i *to = (void *)(out + (size_t)r * stride);
		for (int b = 0; b < blocks; b++)
			to[b] = sum[r][b];
	}
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
	for (unsigned r = 0; r < panel->rows; r += TILE_ROWS)
		if (panel->blocks == 2)
			multiply_tile(panel, 2, r, sums + r * stride, stride);
		else
			multiply_tile(panel, 1, r, sums + r * stride, stride);
}

const struct kernel kernel_avx512 = {
	.name = "avx512",
	KERNEL_FUNCTIONS,
};
