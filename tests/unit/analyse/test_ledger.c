#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyse/ledger.h"
#include "analyse_fixture.h"
#include "store/marked.h"
#include "store_fixture.h"
#include "temporary.h"

static int
setup(void **state)
{
	static struct store store;
	temporary_setup(state);
	fixture_open(&store, "a.db");
	*state = &store;
	return 0;
}

static int
teardown(void **state)
{
	store_close(*state);
	return temporary_teardown(state);
}

#define HOSPITALS                                                              \
	"Beijing will build hospitals, clinics and wards in Mombasa, "         \
	"Kisumu and Nakuru."

static const struct fixture_record PLEDGED = { .kind = 2,
	.date = 20240110,
	.category = "aid",
	.mode = "grant",
	.status = "pledged",
	.usd = 50e6,
	.parties = "donor CHN GOV Beijing,recipient KEN - Kenya" };

static long
put(struct store *store, const char *doc, const char *text,
		struct fixture_record record)
{
	long article = fixture_article(store, doc, record.date, "Daily", text);
	return fixture_records(store, article, &record, 1);
}

static void
check(struct store *store, const struct ledger_question *question,
		const char *csv)
{
	struct ledger_book book;
	struct sheet sheet;
	assert_int_equal(ledger_load(&book, store, NULL), STATUS_OK);
	assert_int_equal(ledger_sheet(&book, store, question, &sheet, NULL),
			STATUS_OK);
	assert_sheet(&sheet, csv);
	ledger_fini(&book);
}

#define HEAD                                                                   \
	"kind,instrument,year,party,counterparty,status,events,reports,usd,"   \
	"completed,completed_usd,cancelled,open,repeated,first,last\n"
#define ASKED(...)                                                             \
	&(struct selection)                                                    \
	{                                                                      \
		__VA_ARGS__                                                    \
	}
#define QUESTION(...)                                                          \
	&(struct ledger_question)                                              \
	{                                                                      \
		__VA_ARGS__                                                    \
	}

/* --- rows --------------------------------------------------------------- */

static void
test_rows(void **state)
{
	struct store *store = *state;
	struct fixture_record trade = { .kind = 2,
		.date = 20230101,
		.category = "trade",
		.status = "reported",
		.usd = 3e9,
		.parties = "trader KEN - Kenya,trader CHN - China" };
	struct fixture_record sanction = { .kind = 1,
		.date = 20240301,
		.category = "SANCTION",
		.mode = "expel",
		.status = "negated",
		.confidence = 60,
		.parties = "actor USA GOV Washington,recipient SDN - Sudan" };
	struct fixture_record home = PLEDGED;
	home.parties = "donor KEN GOV Kenya,recipient KEN - Kenya";
	put(store, "a", HOSPITALS, PLEDGED);
	put(store, "b", "Trade grew.", trade);
	put(store, "c", "No diplomats were expelled.", sanction);
	put(store, "d", "Kenya pays farmers.", home);
	check(store, QUESTION(ASKED(.order = 0)),
			HEAD "aid,grant,2024,CHN,KEN,pledged,1,1,50000000,0,,"
			     "0,1,0,2024-01-10,2024-01-10\n"
			     "trade,,2023,CHN,KEN,reported,1,1,3000000000,0,,"
			     "0,0,0,2023-01-01,2023-01-01\n");
	check(store, QUESTION(ASKED(.fact = "aid"), .by = "kind", .wide = true),
			HEAD "aid,,,,,,2,2,100000000,0,,0,2,0,2024-01-10,"
			     "2024-01-10\n");
	check(store, QUESTION(ASKED(.status = "negated"), .by = "kind"),
			HEAD "sanction,,,,,,1,1,,0,,0,0,0,2024-03-01,"
			     "2024-03-01\n");
	check(store,
			QUESTION(ASKED(.status = "negated",
					.min_confidence = 0.7)),
			HEAD);
	/* A fact has a confidence, but for those of older programs. */
	struct fixture_record sure = PLEDGED, unsure = PLEDGED;
	sure.category = unsure.category = "investment";
	sure.status = unsure.status = "planned";
	sure.confidence = 70;
	unsure.confidence = 40;
	put(store, "e", "China invests in Kenya.", sure);
	put(store, "f", "China may invest in Kenya.", unsure);
	check(store,
			QUESTION(ASKED(.fact = "investment",
					 .min_confidence = 0.5),
					.by = "kind"),
			HEAD "investment,,,,,,1,1,50000000,0,,0,1,0,2024-01-10,"
			     "2024-01-10\n");
}

/* Of several countries each has its row; together they are one event. */
static void
test_pairs(void **state)
{
	struct store *store = *state;
	struct fixture_record aid = PLEDGED;
	aid.parties = "donor CHN GOV Beijing,recipient KEN - Kenya,"
		      "recipient UGA - Uganda,recipient KEN GOV Nairobi";
	put(store, "a", HOSPITALS, aid);
	check(store, QUESTION(ASKED(.order = 0), .by = "counterparty"),
			HEAD ",,,,KEN,,1,1,50000000,0,,0,1,0,2024-01-10,"
			     "2024-01-10\n"
			     ",,,,UGA,,1,1,50000000,0,,0,1,0,2024-01-10,"
			     "2024-01-10\n");
	check(store, QUESTION(ASKED(.order = 0), .by = "party"),
			HEAD ",,,CHN,,,1,1,50000000,0,,0,1,0,2024-01-10,"
			     "2024-01-10\n");
	check(store, QUESTION(ASKED(.recipient = "UGA"), .by = "counterparty"),
			HEAD ",,,,UGA,,1,1,50000000,0,,0,1,0,2024-01-10,"
			     "2024-01-10\n");
	check(store, QUESTION(ASKED(.between = "KEN,UGA")), HEAD);
	check(store, QUESTION(ASKED(.either = "C*"), .by = "kind"),
			HEAD "aid,,,,,,1,1,50000000,0,,0,1,0,2024-01-10,"
			     "2024-01-10\n");
}

/* The first report that fits stands for its event. */
static void
test_reports(void **state)
{
	struct store *store = *state;
	struct fixture_record later = PLEDGED;
	later.date = 20240112;
	later.usd = 60e6;
	long first = put(store, "a", HOSPITALS, PLEDGED);
	long second = put(store, "b", HOSPITALS, later);
	assert_int_equal(first, 1);
	assert_int_equal(second, 2);
	fixture_run(store, "INSERT INTO event_group VALUES (1, 1), (2, 1)");
	check(store, QUESTION(ASKED(.order = 0), .by = "kind"),
			HEAD "aid,,,,,,1,2,50000000,0,,0,1,0,2024-01-10,"
			     "2024-01-10\n");
	check(store, QUESTION(ASKED(.from = 20240111), .by = "kind"),
			HEAD "aid,,,,,,1,1,60000000,0,,0,1,0,2024-01-12,"
			     "2024-01-12\n");
	check(store, QUESTION(ASKED(.doc = "b"), .by = "kind"),
			HEAD "aid,,,,,,1,1,60000000,0,,0,1,0,2024-01-12,"
			     "2024-01-12\n");
	const int64_t wrong = 1;
	assert_int_equal(store_leave_out(store, &wrong, 1, NULL, 0, NULL), 0);
	check(store, QUESTION(ASKED(.order = 0), .by = "kind"),
			HEAD "aid,,,,,,1,1,60000000,0,,0,1,0,2024-01-12,"
			     "2024-01-12\n");
}

/* --- what became of it -------------------------------------------------- */

/* Sums that are no sums. */
#define NO_USD (-1)

/* What 0 and null leave as it is. */
static struct fixture_record
changed(struct fixture_record record, const struct fixture_record *by)
{
	record.kind = by->kind ? by->kind : record.kind;
	record.date = by->date ? by->date : record.date;
	record.category = by->category ? by->category : record.category;
	record.mode = by->mode ? by->mode : record.mode;
	record.status = by->status ? by->status : record.status;
	record.cameo = by->cameo ? by->cameo : record.cameo;
	record.parties = by->parties ? by->parties : record.parties;
	if (by->usd)
		record.usd = by->usd > 0 ? by->usd : 0;
	return record;
}

static const struct fixture_record GIVEN = { .kind = 2,
	.date = 20240501,
	.category = "aid",
	.status = "disbursed",
	.usd = 52e6,
	.parties = "donor CHN GOV Beijing,recipient KEN - Kenya" };

#define EVENT                                                                  \
	.kind = 1, .parties = "actor CHN GOV Beijing,recipient KEN - Kenya"
#define SOME "Clinics in Mombasa and Kisumu were paid."

/* The promise of 10 January and a record like the one above; what that makes
 * of it. */
static const struct {
	const char *outcome, *text;
	struct fixture_record later;
} LATER[] = {
	{ "completed", HOSPITALS, { .kind = 0 } },
	{ "completed", SOME, { .kind = 0 } },
	{ "open", "A clinic in Mombasa was paid for.", { .kind = 0 } },
	{ "open", "Farmers were paid.", { .kind = 0 } },
	{ "open", HOSPITALS, { .usd = 70e6 } },
	{ "completed", HOSPITALS, { .usd = NO_USD } },
	{ "open", SOME, { .usd = NO_USD } },
	{ "completed", HOSPITALS, { .mode = "grant" } },
	{ "open", HOSPITALS, { .mode = "loan" } },
	{ "open", HOSPITALS, { .date = 20240110 } },
	{ "open", HOSPITALS, { .date = 20230501 } },
	{ "completed", HOSPITALS, { .date = 20260109 } },
	{ "open", HOSPITALS, { .date = 20260110 } },
	{ "open", HOSPITALS,
			{ .category = "investment", .status = "completed" } },
	{ "open", HOSPITALS,
			{ .parties = "donor CHN GOV Beijing,recipient UGA - "
				     "Uganda" } },
	{ "open", HOSPITALS,
			{ .parties = "donor KEN - Kenya,recipient CHN GOV "
				     "Beijing" } },
	{ "cancelled", HOSPITALS, { .status = "cut" } },
	{ "repeated", HOSPITALS, { .status = "approved" } },
	{ "completed", HOSPITALS,
			{ EVENT, .category = "AID", .status = "actual" } },
	{ "open", HOSPITALS, { EVENT, .category = "AID", .status = "future" } },
	{ "cancelled", HOSPITALS,
			{ EVENT, .category = "SANCTION", .cameo = "1621",
					.status = "actual" } },
};

static const char *
outcome_of(struct store *store, const char *doc)
{
	static char outcome[16];
	struct ledger_book book;
	struct sheet sheet;
	assert_int_equal(ledger_load(&book, store, NULL), STATUS_OK);
	assert_int_equal(ledger_records(&book, store,
					 QUESTION(ASKED(.doc = doc)), &sheet,
					 NULL, NULL),
			STATUS_OK);
	assert_int_equal(sheet.row_count, 1);
	struct str text = sheet_at(&sheet, 0, sheet_find(&sheet, "outcome"))
					  ->text;
	assert_true(text.len < sizeof outcome);
	memcpy(outcome, text.at, text.len);
	outcome[text.len] = '\0';
	sheet_fini(&sheet);
	ledger_fini(&book);
	return outcome;
}

static void
test_became(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof LATER / sizeof *LATER; i++) {
		struct store store;
		void *folder;
		temporary_setup(&folder);
		fixture_open(&store, "b.db");
		put(&store, "promise", HOSPITALS, PLEDGED);
		put(&store, "later", LATER[i].text,
				changed(GIVEN, &LATER[i].later));
		const char *outcome = outcome_of(&store, "promise");
		if (strcmp(outcome, LATER[i].outcome))
			fail_msg("%zu: %s, not %s", i, outcome,
					LATER[i].outcome);
		store_close(&store);
		temporary_teardown(&folder);
	}
}

/* Promised, promised again, given: both promises were kept. */
static void
test_chain(void **state)
{
	struct store *store = *state;
	struct fixture_record again = PLEDGED, given = PLEDGED;
	again.date = 20240301;
	again.status = "approved";
	given.date = 20250901;
	given.status = "disbursed";
	put(store, "a", HOSPITALS, PLEDGED);
	put(store, "b", HOSPITALS, again);
	/* More than two years after the first promise. */
	given.date = 20260201;
	put(store, "c", HOSPITALS, given);
	check(store,
			QUESTION(ASKED(.status = "pledged,approved"),
					.by = "status"),
			HEAD ",,,,,approved,1,1,50000000,1,50000000,0,0,0,"
			     "2024-03-01,2024-03-01\n"
			     ",,,,,pledged,1,1,50000000,1,50000000,0,0,1,"
			     "2024-01-10,2024-01-10\n");
}

/* --- visits ------------------------------------------------------------- */

static const struct fixture_record PLANNED = { .kind = 2,
	.date = 20240220,
	.category = "visit",
	.status = "planned",
	.parties = "visitor KEN GOV ruto,host CHN - Beijing" };
static const struct fixture_record MADE = { .kind = 2,
	.date = 20240222,
	.category = "visit",
	.status = "completed",
	.parties = "visitor KEN GOV ruto,host CHN - Beijing" };

static const struct {
	const char *outcome;
	struct fixture_record planned, later;
} VISITS[] = {
	{ "completed", { .kind = 0 }, { .kind = 0 } },
	{ "open", { .kind = 0 }, { .date = 20240224 } },
	{ "open", { .kind = 0 },
			{ .parties = "visitor KEN GOV mudavadi,host CHN - "
				     "Beijing" } },
	{ "completed", { .kind = 0 },
			{ .parties = "visitor KEN GOV GOV,host CHN - "
				     "Beijing" } },
	/* No day was told but that of the article. */
	{ "completed", { .date = 20240201 }, { .date = 20240520 } },
	{ "open", { .date = 20240201 }, { .date = 20240620 } },
	{ "cancelled", { .kind = 0 }, { .status = "cancelled" } },
};

static void
test_visits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof VISITS / sizeof *VISITS; i++) {
		struct store store;
		void *folder;
		temporary_setup(&folder);
		fixture_open(&store, "v.db");
		long article = fixture_article(
				&store, "plan", 20240201, "Daily", "A.");
		const struct fixture_record planned =
				changed(PLANNED, &VISITS[i].planned);
		fixture_records(&store, article, &planned, 1);
		put(&store, "later", "B.", changed(MADE, &VISITS[i].later));
		const char *outcome = outcome_of(&store, "plan");
		if (strcmp(outcome, VISITS[i].outcome))
			fail_msg("%zu: %s, not %s", i, outcome,
					VISITS[i].outcome);
		store_close(&store);
		temporary_teardown(&folder);
	}
}

/* --- what cannot be asked ----------------------------------------------- */

static void
test_no_sense(void **state)
{
	struct store *store = *state;
	struct ledger_book book;
	struct sheet sheet;
	struct error error;
	put(store, "a", HOSPITALS, PLEDGED);
	assert_int_equal(ledger_load(&book, store, NULL), STATUS_OK);
	assert_int_equal(ledger_sheet(&book, store,
					 QUESTION(ASKED(.order = 0),
							 .by = "kind,x"),
					 &sheet, &error),
			STATUS_USAGE);
	assert_non_null(strstr(error.message, "\"x\""));
	assert_int_equal(ledger_sheet(&book, store,
					 QUESTION(ASKED(.actor = "Ruto")),
					 &sheet, &error),
			STATUS_USAGE);
	assert_int_equal(ledger_records(&book, store,
					 QUESTION(ASKED(.words = "\"a")),
					 &sheet, NULL, &error),
			STATUS_USAGE);
	ledger_fini(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_rows),
		TEST(test_pairs),
		TEST(test_reports),
		cmocka_unit_test(test_became),
		TEST(test_chain),
		cmocka_unit_test(test_visits),
		TEST(test_no_sense),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
