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
multiply_tile(const struct kernel_matrix *matrix, unsigned block, int blocks,
		const uint8_t *in, int32_t *out)
{
	size_t in_stride = kernel_in_stride(matrix);
	size_t out_stride = kernel_out_stride(matrix);
	const int8_t *weights = kernel_block(matrix, block);
	size_t next = in_stride * KERNEL_OUTPUTS;
	const __m512i *start = (const void *)matrix->start;
	__m512i sum[TILE_ROWS][2];
	for (int r = 0; r < TILE_ROWS; r++)
		for (int b = 0; b < blocks; b++)
			sum[r][b] = start[block + (unsigned)b];
	for (unsigned i = 0; i < matrix->inputs; i += 4, weights += 64) {
		__m512i weights0 = _mm512_load_si512(weights), weights1;
		if (blocks == 2)
			weights1 = _mm512_load_si512(weights + next);
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
		__m512i *to = (void *)(out + (size_t)r * out_stride);
		for (int b = 0; b < blocks; b++)
			to[block + (unsigned)b] = sum[r][b];
	}
}

static void
multiply(const struct kernel_matrix *matrix, const uint8_t *in, unsigned rows,
		int32_t *out)
{
	size_t in_stride = kernel_in_stride(matrix);
	size_t out_stride = kernel_out_stride(matrix);
	unsigned block = 0;
	for (; block + 2 <= matrix->output_blocks; block += 2)
		for (unsigned r = 0; r < rows; r += TILE_ROWS)
			multiply_tile(matrix, block, 2, in + r * in_stride,
					out + r * out_stride);
	for (; block < matrix->output_blocks; block++)
		for (unsigned r = 0; r < rows; r += TILE_ROWS)
			multiply_tile(matrix, block, 1, in + r * in_stride,
					out + r * out_stride);
}

const struct kernel kernel_avx512 = {
	.name = "avx512",
	.multiply = multiply,
	KERNEL_ROW_FUNCTIONS,
};
