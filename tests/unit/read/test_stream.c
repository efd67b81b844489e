#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/stream.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/random.h"
#include "temporary.h"

static struct stream stream;
static struct arena arena;
static struct buffer content;

static int
start(void **state)
{
	arena_init(&arena);
	buffer_init(&content, BUFFER_UNLIMITED);
	return temporary_setup(state);
}

static int
stop(void **state)
{
	arena_fini(&arena);
	buffer_fini(&content);
	return temporary_teardown(state);
}

static enum status
read_opened(enum status status, size_t piece, struct error *error)
{
	buffer_reset(&content);
	for (size_t got = 1; !status && got;) {
		char *room = buffer_reserve(&content, piece);
		status = stream_read(&stream, room, piece, &got, error);
		content.len += got;
	}
	stream_close(&stream);
	return status;
}

/* Reads all there is, `piece` bytes at a time. */
static enum status
read_all(const char *path, size_t piece, struct error *error)
{
	return read_opened(stream_open(&stream, path, error), piece, error);
}

/* The same out of memory. */
static enum status
read_bytes(const char *path, size_t piece)
{
	struct str bytes;
	assert_int_equal(file_read(path, &arena, &bytes, NULL), STATUS_OK);
	return read_opened(stream_open_bytes(&stream, "memory", bytes, NULL),
			piece, NULL);
}

/* Text that neither repeats soon nor compresses to nothing. */
static struct str
some_text(size_t length)
{
	char *text = arena_take(&arena, length);
	struct random chance = { 1 };
	for (size_t i = 0; i < length; i++)
		text[i] = (char)('a' + random_below(&chance, 32));
	return (struct str){ text, length };
}

static void
test_codings_and_sizes(void **state)
{
	(void)state;
	static const size_t sizes[] = { 0, 1, 3, 1000, 127 * 1024, 400000 };
	static const size_t pieces[] = { 1, 7, 4096, 1 << 20 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct str text = some_text(sizes[i]);
		const char *paths[] = { temporary_write("plain", text),
			temporary_write_gzip("gzip", text),
			temporary_write_zstd("zstd", text) };
		for (size_t k = 0; k < 12; k++) {
			size_t piece = pieces[k / 3];
			if (piece < 4096 && sizes[i] > 1000)
				continue;
			assert_int_equal(read_all(paths[k % 3], piece, NULL),
					STATUS_OK);
			assert_true(str_equal(buffer_str(&content), text));
			assert_int_equal(read_bytes(paths[k % 3], piece),
					STATUS_OK);
			assert_true(str_equal(buffer_str(&content), text));
		}
	}
}

/* Members and frames behind one another, and zeros as padding. */
static void
test_members(void **state)
{
	(void)state;
	static const char *const names[] = { "gzip", "zstd" };
	for (size_t i = 0; i < 2; i++) {
		const char *path = i ? temporary_write_zstd("one", STR("abc"))
				     : temporary_write_gzip("one", STR("abc"));
		struct str one;
		assert_int_equal(
				file_read(path, &arena, &one, NULL), STATUS_OK);
		struct buffer many;
		buffer_init(&many, BUFFER_UNLIMITED);
		for (size_t k = 0; k < 3; k++)
			buffer_put(&many, one);
		if (!i)
			buffer_put(&many, STR("\0\0\0\0"));
		path = temporary_write(names[i], buffer_str(&many));
		buffer_fini(&many);
		assert_int_equal(read_all(path, 4096, NULL), STATUS_OK);
		assert_true(str_equal(buffer_str(&content), STR("abcabcabc")));
	}
}

static void
test_truncated(void **state)
{
	(void)state;
	struct str text = some_text(100000);
	for (size_t i = 0; i < 2; i++) {
		const char *path = i ? temporary_write_zstd("whole", text)
				     : temporary_write_gzip("whole", text);
		struct str whole;
		struct error error;
		assert_int_equal(file_read(path, &arena, &whole, NULL),
				STATUS_OK);
		whole.len -= 20;
		path = temporary_write("cut", whole);
		assert_int_equal(read_all(path, 4096, &error), STATUS_FORMAT);
		assert_non_null(strstr(error.message, "ends early"));
		assert_int_equal(error.offset, whole.len);
		/* What came before is delivered, as far as it is whole. */
		assert_true(content.len <= text.len);
		assert_memory_equal(content.at, text.at, content.len);
		assert_true(i || content.len > text.len / 2);
	}
}

static void
test_damaged(void **state)
{
	(void)state;
	struct str text = some_text(100000), whole;
	const char *path = temporary_write_gzip("whole", text);
	struct error error;
	assert_int_equal(file_read(path, &arena, &whole, NULL), STATUS_OK);
	struct str copy = arena_copy(&arena, whole);
	memset((char *)(uintptr_t)copy.at + copy.len / 2, 0xFF, 64);
	path = temporary_write("damaged", copy);
	assert_int_equal(read_all(path, 4096, &error), STATUS_FORMAT);
	assert_non_null(strstr(error.message, "damaged"));
	assert_true(error.offset >= copy.len / 2 && error.offset <= copy.len);
}

static void
test_bomb(void **state)
{
	(void)state;
	enum { BYTES = 512 * 1024 * 1024 };
	char *zeros = calloc(1, BYTES);
	assert_non_null(zeros);
	const char *path = temporary_write_zstd(
			"bomb", (struct str){ zeros, BYTES });
	free(zeros);
	struct error error;
	size_t got = 1, all = 0;
	enum status status = stream_open(&stream, path, &error);
	static char piece[65536];
	while (!status && got) {
		status = stream_read(
				&stream, piece, sizeof piece, &got, &error);
		all += got;
	}
	stream_close(&stream);
	assert_int_equal(status, STATUS_LIMIT);
	assert_in_range(all, LIMIT_INFLATE_FREE_BYTES,
			LIMIT_INFLATE_FREE_BYTES + 200u * 1024 * 1024);
}

/* As `zstd --long=31` writes it: a window of 2 GiB. */
static void
test_long_window(void **state)
{
	(void)state;
	if (sizeof(size_t) < 8)
		skip();
	const char *path = temporary_write(
			"long", STR("\x28\xB5\x2F\xFD\x00\xA8\x29\x00\x00"
				    "Kenya"));
	assert_int_equal(read_all(path, 4096, NULL), STATUS_OK);
	assert_true(str_equal(buffer_str(&content), STR("Kenya")));
}

/* Behind a damaged member comes the next; what is no member is passed. */
static void
test_resume(void **state)
{
	(void)state;
	struct str one;
	struct error error;
	struct buffer file;
	char piece[64];
	size_t got;
	const char *path = temporary_write_gzip("one", STR("abc"));
	assert_int_equal(file_read(path, &arena, &one, NULL), STATUS_OK);
	buffer_init(&file, BUFFER_UNLIMITED);
	buffer_put(&file, one);
	buffer_put(&file, one);
	file.at[one.len - 5] ^= 1; /* of the checksum */
	buffer_put(&file, STR("junk \x1F\x8B"));
	buffer_put(&file, one);
	path = temporary_write("many", buffer_str(&file));
	assert_int_equal(stream_open(&stream, path, &error), STATUS_OK);
	assert_int_equal(
			stream_read(&stream, piece, sizeof piece, &got, &error),
			STATUS_FORMAT);
	assert_true(stream_resume(&stream));
	assert_int_equal(
			stream_read(&stream, piece, sizeof piece, &got, &error),
			STATUS_OK);
	assert_int_equal(got, 3);
	assert_int_equal(stream.member_start, one.len);
	assert_int_equal(
			stream_read(&stream, piece, sizeof piece, &got, &error),
			STATUS_OK);
	assert_int_equal(got, 0);
	assert_true(stream_resume(&stream));
	assert_int_equal(
			stream_read(&stream, piece, sizeof piece, &got, &error),
			STATUS_OK);
	assert_int_equal(stream.member_start, 2 * one.len + 7);
	assert_false(stream_resume(&stream));
	stream_close(&stream);
	buffer_fini(&file);
}

static void
test_refused(void **state)
{
	(void)state;
	struct error error;
	const char *missing = temporary_path("missing");
	assert_int_equal(read_all(missing, 10, &error), STATUS_IO);
	assert_string_equal(error.where, missing);
	assert_int_equal(read_all(temporary_folder("folder"), 10, &error),
			STATUS_IO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
				test_codings_and_sizes, start, stop),
		cmocka_unit_test_setup_teardown(test_members, start, stop),
		cmocka_unit_test_setup_teardown(test_truncated, start, stop),
		cmocka_unit_test_setup_teardown(test_damaged, start, stop),
		cmocka_unit_test_setup_teardown(test_bomb, start, stop),
		cmocka_unit_test_setup_teardown(test_long_window, start, stop),
		cmocka_unit_test_setup_teardown(test_resume, start, stop),
		cmocka_unit_test_setup_teardown(test_refused, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
