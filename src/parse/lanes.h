/* lanes.h - sixteen floats at a time, the same bits on every target.
 *
 * Included by kernels only. Each operation is one IEEE 754 operation a lane
 * (rounding to nearest even, no contraction), so the width of the machine's
 * registers cannot be seen. Sums across lanes add halves: 8 and 8, 4 and 4, 2
 * and 2, 1 and 1. Pointers are aligned to 64 bytes unless said otherwise.
 * Numbers are finite: lanes_max and lanes_min need no rule for NaN. */
#ifndef DEMARCHE_PARSE_LANES_H
#define DEMARCHE_PARSE_LANES_H

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
lanes_max(lanes a, lanes b)
{
	return _mm512_max_ps(a, b);
}

static inline lanes
lanes_min(lanes a, lanes b)
{
	return _mm512_min_ps(a, b);
}

/* Sixteen numbers as bytes: rounded, within -63 and 63, 64 added. (Between
 * whole bounds it does not matter whether they are rounded or cut first.) */
static inline void
lanes_store_u7(uint8_t *to, lanes a)
{
	a = lanes_min(lanes_max(a, lanes_all(-63.0f)), lanes_all(63.0f));
	__m128i bytes = _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(a));
	_mm_storeu_si128((void *)to, _mm_add_epi8(bytes, _mm_set1_epi8(64)));
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

static inline float
lanes_sum(lanes a)
{
	__m256 upper = _mm256_castpd_ps(
			_mm512_extractf64x4_pd(_mm512_castps_pd(a), 1));
	__m256 b = _mm256_add_ps(_mm512_castps512_ps256(a), upper);
	__m128 c = _mm_add_ps(
			_mm256_castps256_ps128(b), _mm256_extractf128_ps(b, 1));
	c = _mm_add_ps(c, _mm_movehl_ps(c, c));
	return _mm_cvtss_f32(_mm_add_ss(c, _mm_movehdup_ps(c)));
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

static inline void
lanes_store_u7(uint8_t *to, lanes a)
{
	a = lanes_min(lanes_max(a, lanes_all(-63.0f)), lanes_all(63.0f));
	__m256i pairs = _mm256_packs_epi32(
			_mm256_cvtps_epi32(a.low), _mm256_cvtps_epi32(a.high));
	pairs = _mm256_permute4x64_epi64(pairs, 0xD8);
	__m128i bytes = _mm_packs_epi16(_mm256_castsi256_si128(pairs),
			_mm256_extracti128_si256(pairs, 1));
	_mm_storeu_si128((void *)to, _mm_add_epi8(bytes, _mm_set1_epi8(64)));
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

static inline float
lanes_sum(lanes a)
{
	__m256 b = _mm256_add_ps(a.low, a.high);
	__m128 c = _mm_add_ps(
			_mm256_castps256_ps128(b), _mm256_extractf128_ps(b, 1));
	c = _mm_add_ps(c, _mm_movehl_ps(c, c));
	return _mm_cvtss_f32(_mm_add_ss(c, _mm_movehdup_ps(c)));
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

static inline float
lanes_sum(lanes a)
{
	for (int half = LANES / 2; half; half /= 2)
		for (int i = 0; i < half; i++)
			a.at[i] += a.at[i + half];
	return a.at[0];
}

#endif

#endif
