/* A database through the library: the records and sheets are those that the
 * program prints of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arrow/abi.h"
#include "base/buffer.h"
#include "demarche.h"
#include "store/store.h"
#include "temporary.h"

/* --- the program -------------------------------------------------------- */

/* What `demarche COMMAND -d news.db ARGUMENTS` prints. */
static void
run(const char *command, const char *arguments, struct buffer *out)
{
	char line[4096];
	size_t length;
	snprintf(line, sizeof line, "'%s' %s -q -d '%s' %s", PROGRAM, command,
			temporary_path("news.db"), arguments);
	FILE *program = popen(line, "r");
	assert_non_null(program);
	do {
		char *room = buffer_reserve(out, 1 << 16);
		assert_non_null(room);
		length = fread(room, 1, 1 << 16, program);
		out->len += length;
	} while (length);
	assert_int_equal(pclose(program), 0);
}

static void
ingest(const char *files)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	run("ingest", files, &out);
	buffer_fini(&out);
}

#define SAMPLE(name) " '" SAMPLES "/" name "'"

static int
setup(void **state)
{
	struct dem_store *store;
	struct dem_error error;
	temporary_setup(state);
	ingest(SAMPLE("week.jsonl") SAMPLE("railway.txt")
					SAMPLE("port-talks.html"));
	if (dem_store_open(&store, temporary_path("news.db"), &error))
		fail_msg("%s: %s", error.where, error.message);
	*state = store;
	return 0;
}

static int
teardown(void **state)
{
	dem_store_close(*state);
	return temporary_teardown(state);
}

/* --- opening ------------------------------------------------------------ */

static void
check_refused(const char *path, enum dem_status expected)
{
	struct dem_store *store = (struct dem_store *)&store;
	struct dem_error error;
	assert_int_equal(dem_store_open(&store, path, &error), expected);
	assert_null(store);
	assert_int_equal(error.status, expected);
	assert_true(error.message[0]);
	assert_int_equal(dem_store_open(&store, path, NULL), expected);
}

static void
test_what_is_no_database(void **state)
{
	(void)state;
	check_refused(NULL, DEM_USAGE);
	check_refused("", DEM_USAGE);
	check_refused(temporary_path("nothing.db"), DEM_IO);
	check_refused(temporary_folder("folder"), DEM_IO);
	check_refused(temporary_write("text.db", STR("From our own "
						     "correspondent.\n")),
			DEM_FORMAT);
	assert_int_not_equal(access(temporary_path("nothing.db"), F_OK), 0);
	dem_store_close(NULL);
	dem_sheet_free(NULL);
	dem_results_close(NULL);
}

/* --- what is asked ------------------------------------------------------ */

enum { MOST = 8 };

/* Up to the first without a name. */
static size_t
count_of(const struct dem_parameter parameters[MOST])
{
	size_t count = 0;
	while (count < MOST && parameters[count].name)
		count++;
	return count;
}

static struct dem_sheet *
ask(struct dem_store *store, const char *question,
		const struct dem_parameter parameters[MOST])
{
	struct dem_sheet *sheet;
	struct dem_error error;
	if (dem_store_ask(store, question, parameters, count_of(parameters),
			    &sheet, &error))
		fail_msg("%s: %s", question, error.message);
	return sheet;
}

static void
assert_same(struct dem_text text, const struct buffer *expected)
{
	assert_non_null(text.at);
	assert_int_equal(text.len, expected->len);
	if (text.len)
		assert_memory_equal(text.at, expected->at, text.len);
}

static void
test_sheets_are_those_of_the_program(void **state)
{
	static const struct {
		const char *question;
		struct dem_parameter parameters[MOST];
		const char *command, *arguments;
	} asked[] = {
		{ "dyads", { { NULL, NULL } }, "dyads", "" },
		{ "dyads",
				{ { "source", "CHN,USA" }, { "target", "KEN" },
						{ "period", "month" },
						{ "by", "quad" } },
				"dyads",
				"--source CHN,USA --target KEN --period month "
				"--by quad" },
		{ "dyads",
				{ { "words", "the" }, { "actor", "KEN" },
						{ "min-confidence", "0.5" } },
				"dyads",
				"--words the --actor KEN --min-confidence "
				"0.5" },
		{ "dyads", { { "source", "" }, { "event", NULL } }, "dyads",
				"" },
		{ "dyads", { { "event", "THREATEN" }, { "actor", "FJI" } },
				"dyads", "--event THREATEN --actor FJI" },
		{ "matrix", { { "from", "2020" } }, "matrix", "--from 2020" },
		{ "align", { { "of", "KEN" }, { "between", "USA,CHN" } },
				"align", "KEN --between USA,CHN" },
		{ "ledger", { { "by", "kind,year" } }, "ledger",
				"--by kind,year" },
		{ "ledger", { { "records", "1" }, { "wide", "1" } }, "ledger",
				"--records --wide" },
		{ "emerging", { { NULL, NULL } }, "emerging", "" },
		{ "visits", { { NULL, NULL } }, "visits", "" },
		{ "speakers", { { "limit", "2" }, { "offset", "1" } },
				"speakers", "--limit 2 --offset 1" },
	};
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		struct dem_sheet *sheet = ask(
				*state, asked[i].question, asked[i].parameters);
		char arguments[256];
		struct buffer printed;
		buffer_init(&printed, BUFFER_UNLIMITED);
		run(asked[i].command, asked[i].arguments, &printed);
		assert_same(dem_sheet_jsonl(sheet), &printed);
		buffer_reset(&printed);
		snprintf(arguments, sizeof arguments, "%s --format csv",
				asked[i].arguments);
		run(asked[i].command, arguments, &printed);
		assert_same(dem_sheet_csv(sheet), &printed);
		assert_ptr_equal(dem_sheet_csv(sheet).at,
				dem_sheet_csv(sheet).at);
		buffer_fini(&printed);
		dem_sheet_free(sheet);
	}
}

static void
test_wrong_questions(void **state)
{
	static const struct {
		const char *question;
		struct dem_parameter parameters[MOST];
		const char *where, *message;
	} wrong[] = {
		{ "riddles", { { NULL, NULL } }, "",
				"no question \"riddles\" is known; there are "
				"dyads, matrix, align, movers, ledger, "
				"emerging, visits, speakers" },
		{ NULL, { { NULL, NULL } }, "", "no question \"\" is known" },
		{ "emerging", { { "source", "USA" } }, "source",
				"no parameter \"source\" is known here; there "
				"are from, to, " },
		{ "dyads", { { "format", "csv" } }, "format",
				"no parameter \"format\" is known here" },
		{ "dyads", { { "", "csv" } }, "",
				"no parameter \"\" is known here" },
		{ "dyads", { { "from", "yesterday" } }, "from",
				"from is a year, month or day (2024, 2024-03 "
				"or 2024-03-15), not \"yesterday\"" },
		{ "dyads", { { "from", "2024" }, { "from", "2024" } }, "from",
				"the parameter from stands twice" },
		{ "dyads", { { "source", "\xff" } }, "source",
				"not \"\xef\xbf\xbd\"" },
		{ "dyads", { { "order", "-nothing" } }, "order",
				"order is a column of dyads" },
		{ "align", { { "of", "KEN" } }, "between",
				"between tells two powers, as USA,CHN" },
		{ "visits", { { "words", "\"the" } }, "", "" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct dem_sheet *sheet = (struct dem_sheet *)&sheet;
		struct dem_error error;
		const struct dem_parameter *parameters = wrong[i].parameters;
		assert_int_equal(dem_store_ask(*state, wrong[i].question,
						 parameters,
						 count_of(parameters), &sheet,
						 &error),
				DEM_USAGE);
		assert_null(sheet);
		assert_int_equal(error.status, DEM_USAGE);
		assert_string_equal(error.where, wrong[i].where);
		if (!strstr(error.message, wrong[i].message))
			fail_msg("%s", error.message);
	}
}

/* --- records ------------------------------------------------------------ */

static struct dem_results *
open_records(struct dem_store *store,
		const struct dem_parameter parameters[MOST])
{
	struct dem_results *results;
	struct dem_error error;
	if (dem_store_records(store, parameters, count_of(parameters), &results,
			    &error))
		fail_msg("%s", error.message);
	return results;
}

/* All that is left; how many there were. */
static size_t
read_records(struct dem_results *results, struct buffer *out)
{
	struct dem_result result;
	size_t count = 0;
	for (; dem_results_next(results, &result) == DEM_OK; count++) {
		assert_int_equal(result.status, DEM_OK);
		assert_null(result.error);
		buffer_put(out, (struct str){ result.bytes.at,
						result.bytes.len });
	}
	assert_int_equal(dem_results_next(results, &result), DEM_END);
	return count;
}

static void
test_records_are_those_of_query(void **state)
{
	static const struct {
		struct dem_parameter parameters[MOST];
		const char *arguments;
	} asked[] = {
		{ { { NULL, NULL } }, "" },
		{ { { "limit", "all" } }, "" },
		{ { { "either", "CHN" }, { "order", "-date" } },
				"--either CHN --sort -date" },
		{ { { "only", "facts,quotes" }, { "limit", "5" },
				  { "offset", "2" } },
				"--only facts,quotes --limit 5 --offset 2" },
		{ { { "count", "events" }, { "from", "2025" } },
				"--events --from 2025" },
		{ { { "event", "ASSAULT" }, { "actor", "FJI" } },
				"--event ASSAULT --actor FJI" },
	};
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		struct dem_results *results =
				open_records(*state, asked[i].parameters);
		struct buffer told, printed;
		buffer_init(&told, BUFFER_UNLIMITED);
		buffer_init(&printed, BUFFER_UNLIMITED);
		size_t count = read_records(results, &told);
		run("query", asked[i].arguments, &printed);
		assert_int_equal(count > 0, printed.len > 0);
		assert_int_equal(told.len, printed.len);
		if (told.len)
			assert_memory_equal(told.at, printed.at, told.len);
		buffer_fini(&told);
		buffer_fini(&printed);
		dem_results_close(results);
	}
}

static void
test_wrong_conditions(void **state)
{
	static const struct {
		struct dem_parameter parameters[MOST];
		const char *where;
	} wrong[] = {
		{ { { "source", "USA" } }, "source" },
		{ { { "limit", "0" } }, "limit" },
		{ { { "count", "days" } }, "count" },
		{ { { "from", "2025" }, { "to", "2024" } }, "" },
		{ { { "words", "AND" } }, "" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct dem_results *results = (struct dem_results *)&results;
		struct dem_error error;
		const struct dem_parameter *parameters = wrong[i].parameters;
		assert_int_equal(dem_store_records(*state, parameters,
						 count_of(parameters), &results,
						 &error),
				DEM_USAGE);
		assert_null(results);
		assert_string_equal(error.where, wrong[i].where);
	}
}

static void
test_batches_have_the_records(void **state)
{
	static const struct dem_parameter everything[MOST] = { { NULL, NULL } };
	struct dem_results *lines = open_records(*state, everything);
	struct dem_results *batches = open_records(*state, everything);
	struct ArrowArray array;
	struct buffer told;
	int64_t rows = 0;
	buffer_init(&told, BUFFER_UNLIMITED);
	size_t count = read_records(lines, &told);
	while (dem_results_batch(batches, 10, &array, NULL) == DEM_OK) {
		assert_true(array.length == 10
				|| rows + array.length == (int64_t)count);
		assert_null(dem_results_reject(batches, 0));
		rows += array.length;
		array.release(&array);
	}
	assert_int_equal(rows, count);
	buffer_fini(&told);
	dem_results_close(lines);
	dem_results_close(batches);
}

/* Records behind damage are not told: the reject says so, once. */
static void
test_a_damaged_database(void **state)
{
	static const struct dem_parameter everything[MOST] = { { NULL, NULL } };
	struct dem_result result;
	struct store writer;
	assert_int_equal(store_open(&writer, temporary_path("news.db"),
					 STORE_WRITE, NULL),
			STATUS_OK);
	assert_int_equal(store_execute(&writer,
					 "UPDATE coding SET lines = x'00' "
					 "WHERE records > 0",
					 "damaging it", NULL),
			STATUS_OK);
	store_close(&writer);
	struct dem_results *results = open_records(*state, everything);
	assert_int_equal(dem_results_next(results, &result), DEM_OK);
	assert_int_equal(result.status, DEM_FORMAT);
	assert_int_equal(result.error->status, DEM_FORMAT);
	assert_true(result.error->message[0]);
	assert_int_equal(dem_results_next(results, &result), DEM_END);
	dem_results_close(results);
}

/* --- lives -------------------------------------------------------------- */

/* Sheets live on without their store; results may end anywhere. */
/* --- stopping ------------------------------------------------------------ */

struct stopping {
	unsigned asked, after; /* so many */
};

static int
stops(void *context)
{
	struct stopping *stopping = context;
	return stopping->asked++ >= stopping->after;
}

/* How often it was asked. */
static unsigned
asked_after(struct dem_store *store, unsigned after, enum dem_status expected)
{
	struct stopping stopping = { 0, after };
	struct dem_sheet *sheet;
	struct dem_error error;
	dem_store_stop(store, stops, &stopping);
	assert_int_equal(
			dem_store_ask(store, "ledger", NULL, 0, &sheet, &error),
			expected);
	if (expected)
		assert_non_null(strstr(error.message, "interrupted"));
	dem_sheet_free(sheet);
	dem_store_stop(store, NULL, NULL);
	return stopping.asked;
}

/* What was stopped, however far it was, can be asked again, and is then held:
 * nobody need be asked any more. */
static void
test_stopping(void **state)
{
	struct dem_store *store = *state;
	ingest(SAMPLE("border.txt")); /* more than is read between two asks */
	assert_int_equal(asked_after(store, 0, DEM_IO), 1);
	assert_int_equal(asked_after(store, 1, DEM_IO), 2);
	unsigned whole = asked_after(store, UINT_MAX, DEM_OK);
	assert_true(whole >= 2);
	assert_true(asked_after(store, UINT_MAX, DEM_OK) < whole);
}

static void
test_ends_in_any_order(void **state)
{
	static const struct dem_parameter everything[MOST] = { { NULL, NULL } };
	struct dem_store *store;
	struct dem_result result;
	assert_int_equal(
			dem_store_open(&store, temporary_path("news.db"), NULL),
			DEM_OK);
	struct dem_results *unread = open_records(store, everything);
	struct dem_results *begun = open_records(store, everything);
	struct dem_sheet *sheet = ask(store, "matrix", everything);
	struct dem_sheet *same = ask(*state, "matrix", everything);
	assert_int_equal(dem_results_next(begun, &result), DEM_OK);
	dem_results_close(unread);
	assert_int_equal(dem_results_next(begun, &result), DEM_OK);
	dem_results_close(begun);
	dem_store_close(store);
	struct dem_text text = dem_sheet_jsonl(sheet);
	assert_true(text.len > 0);
	assert_int_equal(dem_sheet_jsonl(same).len, text.len);
	assert_memory_equal(dem_sheet_jsonl(same).at, text.at, text.len);
	dem_sheet_free(sheet);
	dem_sheet_free(same);
}

static size_t
rows_of(struct dem_sheet *sheet)
{
	struct dem_text text = dem_sheet_jsonl(sheet);
	size_t rows = 0;
	for (size_t i = 0; i < text.len; i++)
		rows += text.at[i] == '\n';
	return rows;
}

static void
check_slip(struct dem_store *store, const char *name, const char *value,
		const char *message)
{
	const struct dem_parameter slip = { name, value };
	struct dem_results *results;
	struct dem_error error;
	assert_int_equal(dem_store_records(store, &slip, 1, &results, &error),
			DEM_USAGE);
	assert_null(results);
	assert_string_equal(error.where, name);
	assert_string_equal(error.message, message);
}

static void
test_words_that_nobody_knows(void **state)
{
	(void)state;
	static const struct dem_parameter slip[MOST] = { { "source", "KNE" } };
	struct dem_store *store;
	struct dem_sheet *sheet;
	struct dem_error error;
	assert_int_equal(
			dem_store_open(&store, temporary_path("news.db"), NULL),
			DEM_OK);
	sheet = ask(store, "dyads", slip);
	assert_int_equal(rows_of(sheet), 0);
	dem_sheet_free(sheet);
	assert_int_equal(dem_store_know(store, "/nowhere", NULL, &error),
			DEM_IO);
	dem_sheet_free(ask(store, "dyads", slip));
	/* Once more takes what was there away. */
	for (int i = 0; i < 2; i++)
		assert_int_equal(dem_store_know(store, PROJECT_ROOT, NULL,
						 &error),
				DEM_OK);
	assert_int_equal(dem_store_ask(store, "dyads", slip, 1, &sheet, &error),
			DEM_USAGE);
	assert_string_equal(error.where, "source");
	check_slip(store, "actor", "KNE.GOV",
			"no code \"KNE\" is known; did you mean KEN, MNE or "
			"KNA?");
	check_slip(store, "event", "SANCTOIN",
			"no event \"SANCTOIN\" is known; did you mean "
			"SANCTION?");
	dem_store_close(store);
}

/* Questions see what others have written since; records that are being read
 * stay those of when they were asked for. */
static void
test_others_write(void **state)
{
	static const struct dem_parameter everything[MOST] = { { NULL, NULL } };
	struct dem_result result;
	struct buffer told;
	struct dem_sheet *before = ask(*state, "matrix", everything);
	struct dem_results *all = open_records(*state, everything);
	struct dem_results *begun = open_records(*state, everything);
	buffer_init(&told, BUFFER_UNLIMITED);
	size_t count = read_records(all, &told);
	dem_results_close(all);
	assert_int_equal(dem_results_next(begun, &result), DEM_OK);
	ingest(SAMPLE("border.txt"));
	struct dem_sheet *after = ask(*state, "matrix", everything);
	assert_true(rows_of(after) > rows_of(before));
	assert_int_equal(read_records(begun, &told) + 1, count);
	dem_results_close(begun);
	all = open_records(*state, everything);
	assert_true(read_records(all, &told) > count);
	dem_results_close(all);
	dem_sheet_free(before);
	dem_sheet_free(after);
	buffer_fini(&told);
}

/* A path is that of when the store was opened. */
static void
test_another_folder(void **state)
{
	static const struct dem_parameter everything[MOST] = { { NULL, NULL } };
	char here[4096];
	struct dem_store *store;
	struct dem_result result;
	(void)state;
	assert_non_null(getcwd(here, sizeof here));
	assert_int_equal(chdir(temporary_path("")), 0);
	assert_int_equal(dem_store_open(&store, "news.db", NULL), DEM_OK);
	assert_int_equal(chdir("/"), 0);
	struct dem_results *results = open_records(store, everything);
	assert_int_equal(dem_results_next(results, &result), DEM_OK);
	dem_results_close(results);
	dem_store_close(store);
	assert_int_equal(chdir(here), 0);
}

static void
test_sheets_as_arrow(void **state)
{
	static const struct dem_parameter everything[MOST] = { { NULL, NULL } };
	struct dem_sheet *sheet = ask(*state, "matrix", everything);
	struct ArrowSchema schema;
	struct ArrowArray array;
	int64_t rows = (int64_t)rows_of(sheet);
	dem_sheet_arrow(sheet, &schema, &array);
	dem_sheet_free(sheet);
	assert_string_equal(schema.format, "+s");
	assert_string_equal(schema.children[0]->name, "source");
	assert_int_equal(array.length, rows);
	assert_int_equal(array.n_children, schema.n_children);
	array.release(&array);
	schema.release(&schema);
}

int
main(void)
{
#define WITH_DATABASE(test)                                                    \
	cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_is_no_database,
				temporary_setup, temporary_teardown),
		WITH_DATABASE(test_sheets_are_those_of_the_program),
		WITH_DATABASE(test_wrong_questions),
		WITH_DATABASE(test_words_that_nobody_knows),
		WITH_DATABASE(test_records_are_those_of_query),
		WITH_DATABASE(test_wrong_conditions),
		WITH_DATABASE(test_batches_have_the_records),
		WITH_DATABASE(test_a_damaged_database),
		WITH_DATABASE(test_stopping),
		WITH_DATABASE(test_ends_in_any_order),
		WITH_DATABASE(test_others_write),
		WITH_DATABASE(test_another_folder),
		WITH_DATABASE(test_sheets_as_arrow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
