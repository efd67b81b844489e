#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "review/gold.h"
#include "store/walk.h"
#include "store_fixture.h"
#include "temporary.h"

/* --- marks ------------------------------------------------------------- */

#define ID "00000000000003e8"
#define OTHER "00000000000003e9"

static enum status
read_mark(const char *json, struct arena *arena, struct review_mark *mark,
		struct error *error)
{
	arena_init(arena);
	return review_mark_read(str_of(json), arena, mark, error);
}

static void
test_mark_is_written_as_it_is_read(void **state)
{
	static const char *const lines[] = {
		"{\"id\":\"" ID "\",\"mark\":\"right\"}\n",
		"{\"id\":\"" ID "\",\"doc\":\"a\\u0001\\\"\",\"sentence\":5,"
		"\"trigger\":[545,551],\"event\":\"THREATEN\",\"mark\":"
		"\"wrong\",\"what\":[\"recipient\",\"status\"],\"note\":\"é <b>"
		"\",\"by\":\"ana\",\"time\":\"2025-11-24T10:00:00Z\"}\n",
		"{\"id\":\"" ID "\",\"mark\":\"same\",\"same_as\":\"" OTHER
		"\",\"same_at\":{\"doc\":\"b\",\"sentence\":0,\"trigger\":[1,"
		"2],\"event\":\"AID\"}}\n",
	};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct arena arena;
		struct review_mark mark;
		struct buffer out;
		assert_int_equal(read_mark(lines[i], &arena, &mark, NULL), 0);
		buffer_init(&out, BUFFER_UNLIMITED);
		review_mark_put(&out, &mark);
		buffer_put_char(&out, '\0');
		assert_string_equal(out.at, lines[i]);
		buffer_fini(&out);
		arena_fini(&arena);
	}
}

static void
test_what_is_no_mark(void **state)
{
	static const struct {
		const char *json, *told;
	} wrong[] = {
		{ "", "malformed JSON" },
		{ "[1]", "no JSON object" },
		{ "{\"id\":\"" ID "\"}", "\"mark\"" },
		{ "{\"id\":\"" ID "\",\"mark\":\"bad\"}", "\"mark\"" },
		{ "{\"id\":1,\"mark\":\"right\"}", "\"id\"" },
		{ "{\"id\":\"3E8\",\"mark\":\"right\"}", "\"id\"" },
		{ "{\"id\":\"00000000000003EG\",\"mark\":\"right\"}",
				"\"id\"" },
		{ "{\"id\":\"" ID "\",\"mark\":\"same\"}", "\"same_as\"" },
		{ "{\"id\":\"" ID "\",\"mark\":\"same\",\"same_as\":\"" ID
		  "\"}",
				"another record" },
		{ "{\"id\":\"" ID "\",\"mark\":\"right\",\"same_as\":\"" OTHER
		  "\"}",
				"\"same_as\"" },
		{ "{\"id\":\"" ID "\",\"mark\":\"wrong\",\"what\":[\"x\"]}",
				"\"what\"" },
		{ "{\"id\":\"" ID "\",\"mark\":\"right\",\"what\":[\"actor\"]}",
				"\"what\"" },
		{ "{\"id\":\"" ID "\",\"mark\":\"right\",\"trigger\":[5,4]}",
				"\"trigger\"" },
		{ "{\"id\":\"" ID
		  "\",\"mark\":\"right\",\"note\":\"a\\u0000\"}",
				"malformed JSON" },
		{ "{\"id\":\"" ID "\",\"mark\":\"right\",\"event\":\"0123456789"
		  "01234567890123456789012\"}",
				"too long" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct arena arena;
		struct review_mark mark;
		struct error error;
		if (read_mark(wrong[i].json, &arena, &mark, &error)
				!= STATUS_USAGE)
			fail_msg("taken: %s", wrong[i].json);
		if (!strstr(error.message, wrong[i].told))
			fail_msg("%s: %s", wrong[i].json, error.message);
		arena_fini(&arena);
	}
}

/* --- the file ---------------------------------------------------------- */

static const struct review_mark right = { .id = { ID, 16 } };

static struct str
file_of(const char *path, struct arena *arena)
{
	struct str bytes;
	arena_init(arena);
	assert_int_equal(file_read(path, arena, &bytes, NULL), 0);
	return bytes;
}

static void
test_append(void **state)
{
	const char *path = temporary_path("marks.jsonl");
	struct arena arena;
	struct stat info;
	struct review review;
	(void)state;
	assert_int_equal(review_append(path, &right, NULL), 0);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	/* Somebody was ended within a line. */
	FILE *file = fopen(path, "a");
	fputs("{\"id\":\"00", file);
	fclose(file);
	assert_int_equal(review_append(path, &right, NULL), 0);
	struct str bytes = file_of(path, &arena);
	assert_true(str_ends(bytes, STR("Z\"}\n")));
	review_init(&review);
	review_parse(&review, bytes);
	assert_int_equal(review.count, 2);
	assert_int_equal(review.marks[1].line, 3);
	assert_int_equal(review.problem_count, 1);
	assert_int_equal(review.problems[0].line, 2);
	review_fini(&review);
	arena_fini(&arena);
}

static void
test_append_refuses(void **state)
{
	struct review_mark mark = { .id = STR("1"), .verdict = REVIEW_RIGHT };
	struct error error;
	const char *path = temporary_path("none.jsonl");
	(void)state;
	assert_int_equal(review_append(path, &mark, &error), STATUS_USAGE);
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_equal(review_append(temporary_folder("dir"), &right, &error),
			STATUS_IO);
	assert_int_equal(review_append(temporary_path("no/file"), &right,
					 &error),
			STATUS_IO);
	assert_int_equal(review_append("/dev/null", &right, &error), STATUS_IO);
}

/* Several programs at once: whole lines, none lost. */
static void
test_append_together(void **state)
{
	enum { PROGRAMS = 4, MARKS = 25 };
	const char *path = temporary_path("together.jsonl");
	struct review review;
	(void)state;
	for (int i = 0; i < PROGRAMS; i++) {
		if (fork())
			continue;
		for (int j = 0; j < MARKS; j++)
			if (review_append(path, &right, NULL))
				_exit(1);
		_exit(0);
	}
	for (int i = 0; i < PROGRAMS; i++) {
		int ended = 0;
		assert_true(wait(&ended) > 0);
		assert_int_equal(ended, 0);
	}
	review_init(&review);
	assert_int_equal(review_read(&review, path, NULL), 0);
	assert_int_equal(review.count, PROGRAMS * MARKS);
	assert_int_equal(review.problem_count, 0);
	review_fini(&review);
}

/* --- records ----------------------------------------------------------- */

static const struct fixture_record trade[] = {
	{ .kind = 1,
			.date = 20250304,
			.category = "SANCTION",
			.mode = "expel",
			.status = "actual",
			.contexts = " diplomatic ",
			.parties = "actor KEN GOV+MIL Kenya,"
				   "recipient SDN GOV Sudan" },
	{ .kind = 1,
			.date = 20250304,
			.category = "CONSULT",
			.status = "actual",
			.parties = "actor KEN GOV Kenya,actor USA GOV "
				   "Blinken" },
	{ .kind = 1,
			.sentence = 1,
			.date = 20250305,
			.category = "CONSULT",
			.status = "future",
			.parties = "actor KEN GOV Kenya,actor USA GOV "
				   "Blinken" },
	{ .kind = 3,
			.sentence = 1,
			.category = "deny",
			.status = "negative",
			.parties = "speaker SDN GOV Sudan" },
};

static int
setup(void **state)
{
	static struct store store;
	temporary_setup(state);
	fixture_open(&store, "a.db");
	long article = fixture_article(&store, "a,*", 20250304, "Daily",
			"Kenya expelled diplomats.\nBlinken will come.\n");
	fixture_records(&store, article, trade, 4);
	fixture_run(&store, "UPDATE record SET trigger_start = 6 + line, "
			    "trigger_end = 14");
	*state = &store;
	return 0;
}

static int
teardown(void **state)
{
	store_close(*state);
	return temporary_teardown(state);
}

/* The marks on ids 1000 (03e8) to 1003. */
#define MARK(id, rest) "{\"id\":\"00000000000003" id "\"," rest "}\n"
#define AT(sentence, start, event)                                             \
	"\"doc\":\"a,*\",\"sentence\":" sentence ",\"trigger\":[" start        \
	",14],\"event\":\"" event "\","

static struct review_match *
find(struct store *store, struct review *review, const char *lines)
{
	struct review_match *matches;
	review_init(review);
	review_parse(review, str_of(lines));
	assert_int_equal(review->problem_count, 0);
	assert_int_equal(review_find(review, store, &matches, NULL), 0);
	return matches;
}

static void
test_find(void **state)
{
	struct review review;
	struct review_tally tally;
	struct review_match *matches = find(*state, &review,
			MARK("e8", "\"mark\":\"right\"") MARK(
					"e9", AT("0", "7", "CONSULT") "\"mark\""
								      ":\"right"
								      "\"") MARK("ff",
					AT("4", "8", "CONSULT") "\"mark\":"
								"\"right\"") MARK("fe",
					AT("0", "6", "CONSULT") "\"mark\":"
								"\"right\"")
					MARK("fe", "\"mark\":\"wrong\"") MARK(
							"e8", "\"mark\":"
							      "\"same\",\"same_"
							      "as\":"
							      "\"00000000000003"
							      "ff\"") MARK("e9",
							"\"mark\":\"same\","
							"\"same_as\":"
							"\"00000000000003ea"
							"\""));
	static const struct review_match expected[] = {
		{ REVIEW_BY_ID, 0, 1, 0, true },
		{ REVIEW_BY_ID, 0, 2, 0, true },
		{ REVIEW_BY_PLACE, 0, 3, 0, false },
		{ REVIEW_LOST, 0, 0, 0, true },
		{ REVIEW_LOST, 0, 0, 0, false },
		{ REVIEW_BY_ID, REVIEW_LOST, 1, 0, false },
		{ REVIEW_BY_ID, REVIEW_BY_ID, 2, 3, false },
	};
	for (size_t i = 0; i < review.count; i++) {
		assert_int_equal(matches[i].found, expected[i].found);
		assert_int_equal(matches[i].same_found, expected[i].same_found);
		assert_int_equal(matches[i].record, expected[i].record);
		assert_int_equal(matches[i].same, expected[i].same);
		assert_int_equal(matches[i].overridden, expected[i].overridden);
	}
	review_count(&review, matches, &tally);
	assert_int_equal(tally.marks, 2);
	assert_int_equal(tally.right, 1);
	assert_int_equal(tally.wrong, 0);
	assert_int_equal(tally.same, 1);
	assert_int_equal(tally.lost, 2);
	assert_int_equal(tally.overridden, 3);
	review_fini(&review);
}

static void
test_locate(void **state)
{
	struct arena arena;
	struct review_mark mark = { .id = STR(ID),
		.verdict = REVIEW_SAME,
		.same_as = STR("00000000000003ea") };
	arena_init(&arena);
	assert_int_equal(review_mark_locate(&mark, *state, &arena, NULL), 0);
	assert_true(str_equal(mark.place.doc, STR("a,*")));
	assert_true(str_equal(mark.place.event, STR("SANCTION")));
	assert_int_equal(mark.place.start, 6);
	assert_int_equal(mark.place.end, 14);
	assert_int_equal(mark.same_place.sentence, 1);
	mark.same_as = STR("0000000000000001");
	assert_int_equal(review_mark_locate(&mark, *state, &arena, NULL),
			STATUS_END);
	arena_fini(&arena);
}

static void
test_leave_out(void **state)
{
	struct store *store = *state;
	struct review_tally tally;
	struct selection_counts counts;
	const struct selection events = { .kinds = 1 };
	const char *path = temporary_write("marks.jsonl",
			STR(MARK("e8", "\"mark\":\"wrong\"") MARK("e9",
					"\"mark\":\"same\","
					"\"same_as\":"
					"\"00000000000003ea\"")));
	assert_int_equal(review_leave_out(path, store, &tally, NULL), 0);
	assert_int_equal(tally.marks, 2);
	assert_int_equal(selection_count(&events, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 2);
	assert_int_equal(counts.events, 1);
	assert_int_equal(review_leave_out(temporary_path("none"), store, &tally,
					 NULL),
			STATUS_IO);
}

static void
check_gold(struct store *store, const char *marks, const char *expected)
{
	struct review review;
	struct review_gold told;
	struct buffer out;
	struct review_match *matches = find(store, &review, marks);
	buffer_init(&out, BUFFER_UNLIMITED);
	assert_int_equal(review_put_gold(&out, &review, matches, store, &told,
					 NULL),
			0);
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, expected);
	buffer_fini(&out);
	review_fini(&review);
}

#define SANCTION                                                               \
	"{\"event\":\"SANCTION\",\"mode\":\"expel\",\"status\":\"actual\","    \
	"\"context\":[\"diplomatic\"],"
#define KENYA                                                                  \
	"\"actor\":[{\"code\":\"KEN\",\"sector\":[\"GOV\",\"MIL\"],"           \
	"\"name\":\"Kenya\"}],"
#define SUDAN                                                                  \
	"\"recipient\":[{\"code\":\"SDN\",\"sector\":[\"GOV\"],\"name\":"      \
	"\"Sudan\"}]}"
#define TALKS                                                                  \
	"{\"event\":\"CONSULT\",\"status\":\"actual\",\"actor\":[{\"code\":"   \
	"\"KEN\",\"sector\":[\"GOV\"],\"name\":\"Kenya\"},{\"code\":\"USA\","  \
	"\"sector\":[\"GOV\"],\"name\":\"Blinken\"}],\"recipient\":[],"        \
	"\"optional\":true}"
#define SENTENCE                                                               \
	"{\"id\":\"a,*#0\",\"text\":\"Kenya expelled diplomats.\",\"gold\":["

static void
test_gold(void **state)
{
	check_gold(*state, MARK("e8", "\"mark\":\"right\""),
			SENTENCE SANCTION KENYA SUDAN "," TALKS "]}\n");
	check_gold(*state, MARK("e8", "\"mark\":\"wrong\""),
			SENTENCE TALKS "]}\n");
	check_gold(*state,
			MARK("e8", "\"mark\":\"wrong\",\"what\":[\"actor\","
				   "\"event\"]"),
			SENTENCE TALKS "]}\n");
	check_gold(*state,
			MARK("e8", "\"mark\":\"wrong\",\"what\":[\"actor\"]"),
			SENTENCE SANCTION "\"actor\":[]," SUDAN "," TALKS
					  "]}\n");
	check_gold(*state, MARK("eb", "\"mark\":\"right\""), "");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
#define FILES(name)                                                            \
	cmocka_unit_test_setup_teardown(                                       \
			name, temporary_setup, temporary_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mark_is_written_as_it_is_read),
		cmocka_unit_test(test_what_is_no_mark),
		FILES(test_append),
		FILES(test_append_refuses),
		FILES(test_append_together),
		TEST(test_find),
		TEST(test_locate),
		TEST(test_leave_out),
		TEST(test_gold),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
