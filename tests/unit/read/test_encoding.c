#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/encoding.h"

#include "base/utf8.h"

#define BYTES(literal)                                                         \
	{                                                                      \
		"" literal, sizeof(literal) - 1                                \
	}

static const struct {
	struct str bytes;
	const char *declared;
	struct str text;
	size_t repaired, first;
} cases[] = {
	{ BYTES("plain"), "", BYTES("plain"), 0, 0 },
	{ BYTES("\xEF\xBB\xBF"
		"caf\xC3\xA9"),
			"", BYTES("caf\xC3\xA9"), 0, 0 },
	/* UTF-8 is UTF-8 whatever it declares */
	{ BYTES("caf\xC3\xA9"), "iso-8859-1", BYTES("caf\xC3\xA9"), 0, 0 },
	{ BYTES("caf\xE9"), "iso-8859-1", BYTES("caf\xC3\xA9"), 0, 0 },
	{ BYTES("caf\xE9"), "", BYTES("caf\xC3\xA9"), 0, 0 },
	{ BYTES("\x93ok\x94 \x80"), "windows-1252",
			BYTES("\xE2\x80\x9Cok\xE2\x80\x9D \xE2\x82\xAC"), 0,
			0 },
	/* declared UTF-8, next to nothing of it fits */
	{ BYTES("a\xF1o, pa\xED"
		"s"),
			"utf-8", BYTES("a\xC3\xB1o, pa\xC3\xADs"), 0, 0 },
	/* mostly UTF-8: repaired in its place */
	{ BYTES("\xC3\xA9\xC3\xA9 \xFF x"), "",
			BYTES("\xC3\xA9\xC3\xA9 \xEF\xBF\xBD x"), 1, 5 },
	{ BYTES("\xEF\xBB\xBF"
		"a\xFF"),
			"", BYTES("a\xEF\xBF\xBD"), 1, 4 },
	{ BYTES("a\0b"), "",
			BYTES("a\xEF\xBF\xBD"
			      "b"),
			1, 1 },
	{ BYTES("\xCF\xF0\xE8\xE2\xE5\xF2"), "windows-1251",
			BYTES("\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1"
			      "\x82"),
			0, 0 },
	{ BYTES("\xFF\xFE"
		"a\0\xE9\0"),
			"", BYTES("a\xC3\xA9"), 0, 0 },
	{ BYTES("\xFE\xFF\0a\xD8\x3D\xDE\x00"), "", BYTES("a\xF0\x9F\x98\x80"),
			0, 0 },
	{ BYTES("\xFE\xFF\0a\xD8\x3D"), "", BYTES("a\xEF\xBF\xBD"), 1, 4 },
	{ BYTES("caf\xE9"), "no-such-encoding", BYTES("caf\xC3\xA9"), 0, 0 },
};

static void
test_table(void **state)
{
	(void)state;
	struct buffer scratch;
	buffer_init(&scratch, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct encoding_result result = encoding_to_utf8(cases[i].bytes,
				str_of(cases[i].declared), &scratch);
		assert_int_equal(utf8_check(result.text), result.text.len);
		assert_true(str_equal(result.text, cases[i].text));
		assert_int_equal(result.repaired, cases[i].repaired);
		if (result.repaired)
			assert_int_equal(result.first_repair, cases[i].first);
	}
	buffer_fini(&scratch);
}

static void
test_declared(void **state)
{
	(void)state;
	static const struct {
		const char *page, *declared;
	} pages[] = {
		{ "<meta charset=\"utf-8\">", "utf-8" },
		{ "<META CHARSET=iso-8859-1>", "iso-8859-1" },
		{ "<meta http-equiv=content-type content='text/html; "
		  "charset=windows-1251'>",
				"windows-1251" },
		{ "<?xml version=\"1.0\" encoding=\"latin1\"?><html>",
				"latin1" },
		{ "<html><p>no word of it", "" },
		{ "", "" },
	};
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		assert_true(str_equal(encoding_declared(str_of(pages[i].page)),
				str_of(pages[i].declared)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_declared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
