/* Sheets of visits, speakers and of who comes to the fore. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "analyse/emerging.h"
#include "analyse/speakers.h"
#include "analyse/visits.h"
#include "analyse_fixture.h"
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

/* --- visits ------------------------------------------------------------- */

#define VISIT(day, state_of_it, who)                                           \
	{                                                                      \
		.kind = 2, .date = day, .category = "visit",                   \
		.status = state_of_it, .parties = who                          \
	}
#define MEETING(day, where, who)                                               \
	{                                                                      \
		.kind = 1, .date = day, .category = "CONSULT",                 \
		.status = "actual", .place = "Somewhere", .country = where,    \
		.parties = who                                                 \
	}

static const struct fixture_record TRAVELS[] = {
	VISIT(20240220, "planned", "visitor KEN GOV ruto,host CHN - Beijing"),
	VISIT(20240220, "completed", "visitor KEN GOV GOV,host CHN - Beijing"),
	/* Another minister on the same day. */
	VISIT(20240220, "planned", "visitor KEN GOV duale,host CHN - Beijing"),
	/* Within a country; of nobody's country. */
	VISIT(20240221, "completed", "visitor KEN GOV ruto,host KEN - Mombasa"),
	VISIT(20240221, "completed", "visitor - GOV him,host KEN - Mombasa"),
	/* In the actor's country the recipient is the guest. */
	MEETING(20240301, "USA",
			"actor USA GOV blinken,recipient EGY GOV sisi"),
	/* Two who meet at the second one's; two who meet elsewhere. */
	MEETING(20240302, "JPN", "actor KOR GOV yoon,actor JPN GOV kishida"),
	MEETING(20240303, "CHE", "actor KOR GOV yoon,actor JPN GOV kishida"),
	/* To come; held long ago. */
	{ .kind = 1,
			.date = 20240304,
			.category = "CONSULT",
			.mode = "visit",
			.status = "future",
			.parties = "actor IND GOV modi,recipient ITA - Rome" },
	{ .kind = 1,
			.date = 19720221,
			.category = "CONSULT",
			.mode = "visit",
			.status = "historical",
			.parties = "actor USA GOV nixon,recipient CHN - "
				   "China" },
	/* Told from the capital of one; nobody travelled. */
	{ .kind = 1,
			.date = 20240306,
			.category = "CONSULT",
			.mode = "phone",
			.status = "actual",
			.place = "Nairobi",
			.country = "KEN",
			.parties = "actor KEN GOV ruto,recipient EGY GOV "
				   "sisi" },
	/* Told as done, of a day that is still to come. */
	VISIT(20240507, "completed", "visitor FRA GOV macron,host BRA - Belem"),
};

static void
check_visits(struct store *store, const struct selection *asked,
		const char *csv)
{
	struct sheet sheet;
	assert_int_equal(visits_sheet(store, asked, &sheet, NULL), STATUS_OK);
	char told[1024] = "";
	for (size_t i = 0; i < sheet.row_count; i++) {
		static const char *const columns[] = { "date", "visitor",
			"visitor_name", "host", "status" };
		for (size_t j = 0; j < 5; j++) {
			struct str text = sheet_at(&sheet, i,
					sheet_find(&sheet, columns[j]))
							  ->text;
			snprintf(told + strlen(told),
					sizeof told - strlen(told), "%.*s ",
					STR_ARG(text));
		}
		snprintf(told + strlen(told), sizeof told - strlen(told),
				"%lld\n",
				(long long)sheet_at(&sheet, i,
						sheet_find(&sheet, "events"))
						->count);
	}
	assert_string_equal(told, csv);
	sheet_fini(&sheet);
}

static void
test_visits(void **state)
{
	struct store *store = *state;
	for (size_t i = 0; i < sizeof TRAVELS / sizeof *TRAVELS; i++) {
		char doc[8];
		snprintf(doc, sizeof doc, "d%zu", i);
		long article = fixture_article(
				store, doc, 20240304, "Daily", "They went.");
		fixture_records(store, article, &TRAVELS[i], 1);
	}
	check_visits(store, &(struct selection){ .order = ORDER_DATE },
			"1972-02-21 USA nixon CHN completed 1\n"
			"2024-02-20 KEN ruto CHN completed 3\n"
			"2024-03-01 EGY sisi USA completed 1\n"
			"2024-03-02 KOR yoon JPN completed 1\n"
			"2024-03-04 IND modi ITA planned 1\n"
			"2024-05-07 FRA macron BRA planned 1\n");
	check_visits(store,
			&(struct selection){ .order = ORDER_DATE_DOWN,
					.offset = 3,
					.limit = 1 },
			"2024-03-01 EGY sisi USA completed 1\n");
	check_visits(store,
			&(struct selection){ .actor = "KOR,EGY",
					.recipient = "JPN" },
			"2024-03-02 KOR yoon JPN completed 1\n");
	check_visits(store, &(struct selection){ .from = 20240302 },
			"2024-03-02 KOR yoon JPN completed 1\n"
			"2024-03-04 IND modi ITA planned 1\n"
			"2024-05-07 FRA macron BRA planned 1\n");
}

/* A fact and an event of one sentence are one visit, however many others of the
 * same countries and day stand between them. */
static void
test_visits_of_a_crowded_day(void **state)
{
	enum { CROWD = 150 };
	struct store *store = *state;
	struct sheet sheet;
	for (int i = 0; i < CROWD; i++) {
		char doc[8], fact[64], event[64];
		snprintf(doc, sizeof doc, "d%d", i);
		snprintf(fact, sizeof fact, "visitor USA GOV a%d,host CHN - c",
				i);
		snprintf(event, sizeof event,
				"actor USA GOV b%d,recipient CHN - c", i);
		const struct fixture_record records[] = {
			VISIT(20240220, "completed", fact),
			{ .kind = 1,
					.date = 20240220,
					.category = "CONSULT",
					.mode = "visit",
					.status = "actual",
					.parties = event },
		};
		long article = fixture_article(
				store, doc, 20240304, "Daily", "They went.");
		fixture_records(store, article, records, 2);
	}
	assert_int_equal(visits_sheet(store, &(struct selection){ .order = 0 },
					 &sheet, NULL),
			STATUS_OK);
	assert_int_equal(sheet.row_count, CROWD);
	size_t events = sheet_find(&sheet, "events");
	for (size_t i = 0; i < sheet.row_count; i++)
		assert_int_equal(sheet_at(&sheet, i, events)->count, 2);
	sheet_fini(&sheet);
}

/* What a book of everything gives must be what the database gives. */
static const struct selection ASKED[] = {
	{ .from = 0 },
	{ .from = 20240221 },
	{ .to = 20240301 },
	{ .from = 20240221, .to = 20240301, .either = "USA,KEN" },
	{ .either = "EGY.GOV" },
	{ .either = "*" },
	{ .actor = "K*", .recipient = "CHN,JPN" },
	{ .status = "completed" },
	{ .country = "USA" },
	{ .words = "went" },
	{ .publisher = "nobody" },
	{ .about = "CHN" },
	{ .about = "CHN,USA", .to = 20240220 },
	{ .speaker = "KEN" },
	{ .event = "AID", .kinds = 1 },
	{ .offset = 1, .limit = 1 },
};

static void
assert_same(struct sheet *one, struct sheet *other)
{
	struct buffer left, right;
	buffer_init(&left, BUFFER_UNLIMITED);
	buffer_init(&right, BUFFER_UNLIMITED);
	sheet_put_csv(&left, one);
	sheet_put_csv(&right, other);
	buffer_put_char(&left, '\0');
	buffer_put_char(&right, '\0');
	assert_string_equal(left.at, right.at);
	buffer_fini(&left);
	buffer_fini(&right);
	sheet_fini(one);
	sheet_fini(other);
}

static void
test_visits_of_a_book(void **state)
{
	struct store *store = *state;
	struct visit_book book;
	for (size_t i = 0; i < sizeof TRAVELS / sizeof *TRAVELS; i++) {
		char doc[8];
		snprintf(doc, sizeof doc, "d%zu", i);
		long article = fixture_article(
				store, doc, 20240304, "Daily", "They went.");
		fixture_records(store, article, &TRAVELS[i], 1);
	}
	assert_int_equal(visits_load(&book, store, &ASKED[0], NULL), STATUS_OK);
	for (size_t i = 0; i < sizeof ASKED / sizeof *ASKED; i++) {
		struct sheet one, other;
		size_t total = 0;
		assert_int_equal(visits_of_book(&book, store, &ASKED[i], &one,
						 &total, NULL),
				STATUS_OK);
		assert_int_equal(visits_sheet(store, &ASKED[i], &other, NULL),
				STATUS_OK);
		assert_int_equal(total, ASKED[i].limit ? 6 : one.row_count);
		assert_same(&one, &other);
	}
	visits_fini(&book);
}

/* --- speakers ----------------------------------------------------------- */

#define SAID(tone, who)                                                        \
	{                                                                      \
		.kind = 3, .date = 20240220, .category = "neutral",            \
		.status = tone, .parties = who                                 \
	}
static const struct fixture_record SAYINGS[] = {
	SAID("positive", "speaker KEN GOV ruto,about CHN - China,about CHN GOV "
			 "Beijing"),
	SAID("negative", "speaker KEN - ruto,about USA - America"),
	SAID("negative", "speaker KEN - ruto,about USA - America"),
	SAID("neutral", "speaker KEN GOV GOV"),
	SAID("neutral", "speaker - GOV GOV"),
	SAID("neutral", "about CHN - China"),
};

static void
test_speakers(void **state)
{
	struct store *store = *state;
	struct sheet sheet;
	long article = fixture_article(
			store, "a", 20240220, "Daily", "Words.\n");
	fixture_records(store, article, SAYINGS, 6);
	fixture_run(store, "INSERT INTO event_group VALUES (2, 2), (3, 2)");
	/* Officials without a name have identities like "KEN/GOV". */
	assert_int_equal(
			speakers_sheet(store, &(struct selection){ .order = 0 },
					&sheet, NULL),
			STATUS_OK);
	assert_sheet(&sheet,
			"speaker,name,country,quotes,positive,negative,neutral,"
			"about,first,last\n"
			"KEN/ruto,ruto,KEN,2,1,1,0,\"CHN 1, USA 1\",2024-02-20,"
			"2024-02-20\n"
			"KEN.GOV,,KEN,1,0,0,1,,2024-02-20,2024-02-20\n");
}

static void
test_speakers_of_a_book(void **state)
{
	struct store *store = *state;
	struct quote_book book;
	long article = fixture_article(
			store, "a", 20240220, "Daily", "They went.");
	fixture_records(store, article, SAYINGS, 6);
	fixture_run(store, "INSERT INTO event_group VALUES (2, 2), (3, 2)");
	assert_int_equal(quotes_load(&book, store, &ASKED[0], NULL), STATUS_OK);
	for (size_t i = 0; i < sizeof ASKED / sizeof *ASKED; i++) {
		struct sheet one, other;
		size_t total = 0;
		assert_int_equal(speakers_of_book(&book, store, &ASKED[i], &one,
						 &total, NULL),
				STATUS_OK);
		assert_int_equal(speakers_sheet(store, &ASKED[i], &other, NULL),
				STATUS_OK);
		assert_int_equal(total, ASKED[i].limit ? 2 : one.row_count);
		assert_same(&one, &other);
	}
	quotes_fini(&book);
}

/* --- emerging ----------------------------------------------------------- */

/* Against scipy.stats.gamma.ppf(0.05, k + r) / (k + e). */
static void
test_measure(void **state)
{
	(void)state;
	assert_true(fabs(emerging_ratio(10, 2) - 3) < 1e-12);
	assert_true(fabs(emerging_low(2, 0) - 1.3663 / 2) < 0.01);
	assert_true(fabs(emerging_low(8, 3) - 5.4254 / 5) < 0.005);
	assert_true(fabs(emerging_low(60, 20) - 49.6 / 22) < 0.02);
}

static void
put_events(struct store *store, int date, int count, const char *parties)
{
	static int documents;
	const struct fixture_record event = { .kind = 1,
		.date = date,
		.category = "CONSULT",
		.status = "actual",
		.quad = 1,
		.confidence = 80,
		.parties = parties };
	for (int i = 0; i < count; i++) {
		char doc[16];
		snprintf(doc, sizeof doc, "e%d", documents++);
		fixture_records(store,
				fixture_article(store, doc, date, "Daily",
						"They met."),
				&event, 1);
	}
}

/* Ten in the last four weeks, of two in the year before, where half of all was
 * read then; and a country that is new, with too little to tell. */
static void
test_emerging(void **state)
{
	struct store *store = *state;
	struct observations all;
	struct sheet sheet;
	put_events(store, 20230701, 2,
			"actor KEN GOV ruto,recipient CHN - China");
	put_events(store, 20230701, 10, "actor USA GOV biden");
	put_events(store, 20240628, 10,
			"actor KEN GOV ruto,recipient CHN - China");
	put_events(store, 20240629, 2, "actor UGA GOV m,recipient CHN - China");
	assert_int_equal(observations_load(&all, store,
					 &(struct selection){ .order = 0 },
					 NULL),
			STATUS_OK);
	emerging_sheet(&all, &NARROWING_NONE, DAY_NONE, &sheet);
	assert_sheet(&sheet,
			"what,source,target,recent,before,ratio,low,first\n"
			"actor,CHN,,12,0.153846,3.5,2.115692,2023-07-01\n"
			"actor,KEN,,10,0.153846,3,1.730687,2023-07-01\n"
			"pair,KEN,CHN,10,0.153846,3,1.730687,2023-07-01\n");
	/* Before it began nothing rose. */
	emerging_sheet(&all, &NARROWING_NONE, day_of_civil(2024, 6, 1), &sheet);
	assert_int_equal(sheet.row_count, 0);
	sheet_fini(&sheet);
	observations_fini(&all);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_visits),
		TEST(test_visits_of_a_crowded_day),
		TEST(test_visits_of_a_book),
		TEST(test_speakers),
		TEST(test_speakers_of_a_book),
		cmocka_unit_test(test_measure),
		TEST(test_emerging),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
