#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/encoding_pieces.h"

#define BYTES(literal)                                                         \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}

static const struct {
	struct str label, bytes, utf8;
} cases[] = {
	{ BYTES(""), BYTES("caf\xC3\xA9 \xF0\x9F\x98\x80."),
			BYTES("caf\xC3\xA9 \xF0\x9F\x98\x80.") },
	/* windows-1252 inside UTF-8, and sequences that the end cuts. */
	{ BYTES("utf-8"), BYTES("\x93so\x94 \xC3\xA9 \xE2\x82"),
			BYTES("\xE2\x80\x9Cso\xE2\x80\x9D \xC3\xA9 "
			      "\xC3\xA2\xE2\x80\x9A") },
	{ BYTES("iso-8859-1"), BYTES("\xE9t\xE9"), BYTES("\xC3\xA9t\xC3\xA9") },
	{ BYTES("shift_jis"), BYTES("\x93\xFA\x96\x7B\x81"),
			BYTES("\xE6\x97\xA5\xE6\x9C\xAC\xEF\xBF\xBD") },
	{ BYTES("gb18030"), BYTES("\x81\x30\x81\x30\xD6\xD0"),
			BYTES("\xC2\x80\xE4\xB8\xAD") },
	{ BYTES("no-such"), BYTES("a\xE9"), BYTES("a\xC3\xA9") },
	{ BYTES(""), BYTES("\xFE\xFF\0a\xD8\x3D\xDE\0"),
			BYTES("\xEF\xBB\xBF"
			      "a\xF0\x9F\x98\x80") },
	{ BYTES(""), BYTES("<\0?\0\xE9\0"), BYTES("<?\xC3\xA9") },
};

/* The same whatever the pieces; the head is what begins the first. */
static void
test_pieces(void **state)
{
	(void)state;
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t size = 1; size < 20; size++) {
			struct encoding_pieces pieces;
			struct str rest = cases[i].bytes;
			encoding_pieces_open(&pieces, rest, cases[i].label);
			buffer_reset(&out);
			while (rest.len) {
				size_t n = size < rest.len ? size : rest.len;
				encoding_pieces_put(&pieces,
						(struct str){ rest.at, n },
						n == rest.len, &out);
				rest = (struct str){ rest.at + n,
					rest.len - n };
			}
			encoding_pieces_close(&pieces);
			assert_int_equal(out.len, cases[i].utf8.len);
			assert_memory_equal(out.at, cases[i].utf8.at, out.len);
		}
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_pieces) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
