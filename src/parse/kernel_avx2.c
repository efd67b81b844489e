/* The kernel for AVX2. A product of unsigned and signed bytes takes VPMADDUBSW
 * (pairs into 16 bits), of which two are added before VPMADDWD widens them:
 * that cannot overflow, see kernel.h. Of most blocks four can be added. */
#include "parse/kernel.h"

#include <immintrin.h>
#include <string.h>

#include "parse/kernel_rows.h"

enum { TILE_ROWS = 8 };

static inline __m256i
spread(const uint8_t *four)
{
	int32_t value;
	memcpy(&value, four, sizeof value);
	return _mm256_set1_epi32(value);
}

/* Pairs of products of four inputs and the weights of eight outputs. */
static inline __m256i
pairs(const uint8_t *four, __m256i weights)
{
	return _mm256_maddubs_epi16(spread(four), weights);
}

/* Sums of 16 bits, two by two, added to those of 32. */
static inline __m256i
widen(__m256i sum, __m256i narrow)
{
	return _mm256_add_epi32(
			sum, _mm256_madd_epi16(narrow, _mm256_set1_epi16(1)));
}

/* sum + products of sixteen inputs and the weights of eight outputs. Where
 * sums of eight products fit, they are widened once. */
static inline __attribute__((always_inline)) __m256i
add_products(__m256i sum, const uint8_t *in, const __m256i weights[4],
		bool eights)
{
	__m256i first = _mm256_add_epi16(
			pairs(in, weights[0]), pairs(in + 4, weights[1]));
	__m256i second = _mm256_add_epi16(
			pairs(in + 8, weights[2]), pairs(in + 12, weights[3]));
	if (eights)
		return widen(sum, _mm256_add_epi16(first, second));
	return widen(widen(sum, first), second);
}

/* Eight rows by eight outputs, in registers: those of half a block. */
static inline __attribute__((always_inline)) void
multiply_tile(const struct kernel_matrix *matrix, unsigned half,
		const uint8_t *in, bool eights, int32_t *out, size_t stride)
{
	size_t in_stride = kernel_in_stride(matrix);
	const __m256i *weights = (const __m256i *)kernel_block(matrix, half / 2)
				 + half % 2;
	const __m256i *start = (const void *)matrix->start;
	__m256i sum[TILE_ROWS];
	for (int r = 0; r < TILE_ROWS; r++)
		sum[r] = start[half];
	for (unsigned i = 0; i < matrix->inputs; i += 16, weights += 8) {
		__m256i four[] = { weights[0], weights[2], weights[4],
			weights[6] };
#pragma GCC unroll 8
		for (int r = 0; r < TILE_ROWS; r++)
			sum[r] = add_products(sum[r],
					in + (size_t)r * in_stride + i, four,
					eights);
	}
	for (int r = 0; r < TILE_ROWS; r++)
		*(__m256i *)(out + (size_t)r * stride) = sum[r];
}

static inline void
begin_panels(void)
{
}

static inline void
end_panels(void)
{
}

static inline __attribute__((always_inline)) void
multiply_block(const struct panel *panel, unsigned block, bool eights,
		int32_t *sums, size_t stride)
{
	size_t in_stride = kernel_in_stride(panel->matrix);
	for (unsigned half = 0; half < 2; half++)
		for (unsigned r = 0; r < panel->rows; r += TILE_ROWS)
			multiply_tile(panel->matrix, 2 * block + half,
					panel->in + r * in_stride, eights,
					sums + r * stride + 8 * half, stride);
}

static void
multiply_panel(const struct panel *panel, int32_t *sums, size_t stride)
{
	const bool *eights = panel->matrix->eights;
	for (unsigned b = 0; b < panel->blocks; b++, sums += KERNEL_OUTPUTS)
		if (eights && eights[panel->block[b]])
			multiply_block(panel, panel->block[b], true, sums,
					stride);
		else
			multiply_block(panel, panel->block[b], false, sums,
					stride);
}

const struct kernel kernel_avx2 = {
	.name = "avx2",
	KERNEL_FUNCTIONS,
};
