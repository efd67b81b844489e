#include "serve/answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <zlib.h>

#include <cmocka.h>

#include "serve/marks.h"

static void
test_refusal(void **state)
{
	struct answer answer;
	(void)state;
	answer_init(&answer);
	buffer_put(&answer.body, STR("half an answer"));
	answer.caching = CACHE_CHECKED;
	answer_refuse(&answer, HTTP_STATUS_BAD_REQUEST, "from", "not \"%s\"",
			"</script>\xff\x01");
	buffer_put_char(&answer.body, '\0');
	assert_string_equal(answer.body.at,
			"{\"error\":{\"status\":400,\"message\":\"not \\\""
			"</script>\xef\xbf\xbd\\u0001\\\"\",\"parameter\":"
			"\"from\"}}\n");
	assert_int_equal(answer.status, 400);
	assert_int_equal(answer.caching, CACHE_NEVER);
	answer_fini(&answer);
}

static void
test_gzip(void **state)
{
	enum { BYTES = 100000 };
	struct answer answer;
	static unsigned char plain[BYTES];
	(void)state;
	answer_init(&answer);
	buffer_put(&answer.body, STR("short"));
	answer_gzip(&answer);
	assert_false(answer.gzipped);
	while (answer.body.len < BYTES)
		buffer_put(&answer.body, STR("a row of a sheet, "));
	answer.body.len = BYTES;
	answer_gzip(&answer);
	assert_true(answer.gzipped && answer.body.len < BYTES / 10);
	z_stream stream = { .next_in = (unsigned char *)answer.body.at,
		.avail_in = (unsigned)answer.body.len,
		.next_out = plain,
		.avail_out = BYTES };
	assert_int_equal(inflateInit2(&stream, 31), Z_OK);
	assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_int_equal(stream.total_out, BYTES);
	assert_memory_equal(plain, "shorta row of", 13);
	inflateEnd(&stream);
	answer_fini(&answer);
}

static void
test_accepting_gzip(void **state)
{
	static const char *const yes[] = { "gzip", "deflate, gzip;q=0.5",
		"GZIP", "*", "br, *;q=0.1", "gzip; q=1.0" };
	static const char *const no[] = { "", "identity", "gzip;q=0",
		"gzip; q=0.000, *", "*;q=0", "notgzip", "deflate" };
	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		if (!accepts_gzip(str_of(yes[i])))
			fail_msg("%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (accepts_gzip(str_of(no[i])))
			fail_msg("%s", no[i]);
}

static void
test_tags(void **state)
{
	(void)state;
	assert_true(tag_matches(STR("\"a\", W/\"b-1\""), "W/\"b-1\""));
	assert_true(tag_matches(STR("\"b-1\""), "W/\"b-1\""));
	assert_true(tag_matches(STR("*"), "\"x\""));
	assert_false(tag_matches(STR("W/\"b-2\""), "W/\"b-1\""));
	assert_false(tag_matches(STR("*"), ""));
	assert_false(tag_matches(STR(""), "\"x\""));
}

/* --- marks ------------------------------------------------------------- */

static void
test_units(void **state)
{
	struct str text = STR("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z");
	(void)state;
	assert_int_equal(utf16_units(text, 0), 0);
	assert_int_equal(utf16_units(text, 3), 2);
	assert_int_equal(utf16_units(text, 6), 3);
	assert_int_equal(utf16_units(text, 10), 5);
	assert_int_equal(utf16_units(text, 99), 6);
}

#define MARKS(line, sentence, start, expected)                                 \
	do {                                                                   \
		struct buffer out;                                             \
		struct json json;                                              \
		buffer_init(&out, BUFFER_UNLIMITED);                           \
		json_init(&json, &out);                                        \
		marks_put(&json, str_of(line), str_of(sentence), (start));     \
		buffer_put_char(&out, '\0');                                   \
		assert_string_equal(out.at, (expected));                       \
		buffer_fini(&out);                                             \
	} while (0)

static void
test_marks(void **state)
{
	(void)state;
	MARKS("{\"actor\":[{\"start\":10,\"end\":15}],\"trigger\":{\"start\":"
	      "17,\"end\":20},\"location\":{\"start\":2,\"end\":4}}",
			"Pérou met Kenya.", 10,
			"[{\"start\":0,\"end\":4,\"role\":\"actor\"},{"
			"\"start\":6,\"end\":9,\"role\":\"trigger\"}]");
	MARKS("{\"party\":[{\"start\":0,\"end\":2,\"role\":\"donor\"}]}",
			"ab cd", 0,
			"[{\"start\":0,\"end\":2,\"role\":\"donor\"}]");
	MARKS("{\"quote\":\"x\",\"start\":3,\"end\":99}", "ab cd", 0,
			"[{\"start\":3,\"end\":5,\"role\":\"quote\"}]");
}

static void
test_marks_of_nonsense(void **state)
{
	(void)state;
	MARKS("", "ab", 0, "[]");
	MARKS("[1,2]", "ab", 0, "[]");
	MARKS("{\"actor\":[{\"start\":-1,\"end\":5},{\"start\":1,\"end\":-9},"
	      "{\"start\":\"0\",\"end\":1},{\"start\":1,\"end\":1},7]}",
			"ab", 0, "[]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refusal),
		cmocka_unit_test(test_gzip),
		cmocka_unit_test(test_accepting_gzip),
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_marks_of_nonsense),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
