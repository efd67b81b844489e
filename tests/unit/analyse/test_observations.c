#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "analyse/coverage.h"
#include "analyse/narrowing.h"
#include "store/marked.h"
#include "store_fixture.h"
#include "temporary.h"

/* USA.GOV meets CHN.GOV and CHN.LEG (mutual), reported twice; USA sanctions
 * IRN on a day that nobody knows; CHN praises USA; a fact, which is none. */
static const struct fixture_record TOLD[] = {
	{ .kind = 1,
			.date = 20240131,
			.category = "CONSULT",
			.status = "actual",
			.quad = 1,
			.confidence = 80,
			.parties = "actor USA GOV Us, actor CHN GOV+MIL Them, "
				   "actor CHN LEG More" },
	{ .kind = 1,
			.date = 20240201,
			.category = "CONSULT",
			.status = "actual",
			.quad = 1,
			.confidence = 40,
			.parties = "actor USA GOV Us, actor CHN GOV+MIL Them" },
	{ .kind = 1,
			.date = 0,
			.category = "SANCTION",
			.status = "future",
			.quad = 4,
			.confidence = 90,
			.parties = "actor USA GOV Us, recipient IRN - It" },
	{ .kind = 1,
			.date = 20240301,
			.category = "SUPPORT",
			.status = "actual",
			.quad = 1,
			.confidence = 60,
			.parties = "actor CHN GOV+MIL Them, recipient USA GOV "
				   "Us" },
	{ .kind = 2,
			.date = 20240301,
			.category = "deal",
			.parties = "buyer USA GOV Us, seller CHN LEG More" },
};

static void
make(struct store *store)
{
	fixture_open(store, "a.db");
	long article = fixture_article(store, "one", 20240201, "Post", "A.");
	fixture_article(store, "two", 20240301, "Times", "B.");
	fixture_article(store, "three", 0, "Times", "C.");
	long first = fixture_records(store, article, TOLD, 5);
	char sql[256];
	sqlite3_snprintf(sizeof sql, sql,
			"INSERT INTO event_group VALUES (%d, %d), (%d, %d); "
			"UPDATE dyad SET score = 3.4 WHERE quad = 1",
			(int)first, (int)first, (int)first + 1, (int)first);
	fixture_run(store, sql);
}

static void
load(struct observations *all, struct store *store,
		const struct selection *selection)
{
	struct error error;
	enum status status = observations_load(all, store, selection, &error);
	if (status)
		fail_msg("%s", error.message);
}

static const char *
code(const struct observations *all, uint16_t number)
{
	return words_text(&all->codes, number).at;
}

static void
test_columns(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	make(&store);
	load(&all, &store, &(struct selection){ 0 });
	/* CHN-CHN of the two Chinese, both ways in one pair. */
	assert_int_equal(all.count, 7);
	assert_int_equal(all.event_count, 3);
	size_t both = 0;
	for (size_t i = 0; i < all.count; i++) {
		const char *source = code(&all, all.source[i]);
		const char *target = code(&all, all.target[i]);
		if (strcmp(source, "USA") || strcmp(target, "CHN"))
			continue;
		both++;
		assert_string_equal(
				words_text(&all.sectors, all.source_sector[i])
						.at,
				"GOV");
		assert_int_equal(all.leads[i], all.confidence[i] == 80);
		assert_int_equal(observation_score(&all, i), 3400);
	}
	assert_int_equal(both, 2);
	assert_true(str_compare(words_text(&all.codes, 1),
				    words_text(&all.codes, 2))
			< 0);
	observations_fini(&all);
	store_close(&store);
}

static void
test_selection(void **state)
{
	(void)state;
	static const struct {
		struct selection selection;
		size_t count;
	} cases[] = {
		{ { .from = 20240201 }, 3 },
		{ { .to = 20240131 }, 3 },
		{ { .event = "sanction" }, 1 },
		{ { .status = "fut*,no" }, 1 },
		{ { .quad = "4,2" }, 1 },
		{ { .min_confidence = 0.8 }, 4 },
		{ { .publisher = "times" }, 0 },
		{ { .recipient = "USA" }, 6 },
		{ { .actor = "CHN", .recipient = "USA" }, 6 },
		{ { .doc = "two" }, 0 },
		{ { .count = SELECT_EVENTS }, 5 },
	};
	struct store store;
	struct observations all;
	make(&store);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		load(&all, &store, &cases[i].selection);
		if (all.count != cases[i].count)
			fail_msg("case %zu: %zu", i, all.count);
		observations_fini(&all);
	}
	assert_int_equal(observations_load(&all, &store,
					 &(struct selection){ .quad = "7" },
					 NULL),
			STATUS_USAGE);
	store_close(&store);
}

static size_t
narrowed(const struct observations *all, struct narrowing narrowing)
{
	struct observation_list list = { 0 };
	observations_narrow(all, &narrowing, &list);
	size_t count = list.count;
	observation_list_fini(&list);
	return count;
}

#define NARROWED(...)                                                          \
	narrowed(&all, (struct narrowing){ .from = DAY_NONE,                   \
				       .to = DAY_NONE,                         \
				       __VA_ARGS__ })

static void
test_narrowing(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	make(&store);
	load(&all, &store, &(struct selection){ 0 });
	assert_int_equal(NARROWED(.source = NULL), 7);
	assert_int_equal(NARROWED(.source = "USA"), 3);
	assert_int_equal(NARROWED(.source = "USA", .target = "CHN"), 2);
	assert_int_equal(NARROWED(.source = "USA", .target = "CHN",
					 .once = true),
			1);
	assert_int_equal(NARROWED(.once = true), 5);
	assert_int_equal(NARROWED(.source = "CHN.GOV"), 4);
	assert_int_equal(NARROWED(.target = ".GOV", .source = "C*,IRN"), 3);
	assert_int_equal(NARROWED(.target = "IRN."), 1);
	assert_int_equal(NARROWED(.either = "IRN,XXX"), 1);
	assert_int_equal(NARROWED(.quad = "4"), 1);
	assert_int_equal(NARROWED(.status = "actual"), 6);
	assert_int_equal(NARROWED(.publisher = "POST", .lang = "en"), 7);
	assert_int_equal(NARROWED(.lang = "es"), 0);
	int32_t march = day_of_civil(2024, 3, 1);
	assert_int_equal(narrowed(&all, (struct narrowing){ march, DAY_NONE }),
			1);
	assert_int_equal(narrowed(&all, (struct narrowing){ DAY_NONE, march }),
			6);
	observations_fini(&all);
	store_close(&store);
}

static void
test_coverage(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	struct coverage coverage;
	struct narrowing narrowing = NARROWING_NONE;
	int32_t february = day_of_civil(2024, 2, 1);
	int32_t march = day_of_civil(2024, 3, 1);
	make(&store);
	load(&all, &store, &(struct selection){ 0 });
	coverage_init(&coverage, &all, &narrowing);
	assert_int_equal(coverage.all, 3);
	assert_int_equal(coverage.first, february);
	assert_int_equal(coverage.last, march);
	assert_int_equal(coverage_between(&coverage, 0, february), 1);
	assert_int_equal(coverage_between(&coverage, february, march), 2);
	assert_int_equal(coverage_between(&coverage, march, INT32_MAX), 1);
	assert_int_equal(coverage_between(&coverage, march + 1, march + 9), 0);
	coverage_fini(&coverage);
	narrowing.publisher = "times";
	narrowing.to = march;
	coverage_init(&coverage, &all, &narrowing);
	assert_int_equal(coverage.all, 1);
	coverage_fini(&coverage);
	narrowing.publisher = "nobody";
	coverage_init(&coverage, &all, &narrowing);
	assert_int_equal(coverage.first, DAY_NONE);
	assert_int_equal(coverage_between(&coverage, 0, march), 0);
	coverage_fini(&coverage);
	observations_fini(&all);
	store_close(&store);
}

/* What analysts say is wrong is not counted. */
/* A thousand articles of 2024 and one of 1970, which begins no series. */
static void
test_wrong_dates(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	struct coverage coverage;
	struct narrowing narrowing = NARROWING_NONE;
	char doc[32];
	fixture_open(&store, "a.db");
	fixture_run(&store, "BEGIN");
	fixture_article(&store, "old", 19700101, "Post", "A.");
	for (int i = 0; i < 999; i++) {
		snprintf(doc, sizeof doc, "%d", i);
		fixture_article(&store, doc, 20240101 + i % 28, "Post", "A.");
	}
	fixture_run(&store, "COMMIT");
	load(&all, &store, &(struct selection){ 0 });
	coverage_init(&coverage, &all, &narrowing);
	assert_int_equal(coverage.first, 0);
	assert_int_equal(coverage.begin, day_of_civil(2024, 1, 1));
	assert_int_equal(coverage.end, day_of_civil(2024, 1, 28));
	coverage_fini(&coverage);
	observations_fini(&all);
	fixture_article(&store, "older", 19710101, "Post", "A.");
	load(&all, &store, &(struct selection){ 0 });
	coverage_init(&coverage, &all, &narrowing);
	assert_int_equal(coverage.begin, 0);
	coverage_fini(&coverage);
	observations_fini(&all);
	store_close(&store);
}

static void
test_left_out(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	make(&store);
	int64_t wrong = fixture_number(&store,
			"SELECT record.id FROM record JOIN term ON term.id = "
			"category "
			"WHERE text = 'SANCTION'");
	assert_int_equal(store_leave_out(&store, &wrong, 1, NULL, 0, NULL),
			STATUS_OK);
	load(&all, &store, &(struct selection){ 0 });
	assert_int_equal(all.count, 6);
	observations_fini(&all);
	load(&all, &store, &(struct selection){ .recipient = "IRN" });
	assert_int_equal(all.count, 0);
	observations_fini(&all);
	store_close(&store);
}

static void
test_empty(void **state)
{
	(void)state;
	struct store store;
	struct observations all;
	fixture_open(&store, "empty.db");
	load(&all, &store, &(struct selection){ .words = "x" });
	assert_int_equal(all.count, 0);
	assert_int_equal(NARROWED(.once = true), 0);
	observations_fini(&all);
	store_close(&store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_columns, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_selection, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_narrowing, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_coverage, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_dates,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_left_out, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_empty, temporary_setup,
				temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
