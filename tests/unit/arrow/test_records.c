/* What the program prints, line by line, is found again in the columns, and
 * every column is one that something prints: argument 1 is the name of a table,
 * the others are files of lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "arrow/batch.h"
#include "base/file.h"
#include "row_json.h"

struct printed {
	enum arrow_table table;
	char **files;
	int count;
	struct ArrowSchema schema;
};

static json_t *
parsed(struct str line)
{
	json_error_t error;
	json_t *object = json_loadb(line.at, line.len,
			JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
	assert_non_null(object);
	return object;
}

static void
check_rows(const struct printed *printed, const struct ArrowArray *array,
		struct str lines)
{
	int64_t row = 0;
	for (bool more = true; lines.len; row++) {
		struct str line = str_next(&lines, '\n', &more);
		json_t *expected = parsed(line);
		json_t *found = row_json(&printed->schema, array, row);
		if (!json_equal(expected, found)) {
			char *text = json_dumps(found, 0);
			fail_msg("%.*s\nbecame\n%s", STR_ARG(line), text);
		}
		json_decref(expected);
		json_decref(found);
	}
	assert_int_equal(row, array->length);
}

/* Calls `check` with the rows of all files. */
static void
each_file(struct printed *printed,
		void (*check)(struct printed *, const struct ArrowArray *,
				struct str))
{
	struct arrow_batch *batch = arrow_batch_new(printed->table);
	struct arena arena;
	arena_init(&arena);
	for (int i = 0; i < printed->count; i++) {
		struct ArrowArray array;
		struct error error;
		struct str lines;
		assert_int_equal(file_read(printed->files[i], &arena, &lines,
						 &error),
				STATUS_OK);
		if (arrow_batch_put(batch, lines, &error))
			fail_msg("%s:%d: %s", printed->files[i],
					(int)error.line, error.message);
		arrow_batch_take(batch, &array);
		check(printed, &array, lines);
		array.release(&array);
	}
	arena_fini(&arena);
	arrow_batch_free(batch);
}

static void
check_file(struct printed *printed, const struct ArrowArray *array,
		struct str lines)
{
	assert_true(array->length > 0);
	check_rows(printed, array, lines);
}

static void
test_nothing_is_lost(void **state)
{
	each_file(*state, check_file);
}

/* --- no column is in vain ------------------------------------------------ */

/* A bit for each column, in the order of a walk; flags of the schema are free
 * to remember it. */
enum { SEEN = 1 << 20 };

static void
mark_seen(struct ArrowSchema *schema, const struct ArrowArray *array)
{
	if (array->length > array->null_count)
		schema->flags |= SEEN;
	for (int64_t i = 0; i < schema->n_children; i++)
		mark_seen(schema->children[i], array->children[i]);
}

static void
mark_file(struct printed *printed, const struct ArrowArray *array,
		struct str lines)
{
	(void)lines;
	mark_seen(&printed->schema, array);
}

/* Actors and amounts have one shape wherever they stand: what one of them never
 * has, another has. */
static int
report_unseen(const struct ArrowSchema *schema, const char *parent, bool shared)
{
	int unseen = 0;
	if (!(schema->flags & SEEN) && !shared) {
		print_message("never seen: %s of %s\n", schema->name, parent);
		unseen++;
	}
	for (int64_t i = 0; i < schema->n_children; i++)
		unseen += report_unseen(schema->children[i], schema->name,
				!strcmp(schema->children[i]->name, "role")
						&& strcmp(parent, "party"));
	return unseen;
}

static void
test_all_columns(void **state)
{
	struct printed *printed = *state;
	each_file(printed, mark_file);
	assert_int_equal(report_unseen(&printed->schema, "table", false), 0);
}

int
main(int count, char **words)
{
	static const char *const names[] = { "records", "articles",
		"relations" };
	struct printed printed = { .files = words + 2, .count = count - 2 };
	while (strcmp(words[1], names[printed.table]))
		printed.table++;
	arrow_batch_schema(printed.table, &printed.schema);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_nothing_is_lost, &printed),
		cmocka_unit_test_prestate(test_all_columns, &printed),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	printed.schema.release(&printed.schema);
	return failed;
}
