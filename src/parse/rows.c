#include "parse/rows.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
	HEAD_BITS = 3,  /* how many low bits a number has */
	LOW_BITS = 7,   /* at most */
	HIGH_BITS = 32, /* of a number, at most: 31 zeros and a one */
	WORD_BITS = 64, /* that are looked at */
	WORD_BYTES = WORD_BITS / 8,
};

/* How far behind its start a row is read at most, whatever its bytes are. */
static uint64_t
reach(uint64_t width)
{
	return (LOW_BITS + HIGH_BITS) * width / 8 + 2 * WORD_BYTES;
}

/* Rows that have no bytes are the same as rows before them. */
static void
place_rows(struct reader *r, const struct section *sizes,
		const struct section *again, uint32_t count, uint32_t *start)
{
	uint32_t at = 0, same = 0, most = (uint32_t)(again->len / 4);
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *size = sizes->at + (size_t)i * 2;
		uint32_t bytes = size[0] | (uint32_t)size[1] << 8;
		uint32_t row = bytes || same == most
					       ? i
					       : u32_at(again->at + 4 * same++);
		if (row > i || (row == i && !bytes)) {
			REFUSE(r, sizes->offset,
					"row %u of %s is the same as none", i,
					sizes->name);
			return;
		}
		start[i] = row < i ? start[row] : at;
		at += bytes;
	}
}

/* Whether rows begin where they may be unpacked. */
static bool
all_inside(const uint32_t *start, uint32_t count, uint64_t end)
{
	bool inside = true;
	for (uint32_t i = 0; i < count; i++)
		inside &= start[i] < end;
	return inside;
}

static struct rows_run
run_of(unsigned byte)
{
	struct rows_run run = { .keep = byte ? 0 : UINT_MAX };
	unsigned zeros = 0;
	for (unsigned bit = 0; bit < 8; bit++)
		if (byte >> bit & 1) {
			run.zeros |= (uint64_t)zeros << 8 * run.ones++;
			zeros = 0;
		} else {
			zeros++;
		}
	run.last = (uint8_t)zeros;
	return run;
}

void
rows_make_runs(struct rows_run runs[ROWS_RUNS])
{
	for (unsigned byte = 0; byte < ROWS_RUNS; byte++)
		runs[byte] = run_of(byte);
}

struct row_names {
	char row[16], size[16], again[16];
};

static struct row_names
names_of(const char *stem)
{
	struct row_names names;
	snprintf(names.row, sizeof names.row, "%s.row", stem);
	snprintf(names.size, sizeof names.size, "%s.size", stem);
	snprintf(names.again, sizeof names.again, "%s.again", stem);
	return names;
}

void
rows_read(struct reader *r, const char *stem, uint32_t count, uint32_t width,
		struct rows *rows)
{
	struct row_names names = names_of(stem);
	struct section sizes = section_take(r, names.size, (uint64_t)count * 2);
	struct section again = section_open(r, names.again);
	struct section bytes = section_open(r, names.row);
	uint32_t *start = container_room(
			r, &sizes, (uint64_t)count * sizeof *start);
	struct rows_run *runs =
			container_room(r, &sizes, ROWS_RUNS * sizeof *runs);
	if (!r->status)
		place_rows(r, &sizes, &again, count, start);
	if (r->status)
		return;
	if (bytes.len < reach(width)
			|| !all_inside(start, count,
					bytes.len - reach(width) + 1))
		REFUSE(r, bytes.offset, "section %s ends too early",
				bytes.name);
	rows_make_runs(runs);
	*rows = (struct rows){ bytes.at, start, runs, width };
}

static uint64_t
word_at(const uint8_t *at)
{
	uint64_t word;
	memcpy(&word, at, sizeof word);
	return word;
}

/* The lowest `bits` of each `room` bits. */
static uint64_t
lowest(unsigned bits, unsigned room)
{
	uint64_t mask = ((uint64_t)1 << bits) - 1;
	for (unsigned at = room; at < WORD_BITS; at *= 2)
		mask |= mask << at;
	return mask;
}

/* Moves what stands above the lowest bits up to the upper half of the room. */
static inline uint64_t
move_apart(uint64_t word, uint64_t mask, unsigned bits, unsigned half)
{
	return (word & mask) | (word & mask << bits) << (half - bits);
}

/* The low bits of each number, which have one width, to a byte a number: of
 * eight numbers halves move apart, then their halves, then theirs. */
static void
unpack_low(const uint8_t *at, unsigned bits, unsigned width, uint8_t *out)
{
	uint64_t four = lowest(4 * bits, 64), two = lowest(2 * bits, 32);
	uint64_t one = lowest(bits, 16);
	for (unsigned i = 0; i < width; i += WORD_BYTES, at += bits) {
		uint64_t word = word_at(at) >> HEAD_BITS;
		word = move_apart(word, four, 4 * bits, 32);
		word = move_apart(word, two, 2 * bits, 16);
		word = move_apart(word, one, bits, 8);
		memcpy(out + i, &word, sizeof word);
	}
}

/* The rest of each number, as many zeros, behind which there is a one: a byte
 * of them at a time. The first begins behind the bits of the head. */
static void
unpack_high(const struct rows *rows, const uint8_t *at, uint8_t *out)
{
	unsigned width = rows->width, count = 0, zeros = 0;
	const uint8_t *end = at + HIGH_BITS * width / 8;
	unsigned byte = *at >> HEAD_BITS;
	for (unsigned over = HEAD_BITS;; over = 0) {
		const struct rows_run *run = &rows->runs[byte];
		uint64_t found = run->zeros + (uint8_t)zeros;
		memcpy(out + count, &found, sizeof found);
		count += run->ones;
		zeros = (zeros & run->keep) + run->last - over;
		if (count >= width || at == end)
			break;
		byte = *++at;
	}
	if (count < width)
		memset(out + count, 0, width - count);
}

/* 0, -1, 1, -2, 2 … are 0, 1, 2, 3, 4 …. */
static void
join(const uint8_t *low, const uint8_t *high, unsigned bits, unsigned width,
		int8_t *out)
{
	for (unsigned i = 0; i < width; i++) {
		uint8_t number = (uint8_t)(low[i] | high[i] << bits);
		out[i] = (int8_t)(number >> 1 ^ -(number & 1));
	}
}

void
rows_unpack(const struct rows *rows, uint32_t row, int8_t *out)
{
	const uint8_t *at = rows->bytes + rows->start[row];
	uint8_t low[ROWS_WIDTH], high[ROWS_WIDTH + WORD_BYTES];
	unsigned bits = at[0] & ((1u << HEAD_BITS) - 1), width = rows->width;
	unpack_low(at, bits, width, low);
	unpack_high(rows, at + (size_t)bits * width / 8, high);
	join(low, high, bits, width, out);
}
