#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define _GNU_SOURCE
#include "read/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "temporary.h"

static struct source *source;
static struct document document;
static struct error error;

static void
open_one(const char *path)
{
	static const char *paths[1];
	paths[0] = path;
	source = source_open(paths, 1);
}

static void
assert_document(enum article_kind kind, uint64_t line, const char *bytes)
{
	assert_int_equal(source_next(source, &document, &error), STATUS_OK);
	assert_int_equal(document.kind, kind);
	assert_int_equal(document.line, line);
	assert_true(str_equal(document.bytes, str_of(bytes)));
}

static void
assert_reject(enum status status, uint64_t line)
{
	assert_int_equal(source_next(source, &document, &error), status);
	assert_int_equal(error.status, status);
	assert_int_equal(error.line, line);
}

static void
assert_end(void)
{
	assert_int_equal(source_next(source, &document, &error), STATUS_END);
	assert_int_equal(source_next(source, &document, &error), STATUS_END);
	source_close(source);
}

static void
test_kinds(void **state)
{
	(void)state;
	const char *paths[] = {
		temporary_write("a.txt", STR("Some text.")),
		temporary_write_gzip("b.html.gz", STR("<p>x</p>")),
		temporary_write("c", STR("1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n")),
	};
	source = source_open(paths, 3);
	assert_document(ARTICLE_TEXT, 0, "Some text.");
	assert_string_equal(document.path.at, paths[0]);
	assert_document(ARTICLE_HTML, 0, "<p>x</p>");
	assert_document(ARTICLE_CONLLU, 0, "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n");
	assert_end();
}

static void
test_lines(void **state)
{
	(void)state;
	open_one(temporary_write_zstd(
			"l", STR("\xEF\xBB\xBF{\"a\":1}\n\n \r\n{\"b\":2}\r\n"
				 "{\"c\":3}")));
	assert_document(ARTICLE_JSONL, 1, "{\"a\":1}");
	assert_document(ARTICLE_JSONL, 4, "{\"b\":2}\r");
	assert_document(ARTICLE_JSONL, 5, "{\"c\":3}");
	assert_end();
}

/* So much of a file is through as its lines that were given are of it, however
 * much was read ahead. */
static void
assert_consumed_by_lines(const char *path, uint64_t size)
{
	enum { LINES = 100 };
	open_one(path);
	for (uint64_t i = 1; i <= LINES; i++) {
		assert_int_equal(source_next(source, &document, &error),
				STATUS_OK);
		uint64_t consumed = source_consumed(source);
		assert_in_range(consumed, (i - 1) * size / LINES,
				(i + 1) * size / LINES);
	}
	assert_end();
}

static void
test_consumed(void **state)
{
	(void)state;
	struct buffer lines;
	buffer_init(&lines, BUFFER_UNLIMITED);
	for (int i = 0; i < 100; i++)
		buffer_put_format(&lines, "{\"text\":\"%060d\"}\n", i);
	const char *plain = temporary_write("plain", buffer_str(&lines));
	assert_consumed_by_lines(plain, lines.len);
	const char *packed = temporary_write_zstd("zst", buffer_str(&lines));
	struct stat info;
	assert_int_equal(stat(packed, &info), 0);
	assert_consumed_by_lines(packed, (uint64_t)info.st_size);
	buffer_fini(&lines);
}

/* Lines of many lengths, over the borders of the pieces that are read. */
static void
test_line_lengths(void **state)
{
	(void)state;
	enum { LINES = 400 };
	struct buffer file;
	buffer_init(&file, BUFFER_UNLIMITED);
	for (size_t i = 0; i < LINES; i++) {
		buffer_put(&file, STR("{\"text\":\""));
		for (size_t k = 0; k < i * 37; k++)
			buffer_put_char(&file, (char)('a' + i % 26));
		buffer_put(&file, STR("\"}\n"));
	}
	open_one(temporary_write("l", buffer_str(&file)));
	buffer_fini(&file);
	for (size_t i = 0; i < LINES; i++) {
		assert_int_equal(source_next(source, &document, &error),
				STATUS_OK);
		assert_int_equal(document.line, i + 1);
		assert_int_equal(document.bytes.len, 11 + i * 37);
		assert_true(str_ends(document.bytes, STR("\"}")));
	}
	assert_end();
}

/* The run goes on behind every kind of bad file. */
static void
test_bad_files(void **state)
{
	(void)state;
	const char *unreadable = temporary_write("locked", STR("x"));
	assert_int_equal(chmod(unreadable, 0), 0);
	bool root = !access(unreadable, R_OK);
	const char *paths[] = {
		"/no/such/file",
		temporary_write("empty", STR("")),
		temporary_write("white", STR(" \n\n")),
		temporary_write("binary", STR("\177ELF\0\0\0\0")),
		unreadable,
		temporary_write("good", STR("Good text.")),
	};
	source = source_open(paths, 6);
	assert_reject(STATUS_IO, 0);
	assert_string_equal(error.where, "/no/such/file");
	assert_reject(STATUS_EMPTY, 0);
	assert_reject(STATUS_EMPTY, 0);
	assert_reject(STATUS_UNSUPPORTED, 0);
	if (root)
		assert_document(ARTICLE_TEXT, 0, "x");
	else
		assert_reject(STATUS_IO, 0);
	assert_document(ARTICLE_TEXT, 0, "Good text.");
	assert_end();
}

static void
test_truncated_lines(void **state)
{
	(void)state;
	struct buffer lines;
	buffer_init(&lines, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < 5000; i++)
		buffer_put_format(&lines, "{\"text\":\"line %u %u\"}\n", i,
				i * 2654435761u);
	struct arena arena;
	struct str whole;
	arena_init(&arena);
	const char *path = temporary_write_gzip("w", buffer_str(&lines));
	buffer_fini(&lines);
	assert_int_equal(file_read(path, &arena, &whole, NULL), STATUS_OK);
	whole.len /= 2;
	open_one(temporary_write("cut", whole));
	arena_fini(&arena);
	uint64_t given = 0;
	enum status status;
	while (!(status = source_next(source, &document, &error))) {
		assert_true(str_ends(document.bytes, STR("}")));
		assert_int_equal(document.line, ++given);
	}
	assert_true(given > 1000 && given < 5000);
	assert_int_equal(status, STATUS_FORMAT);
	assert_int_equal(error.offset, whole.len);
	assert_end();
}

static void
write_many(FILE *file, char c, size_t count)
{
	static char piece[65536];
	memset(piece, c, sizeof piece);
	for (; count >= sizeof piece; count -= sizeof piece)
		fwrite(piece, 1, sizeof piece, file);
	fwrite(piece, 1, count, file);
}

/* A line of 200 MB is passed over in the memory that the limit allows. */
static void
test_long_line(void **state)
{
	(void)state;
	const char *path = temporary_path("long");
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	fputs("{\"text\":\"before\"}\n{\"text\":\"", file);
	write_many(file, 'x', 200 * 1000 * 1000);
	fputs("\"}\n{\"text\":\"behind\"}\n", file);
	fclose(file);
	struct rusage before, after;
	getrusage(RUSAGE_SELF, &before);
	open_one(path);
	assert_document(ARTICLE_JSONL, 1, "{\"text\":\"before\"}");
	assert_reject(STATUS_LIMIT, 2);
	assert_string_equal(error.where, path);
	assert_document(ARTICLE_JSONL, 3, "{\"text\":\"behind\"}");
	getrusage(RUSAGE_SELF, &after);
	assert_end();
#ifndef __SANITIZE_ADDRESS__
	assert_true(after.ru_maxrss - before.ru_maxrss
			< (LIMIT_DOCUMENT_BYTES + 8 * 1024 * 1024) / 1024);
#endif
}

static void
test_too_large(void **state)
{
	(void)state;
	const char *path = temporary_path("large");
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	write_many(file, 'x', LIMIT_DOCUMENT_BYTES + 1);
	fclose(file);
	open_one(path);
	assert_reject(STATUS_LIMIT, 0);
	assert_end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kinds, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_lines, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_consumed, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_line_lengths,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_bad_files, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_truncated_lines,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_long_line, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_too_large, temporary_setup,
				temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
