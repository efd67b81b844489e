/* fake_amx.h - the tile instructions of AMX, emulated in plain C.
 *
 * So much of Intel's definition as kernel_amx.c uses, written from the
 * pseudocode of TILELOADD, TILESTORED, TILEZERO and TDPBUSD in the
 * "Architecture Instruction Set Extensions Programming Reference", with the
 * faults turned into failed assertions: rows and bytes come from the
 * configuration, and an unconfigured tile may not be used. */
#ifndef DEMARCHE_TESTS_FAKE_AMX_H
#define DEMARCHE_TESTS_FAKE_AMX_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { FAKE_TILES = 8, FAKE_ROWS = 16, FAKE_ROW_BYTES = 64 };

static _Thread_local struct {
	int rows, row_bytes; /* 0 when not configured */
	uint8_t data[FAKE_ROWS][FAKE_ROW_BYTES];
} fake_tile[FAKE_TILES];

static inline void
fake_release(void)
{
	memset(fake_tile, 0, sizeof fake_tile);
}

static inline void
fake_loadconfig(const void *config)
{
	const uint8_t *bytes = config;
	assert(bytes[0] == 1 && bytes[1] == 0);
	for (int i = 2; i < 16; i++)
		assert(bytes[i] == 0);
	fake_release();
	for (int t = 0; t < FAKE_TILES; t++) {
		uint16_t row_bytes;
		memcpy(&row_bytes, bytes + 16 + 2 * t, sizeof row_bytes);
		fake_tile[t].row_bytes = row_bytes;
		fake_tile[t].rows = bytes[48 + t];
		assert(row_bytes <= FAKE_ROW_BYTES && bytes[48 + t] <= 16);
		assert((row_bytes == 0) == (bytes[48 + t] == 0));
	}
}

static inline void
fake_zero(int tile)
{
	assert(fake_tile[tile].rows);
	memset(fake_tile[tile].data, 0, sizeof fake_tile[tile].data);
}

static inline void
fake_loadd(int tile, const void *base, size_t stride)
{
	assert(fake_tile[tile].rows);
	fake_zero(tile);
	for (int r = 0; r < fake_tile[tile].rows; r++)
		memcpy(fake_tile[tile].data[r],
				(const char *)base + (size_t)r * stride,
				(size_t)fake_tile[tile].row_bytes);
}

static inline void
fake_stored(int tile, void *base, size_t stride)
{
	assert(fake_tile[tile].rows);
	for (int r = 0; r < fake_tile[tile].rows; r++)
		memcpy((char *)base + (size_t)r * stride,
				fake_tile[tile].data[r],
				(size_t)fake_tile[tile].row_bytes);
}

static inline uint32_t
fake_dot(uint32_t sum, const uint8_t *in, const uint8_t *weights)
{
	for (int i = 0; i < 4; i++)
		sum += (uint32_t)((int32_t)in[i] * (int8_t)weights[i]);
	return sum;
}

/* sums[m][n] += rows[m][k] . columns[k][n], four bytes at a time. */
static inline void
fake_dpbusd(int sums, int rows, int columns)
{
	int depth = fake_tile[rows].row_bytes / 4;
	assert(fake_tile[sums].rows == fake_tile[rows].rows);
	assert(fake_tile[columns].rows == depth);
	assert(fake_tile[sums].row_bytes == fake_tile[columns].row_bytes);
	for (int m = 0; m < fake_tile[sums].rows; m++)
		for (int k = 0; k < depth; k++)
			for (int n = 0; n < fake_tile[sums].row_bytes / 4;
					n++) {
				uint8_t *at = fake_tile[sums].data[m] + 4 * n;
				uint32_t sum;
				memcpy(&sum, at, sizeof sum);
				sum = fake_dot(sum,
						fake_tile[rows].data[m] + 4 * k,
						fake_tile[columns].data[k]
								+ 4 * n);
				memcpy(at, &sum, sizeof sum);
			}
}

#define _tile_loadconfig(config) fake_loadconfig(config)
#define _tile_release() fake_release()
#define _tile_zero(tile) fake_zero(tile)
#define _tile_loadd(tile, base, stride) fake_loadd((tile), (base), (stride))
#define _tile_stored(tile, base, stride) fake_stored((tile), (base), (stride))
#define _tile_dpbusd(sums, rows, columns) fake_dpbusd((sums), (rows), (columns))

#endif
