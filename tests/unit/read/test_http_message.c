#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/http_message.h"

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

#define PAGE "<p>Kenya expelled three diplomats.</p>"

static struct http_message message;
static struct http_body body;
static struct str decoded;
static struct error error;

static int
start(void **state)
{
	(void)state;
	http_body_init(&body);
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	http_body_fini(&body);
	return 0;
}

static void
assert_message(int status, const char *type, const char *charset,
		const char *content)
{
	assert_int_equal(message.status, status);
	assert_true(str_equal(message.content_type, str_of(type)));
	assert_true(str_equal(message.charset, str_of(charset)));
	assert_true(str_equal(message.body, str_of(content)));
}

static void
test_headers(void **state)
{
	(void)state;
	http_message_read(STR("HTTP/1.1 200 OK\r\nServer: a:b\r\ncontent-TYPE: "
			      "text/html;  Charset=\"UTF-8\"; x=y\r\n\r\n"
			      "<p>\r\n\r\n"),
			&message);
	assert_message(200, "text/html", "UTF-8", "<p>\r\n\r\n");
	/* Lines that end in '\n', a folded one, one that is no field. */
	http_message_read(STR("HTTP/1.0 404\nContent-Type: text/html;\n\t"
			      "charset=koi8-r\nnonsense here\nA: b\n\n<p>"),
			&message);
	assert_message(404, "text/html", "koi8-r", "<p>");
	/* No status line; no header at all; no empty line; nothing. */
	http_message_read(
			STR("Content-Type: text/plain\r\n\r\nHello"), &message);
	assert_message(0, "text/plain", "", "Hello");
	http_message_read(STR("<html>a: b</html>"), &message);
	assert_message(0, "", "", "<html>a: b</html>");
	http_message_read(
			STR("HTTP/1.1 200 OK\r\nA: b\r\n<html>\r\n"), &message);
	assert_message(200, "", "", "<html>\r\n");
	http_message_read(STR("HTTP/1.1 200 OK"), &message);
	assert_message(200, "", "", "");
	http_message_read(STR(""), &message);
	assert_message(0, "", "", "");
	http_message_read(STR("HTTP/1.1 2x0 OK\r\n\r\n"), &message);
	assert_message(0, "", "", "");
}

static void
assert_decoded(struct str bytes, const char *content)
{
	http_message_read(bytes, &message);
	assert_int_equal(http_body_decode(&body, &message, &decoded, &error),
			STATUS_OK);
	assert_int_equal(decoded.len, strlen(content));
	assert_memory_equal(decoded.at, content, decoded.len);
}

static void
test_chunks(void **state)
{
	(void)state;
#define CHUNKED "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	assert_decoded(STR(CHUNKED "4\r\nKeny\r\n0A;x=y\r\na expelled"
				   "\r\n0\r\nA: b\r\n\r\n"),
			"Kenya expelled");
	assert_decoded(STR(CHUNKED "5 \nKenya\n0\n\n"), "Kenya");
	/* Not chunked, though it says so. */
	assert_decoded(STR(CHUNKED "<p>Kenya</p>"), "<p>Kenya</p>");
	assert_decoded(STR(CHUNKED), "");
	/* Broken off, and broken inside. */
	assert_decoded(STR(CHUNKED "FF\r\nKenya"), "Kenya");
	assert_decoded(STR(CHUNKED "3\r\nKen\r\nya <b>\r\n"), "Kenya <b>\r\n");
	assert_decoded(STR(CHUNKED "FFFFFFFFFFFFFFFFFFFF\r\nKenya"),
			"FFFFFFFFFFFFFFFFFFFF\r\nKenya");
}

static size_t
compress_as(int window, const char *text, char *out, size_t room)
{
	z_stream zlib = { 0 };
	assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, window, 8,
					 Z_DEFAULT_STRATEGY),
			Z_OK);
	zlib.next_in = (unsigned char *)(uintptr_t)text;
	zlib.avail_in = (uInt)strlen(text);
	zlib.next_out = (unsigned char *)out;
	zlib.avail_out = (uInt)room;
	assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
	deflateEnd(&zlib);
	return room - zlib.avail_out;
}

static struct str
message_of(struct buffer *out, const char *coding, const char *packed,
		size_t length)
{
	buffer_reset(out);
	buffer_put_format(out,
			"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n",
			coding);
	buffer_put(out, (struct str){ packed, length });
	return buffer_str(out);
}

/* PAGE, as another encoder made it. */
static const char brotli[] = "\x8B\x12\x80" PAGE "\x03";

static void
test_codings(void **state)
{
	(void)state;
	char packed[256], twice[256];
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	static const struct {
		const char *name;
		int window;
	} zlibs[] = {
		{ "gzip", 15 + 16 },
		{ "X-GZIP, identity", 15 + 16 },
		{ "deflate", 15 },
		{ "deflate", -15 },
	};
	for (size_t i = 0; i < sizeof zlibs / sizeof *zlibs; i++) {
		size_t n = compress_as(
				zlibs[i].window, PAGE, packed, sizeof packed);
		assert_decoded(message_of(&out, zlibs[i].name, packed, n),
				PAGE);
	}
	size_t n = ZSTD_compress(packed, sizeof packed, PAGE, strlen(PAGE), 3);
	assert_decoded(message_of(&out, "zstd", packed, n), PAGE);
	size_t m = ZSTD_compress(twice, sizeof twice, packed, n, 3);
	assert_decoded(message_of(&out, "zstd, zstd", twice, m), PAGE);
	assert_decoded(message_of(&out, "br", brotli, sizeof brotli - 1), PAGE);
	/* A crawler took it off. */
	static const char *const names[] = { "gzip", "deflate", "br", "zstd",
		"compress", "gzip, br" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_decoded(message_of(&out, names[i], PAGE, strlen(PAGE)),
				PAGE);
	buffer_fini(&out);
}

static void
assert_refused(struct str bytes, enum status status)
{
	http_message_read(bytes, &message);
	assert_int_equal(http_body_decode(&body, &message, &decoded, &error),
			status);
	assert_int_equal(error.status, status);
	assert_true(error.message[0]);
}

static void
test_refused(void **state)
{
	(void)state;
	char packed[256];
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	size_t n = compress_as(31, PAGE, packed, sizeof packed);
	assert_refused(message_of(&out, "gzip", packed, n / 2), STATUS_FORMAT);
	packed[n / 2] ^= 0x55;
	assert_refused(message_of(&out, "gzip", packed, n), STATUS_FORMAT);
	assert_refused(message_of(&out, "br", brotli, sizeof brotli / 2),
			STATUS_FORMAT);
	assert_refused(message_of(&out, "br", "\xFF\xFE\xFD", 3),
			STATUS_FORMAT);
	assert_refused(message_of(&out, "sdch", "\xFF\xFE\xFD", 3),
			STATUS_UNSUPPORTED);
	assert_refused(message_of(&out, "br, br, br, br, br", "\xFF\xFE", 2),
			STATUS_UNSUPPORTED);
	buffer_fini(&out);
}

/* 100 MB of nothing, in 10 kB. */
static void
test_bomb(void **state)
{
	(void)state;
	enum { BYTES = 100 * 1000 * 1000 };
	char *zeros = calloc(1, BYTES);
	assert_non_null(zeros);
	size_t room = ZSTD_compressBound(BYTES);
	char *packed = malloc(room);
	assert_non_null(packed);
	size_t n = ZSTD_compress(packed, room, zeros, BYTES, 1);
	free(zeros);
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	assert_refused(message_of(&out, "zstd", packed, n), STATUS_LIMIT);
	buffer_fini(&out);
	free(packed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headers),
		cmocka_unit_test_setup_teardown(test_chunks, start, stop),
		cmocka_unit_test_setup_teardown(test_codings, start, stop),
		cmocka_unit_test_setup_teardown(test_refused, start, stop),
		cmocka_unit_test_setup_teardown(test_bomb, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
