#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/limits.h"
#include "base/table.h"

static void
test_rows_and_columns(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct table table;
	struct error error;
	assert_int_equal(table_read(&table, STR("t.tsv"),
					 STR("# note\n\na\tb\tc\n1\t 2 \n"
					     "# more\n\t\tx\n"),
					 &arena, &error),
			STATUS_OK);
	assert_int_equal(table.columns, 3);
	assert_int_equal(table.count, 2);
	assert_int_equal(table.rows[0].line, 4);
	assert_true(str_equal(table.rows[0].cell[1], STR("2")));
	assert_int_equal(table.rows[0].cell[2].len, 0);
	assert_int_equal(table.rows[1].line, 6);
	assert_true(str_equal(table.rows[1].cell[2], STR("x")));
	unsigned column;
	assert_int_equal(table_column(&table, "c", &column, &error), 0);
	assert_int_equal(column, 2);
	assert_int_equal(table_column(&table, "d", &column, &error),
			STATUS_FORMAT);
	arena_fini(&arena);
}

static void
test_errors_name_the_line(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct table table;
	struct error error;
	assert_int_equal(table_read(&table, STR("t.tsv"), STR("a\tb\n1\t2\t3"),
					 &arena, &error),
			STATUS_FORMAT);
	assert_int_equal(error.line, 2);
	assert_string_equal(error.where, "t.tsv");
	assert_int_equal(table_read(&table, STR("t.tsv"), STR("# only\n"),
					 &arena, &error),
			STATUS_FORMAT);
	size_t length = LIMIT_LEXICON_LINE + 10;
	char *wide = malloc(length);
	memset(wide, 'x', length);
	assert_int_equal(table_read(&table, STR("t.tsv"),
					 (struct str){ wide, length }, &arena,
					 &error),
			STATUS_LIMIT);
	free(wide);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows_and_columns),
		cmocka_unit_test(test_errors_name_the_line),
	};
	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
