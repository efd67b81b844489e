#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/marked.h"
#include "store/walk.h"

#include <stdio.h>
#include <string.h>

#include "store_fixture.h"
#include "temporary.h"

/* Three articles. What is asked for is told by document and number. */
static const struct fixture_record trade[] = {
	{ .kind = 1,
			.date = 20250304,
			.category = "SANCTION",
			.mode = "discontinue",
			.cameo = "163",
			.status = "actual",
			.contexts = " economic ",
			.quad = 4,
			.confidence = 90,
			.rule = "a.frames:1",
			.parties = "actor USA GOV Washington,"
				   "recipient CHN - China" },
	{ .kind = 1,
			.sentence = 1,
			.date = 20250305,
			.category = "THREATEN",
			.cameo = "131",
			.status = "actual",
			.contexts = " economic diplomatic ",
			.quad = 3,
			.confidence = 55,
			.rule = "a.frames:2",
			.parties = "actor CHN GOV Beijing,"
				   "recipient USA - America,"
				   "attribution GBR MED The Post" },
	{ .kind = 3,
			.sentence = 1,
			.date = 20250304,
			.category = "deny",
			.status = "negative",
			.parties = "speaker CHN GOV Beijing,"
				   "about USA - America" },
};
static const struct fixture_record port[] = {
	{ .kind = 2,
			.date = 20250401,
			.category = "deal",
			.mode = "contract",
			.status = "signed",
			.usd = 5e6,
			.parties = "seller CHN BUS+TRA Harbour Works,"
				   "buyer KEN GOV Kenya" },
	{ .kind = 1,
			.date = 20250401,
			.category = "AGREE",
			.cameo = "057",
			.status = "actual",
			.quad = 1,
			.confidence = 70,
			.place = "Mombasa",
			.country = "KEN",
			.usd = 5e6,
			.parties = "actor CHN GOV Beijing,actor KEN GOV "
				   "Kenya" },
};
static const struct fixture_record talks[] = {
	{ .kind = 1,
			.date = 20250305,
			.category = "CONSULT",
			.mode = "visit",
			.cameo = "042",
			.status = "future",
			.quad = 1,
			.confidence = 80,
			.place = "Seoul",
			.country = "KOR",
			.parties = "actor USA MIL Pentagon,"
				   "recipient KOR GOV+MIL Seoul" },
	{ .kind = 1,
			.date = 20250305,
			.category = "CONSULT",
			.mode = "phone",
			.cameo = "041",
			.status = "actual",
			.quad = 1,
			.confidence = 80,
			.parties = "actor KOR GOV Seoul,actor JPN GOV Tokyo" },
	{ .kind = 1,
			.sentence = 1,
			.date = 20250306,
			.category = "ASSAULT",
			.cameo = "190",
			.status = "actual",
			.quad = 4,
			.confidence = 30,
			.parties = "actor - REB gunmen,"
				   "recipient KOR/x - [Hyun?dai]" },
};

static int
setup(void **state)
{
	static struct store store;
	temporary_setup(state);
	fixture_open(&store, "a.db");
	long one = fixture_article(&store, "b-trade", 20250304, "Daily",
			"Washington raised its tariffs.\n"
			"Beijing threatened a trade war over the tariffs.\n");
	fixture_records(&store, one, trade, 3);
	long two = fixture_article(&store, "a-port", 20250401, "Harbour Post",
			"A contract for the port.\n");
	fixture_records(&store, two, port, 2);
	long three = fixture_article(&store, "a-talks", 20250305, "Daily",
			"Talks about tariffs in Séoul.\nShots were heard.\n");
	fixture_records(&store, three, talks, 3);
	*state = &store;
	return 0;
}

static int
teardown(void **state)
{
	store_close(*state);
	return temporary_teardown(state);
}

/* The found records as "b-trade 0, a-port 1". */
static const char *
found(struct store *store, const struct selection *selection)
{
	static char text[1024];
	struct record_walk *walk;
	struct stored_record record;
	struct error error;
	enum status status = record_walk_open(&walk, store, selection, &error);
	text[0] = '\0';
	if (status)
		fail_msg("%s", error.message);
	while (!(status = record_walk_next(walk, &record, &error))) {
		char doc[64], line[256];
		int number;
		snprintf(line, sizeof line, "%.*s", STR_ARG(record.line));
		assert_int_equal(sscanf(line,
						 "{\"doc\":\"%63[^\"]\",\"n\":"
						 "%d}",
						 doc, &number),
				2);
		snprintf(text + strlen(text), sizeof text - strlen(text),
				"%s%s %d", text[0] ? ", " : "", doc, number);
	}
	assert_int_equal(status, STATUS_END);
	record_walk_close(walk);
	return text;
}

#define FOUND(store, expected, ...)                                            \
	assert_string_equal(                                                   \
			found((store), &(struct selection){ __VA_ARGS__ }),    \
			(expected))

static void
test_order(void **state)
{
	FOUND(*state,
			"b-trade 0, b-trade 2, a-talks 0, a-talks 1, b-trade "
			"1, a-talks 2, a-port 0, a-port 1",
			.limit = 0);
	FOUND(*state, "a-port 0, a-port 1, a-talks 2, a-talks 0",
			.order = ORDER_DATE_DOWN, .limit = 4);
	FOUND(*state, "a-talks 0, a-talks 1", .offset = 2, .limit = 2);
	FOUND(*state, "b-trade 0, a-talks 0, a-talks 1, a-port 1",
			.order = ORDER_CONFIDENCE, .limit = 4);
	FOUND(*state, "a-port 0, a-port 1, b-trade 0", .order = ORDER_AMOUNT,
			.limit = 3);
}

static void
test_parties(void **state)
{
	FOUND(*state, "b-trade 0", .actor = "USA", .recipient = "CHN");
	FOUND(*state, "b-trade 1", .actor = "CHN", .recipient = "USA");
	FOUND(*state, "b-trade 0, a-talks 0", .actor = "USA");
	FOUND(*state, "b-trade 0", .actor = "USA.GOV");
	FOUND(*state, "a-talks 0", .actor = "*.MIL");
	FOUND(*state, "a-talks 2", .actor = ".REB");
	FOUND(*state, "a-talks 0", .recipient = "KOR.MIL");
	FOUND(*state, "a-talks 0", .recipient = "KOR.MIL.GOV");
	FOUND(*state, "a-talks 0", .actor = "USA.MIL", .recipient = "KOR");
	FOUND(*state, "", .actor = "USA.BUS", .recipient = "KOR");
	FOUND(*state, "b-trade 0, a-talks 0, b-trade 1", .actor = "USA,CHN",
			.recipient = "CHN,USA,KOR");
	FOUND(*state, "a-talks 0, a-talks 1, a-port 1", .actor = "K*,USA.MIL");
	FOUND(*state, "b-trade 1, a-port 1", .actor = "beijing");
	FOUND(*state, "b-trade 1, a-port 1", .actor = "Bei*");
	FOUND(*state, "b-trade 0", .actor = "USA/Washington");
	FOUND(*state, "a-talks 2", .recipient = "[hyun?*");
	FOUND(*state, "", .actor = "%");
}

/* Either country of "Seoul and Tokyo confer" is the other's recipient, but
 * neither its own. */
static void
test_mutual(void **state)
{
	FOUND(*state, "a-talks 1", .actor = "KOR", .recipient = "JPN");
	FOUND(*state, "a-talks 1", .actor = "JPN", .recipient = "KOR");
	FOUND(*state, "", .actor = "KOR", .recipient = "KOR");
	FOUND(*state, "a-talks 1", .actor = "JPN.GOV", .recipient = "KOR.GOV");
	FOUND(*state, "a-talks 1", .recipient = "JPN.GOV");
	FOUND(*state, "a-port 1", .recipient = "KEN");
}

/* "Peru and Chile protested": neither to the other. */
static void
test_joint(void **state)
{
	static const struct fixture_record protest = {
		.kind = 1,
		.date = 20250307,
		.category = "ACCUSE",
		.status = "actual",
		.quad = 3,
		.parties = "actor PER GOV Peru,actor CHL GOV Chile",
		.apart = true,
	};
	long article = fixture_article(*state, "c-protest", 20250307, "Daily",
			"Peru and Chile protested.\n");
	fixture_records(*state, article, &protest, 1);
	FOUND(*state, "c-protest 0", .actor = "CHL");
	FOUND(*state, "c-protest 0", .between = "PER,CHL");
	FOUND(*state, "", .actor = "PER", .recipient = "CHL");
	FOUND(*state, "", .recipient = "CHL.GOV");
}

static void
test_roles(void **state)
{
	FOUND(*state, "b-trade 0, b-trade 2, b-trade 1, a-port 0, a-port 1",
			.either = "CHN");
	FOUND(*state, "", .either = "GBR");
	FOUND(*state, "b-trade 1", .speaker = "GBR");
	FOUND(*state, "b-trade 2", .speaker = "CHN.GOV");
	FOUND(*state, "b-trade 2", .about = "USA");
	FOUND(*state, "a-port 0", .party = "KEN");
	FOUND(*state, "a-port 0", .party = "seller:CHN.TRA");
	FOUND(*state, "", .party = "buyer:CHN");
	FOUND(*state, "a-port 0, a-port 1", .between = "KEN,CHN");
	FOUND(*state, "b-trade 0, b-trade 2, b-trade 1",
			.between = "USA, CHN.*");
}

static void
test_what(void **state)
{
	FOUND(*state, "b-trade 0, a-talks 2", .event = "SANCTION,assault");
	FOUND(*state, "a-talks 0, a-talks 1", .event = "CON*");
	FOUND(*state, "a-port 0", .fact = "deal");
	FOUND(*state, "", .event = "deal");
	FOUND(*state, "a-talks 0, a-port 0", .mode = "visit,contract");
	FOUND(*state, "a-talks 0, a-talks 1", .cameo = "04");
	FOUND(*state, "b-trade 1", .context = "diplomatic");
	FOUND(*state, "b-trade 0, b-trade 1", .context = "economic");
	FOUND(*state, "", .context = "econ");
	FOUND(*state, "a-talks 0, a-port 0", .status = "future,signed");
	FOUND(*state, "b-trade 2", .stance = "negative");
	FOUND(*state, "b-trade 0, b-trade 1, a-talks 2", .quad = "3,4");
	FOUND(*state, "b-trade 1", .rule = "a.frames:2");
	FOUND(*state, "b-trade 2, a-port 0", .kinds = 6);
	FOUND(*state, "a-port 1", .place = "mombasa");
	FOUND(*state, "a-talks 0", .country = "kor");
	FOUND(*state, "b-trade 0, b-trade 2, a-port 0", .min_confidence = 0.9);
	FOUND(*state, "a-port 0", .kinds = 2, .event = NULL);
	FOUND(*state, "", .kinds = 2, .event = "AGREE");
}

static void
test_when_and_where_from(void **state)
{
	FOUND(*state, "a-talks 2, a-port 0, a-port 1", .from = 20250306);
	FOUND(*state, "a-talks 0, a-talks 1, b-trade 1", .from = 20250305,
			.to = 20250305);
	FOUND(*state, "b-trade 0, b-trade 2", .to = 20250304);
	FOUND(*state, "a-port 0, a-port 1", .publisher = "harbour post");
	FOUND(*state, "a-port 0, a-port 1", .doc = "a-port");
	FOUND(*state, "a-talks 0, a-talks 1, a-talks 2", .doc = "*alk*");
	FOUND(*state, "a-talks 2", .doc = "a-talks", .quad = "4");
	FOUND(*state, "", .lang = "es");
	FOUND(*state, "a-port 0, a-port 1", .amount_from = 4e6,
			.amount_to = 5e6);
	FOUND(*state, "", .amount_from = 5.1e6);
}

static void
test_words(void **state)
{
	FOUND(*state, "b-trade 0, b-trade 2, a-talks 0, a-talks 1, b-trade 1",
			.words = "tariffs");
	FOUND(*state, "b-trade 2, b-trade 1", .words = "\"trade war\"");
	FOUND(*state, "a-talks 0, a-talks 1", .words = "seoul");
	FOUND(*state, "b-trade 1", .words = "tariff*", .actor = "CHN");
	FOUND(*state, "", .words = "nothing");
}

static void
test_no_sense(void **state)
{
	static const struct {
		struct selection selection;
		const char *told;
	} wrong[] = {
		{ { .words = "trade AND" }, "syntax error" },
		{ { .words = "trade-war" }, "double quotes" },
		{ { .words = "\"trade" }, "unterminated" },
		{ { .between = "USA" }, "two parties" },
		{ { .between = "USA,CHN,KOR" }, "two parties" },
		{ { .quad = "5" }, "1 to 4" },
		{ { .from = 20250102, .to = 20250101 },
				"2025-01-02, comes after" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct record_walk *walk;
		struct error error;
		assert_int_equal(record_walk_open(&walk, *state,
						 &wrong[i].selection, &error),
				STATUS_USAGE);
		assert_null(walk);
		assert_non_null(strstr(error.message, wrong[i].told));
	}
}

/* Reports of two events: groups name their first, and where that does not fit
 * the next stands for them. */
static void
test_counts(void **state)
{
	struct store *store = *state;
	struct selection_counts counts;
	fixture_run(store, "INSERT INTO event_group SELECT id, (SELECT min(id) "
			   "FROM record WHERE category = (SELECT id FROM term "
			   "WHERE text = 'CONSULT')) FROM record WHERE "
			   "category = (SELECT id FROM term WHERE text = "
			   "'CONSULT')");
	FOUND(store, "a-talks 0", .event = "CONSULT", .count = SELECT_EVENTS);
	FOUND(store, "a-talks 1", .event = "CONSULT", .actor = "JPN",
			.count = SELECT_EVENTS);
	FOUND(store, "a-talks 1", .actor = "JPN", .recipient = "KOR",
			.count = SELECT_EVENTS);
	const struct selection all = { .kinds = 1, .limit = 1 };
	assert_int_equal(selection_count(&all, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 6);
	assert_int_equal(counts.events, 5);
	const struct selection pair = { .actor = "JPN", .recipient = "KOR" };
	assert_int_equal(selection_count(&pair, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 1);
	assert_int_equal(counts.events, 1);
	const struct selection actor = { .actor = "USA,JPN", .from = 20250101 };
	assert_int_equal(selection_count(&actor, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 3);
	assert_int_equal(counts.events, 2);
	const struct selection words = { .words = "tariffs", .actor = "USA" };
	assert_int_equal(selection_count(&words, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 2);
	const struct selection once = { .kinds = 1, .count = SELECT_EVENTS };
	assert_int_equal(selection_count(&once, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 5);
	assert_int_equal(counts.events, 5);
}

static void
test_one_a_day(void **state)
{
	struct store *store = *state;
	fixture_run(store, "UPDATE record SET key = 7 WHERE date = 20250401");
	FOUND(store, "a-port 0", .from = 20250401, .count = SELECT_ONE_A_DAY);
	FOUND(store, "a-port 1", .from = 20250401, .kinds = 1,
			.count = SELECT_ONE_A_DAY);
	FOUND(store, "a-port 0, a-port 1", .from = 20250401);
}

static void
test_group(void **state)
{
	struct store *store = *state;
	struct record_walk *walk;
	struct stored_record record;
	const struct selection selection = { .actor = "JPN" };
	fixture_run(store, "INSERT INTO event_group SELECT id, 6 FROM record "
			   "WHERE id > 5");
	fixture_run(store, "INSERT INTO cluster_member SELECT id, 1 FROM "
			   "article");
	/* A changed version is no report. */
	fixture_run(store, "INSERT INTO sighting (doc, url, content_key, "
			   "article, reason, url_key, publisher, date) SELECT "
			   "'x', value, 1, 3, iif(value = 3, 'url', "
			   "'content'), 0, 1, 0 FROM json_each('[1, 2, 3]')");
	assert_int_equal(record_walk_open(&walk, store, &selection, NULL), 0);
	assert_int_equal(record_walk_next(walk, &record, NULL), 0);
	assert_int_equal(record.record, 7);
	assert_int_equal(record_walk_group(walk, &record, NULL), 0);
	assert_int_equal(record.leader, 6);
	assert_int_equal(record.cluster, 1);
	assert_int_equal(record.reports, 5);
	record_walk_close(walk);
}

/* Records 6 and 7 are one event, 8 another; then 6 is wrong, and 7 the same as
 * 8. */
static void
test_left_out(void **state)
{
	struct store *store = *state;
	struct selection_counts counts;
	static const int64_t wrong[] = { 6, 99, 6 };
	static const struct marked_same same[] = { { 7, 8 }, { 7, 6 }, { 8, 7 },
		{ 99, 7 } };
	const struct selection events = { .kinds = 1 };
	const struct selection pair = { .actor = "USA", .recipient = "KOR" };
	fixture_run(store, "INSERT INTO event_group VALUES (6, 6), (7, 6)");
	assert_int_equal(store_leave_out(store, wrong, 3, NULL, 0, NULL), 0);
	FOUND(store, "a-talks 1, a-talks 2", .doc = "a-talks",
			.count = SELECT_EVENTS);
	FOUND(store, "", .actor = "USA", .recipient = "KOR");
	FOUND(store, "", .words = "talks", .actor = "USA");
	assert_int_equal(selection_count(&pair, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 0);
	assert_int_equal(store_leave_out(store, wrong, 3, same, 4, NULL), 0);
	FOUND(store, "a-talks 1", .doc = "a-talks", .count = SELECT_EVENTS);
	FOUND(store, "a-talks 1, a-talks 2", .doc = "a-talks");
	assert_int_equal(selection_count(&events, store, &counts, NULL), 0);
	assert_int_equal(counts.records, 5);
	assert_int_equal(counts.events, 4);
	assert_int_equal(fixture_number(store,
					 "SELECT leader FROM event_group WHERE "
					 "record = 8"),
			7);
	assert_int_equal(store_leave_out(store, NULL, 0, NULL, 0, NULL), 0);
	FOUND(store, "a-talks 0, a-talks 2", .doc = "a-talks",
			.count = SELECT_EVENTS);
}

static void
test_days(void **state)
{
	(void)state;
	int first, last;
	assert_true(selection_days("2024", &first, &last));
	assert_int_equal(first, 20240101);
	assert_int_equal(last, 20241231);
	assert_true(selection_days("2024-02", &first, &last));
	assert_int_equal(first, 20240201);
	assert_int_equal(last, 20240229);
	assert_true(selection_days("2024-02-29", &first, &last));
	assert_int_equal(first, 20240229);
	assert_int_equal(last, 20240229);
	static const char *const wrong[] = { "", "24", "2024-", "2024-13",
		"2023-02-29", "2024-02-1", "2024-02-011", "2024-02-01T",
		"2024-00", "0000", "March" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(selection_days(wrong[i], &first, &last));
}

/* The steps of SQLite's plan have these words and not those. */
static void
check_plan(struct store *store, const struct selection *selection,
		const char *wanted, const char *unwanted)
{
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	assert_int_equal(selection_print(selection, store, "record.id", &out,
					 NULL),
			STATUS_OK);
	buffer_put_char(&out, '\0');
	const char *plan = strstr(out.at, "-- SQLite");
	assert_non_null(plan);
	if (!strstr(plan, wanted) || (unwanted && strstr(plan, unwanted)))
		fail_msg("wanted %s, not %s: %s", wanted, unwanted, plan);
	buffer_fini(&out);
}

/* Enough of everything that no condition is rare, but document and place. */
static void
crowd(struct store *store)
{
	fixture_run(store,
			"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT "
			"i + 1 FROM n WHERE i < 300) INSERT INTO record (uid, "
			"coding, line, article, sentence, kind, date, "
			"date_end, category, mode, cameo, status, quad, score, "
			"contexts, country, place, rule, confidence, "
			"trigger_start, trigger_end, key) SELECT i, 9, 0, 1, "
			"9, 1, 20250501, 20250501, 1, 1, 1, 1, 1, 0, 1, 1, 1, "
			"1, 1, 1, 1, i FROM n");
}

static void
test_plans(void **state)
{
	struct store *store = *state;
	const struct selection pair = { .actor = "USA",
		.recipient = "CHN",
		.from = 20250101,
		.limit = 20 };
	const struct selection actor = { .actor = "USA.GOV", .limit = 20 };
	const struct selection words = { .words = "tariffs", .limit = 20 };
	const struct selection day = { .from = 20250304, .to = 20250304 };
	const struct selection all = { .limit = 20 };
	const struct selection doc = { .doc = "a-port" };
	const struct selection money = { .amount_from = 1e6 };
	const struct selection target = { .recipient = "CHN", .limit = 20 };
	const struct selection sources = { .actor = "CHN,USA", .limit = 20 };
	crowd(store);
	check_plan(store, &target,
			"SEARCH dyad USING COVERING INDEX dyad_by_target "
			"(target=?)",
			"SCAN record");
	check_plan(store, &sources, "SEARCH dyad USING PRIMARY KEY (source=?)",
			"SCAN record");
	check_plan(store, &pair,
			"SEARCH dyad USING PRIMARY KEY (source=? AND target=? "
			"AND date>?)",
			"SCAN");
	check_plan(store, &pair, "RIGHT PART OF ORDER BY", "SCAN");
	check_plan(store, &actor,
			"participant USING COVERING INDEX participant_by_actor "
			"(actor=? AND role=?)",
			"SCAN record");
	check_plan(store, &words, "SCAN sentence_words VIRTUAL TABLE",
			"SCAN record");
	check_plan(store, &day,
			"SEARCH record USING INDEX record_by_date (date>? AND "
			"date<?)",
			"SCAN");
	check_plan(store, &all, "SCAN record USING INDEX record_by_date", NULL);
	check_plan(store, &all, "RIGHT PART OF ORDER BY", NULL);
	check_plan(store, &doc, "SEARCH article USING COVERING INDEX", "SCAN");
	check_plan(store, &money,
			"SEARCH money USING COVERING INDEX money_by_usd ",
			"SCAN record");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_order, setup, teardown),
		cmocka_unit_test_setup_teardown(test_parties, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mutual, setup, teardown),
		cmocka_unit_test_setup_teardown(test_joint, setup, teardown),
		cmocka_unit_test_setup_teardown(test_roles, setup, teardown),
		cmocka_unit_test_setup_teardown(test_what, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_when_and_where_from, setup, teardown),
		cmocka_unit_test_setup_teardown(test_words, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_sense, setup, teardown),
		cmocka_unit_test_setup_teardown(test_counts, setup, teardown),
		cmocka_unit_test_setup_teardown(
				test_one_a_day, setup, teardown),
		cmocka_unit_test_setup_teardown(test_group, setup, teardown),
		cmocka_unit_test_setup_teardown(test_left_out, setup, teardown),
		cmocka_unit_test(test_days),
		cmocka_unit_test_setup_teardown(test_plans, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
