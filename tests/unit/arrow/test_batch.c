/* Rows out of lines that no program wrote. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "arrow/batch.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "row_json.h"

/* Puts lines that are good into a batch of their own. */
static void
fill(struct ArrowArray *array, enum arrow_table table, struct str lines)
{
	struct arrow_batch *batch = arrow_batch_new(table);
	struct error error;
	if (arrow_batch_put(batch, lines, &error))
		fail_msg("%s", error.message);
	arrow_batch_take(batch, array);
	arrow_batch_free(batch);
}

static void
check_row(const struct ArrowArray *array, enum arrow_table table, int64_t row,
		const char *expected)
{
	struct ArrowSchema schema;
	arrow_batch_schema(table, &schema);
	json_t *wanted = json_loads(expected, JSON_DECODE_INT_AS_REAL, NULL);
	json_t *found = row_json(&schema, array, row);
	if (!json_equal(wanted, found))
		fail_msg("%s", json_dumps(found, 0));
	json_decref(wanted);
	json_decref(found);
	schema.release(&schema);
}

static void
check_line(const char *line)
{
	struct ArrowArray array;
	fill(&array, ARROW_RECORDS, str_of(line));
	check_row(&array, ARROW_RECORDS, 0, line);
	array.release(&array);
}

static void
test_values(void **state)
{
	(void)state;
	check_line("{}");
	check_line(" { \"actor\" : [ ] , \"sentence\" :\t-3 } \r");
	check_line("{\"actor\":[{},{\"sector\":[\"GOV\",\"MIL\"]},{}]}");
	check_line("{\"source\":{},\"version\":{\"program\":\"\"}}");
	check_line("{\"direct\":true,\"mixed\":false}");
	check_line("{\"date\":\"0001-01-01\",\"date_end\":\"9999-12-31\"}");
	check_line("{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u2026"
		   "\\ud83d\\ude00 \xc3\xa9\"}");
	check_line("{\"score\":-5.5,\"confidence\":0,\"location\":{"
		   "\"lat\":-1.2833,\"lon\":36.8167,\"geonameid\":2147483647}"
		   "}");
	check_line("{\"amount\":[{\"value\":1000000000000000000,"
		   "\"usd\":0.000001,\"value_high\":999999999.999999}]}");
}

static void
test_null_is_absent(void **state)
{
	struct ArrowArray array;
	(void)state;
	fill(&array, ARROW_RECORDS,
			STR("{\"id\":null,\"actor\":null,\"context\":[null,"
			    "\"a\",null],\"source\":null}"));
	check_row(&array, ARROW_RECORDS, 0, "{\"context\":[null,\"a\",null]}");
	array.release(&array);
}

/* Rows that lack what others have, in any order. */
static void
test_gaps(void **state)
{
	static const char *const lines[] = { "{}",
		"{\"author\":[\"A\",\"B\"],\"paragraphs\":2}", "{}",
		"{\"id\":\"three\"}", "{\"author\":[]}",
		"{\"paragraphs\":5,\"author\":[\"C\"],\"id\":\"\"}", "{}" };
	enum { LINES = sizeof lines / sizeof lines[0] };
	struct buffer text;
	struct ArrowArray array;
	(void)state;
	buffer_init(&text, BUFFER_UNLIMITED);
	for (size_t i = 0; i < LINES; i++)
		buffer_put_format(&text, "%s\n", lines[i]);
	fill(&array, ARROW_ARTICLES, buffer_str(&text));
	assert_int_equal(array.length, LINES);
	for (int64_t i = 0; i < LINES; i++)
		check_row(&array, ARROW_ARTICLES, i, lines[i]);
	buffer_fini(&text);
	array.release(&array);
}

/* --- what is refused ----------------------------------------------------- */

static void
refused(const char *line, uint64_t byte)
{
	static const char good[] = "{\"id\":\"a\"}\n";
	struct arrow_batch *batch = arrow_batch_new(ARROW_RECORDS);
	struct ArrowArray array;
	struct error error;
	struct buffer lines;
	buffer_init(&lines, BUFFER_UNLIMITED);
	buffer_put_format(&lines, "%s%s", good, line);
	assert_int_equal(arrow_batch_put(batch, str_of(good), &error),
			STATUS_OK);
	enum status status = arrow_batch_put(batch, buffer_str(&lines), &error);
	if (status != STATUS_FORMAT || error.line != 2
			|| error.offset != sizeof good - 1 + byte)
		fail_msg("%s: %d, line %d, byte %d: %s", line, status,
				(int)error.line,
				(int)(error.offset - sizeof good + 1),
				error.message);
	assert_int_equal(arrow_batch_put(batch, str_of(good), NULL), STATUS_OK);
	arrow_batch_take(batch, &array);
	assert_int_equal(array.length, 2);
	check_row(&array, ARROW_RECORDS, 0, "{\"id\":\"a\"}");
	check_row(&array, ARROW_RECORDS, 1, "{\"id\":\"a\"}");
	array.release(&array);
	arrow_batch_free(batch);
	buffer_fini(&lines);
}

static void
test_refused(void **state)
{
	(void)state;
	refused("[]", 0);
	refused("{", 1);
	refused("{\"id\"", 5);
	refused("{\"id\":", 6);
	refused("{\"id\":\"a", 6);
	refused("{\"id\":\"a\\", 6);
	refused("{\"id\":\"a\\\"", 6);
	refused("{\"id\":\"a\"", 9);
	refused("{\"id\":\"a\"} x", 11);
	refused("{\"id\":\"a\",}", 10);
	refused("{\"id\":\"a\",\"id\":\"b\"}", 14);
	refused("{\"colour\":\"a\"}", 1);
	refused("{\"source\":{\"colour\":1}}", 11);
	refused("{\"id\":1}", 6);
	refused("{\"id\":[]}", 6);
	refused("{\"actor\":{}}", 9);
	refused("{\"actor\":[1]}", 10);
	refused("{\"actor\":[{}", 12);
	refused("{\"actor\":[{\"text\":\"a\"},{\"text\":2}]}", 31);
	refused("{\"source\":[]}", 10);
	refused("{\"direct\":\"true\"}", 10);
	refused("{\"direct\":tru}", 10);
}

static void
test_refused_values(void **state)
{
	(void)state;
	refused("{\"id\":\"\xc3\"}", 6);
	refused("{\"id\":\"\xed\xa0\x80\"}", 6);
	refused("{\"id\":\"a\tb\"}", 6);
	refused("{\"id\":\"\\x\"}", 6);
	refused("{\"id\":\"\\u12g4\"}", 6);
	refused("{\"id\":\"\\ud800\"}", 6);
	refused("{\"id\":\"\\ud800\\u0041\"}", 6);
	refused("{\"id\":\"\\udc00\"}", 6);
	refused("{\"date\":\"2025-02-30\"}", 8);
	refused("{\"date\":\"2025-11-24T10:00:00Z\"}", 8);
	refused("{\"date\":\"\"}", 8);
	refused("{\"sentence\":1.5}", 12);
	refused("{\"sentence\":2147483648}", 12);
	refused("{\"sentence\":01}", 12);
	refused("{\"sentence\":-}", 12);
	refused("{\"sentence\":1e3}", 12);
	refused("{\"score\":.5}", 9);
	refused("{\"score\":5.}", 9);
	refused("{\"score\":NaN}", 9);
	refused("{\"score\":1e400}", 9);
	refused("{\"score\":99999999999999999999}", 9);
	refused("{\"score\":9007199254740993.5}", 9);
}

/* Any prefix of a line, and any byte of it changed, is refused or read, never
 * worse. */
static void
test_damage(void **state)
{
	static const char line[] =
			"{\"record\":\"event\",\"date\":\"2025-03-04\","
			"\"score\""
			":-5.5,\"actor\":[{\"text\":\"K\\u00e9\",\"start\":24,"
			"\"sector\":[\"GOV\"]}],\"direct\":true}";
	struct arrow_batch *batch = arrow_batch_new(ARROW_RECORDS);
	struct ArrowArray array;
	char damaged[sizeof line];
	(void)state;
	for (size_t i = 0; i < sizeof line - 1; i++) {
		assert_int_equal(arrow_batch_put(batch, (struct str){ line, i },
						 NULL),
				i ? STATUS_FORMAT : STATUS_OK);
		for (const char *c = "\"\\[]{}:,0x\n"; *c; c++) {
			memcpy(damaged, line, sizeof line);
			damaged[i] = *c;
			enum status status = arrow_batch_put(
					batch, str_of(damaged), NULL);
			assert_true(!status || status == STATUS_FORMAT);
		}
	}
	arrow_batch_take(batch, &array);
	array.release(&array);
	arrow_batch_free(batch);
}

static void
test_limits(void **state)
{
	struct arrow_batch *batch = arrow_batch_new(ARROW_RELATIONS);
	struct ArrowArray array;
	struct error error;
	struct buffer lines;
	(void)state;
	buffer_init(&lines, BUFFER_UNLIMITED);
	for (size_t i = 0; i < LIMIT_BATCH_ROWS; i++)
		buffer_put(&lines, STR("{}\n"));
	assert_int_equal(arrow_batch_put(batch, buffer_str(&lines), &error),
			STATUS_OK);
	assert_int_equal(arrow_batch_put(batch, STR("{}\n"), &error),
			STATUS_LIMIT);
	assert_int_equal(arrow_batch_rows(batch), LIMIT_BATCH_ROWS);
	arrow_batch_take(batch, &array);
	assert_int_equal(array.length, LIMIT_BATCH_ROWS);
	array.release(&array);
	assert_int_equal(
			arrow_batch_put(batch, STR("{}\n"), &error), STATUS_OK);
	/* Nothing of it is read. */
	assert_int_equal(arrow_batch_put(batch,
					 (struct str){ "", LIMIT_BATCH_BYTES },
					 &error),
			STATUS_LIMIT);
	buffer_fini(&lines);
	arrow_batch_free(batch);
}

/* Items count over all rows; the line that is too much leaves nothing. */
static void
test_many_items(void **state)
{
	struct arrow_batch *batch = arrow_batch_new(ARROW_RECORDS);
	struct ArrowArray array;
	struct error error;
	struct buffer line;
	enum { ITEMS = 1 << 16, LINES = LIMIT_BATCH_ITEMS / ITEMS };
	(void)state;
	buffer_init(&line, BUFFER_UNLIMITED);
	buffer_put(&line, STR("{\"context\":["));
	for (int i = 0; i < ITEMS; i++)
		buffer_put(&line, i ? STR(",null") : STR("null"));
	buffer_put(&line, STR("]}"));
	for (int i = 0; i < LINES; i++)
		assert_int_equal(arrow_batch_put(batch, buffer_str(&line),
						 &error),
				STATUS_OK);
	assert_int_equal(arrow_batch_put(batch, STR("{\"context\":[\"a\"]}"),
					 &error),
			STATUS_LIMIT);
	assert_int_equal(
			arrow_batch_put(batch, STR("{\"context\":[]}"), &error),
			STATUS_OK);
	arrow_batch_take(batch, &array);
	assert_int_equal(array.length, LINES + 1);
	array.release(&array);
	buffer_fini(&line);
	arrow_batch_free(batch);
}

/* --- what is handed out -------------------------------------------------- */

static void
test_children_move(void **state)
{
	struct ArrowArray array, moved;
	struct ArrowSchema schema, moved_schema;
	(void)state;
	fill(&array, ARROW_ARTICLES, STR("{\"author\":[\"A\",\"B\"]}"));
	arrow_batch_schema(ARROW_ARTICLES, &schema);
	moved = *array.children[3];
	array.children[3]->release = NULL;
	array.release(&array);
	assert_null(array.release);
	moved_schema = *schema.children[3];
	schema.children[3]->release = NULL;
	schema.release(&schema);
	assert_null(schema.release);
	json_t *list = row_json(&moved_schema, &moved, 0);
	assert_int_equal(json_array_size(list), 2);
	json_decref(list);
	moved.release(&moved);
	moved_schema.release(&moved_schema);
}

static void
check_buffers(const struct ArrowArray *array)
{
	for (int64_t i = array->null_count ? 0 : 1; i < array->n_buffers; i++) {
		assert_non_null(array->buffers[i]);
		assert_int_equal((uintptr_t)array->buffers[i] % 64, 0);
	}
	for (int64_t i = 0; i < array->n_children; i++)
		check_buffers(array->children[i]);
}

static void
test_no_rows(void **state)
{
	struct ArrowArray array;
	(void)state;
	fill(&array, ARROW_RECORDS, STR(""));
	assert_int_equal(array.length, 0);
	check_buffers(&array);
	array.release(&array);
	fill(&array, ARROW_RECORDS, STR("{}"));
	assert_int_equal(array.length, 1);
	check_buffers(&array);
	array.release(&array);
}

static void
test_schema(void **state)
{
	struct ArrowSchema schema;
	(void)state;
	arrow_batch_schema(ARROW_RECORDS, &schema);
	assert_string_equal(schema.format, "+s");
	assert_string_equal(schema.children[0]->name, "record");
	assert_string_equal(schema.children[0]->format, "u");
	int32_t pairs, length;
	memcpy(&pairs, schema.children[0]->metadata, sizeof pairs);
	memcpy(&length, schema.children[0]->metadata + 4, sizeof length);
	assert_int_equal(pairs, 1);
	assert_int_equal(length, 4);
	assert_memory_equal(schema.children[0]->metadata + 8, "help", 4);
	schema.release(&schema);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_null_is_absent),
		cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_refused_values),
		cmocka_unit_test(test_damage),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_many_items),
		cmocka_unit_test(test_children_move),
		cmocka_unit_test(test_no_rows),
		cmocka_unit_test(test_schema),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
