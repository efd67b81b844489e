/* rows.h - tables of rows of signed bytes, packed row by row.
 *
 * Few of a table's rows are ever asked for, so that a row is unpacked when it
 * is: docs/model-format.md, "Packed rows". */
#ifndef DEMARCHE_PARSE_ROWS_H
#define DEMARCHE_PARSE_ROWS_H

#include "parse/container.h"

enum {
	ROWS_WIDTH = 1024, /* the widest; a multiple of 16 */
	ROWS_RUNS = 256,
};

/* What a byte of zeros and ones tells: how many zeros stand before each of its
 * ones (a byte each) and behind the last; `keep` is no bits where it has ones,
 * else all. */
struct rows_run {
	uint64_t zeros;
	uint8_t ones, last;
	unsigned keep;
};

struct rows {
	const uint8_t *bytes;
	const uint32_t *start;       /* [count], into the bytes */
	const struct rows_run *runs; /* [ROWS_RUNS] */
	unsigned width;
};

/* Sections `stem`.row, .size and .again. */
void rows_read(struct reader *r, const char *stem, uint32_t count,
		uint32_t width, struct rows *rows);

void rows_make_runs(struct rows_run runs[ROWS_RUNS]);

/* Ask for what rows_unpack will read of a row, one after the other, with some
 * time between. */
static inline void
rows_expect_start(const struct rows *rows, uint32_t row)
{
	__builtin_prefetch(&rows->start[row]);
}

static inline void
rows_expect(const struct rows *rows, uint32_t row)
{
	const uint8_t *at = rows->bytes + rows->start[row];
	enum { LINE = 64 };
	for (unsigned i = 0; i < rows->width; i += LINE)
		__builtin_prefetch(at + i);
}

/* The `width` bytes of a row. */
void rows_unpack(const struct rows *rows, uint32_t row, int8_t *out);

#endif
