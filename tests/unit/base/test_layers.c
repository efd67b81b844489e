/* Folders laid over one another: which file is found, which names are listed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/layers.h"

static const char *const FOLDERS[] = { "upper", "upper/both", "lower",
	"lower/both", "lower/below" };
static const char *const FILES[] = { "upper/both/b", "upper/both/c",
	"lower/both/a", "lower/both/b", "lower/below/d" };
enum { FOLDER_COUNT = 5, FILE_COUNT = 5 };

static char root[] = "/tmp/demarche-layers-XXXXXX";
static char layers[FILE_PATH_BYTES];

static void
below_root(char path[FILE_PATH_BYTES], const char *name)
{
	assert_int_equal(file_join(path, root, name, NULL), STATUS_OK);
}

static int
set_up(void **state)
{
	(void)state;
	char path[FILE_PATH_BYTES];
	assert_non_null(mkdtemp(root));
	for (int i = 0; i < FOLDER_COUNT; i++) {
		below_root(path, FOLDERS[i]);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	for (int i = 0; i < FILE_COUNT; i++) {
		below_root(path, FILES[i]);
		FILE *file = fopen(path, "w");
		assert_non_null(file);
		fclose(file);
	}
	snprintf(layers, sizeof layers, "%s/upper\n%s/lower", root, root);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	char path[FILE_PATH_BYTES];
	for (int i = FILE_COUNT; i--;) {
		below_root(path, FILES[i]);
		unlink(path);
	}
	for (int i = FOLDER_COUNT; i--;) {
		below_root(path, FOLDERS[i]);
		rmdir(path);
	}
	return rmdir(root);
}

static void
test_find(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "both/a", "lower/both/a" },
		{ "both/b", "upper/both/b" },
		{ "both/c", "upper/both/c" },
		{ "below/d", "lower/below/d" },
		{ "both/none", "lower/both/none" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char path[FILE_PATH_BYTES], expected[FILE_PATH_BYTES];
		assert_int_equal(layers_find(path, layers, cases[i][0], NULL),
				STATUS_OK);
		below_root(expected, cases[i][1]);
		assert_string_equal(path, expected);
	}
}

static void
test_list(void **state)
{
	(void)state;
	struct arena arena;
	struct str *names;
	size_t count;
	arena_init(&arena);
	assert_int_equal(layers_list(layers, "both", &arena, &names, &count,
					 NULL),
			STATUS_OK);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_true(str_equal(names[i],
				str_of((const char *[]){ "a", "b", "c" }[i])));
	assert_int_equal(layers_list(layers, "below", &arena, &names, &count,
					 NULL),
			STATUS_OK);
	assert_int_equal(count, 1);
	struct error error;
	assert_int_equal(layers_list(layers, "none", &arena, &names, &count,
					 &error),
			STATUS_IO);
	arena_fini(&arena);
}

static void
put_text(const char *name, const char *text)
{
	char path[FILE_PATH_BYTES];
	below_root(path, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

/* `both` of the lower layer has a and b, the upper one b and c. */
static size_t
count_with(const char *replaces)
{
	struct arena arena;
	struct str *names;
	size_t count;
	put_text("upper/both/" LAYERS_REPLACES, replaces);
	arena_init(&arena);
	assert_int_equal(layers_list(layers, "both", &arena, &names, &count,
					 NULL),
			STATUS_OK);
	arena_fini(&arena);
	char path[FILE_PATH_BYTES];
	below_root(path, "upper/both/" LAYERS_REPLACES);
	unlink(path);
	return count;
}

static void
test_replaces(void **state)
{
	(void)state;
	assert_int_equal(count_with(""), 3);
	assert_int_equal(count_with("# a remark\nnone\n"), 3);
	assert_int_equal(count_with("a\n"), 2);
	assert_int_equal(count_with("*\n"), 2);
}

static void
test_height(void **state)
{
	(void)state;
	assert_int_equal(layers_height(layers, "both/c"), 1);
	assert_int_equal(layers_height(layers, "both/a"), 0);
	assert_int_equal(layers_height(layers, "both/none"), 0);
}

static void
test_path(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		bool upper, lower;
	} cases[] = { { "both/a", false, true }, { "both/b", true, true },
		{ "both/c", true, false }, { "both/none", false, false } };
	assert_int_equal(layers_count(layers), 2);
	assert_int_equal(layers_count("one"), 1);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char path[FILE_PATH_BYTES];
		bool there;
		assert_int_equal(layers_path(path, layers, 0, cases[i].name,
						 &there, NULL),
				STATUS_OK);
		assert_int_equal(there, cases[i].lower);
		assert_int_equal(layers_path(path, layers, 1, cases[i].name,
						 &there, NULL),
				STATUS_OK);
		assert_int_equal(there, cases[i].upper);
		assert_non_null(strstr(path, "/upper/both/"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_replaces),
		cmocka_unit_test(test_height),
		cmocka_unit_test(test_path),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
