/* lanes.h - sixteen floats at a time, the same bits on every target.
 *
 * Included by kernels only. Each operation is one IEEE 754 operation a lane
 * (rounding to nearest even, no contraction), so the width of the machine's
 * registers cannot be seen. Sums across lanes add halves: 8 and 8, 4 and 4, 2
 * and 2, 1 and 1. Pointers are aligned to 64 bytes unless said otherwise.
 * Numbers are finite: lanes_max and lanes_min need no rule for NaN. */
#ifndef DEMARCHE_PARSE_LANES_H
#define DEMARCHE_PARSE_LANES_H

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { LANES = 16 };

#if defined(__AVX512F__)

#include <immintrin.h>

typedef __m512 lanes;

static inline lanes
lanes_all(float value)
{
	return _mm512_set1_ps(value);
}

static inline lanes
lanes_load(const float *from)
{
	return _mm512_load_ps(from);
}

static inline lanes
lanes_load_int(const int32_t *from)
{
	return _mm512_cvtepi32_ps(_mm512_load_si512(from));
}

/* Any alignment. */
static inline lanes
lanes_load_any(const float *from)
{
	return _mm512_loadu_ps(from);
}

/* Sixteen signed bytes, any alignment. */
static inline lanes
lanes_load_bytes(const int8_t *from)
{
	__m128i bytes = _mm_loadu_si128((const void *)from);
	return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(bytes));
}

static inline void
lanes_store(float *to, lanes a)
{
	_mm512_store_ps(to, a);
}

static inline lanes
lanes_add(lanes a, lanes b)
{
	return _mm512_add_ps(a, b);
}

static inline lanes
lanes_sub(lanes a, lanes b)
{
	return _mm512_sub_ps(a, b);
}

static inline lanes
lanes_mul(lanes a, lanes b)
{
	return _mm512_mul_ps(a, b);
}

static inline lanes
lanes_div(lanes a, lanes b)
{
	return _mm512_div_ps(a, b);
}

static inline lanes
lanes_sqrt(lanes a)
{
	return _mm512_sqrt_ps(a);
}

static inline lanes
lanes_abs(lanes a)
{
	return _mm512_abs_ps(a);
}

static inline lanes
lanes_max(lanes a, lanes b)
{
	return _mm512_max_ps(a, b);
}

static inline lanes
lanes_min(lanes a, lanes b)
{
	return _mm512_min_ps(a, b);
}

/* x in the lanes in which a is not less than b, else 0. */
static inline lanes
lanes_unless_less(lanes a, lanes b, lanes x)
{
	return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(a, b, _CMP_NLT_UQ), x);
}

/* Rounded numbers: what is too great for 32 bits, or no number, becomes the
 * lowest there is. */
static inline __m512i
lanes_rounded(lanes a)
{
	return _mm512_cvtps_epi32(lanes_min(lanes_all(63.0f), a));
}

/* Sixteen numbers as bytes: rounded, within -63 and 63, 64 added. (Between
 * whole bounds it does not matter whether they are rounded or cut first.) */
static inline void
lanes_store_u7(uint8_t *to, lanes a)
{
	__m128i bytes = _mm512_cvtsepi32_epi8(lanes_rounded(a));
	bytes = _mm_max_epi8(bytes, _mm_set1_epi8(-63));
	_mm_storeu_si128((void *)to, _mm_add_epi8(bytes, _mm_set1_epi8(64)));
}

/* Four times as many, which costs half as much. */
static inline void
lanes_store_four_u7(uint8_t *to, const lanes a[4])
{
	const __m512i in_order = _mm512_setr_epi32(
			0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
	__m512i low = _mm512_packs_epi32(
			lanes_rounded(a[0]), lanes_rounded(a[1]));
	__m512i high = _mm512_packs_epi32(
			lanes_rounded(a[2]), lanes_rounded(a[3]));
	__m512i bytes = _mm512_permutexvar_epi32(
			in_order, _mm512_packs_epi16(low, high));
	bytes = _mm512_max_epi8(bytes, _mm512_set1_epi8(-63));
	_mm512_storeu_si512(to, _mm512_add_epi8(bytes, _mm512_set1_epi8(64)));
}

/* A bit for each lane in which a and b are equal. */
static inline unsigned
lanes_equal(lanes a, lanes b)
{
	return _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ);
}

static inline float
lanes_greatest(lanes a)
{
	return _mm512_reduce_max_ps(a);
}

/* Halves of several are joined at once: 8 and 8 of two, 4 and 4 of four, 2 and
 * 2 of eight, 1 and 1 of all. */
static inline __attribute__((always_inline)) lanes
lanes_fold(const lanes of[LANES], lanes (*join)(lanes, lanes))
{
	const __m512i in_order = _mm512_setr_epi32(
			0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
	lanes two[8], four[4], eight[2];
	for (int i = 0; i < 8; i++)
		two[i] = join(_mm512_shuffle_f32x4(
					      of[2 * i], of[2 * i + 1], 0x44),
				_mm512_shuffle_f32x4(of[2 * i], of[2 * i + 1],
						0xEE));
	for (int i = 0; i < 4; i++)
		four[i] = join(_mm512_shuffle_f32x4(
					       two[2 * i], two[2 * i + 1], 0x88),
				_mm512_shuffle_f32x4(two[2 * i],
						two[2 * i + 1], 0xDD));
	for (int i = 0; i < 2; i++)
		eight[i] = join(_mm512_shuffle_ps(four[2 * i], four[2 * i + 1],
						0x44),
				_mm512_shuffle_ps(four[2 * i], four[2 * i + 1],
						0xEE));
	lanes all = join(_mm512_shuffle_ps(eight[0], eight[1], 0x88),
			_mm512_shuffle_ps(eight[0], eight[1], 0xDD));
	return _mm512_permutexvar_ps(in_order, all);
}

#elif defined(__AVX2__)

#include <immintrin.h>

typedef struct {
	__m256 low, high;
} lanes;

static inline lanes
lanes_all(float value)
{
	return (lanes){ _mm256_set1_ps(value), _mm256_set1_ps(value) };
}

static inline lanes
lanes_load(const float *from)
{
	return (lanes){ _mm256_load_ps(from), _mm256_load_ps(from + 8) };
}

static inline lanes
lanes_load_int(const int32_t *from)
{
	const __m256i *at = (const void *)from;
	return (lanes){ _mm256_cvtepi32_ps(_mm256_load_si256(at)),
		_mm256_cvtepi32_ps(_mm256_load_si256(at + 1)) };
}

static inline lanes
lanes_load_any(const float *from)
{
	return (lanes){ _mm256_loadu_ps(from), _mm256_loadu_ps(from + 8) };
}

static inline lanes
lanes_load_bytes(const int8_t *from)
{
	__m128i bytes = _mm_loadu_si128((const void *)from);
	__m128i upper = _mm_unpackhi_epi64(bytes, bytes);
	return (lanes){ _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(bytes)),
		_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(upper)) };
}

static inline void
lanes_store(float *to, lanes a)
{
	_mm256_store_ps(to, a.low);
	_mm256_store_ps(to + 8, a.high);
}

static inline lanes
lanes_add(lanes a, lanes b)
{
	return (lanes){ _mm256_add_ps(a.low, b.low),
		_mm256_add_ps(a.high, b.high) };
}

static inline lanes
lanes_sub(lanes a, lanes b)
{
	return (lanes){ _mm256_sub_ps(a.low, b.low),
		_mm256_sub_ps(a.high, b.high) };
}

static inline lanes
lanes_mul(lanes a, lanes b)
{
	return (lanes){ _mm256_mul_ps(a.low, b.low),
		_mm256_mul_ps(a.high, b.high) };
}

static inline lanes
lanes_div(lanes a, lanes b)
{
	return (lanes){ _mm256_div_ps(a.low, b.low),
		_mm256_div_ps(a.high, b.high) };
}

static inline lanes
lanes_sqrt(lanes a)
{
	return (lanes){ _mm256_sqrt_ps(a.low), _mm256_sqrt_ps(a.high) };
}

static inline lanes
lanes_abs(lanes a)
{
	const __m256 sign = _mm256_set1_ps(-0.0f);
	return (lanes){ _mm256_andnot_ps(sign, a.low),
		_mm256_andnot_ps(sign, a.high) };
}

static inline lanes
lanes_max(lanes a, lanes b)
{
	return (lanes){ _mm256_max_ps(a.low, b.low),
		_mm256_max_ps(a.high, b.high) };
}

static inline lanes
lanes_min(lanes a, lanes b)
{
	return (lanes){ _mm256_min_ps(a.low, b.low),
		_mm256_min_ps(a.high, b.high) };
}

static inline lanes
lanes_unless_less(lanes a, lanes b, lanes x)
{
	__m256 low = _mm256_cmp_ps(a.low, b.low, _CMP_LT_OQ);
	__m256 high = _mm256_cmp_ps(a.high, b.high, _CMP_LT_OQ);
	return (lanes){ _mm256_andnot_ps(low, x.low),
		_mm256_andnot_ps(high, x.high) };
}

static inline __m256i
lanes_rounded_pairs(lanes a)
{
	a = lanes_min(lanes_all(63.0f), a);
	return _mm256_packs_epi32(
			_mm256_cvtps_epi32(a.low), _mm256_cvtps_epi32(a.high));
}

static inline void
lanes_store_u7(uint8_t *to, lanes a)
{
	__m256i pairs = _mm256_permute4x64_epi64(lanes_rounded_pairs(a), 0xD8);
	__m128i bytes = _mm_packs_epi16(_mm256_castsi256_si128(pairs),
			_mm256_extracti128_si256(pairs, 1));
	bytes = _mm_max_epi8(bytes, _mm_set1_epi8(-63));
	_mm_storeu_si128((void *)to, _mm_add_epi8(bytes, _mm_set1_epi8(64)));
}

static inline void
lanes_store_four_u7(uint8_t *to, const lanes a[4])
{
	const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
	for (int i = 0; i < 2; i++) {
		__m256i bytes = _mm256_packs_epi16(
				lanes_rounded_pairs(a[2 * i]),
				lanes_rounded_pairs(a[2 * i + 1]));
		bytes = _mm256_permutevar8x32_epi32(bytes, in_order);
		bytes = _mm256_max_epi8(bytes, _mm256_set1_epi8(-63));
		bytes = _mm256_add_epi8(bytes, _mm256_set1_epi8(64));
		_mm256_storeu_si256((void *)(to + 32 * i), bytes);
	}
}

static inline unsigned
lanes_equal(lanes a, lanes b)
{
	__m256 low = _mm256_cmp_ps(a.low, b.low, _CMP_EQ_OQ);
	__m256 high = _mm256_cmp_ps(a.high, b.high, _CMP_EQ_OQ);
	return (unsigned)_mm256_movemask_ps(low)
	       | (unsigned)_mm256_movemask_ps(high) << 8;
}

static inline float
lanes_greatest(lanes a)
{
	__m256 b = _mm256_max_ps(a.low, a.high);
	__m128 c = _mm_max_ps(
			_mm256_castps256_ps128(b), _mm256_extractf128_ps(b, 1));
	c = _mm_max_ps(c, _mm_movehl_ps(c, c));
	return _mm_cvtss_f32(_mm_max_ss(c, _mm_movehdup_ps(c)));
}

/* Eight of them, in the order 0 2 4 6, 1 3 5 7. `join` works on both halves of
 * what it is given. */
static inline __attribute__((always_inline)) __m256
lanes_fold_eight(const lanes of[8], lanes (*join)(lanes, lanes))
{
	lanes two[2], four;
	__m256 one[8];
	for (int i = 0; i < 4; i++) {
		const lanes *a = of + 2 * i;
		lanes low = { a[0].low, a[1].low };
		lanes both = join(low, (lanes){ a[0].high, a[1].high });
		one[2 * i] = both.low;
		one[2 * i + 1] = both.high;
	}
	for (int i = 0; i < 2; i++) {
		const __m256 *a = one + 4 * i;
		lanes low = { _mm256_permute2f128_ps(a[0], a[1], 0x20),
			_mm256_permute2f128_ps(a[2], a[3], 0x20) };
		lanes high = { _mm256_permute2f128_ps(a[0], a[1], 0x31),
			_mm256_permute2f128_ps(a[2], a[3], 0x31) };
		two[i] = join(low, high);
	}
	for (int i = 0; i < 2; i++)
		one[i] = _mm256_shuffle_ps(two[i].low, two[i].high, 0x44);
	for (int i = 0; i < 2; i++)
		one[2 + i] = _mm256_shuffle_ps(two[i].low, two[i].high, 0xEE);
	four = join((lanes){ one[0], one[1] }, (lanes){ one[2], one[3] });
	lanes even = { _mm256_shuffle_ps(four.low, four.high, 0x88), four.low };
	lanes odd = { _mm256_shuffle_ps(four.low, four.high, 0xDD), four.low };
	return join(even, odd).low;
}

static inline __attribute__((always_inline)) lanes
lanes_fold(const lanes of[LANES], lanes (*join)(lanes, lanes))
{
	const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
	__m256 low = lanes_fold_eight(of, join);
	__m256 high = lanes_fold_eight(of + 8, join);
	return (lanes){ _mm256_permutevar8x32_ps(low, in_order),
		_mm256_permutevar8x32_ps(high, in_order) };
}

#else

typedef struct {
	float at[LANES];
} lanes;

static inline lanes
lanes_all(float value)
{
	lanes a;
	for (int i = 0; i < LANES; i++)
		a.at[i] = value;
	return a;
}

static inline lanes
lanes_load(const float *from)
{
	lanes a;
	memcpy(a.at, from, sizeof a.at);
	return a;
}

static inline lanes
lanes_load_int(const int32_t *from)
{
	lanes a;
	for (int i = 0; i < LANES; i++)
		a.at[i] = (float)from[i];
	return a;
}

static inline lanes
lanes_load_any(const float *from)
{
	return lanes_load(from);
}

static inline lanes
lanes_load_bytes(const int8_t *from)
{
	lanes a;
	for (int i = 0; i < LANES; i++)
		a.at[i] = (float)from[i];
	return a;
}

static inline void
lanes_store(float *to, lanes a)
{
	memcpy(to, a.at, sizeof a.at);
}

static inline lanes
lanes_add(lanes a, lanes b)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] += b.at[i];
	return a;
}

static inline lanes
lanes_sub(lanes a, lanes b)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] -= b.at[i];
	return a;
}

static inline lanes
lanes_mul(lanes a, lanes b)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] *= b.at[i];
	return a;
}

static inline lanes
lanes_div(lanes a, lanes b)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] /= b.at[i];
	return a;
}

static inline lanes
lanes_sqrt(lanes a)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] = sqrtf(a.at[i]);
	return a;
}

static inline lanes
lanes_abs(lanes a)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] = fabsf(a.at[i]);
	return a;
}

static inline lanes
lanes_max(lanes a, lanes b)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] = a.at[i] > b.at[i] ? a.at[i] : b.at[i];
	return a;
}

static inline lanes
lanes_min(lanes a, lanes b)
{
	for (int i = 0; i < LANES; i++)
		a.at[i] = a.at[i] < b.at[i] ? a.at[i] : b.at[i];
	return a;
}

static inline lanes
lanes_unless_less(lanes a, lanes b, lanes x)
{
	for (int i = 0; i < LANES; i++)
		x.at[i] = a.at[i] < b.at[i] ? 0.0f : x.at[i];
	return x;
}

/* With 1.5 * 2^23 added, where floats are 1 apart, a number is rounded to
 * nearest even and stands in the lowest byte. */
static inline void
lanes_store_u7(uint8_t *to, lanes a)
{
	a = lanes_min(lanes_max(a, lanes_all(-63.0f)), lanes_all(63.0f));
	for (int i = 0; i < LANES; i++) {
		float shifted = a.at[i] + 12582912.0f;
		uint32_t bits;
		memcpy(&bits, &shifted, sizeof bits);
		to[i] = (uint8_t)((bits + 64) & 255);
	}
}

static inline void
lanes_store_four_u7(uint8_t *to, const lanes a[4])
{
	for (int i = 0; i < 4; i++)
		lanes_store_u7(to + i * LANES, a[i]);
}

static inline unsigned
lanes_equal(lanes a, lanes b)
{
	unsigned equal = 0;
	for (int i = 0; i < LANES; i++)
		equal |= (unsigned)(a.at[i] == b.at[i]) << i;
	return equal;
}

static inline float
lanes_greatest(lanes a)
{
	float most = a.at[0];
	for (int i = 1; i < LANES; i++)
		most = a.at[i] > most ? a.at[i] : most;
	return most;
}

static inline lanes
lanes_fold(const lanes of[LANES], lanes (*join)(lanes, lanes))
{
	lanes all;
	for (int r = 0; r < LANES; r++) {
		lanes a = of[r];
		for (int half = LANES / 2; half; half /= 2) {
			lanes upper = a;
			memcpy(upper.at, a.at + half,
					(size_t)half * sizeof *a.at);
			a = join(a, upper);
		}
		all.at[r] = a.at[0];
	}
	return all;
}

#endif

/* The sum of each of sixteen, its halves added as told above. */
static inline __attribute__((always_inline)) lanes
lanes_sums(const lanes of[LANES])
{
	return lanes_fold(of, lanes_add);
}

/* The greatest of each of sixteen. */
static inline __attribute__((always_inline)) lanes
lanes_greatests(const lanes of[LANES])
{
	return lanes_fold(of, lanes_max);
}

#endif
