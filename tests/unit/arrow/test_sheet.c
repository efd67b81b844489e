/* Sheets as columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "arrow/sheet.h"
#include "row_json.h"

enum { WHO, EVENTS, NET, FIRST, MONTH, COLUMNS };

static const struct sheet_column columns[COLUMNS] = {
	[WHO] = { "who", SHEET_TEXT, "", "Who acts" },
	[EVENTS] = { "events", SHEET_COUNT, "events", "Each once" },
	[NET] = { "net", SHEET_NUMBER, "score", "A difference" },
	[FIRST] = { "first", SHEET_DATE, "", "First day" },
	[MONTH] = { "month", SHEET_PERIOD, "", "" },
};

static void
check_row(const struct ArrowSchema *schema, const struct ArrowArray *array,
		int64_t row, const char *expected)
{
	json_t *wanted = json_loads(expected, JSON_DECODE_INT_AS_REAL, NULL);
	json_t *found = row_json(schema, array, row);
	if (!json_equal(wanted, found))
		fail_msg("%s", json_dumps(found, 0));
	json_decref(wanted);
	json_decref(found);
}

/* The rows outlive the sheet. */
static void
test_rows(void **state)
{
	struct sheet sheet;
	struct ArrowSchema schema;
	struct ArrowArray array;
	(void)state;
	sheet_init(&sheet, "example", columns, COLUMNS);
	sheet_row(&sheet);
	sheet_put_text(&sheet, WHO, STR("CÔTE"));
	sheet_put_count(&sheet, EVENTS, INT64_C(5000000000));
	sheet_put_number(&sheet, NET, 1.0 / 3);
	sheet_put_text(&sheet, FIRST, STR("2024-03-15"));
	sheet_put_text(&sheet, MONTH, STR("2024-03"));
	sheet_row(&sheet);
	sheet_row(&sheet);
	sheet_put_text(&sheet, WHO, STR(""));
	sheet_put_number(&sheet, NET, NAN);
	sheet_put_text(&sheet, FIRST, STR(""));
	sheet_arrow(&sheet, &schema, &array);
	sheet_fini(&sheet);
	assert_int_equal(array.length, 3);
	check_row(&schema, &array, 0,
			"{\"who\":\"CÔTE\",\"events\":5000000000,"
			"\"net\":0.33333333333333331,\"first\":\"2024-03-15\","
			"\"month\":\"2024-03\"}");
	check_row(&schema, &array, 1, "{}");
	check_row(&schema, &array, 2, "{\"who\":\"\"}");
	array.release(&array);
	schema.release(&schema);
}

static void
test_types(void **state)
{
	static const char *const formats[COLUMNS] = { "u", "l", "g", "tdD",
		"u" };
	struct sheet sheet;
	struct ArrowSchema schema;
	struct ArrowArray array;
	(void)state;
	sheet_init(&sheet, "example", columns, COLUMNS);
	sheet_arrow(&sheet, &schema, &array);
	assert_int_equal(array.length, 0);
	for (size_t i = 0; i < COLUMNS; i++) {
		assert_string_equal(schema.children[i]->format, formats[i]);
		assert_string_equal(schema.children[i]->name, columns[i].name);
	}
	/* Two pairs of key and value, each behind its length. */
	const char *metadata = schema.children[NET]->metadata;
	assert_memory_equal(metadata + 8, "unit", 4);
	assert_memory_equal(metadata + 16, "score", 5);
	assert_memory_equal(metadata + 25, "help", 4);
	assert_memory_equal(metadata + 33, "A difference", 12);
	assert_null(schema.children[MONTH]->metadata);
	array.release(&array);
	schema.release(&schema);
	sheet_fini(&sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_types),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
