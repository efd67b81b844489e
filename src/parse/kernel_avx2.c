/* The kernel for AVX2. A product of unsigned and signed bytes takes VPMADDUBSW
 * (pairs into 16 bits), of which two are added before VPMADDWD widens them:
 * that cannot saturate, see kernel.h. */
#include "parse/kernel.h"

#include <immintrin.h>
#include <string.h>

#include "parse/kernel_rows.h"

enum { TILE_ROWS = 4 };

static inline __m256i
spread(const uint8_t *four)
{
	int32_t value;
	memcpy(&value, four, sizeof value);
	return _mm256_set1_epi32(value);
}

/* sum + products of eight inputs and the weights of eight outputs. */
static inline __m256i
add_products(__m256i sum, __m256i in0, __m256i in1, __m256i weights0,
		__m256i weights1)
{
	__m256i pairs = _mm256_add_epi16(_mm256_maddubs_epi16(in0, weights0),
			_mm256_maddubs_epi16(in1, weights1));
	return _mm256_add_epi32(
			sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

/* Four rows by sixteen outputs, in registers. */
static inline void
multiply_tile(const struct kernel_matrix *matrix, unsigned block,
		const uint8_t *in, int32_t *out, size_t stride)
{
	size_t in_stride = kernel_in_stride(matrix);
	const __m256i *weights = (const void *)kernel_block(matrix, block);
	const __m256i *start = (const void *)matrix->start;
	__m256i low[TILE_ROWS], high[TILE_ROWS];
	for (int r = 0; r < TILE_ROWS; r++) {
		low[r] = start[2 * block];
		high[r] = start[2 * block + 1];
	}
	for (unsigned i = 0; i < matrix->inputs; i += 8, weights += 4) {
		__m256i w0 = weights[0], w1 = weights[1];
		__m256i w2 = weights[2], w3 = weights[3];
#pragma GCC unroll 4
		for (int r = 0; r < TILE_ROWS; r++) {
			const uint8_t *row = in + (size_t)r * in_stride + i;
			__m256i in0 = spread(row), in1 = spread(row + 4);
			low[r] = add_products(low[r], in0, in1, w0, w2);
			high[r] = add_products(high[r], in0, in1, w1, w3);
		}
	}
	for (int r = 0; r < TILE_ROWS; r++) {
		__m256i *to = (void *)(out + (size_t)r * stride);
		to[0] = low[r];
		to[1] = high[r];
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
	size_t in_stride = kernel_in_stride(panel->matrix);
	for (unsigned b = 0; b < panel->blocks; b++)
		for (unsigned r = 0; r < panel->rows; r += TILE_ROWS)
			multiply_tile(panel->matrix, panel->block[b],
					panel->in + r * in_stride,
					sums + r * stride + b * KERNEL_OUTPUTS,
					stride);
}

const struct kernel kernel_avx2 = {
	.name = "avx2",
	KERNEL_FUNCTIONS,
};
