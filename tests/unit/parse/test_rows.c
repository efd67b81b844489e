/* Rows that were packed are the rows that are unpacked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "parse/rows.h"
#include "tiny_model.h"

static struct rows_run runs[ROWS_RUNS];

enum { WIDEST = ROWS_WIDTH, REACH = 5 * WIDEST + 16 };

static void
assert_unpacked(const int8_t *row, unsigned width, unsigned low)
{
	static const uint32_t start[] = { 0, 3 };
	uint8_t packed[3 + REACH] = { 1, 2, 3 };
	int8_t out[WIDEST];
	size_t bytes = tiny_pack_row(row, width, low, packed + start[1]);
	assert_true(bytes <= REACH);
	struct rows rows = { packed, start, runs, width };
	rows_unpack(&rows, 1, out);
	assert_memory_equal(row, out, width);
}

/* All bytes, with as many low bits as they may have. */
static void
test_all_bytes(void **state)
{
	(void)state;
	int8_t row[256];
	for (int i = 0; i < 256; i++)
		row[i] = (int8_t)(i - 128);
	for (unsigned low = 3; low <= 7; low++)
		assert_unpacked(row, 256, low);
}

static void
test_widths(void **state)
{
	(void)state;
	int8_t row[WIDEST];
	struct random chance = { 7 };
	for (unsigned i = 0; i < WIDEST; i++)
		row[i] = (int8_t)((int)random_below(&chance, 256) - 128);
	for (unsigned width = 16; width <= WIDEST; width += 16)
		for (unsigned low = 3; low <= 7; low++)
			assert_unpacked(row + WIDEST - width, width, low);
	memset(row, -128, sizeof row);
	assert_unpacked(row, WIDEST, 3);
	memset(row, 0, sizeof row);
	assert_unpacked(row, WIDEST, 3);
	assert_unpacked(row, WIDEST, 0);
}

/* The row of the document. */
static void
test_example(void **state)
{
	static const uint32_t start = 0;
	uint8_t packed[REACH] = { 0x43, 0x34, 0x46, 0x00, 0x00, 0x00, 0xF8,
		0xE4, 0x7F };
	static const int8_t row[16] = { 0, -1, 1, -2, 2, -9, 9 };
	int8_t out[16];
	(void)state;
	struct rows rows = { packed, &start, runs, 16 };
	rows_unpack(&rows, 0, out);
	assert_memory_equal(row, out, sizeof row);
}

/* Bytes that no packing gives: nothing behind the reach is read, which a
 * sanitizer sees. */
static void
test_any_bytes(void **state)
{
	enum { WIDTH = 32, BYTES = 5 * WIDTH + 16 };
	static const uint32_t start = 0;
	(void)state;
	for (unsigned c = 0; c < 256; c++) {
		uint8_t *packed = calloc(1, BYTES);
		int8_t out[WIDTH];
		packed[0] = (uint8_t)c;
		if (c & 8)
			memset(packed + 1, (int)c, BYTES - 1);
		struct rows rows = { packed, &start, runs, WIDTH };
		rows_unpack(&rows, 0, out);
		free(packed);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_bytes),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_example),
		cmocka_unit_test(test_any_bytes),
	};
	rows_make_runs(runs);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
