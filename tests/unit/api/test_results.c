#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrow/abi.h"
#include "demarche.h"

static struct dem_coder *coder;

static int
load(void **state)
{
	(void)state;
	struct dem_coder_options options;
	dem_coder_options_init(&options);
	options.data = PROJECT_ROOT;
	return dem_coder_load(&coder, &options, NULL) != DEM_OK;
}

static int
unload(void **state)
{
	(void)state;
	dem_coder_unload(coder);
	return 0;
}

/* --- articles of the tests ------------------------------------------------ */

struct given {
	const char *const *texts;
	size_t count, next;
	const char *id;
};

static struct dem_text
text_of(const char *text)
{
	return (struct dem_text){ text, text ? strlen(text) : 0 };
}

static enum dem_status
next_given(void *context, struct dem_article *article, struct dem_error *error)
{
	struct given *given = context;
	(void)error;
	if (given->next == given->count)
		return DEM_END;
	article->text = text_of(given->texts[given->next++]);
	article->id = text_of(given->id);
	article->date = text_of("2025-03-04");
	return DEM_OK;
}

static struct dem_run_options
threads(unsigned number)
{
	struct dem_run_options options;
	dem_run_options_init(&options);
	options.threads = number;
	return options;
}

static struct dem_results *
run(enum dem_task task, struct given *given, unsigned number)
{
	struct dem_results *results;
	struct dem_run_options options = threads(number);
	assert_int_equal(dem_run_articles(coder, task, next_given, given,
					 &options, &results, NULL),
			DEM_OK);
	return results;
}

static bool
has(struct dem_text bytes, const char *part)
{
	char *copy = calloc(1, bytes.len + 1);
	memcpy(copy, bytes.at, bytes.len);
	bool found = strstr(copy, part);
	free(copy);
	return found;
}

static const char SANCTIONS[] =
		"The United States imposed sanctions on Belarus on Monday.";
static const char VISIT[] = "The foreign minister of Kenya visited Ghana.";

/* --- tests ---------------------------------------------------------------- */

static void
records_come_in_order(void **state)
{
	(void)state;
	const char *const texts[] = { SANCTIONS, "", VISIT, SANCTIONS };
	for (unsigned number = 1; number < 4; number++) {
		struct given given = { .texts = texts, .count = 4 };
		struct dem_results *results = run(DEM_CODE, &given, number);
		struct dem_result result;
		assert_int_equal(dem_results_next(results, &result), DEM_OK);
		assert_int_equal(result.status, DEM_OK);
		assert_null(result.error);
		assert_true(has(result.bytes, "\"event\":\"SANCTION\""));
		assert_true(has(result.bytes, "\"doc\":\"1\""));
		assert_int_equal(dem_results_next(results, &result), DEM_OK);
		assert_int_equal(result.status, DEM_EMPTY);
		assert_string_equal(result.error->where, "2");
		assert_int_equal(result.bytes.len, 0);
		assert_int_equal(dem_results_next(results, &result), DEM_OK);
		assert_true(has(result.bytes, "\"doc\":\"3\""));
		assert_int_equal(dem_results_next(results, &result), DEM_OK);
		assert_int_equal(dem_results_next(results, &result), DEM_END);
		assert_int_equal(dem_results_next(results, &result), DEM_END);
		dem_results_close(results);
	}
}

static void
malformed_text_is_repaired(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"Kenya\xff condemned the \xc3\x28 attack by Ghana.",
	};
	struct given given = { .texts = texts, .count = 1, .id = "a\"b" };
	struct dem_results *results = run(DEM_READ, &given, 1);
	struct dem_result result;
	assert_int_equal(dem_results_next(results, &result), DEM_OK);
	assert_int_equal(result.status, DEM_OK);
	assert_true(has(result.bytes, "\"id\":\"a\\\"b\""));
	assert_true(has(result.bytes, "Kenya\xef\xbf\xbd condemned the "
				      "\xef\xbf\xbd( attack"));
	assert_false(has(result.bytes, "\xff"));
	dem_results_close(results);
}

static void
all_tasks_answer(void **state)
{
	(void)state;
	static const char *const expected[] = {
		[DEM_READ] = "\"paragraphs\":1",
		[DEM_PARSE] = "\tsanctions\tsanction\tNOUN\t",
		[DEM_CODE] = "\"record\":\"event\"",
		[DEM_RELATE] = "\"event\":",
		[DEM_EXPLAIN] = "\"tokens\":",
	};
	const char *const texts[] = { SANCTIONS };
	for (int task = DEM_READ; task <= DEM_EXPLAIN; task++) {
		struct given given = { .texts = texts, .count = 1 };
		struct dem_results *results =
				run((enum dem_task)task, &given, 1);
		struct dem_result result;
		assert_int_equal(dem_results_next(results, &result), DEM_OK);
		assert_int_equal(result.status, DEM_OK);
		if (!has(result.bytes, expected[task]))
			fail_msg("task %d: %.*s", task, (int)result.bytes.len,
					result.bytes.at);
		dem_results_close(results);
	}
}

static void
files_are_read_and_rejects_named(void **state)
{
	(void)state;
	const char *const paths[] = { PROJECT_ROOT "/samples/border.txt",
		"/nowhere/at/all.txt" };
	struct dem_results *results;
	struct dem_result result;
	assert_int_equal(dem_run_files(coder, DEM_CODE, paths, 2, NULL,
					 &results, NULL),
			DEM_OK);
	assert_int_equal(dem_results_next(results, &result), DEM_OK);
	assert_true(has(result.bytes, "\"record\":\"event\""));
	assert_int_equal(dem_results_next(results, &result), DEM_OK);
	assert_int_equal(result.status, DEM_IO);
	assert_string_equal(result.error->where, "/nowhere/at/all.txt");
	assert_int_equal(dem_results_next(results, &result), DEM_END);
	dem_results_close(results);
}

static void
wrong_runs_are_told(void **state)
{
	(void)state;
	struct dem_results *results = (struct dem_results *)1;
	struct dem_error error;
	struct dem_run_options options = threads(2);
	options.scheme = "cameo";
	assert_int_equal(dem_run_files(coder, DEM_RELATE, NULL, 0, &options,
					 &results, &error),
			DEM_USAGE);
	assert_null(results);
	assert_non_null(strstr(error.message, "\"cameo\""));
	options = threads(1000000);
	assert_int_equal(dem_run_files(coder, DEM_CODE, NULL, 0, &options,
					 &results, &error),
			DEM_USAGE);
	assert_int_equal(dem_run_files(coder, (enum dem_task)17, NULL, 0, NULL,
					 &results, &error),
			DEM_USAGE);
}

/* Fills its error to the brim: neither text ends with a null byte. */
static enum dem_status
next_refused(void *context, struct dem_article *article,
		struct dem_error *error)
{
	unsigned *left = context;
	(void)article;
	if (!(*left)--)
		return DEM_END;
	memset(error->where, 'w', sizeof error->where);
	memset(error->message, 'm', sizeof error->message);
	error->line = 3;
	error->offset = 5;
	error->record = 7;
	return DEM_FORMAT;
}

static void
a_refusal_is_told_as_it_came(void **state)
{
	(void)state;
	unsigned left = 1;
	struct dem_results *results;
	struct dem_result result;
	assert_int_equal(dem_run_articles(coder, DEM_CODE, next_refused, &left,
					 NULL, &results, NULL),
			DEM_OK);
	assert_int_equal(dem_results_next(results, &result), DEM_OK);
	assert_int_equal(result.status, DEM_FORMAT);
	const struct dem_error *error = result.error;
	assert_int_equal(strspn(error->where, "w"), sizeof error->where - 1);
	assert_int_equal(
			strspn(error->message, "m"), sizeof error->message - 1);
	assert_int_equal(error->line, 3);
	assert_int_equal(error->offset, 5);
	assert_int_equal(error->record, 7);
	assert_int_equal(dem_results_next(results, &result), DEM_END);
	dem_results_close(results);
}

static void
batches_hold_whole_articles(void **state)
{
	(void)state;
	const char *const texts[] = { SANCTIONS, "", VISIT, SANCTIONS };
	struct given given = { .texts = texts, .count = 4 };
	struct dem_results *results = run(DEM_CODE, &given, 2);
	struct ArrowArray array;
	int64_t rows = 0;
	unsigned rejects = 0, batches = 0;
	while (dem_results_batch(results, 1, &array, NULL) == DEM_OK) {
		assert_true(array.length >= 1);
		rows += array.length;
		batches++;
		array.release(&array);
		for (size_t i = 0; dem_results_reject(results, i); i++)
			rejects++;
	}
	assert_null(array.release);
	assert_true(rows >= 3);
	assert_int_equal(batches, 3);
	assert_int_equal(rejects, 1);
	dem_results_close(results);
}

/* Results gathered as lines have the rows that batches of them have. */
static void
lines_become_rows(void **state)
{
	(void)state;
	const char *const texts[] = { SANCTIONS };
	struct given given = { .texts = texts, .count = 1 };
	struct dem_results *results = run(DEM_CODE, &given, 1);
	struct dem_result result;
	struct ArrowArray array;
	struct dem_error error;
	assert_int_equal(dem_results_next(results, &result), DEM_OK);
	assert_int_equal(dem_lines_batch(DEM_CODE, result.bytes, &array, NULL),
			DEM_OK);
	assert_true(array.length >= 1);
	array.release(&array);
	dem_results_close(results);
	assert_int_equal(dem_lines_batch(DEM_CODE, text_of(""), &array, NULL),
			DEM_OK);
	assert_int_equal(array.length, 0);
	array.release(&array);
	assert_int_equal(dem_lines_batch(DEM_CODE, text_of("{\"record\":"),
					 &array, &error),
			DEM_FORMAT);
	assert_int_equal(error.line, 1);
	assert_null(array.release);
	assert_int_equal(dem_lines_batch(DEM_EXPLAIN, text_of("{}"), &array,
					 &error),
			DEM_USAGE);
}

/* A stream of one table: a column of texts. */
static int
stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
	(void)stream;
	return dem_task_schema(DEM_READ, out, NULL) != DEM_OK;
}

static int
stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
	static const char lines[] =
			"{\"id\":\"a\",\"text\":\"Kenya condemned Ghana.\","
			"\"paragraphs\":1,\"kind\":\"text\"}\n";
	unsigned *left = stream->private_data;
	*out = (struct ArrowArray){ 0 };
	if (!*left)
		return 0;
	--*left;
	return dem_lines_batch(DEM_READ, text_of(lines), out, NULL) != DEM_OK;
}

static const char *
stream_error(struct ArrowArrayStream *stream)
{
	(void)stream;
	return NULL;
}

static void
stream_release(struct ArrowArrayStream *stream)
{
	stream->release = NULL;
}

static struct ArrowArrayStream
open_stream(unsigned *arrays)
{
	return (struct ArrowArrayStream){ stream_schema, stream_next,
		stream_error, stream_release, arrays };
}

static void
rows_are_articles(void **state)
{
	(void)state;
	unsigned arrays = 3;
	struct ArrowArrayStream stream = open_stream(&arrays);
	struct dem_run_options options = threads(2);
	struct dem_results *results;
	struct dem_result result;
	assert_int_equal(dem_run_arrow(coder, DEM_CODE, &stream, NULL, &options,
					 &results, NULL),
			DEM_OK);
	for (unsigned i = 0; i < 3; i++) {
		assert_int_equal(dem_results_next(results, &result), DEM_OK);
		assert_true(has(result.bytes, "\"doc\":\"a\""));
	}
	assert_int_equal(dem_results_next(results, &result), DEM_END);
	dem_results_close(results);
}

static void
wrong_columns_are_named(void **state)
{
	(void)state;
	unsigned arrays = 1;
	struct ArrowArrayStream stream = open_stream(&arrays);
	struct dem_columns columns;
	struct dem_results *results;
	struct dem_error error;
	dem_columns_init(&columns);
	columns.text = "body";
	assert_int_equal(dem_run_arrow(coder, DEM_CODE, &stream, &columns, NULL,
					 &results, &error),
			DEM_USAGE);
	assert_non_null(strstr(error.message, "body"));
	assert_null(results);
	assert_null(stream.release);
}

static void
only_lines_have_columns(void **state)
{
	(void)state;
	struct ArrowSchema schema;
	struct dem_error error;
	assert_int_equal(dem_task_schema(DEM_CODE, &schema, &error), DEM_OK);
	assert_string_equal(schema.format, "+s");
	assert_string_equal(schema.children[0]->name, "record");
	schema.release(&schema);
	assert_int_equal(
			dem_task_schema(DEM_PARSE, &schema, &error), DEM_USAGE);
	assert_null(schema.release);
	const char *const texts[] = { VISIT };
	struct given given = { .texts = texts, .count = 1 };
	struct dem_results *results = run(DEM_PARSE, &given, 1);
	struct ArrowArray array;
	assert_int_equal(dem_results_batch(results, 1, &array, &error),
			DEM_USAGE);
	dem_results_close(results);
}

static void
closing_early_is_allowed(void **state)
{
	(void)state;
	const char *const texts[] = { SANCTIONS, VISIT, SANCTIONS, VISIT };
	for (unsigned taken = 0; taken < 4; taken++) {
		struct given given = { .texts = texts, .count = 4 };
		struct dem_results *results = run(DEM_CODE, &given, 1 + taken);
		struct dem_result result;
		for (unsigned i = 0; i < taken; i++)
			assert_int_equal(dem_results_next(results, &result),
					DEM_OK);
		dem_results_close(results);
	}
	dem_results_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_come_in_order),
		cmocka_unit_test(malformed_text_is_repaired),
		cmocka_unit_test(all_tasks_answer),
		cmocka_unit_test(files_are_read_and_rejects_named),
		cmocka_unit_test(wrong_runs_are_told),
		cmocka_unit_test(a_refusal_is_told_as_it_came),
		cmocka_unit_test(batches_hold_whole_articles),
		cmocka_unit_test(lines_become_rows),
		cmocka_unit_test(rows_are_articles),
		cmocka_unit_test(wrong_columns_are_named),
		cmocka_unit_test(only_lines_have_columns),
		cmocka_unit_test(closing_early_is_allowed),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
