/* Whole files, and paths that are too long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

static char folder[] = "/tmp/files-XXXXXX";
static const char *const names[] = { "b", "a", ".hidden", "B" };
enum { NAMES = sizeof names / sizeof *names };

static void
put_file(const char *name, struct str bytes)
{
	char path[FILE_PATH_BYTES];
	assert_int_equal(file_join(path, folder, name, NULL), STATUS_OK);
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

static int
start(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	for (int i = 0; i < NAMES; i++)
		put_file(names[i], (struct str){ "x\0y", (size_t)i });
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	char path[FILE_PATH_BYTES];
	for (int i = 0; i < NAMES; i++)
		if (!file_join(path, folder, names[i], NULL))
			unlink(path);
	return rmdir(folder);
}

/* What is no UTF-8 is told with byte, line and what to do. */
static void
test_text_is_utf8(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	char path[FILE_PATH_BYTES];
	struct str text;
	struct error error;
	assert_int_equal(file_join(path, folder, names[0], NULL), STATUS_OK);
	put_file(names[0], STR("name\nBogot\xc3\xa1\n"));
	assert_int_equal(
			file_read_text(path, &arena, &text, &error), STATUS_OK);
	assert_int_equal(text.len, 13);
	put_file(names[0], STR("name\nBogot\xe1\n"));
	assert_int_equal(file_read_text(path, &arena, &text, &error),
			STATUS_FORMAT);
	assert_string_equal(error.where, path);
	assert_int_equal(error.offset, 10);
	assert_int_equal(error.line, 2);
	assert_non_null(strstr(error.message, "byte 10 (0xE1) is not UTF-8"));
	assert_non_null(strstr(error.message, "iconv"));
	put_file(names[0], STR(""));
	assert_int_equal(
			file_read_text(path, &arena, &text, &error), STATUS_OK);
	arena_fini(&arena);
}

static void
test_read_and_map(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	/* Nothing, one byte, a NUL at the end. */
	for (int i = 0; i < NAMES; i++) {
		char path[FILE_PATH_BYTES];
		struct str bytes, want = { "x\0y", (size_t)i };
		struct file_map map;
		assert_int_equal(file_join(path, folder, names[i], NULL),
				STATUS_OK);
		assert_int_equal(file_read(path, &arena, &bytes, NULL),
				STATUS_OK);
		assert_true(str_equal(bytes, want));
		assert_int_equal(bytes.at[bytes.len], '\0');
		assert_int_equal(file_map_open(&map, path, NULL), STATUS_OK);
		assert_true(str_equal((struct str){ map.at, map.len }, want));
		file_map_close(&map);
		assert_int_equal(map.len, 0);
	}
	arena_fini(&arena);
}

static void
test_list_is_sorted(void **state)
{
	(void)state;
	static const char *const want[] = { "B", "a", "b" };
	struct arena arena;
	struct str *found;
	size_t count;
	arena_init(&arena);
	assert_int_equal(file_list(folder, &arena, &found, &count, NULL),
			STATUS_OK);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(found[i].at, want[i]);
	arena_fini(&arena);
}

static void
test_refusals(void **state)
{
	(void)state;
	struct arena arena;
	struct error error;
	struct file_map map;
	struct str bytes;
	arena_init(&arena);
	assert_int_equal(file_read(folder, &arena, &bytes, &error), STATUS_IO);
	assert_string_equal(error.where, folder);
	assert_string_equal(error.message, "not a regular file");
	assert_int_equal(
			file_map_open(&map, "/tmp/no/such", &error), STATUS_IO);
	assert_string_equal(error.where, "/tmp/no/such");
	arena_fini(&arena);
}

/* A path is whole or refused, never cut. */
/* Only what is known not to be there is missing. */
static void
test_missing(void **state)
{
	(void)state;
	char place[] = "/tmp/demarche-missing-XXXXXX";
	char path[FILE_PATH_BYTES], below[FILE_PATH_BYTES];
	assert_non_null(mkdtemp(place));
	assert_false(file_is_missing(place));
	assert_int_equal(file_join(path, place, "name", NULL), STATUS_OK);
	assert_true(file_is_missing(path));
	assert_int_equal(symlink("name", path), 0);
	assert_false(file_is_missing(path)); /* it leads to itself */
	unlink(path);
	fclose(fopen(path, "w"));
	assert_false(file_is_missing(path));
	assert_int_equal(file_join(below, path, "below", NULL), STATUS_OK);
	assert_true(file_is_missing(below));
	unlink(path);
	rmdir(place);
}

static void
test_longest_path(void **state)
{
	(void)state;
	char path[FILE_PATH_BYTES], name[FILE_PATH_BYTES] = { 0 };
	memset(name, 'n', FILE_PATH_BYTES - 3);
	assert_int_equal(file_join(path, "f", name, NULL), STATUS_OK);
	assert_int_equal(strlen(path), FILE_PATH_BYTES - 1);
	assert_memory_equal(path, "f/n", 3);
	struct error error;
	assert_int_equal(file_join(path, "fo", name, &error), STATUS_LIMIT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read_and_map),
		cmocka_unit_test(test_text_is_utf8),
		cmocka_unit_test(test_list_is_sorted),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_longest_path),
	};
	return cmocka_run_group_tests_name("file", tests, start, stop);
}
