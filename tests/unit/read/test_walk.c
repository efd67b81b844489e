#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define _GNU_SOURCE
#include "read/walk.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "temporary.h"

static struct walk walk;

static void
assert_next(const char *name)
{
	assert_int_equal(walk_next(&walk, NULL), STATUS_OK);
	assert_string_equal(walk.path, temporary_path(name));
}

static void
test_order(void **state)
{
	(void)state;
	temporary_folder("b");
	temporary_folder("b/empty");
	temporary_write("b/2", STR("x"));
	temporary_write("b/10", STR("x"));
	temporary_write("a", STR("x"));
	temporary_write("c", STR("x"));
	temporary_write(".hidden", STR("x"));
	const char *paths[] = { temporary_path(""), "no such file" };
	walk_init(&walk, paths, 2);
	assert_next("a");
	assert_next("b/10");
	assert_next("b/2");
	assert_next("c");
	/* What was asked for by name is taken as it is. */
	assert_int_equal(walk_next(&walk, NULL), STATUS_OK);
	assert_string_equal(walk.path, "no such file");
	assert_int_equal(walk_next(&walk, NULL), STATUS_END);
	walk_fini(&walk);
}

/* Links to files are files; links to folders and pipes are passed over. */
static void
test_links(void **state)
{
	(void)state;
	temporary_folder("f");
	temporary_write("f/file", STR("x"));
	assert_int_equal(symlink("file", temporary_path("f/link")), 0);
	assert_int_equal(symlink("..", temporary_path("f/loop")), 0);
	assert_int_equal(symlink("nowhere", temporary_path("f/broken")), 0);
	assert_int_equal(mkfifo(temporary_path("f/pipe"), 0600), 0);
	const char *paths[] = { temporary_path("f") };
	walk_init(&walk, paths, 1);
	assert_next("f/file");
	assert_next("f/link");
	assert_int_equal(walk_next(&walk, NULL), STATUS_END);
	walk_fini(&walk);
}

static void
test_too_deep(void **state)
{
	(void)state;
	char name[512] = "d";
	temporary_folder(name);
	for (int i = 0; i < LIMIT_FOLDER_DEPTH; i++) {
		strcat(name, "/d");
		temporary_folder(name);
	}
	temporary_write("d/file", STR("x"));
	const char *paths[] = { temporary_path("d") };
	struct error error;
	walk_init(&walk, paths, 1);
	assert_int_equal(walk_next(&walk, &error), STATUS_LIMIT);
	assert_next("d/file");
	assert_int_equal(walk_next(&walk, NULL), STATUS_END);
	walk_fini(&walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_order, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_links, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_too_deep, temporary_setup,
				temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
