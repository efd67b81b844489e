#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/settle.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/random.h"
#include "group_fixture.h"
#include "store_fixture.h"
#include "temporary.h"

/* An article of one sentence with one record. */
struct told {
	const char *doc;
	int date;
	const char *text;
	struct fixture_record record;
};

#define CONSULT(parties_, date_)                                               \
	{ .kind = 1,                                                           \
		.date = (date_),                                               \
		.category = "CONSULT",                                         \
		.status = "actual",                                            \
		.parties = (parties_) }
#define KEN_SDN "actor KEN GOV Kenya,recipient SDN GOV Sudan"

/* An uid that does not depend on the order, as those of the coder. */
static void
add(struct store *store, const void *items, unsigned number)
{
	const struct told *told = (const struct told *)items + number;
	char sql[128];
	long article = fixture_article(
			store, told->doc, told->date, "Paper", told->text);
	long record = fixture_records(store, article, &told->record, 1);
	snprintf(sql, sizeof sql, "UPDATE record SET uid = %lld WHERE id = %ld",
			(long long)hash_bytes(str_of(told->doc)), record);
	fixture_run(store, sql);
	if (told->record.kind == 3)
		snprintf(sql, sizeof sql,
				"UPDATE record SET trigger_end = %zu WHERE id "
				"= %ld",
				strlen(told->text), record);
	fixture_run(store, sql);
	snprintf(sql, sizeof sql, "INSERT INTO stale VALUES (%ld)", article);
	fixture_run(store, sql);
}

#define MEMBERS                                                                \
	"SELECT a.doc, b.doc FROM event_group JOIN record r ON r.id = "        \
	"event_group.record JOIN article a ON a.id = r.article JOIN record l " \
	"ON l.id = leader JOIN article b ON b.id = l.article ORDER BY 1"

static struct group_items
items_of(const char *name, const struct told *told, unsigned count)
{
	return (struct group_items){ name, told, count, add, MEMBERS };
}

#define ASSERT_GROUPS(told, expected)                                          \
	do {                                                                   \
		const struct group_items items = items_of(                     \
				#told, told, sizeof(told) / sizeof *(told));   \
		group_assert(&items, expected);                                \
	} while (0)

static void
test_words(void **state)
{
	(void)state;
	static const struct told meetings[] = {
		{ "a", 20240305,
				"They spoke of the border at Moyale and of "
				"cattle thieves.",
				CONSULT(KEN_SDN, 20240305) },
		{ "b", 20240305,
				"Cattle thieves on the Moyale border were the "
				"topic of the talks.",
				CONSULT(KEN_SDN, 20240305) },
		{ "c", 20240305,
				"Other ministers met to sell gold through "
				"the port of Mombasa.",
				CONSULT(KEN_SDN, 20240305) },
		{ "d", 20240309,
				"They spoke of the border at Moyale and of "
				"cattle thieves.",
				CONSULT(KEN_SDN, 20240309) },
	};
	ASSERT_GROUPS(meetings, "a a\nb a\n");
}

static void
test_kinds(void **state)
{
	(void)state;
	static const struct told others[] = {
		{ "a", 20240305, "A quarrel about tea and salt.",
				CONSULT(KEN_SDN, 20240305) },
		{ "b", 20240305, "A quarrel about tea and salt!",
				{ .kind = 1,
						.date = 20240305,
						.category = "CONSULT",
						.status = "future",
						.parties = KEN_SDN } },
		{ "c", 20240305, "A quarrel about tea and salt?",
				{ .kind = 1,
						.date = 20240305,
						.category = "ACCUSE",
						.status = "actual",
						.parties = KEN_SDN } },
		{ "d", 20240305, "A quarrel about tea and salt...",
				CONSULT("actor KEN GOV Kenya,recipient UGA "
					"GOV Uganda",
						20240305) },
		{ "e", 20240306, "Tea, salt and a quarrel.",
				CONSULT(KEN_SDN, 20240306) },
	};
	ASSERT_GROUPS(others, "a a\ne a\n");
}

/* Named persons, and sums. */
static void
test_contradictions(void **state)
{
	(void)state;
	static const struct told ministers[] = {
		{ "a", 20240305, "Talks about tea and salt in Mombasa.",
				CONSULT("actor KEN GOV Ruto,recipient SDN GOV "
					"Sudan",
						20240305) },
		{ "b", 20240305, "Talks about tea and salt in Mombasa.",
				CONSULT("actor KEN GOV Mudavadi,recipient SDN "
					"GOV Sudan",
						20240305) },
	};
	static const struct told sums[] = {
		{ "a", 20240305, "Money for wells near Kassala.",
				{ .kind = 2,
						.date = 20240305,
						.category = "aid",
						.status = "pledged",
						.usd = 5e6,
						.parties = "donor KEN GOV "
							   "Kenya" } },
		{ "b", 20240305, "Money for wells near Kassala.",
				{ .kind = 2,
						.date = 20240305,
						.category = "aid",
						.status = "pledged",
						.usd = 6e6,
						.parties = "donor KEN GOV "
							   "Kenya" } },
		{ "c", 20240306, "Wells will be dug.",
				{ .kind = 2,
						.date = 20240306,
						.category = "aid",
						.status = "disbursed",
						.usd = 5e6,
						.parties = "donor KEN GOV "
							   "Kenya" } },
	};
	ASSERT_GROUPS(ministers, "");
	ASSERT_GROUPS(sums, "a a\nc a\n");
}

#define SAID(speaker_, date_)                                                  \
	{ .kind = 3,                                                           \
		.date = (date_),                                               \
		.category = "neutral",                                         \
		.parties = "speaker " speaker_ }

/* The same words of the same speaker; not forms, not a word or two. */
static void
test_quotations(void **state)
{
	(void)state;
	static const struct told quotations[] = {
		{ "a", 20240305,
				"We will open the border when the cattle are "
				"back in Moyale.",
				SAID("KEN GOV Ruto", 20240305) },
		{ "b", 20240306,
				"We will open the border when the cattle are "
				"back",
				SAID("KEN GOV Ruto", 20240306) },
		{ "c", 20240305,
				"We will open the border when the cattle are "
				"back in Moyale.",
				SAID("SDN GOV Burhan", 20240305) },
		{ "form-1", 20240305, "a flood has hit the province of Kassala",
				SAID("SDN GOV Burhan", 20240305) },
		{ "form-2", 20240305, "a flood has hit the province of Sennar",
				SAID("SDN GOV Burhan", 20240305) },
		{ "short-1", 20240305, "it is",
				SAID("KEN GOV Ruto", 20240305) },
		{ "short-2", 20240305, "it is not",
				SAID("KEN GOV Ruto", 20240305) },
	};
	ASSERT_GROUPS(quotations, "a a\nb a\n");
}

/* Two items of a list are two, in copies too. */
static void
test_list(void **state)
{
	(void)state;
	static const struct fixture_record items[] = {
		{ .kind = 1,
				.sentence = 0,
				.date = 20240305,
				.category = "AID",
				.status = "actual",
				.parties = KEN_SDN },
		{ .kind = 1,
				.sentence = 1,
				.date = 20240305,
				.category = "AID",
				.status = "actual",
				.parties = KEN_SDN },
	};
	struct store store;
	fixture_open(&store, "list.db");
	long article = fixture_article(&store, "a", 20240305, "Paper",
			"Wells for a village.\nWells for a village.");
	fixture_records(&store, article, items, 2);
	fixture_run(&store, "INSERT INTO stale VALUES (1)");
	group_settle(&store);
	assert_int_equal(fixture_number(&store, "SELECT count(*) FROM "
						"event_group"),
			0);
	store_close(&store);
}

/* --- any order --------------------------------------------------------- */

enum { TOLD = 250, WORDS = 6 };

struct many {
	struct told told[TOLD];
	char docs[TOLD][16], texts[TOLD][128];
};

/* Sentences of few words, so that many are nearly the same. */
static void
make_many(struct many *many, uint32_t days, uint32_t words)
{
	struct random chance = { 7 };
	for (unsigned i = 0; i < TOLD; i++) {
		int date = 20240301 + (int)random_below(&chance, days);
		char *text = many->texts[i];
		size_t len = 0;
		for (unsigned j = 0; j < WORDS; j++)
			len += (size_t)snprintf(text + len,
					sizeof many->texts[i] - len, "x%u ",
					100 + random_below(&chance, words));
		snprintf(many->docs[i], sizeof many->docs[i], "doc-%u", i);
		many->told[i] = (struct told){ many->docs[i], date, text,
			CONSULT(KEN_SDN, date) };
	}
}

static void
test_any_order(void **state)
{
	(void)state;
	static struct many many;
	make_many(&many, 20, 30);
	const struct group_items items = items_of("any-order", many.told, TOLD);
	group_assert_any_order(&items, 4);
}

/* What was grouped with an article's records is made anew without them. */
static void
test_forget(void **state)
{
	(void)state;
	static const struct told reports[] = {
		{ "a", 20240305, "Cattle thieves at the Moyale border.",
				CONSULT(KEN_SDN, 20240305) },
		{ "b", 20240305, "Moyale has cattle thieves.",
				CONSULT(KEN_SDN, 20240305) },
		{ "c", 20240306, "Cattle thieves and Moyale.",
				CONSULT(KEN_SDN, 20240306) },
	};
	struct store store;
	struct buffer out;
	buffer_init(&out, BUFFER_UNLIMITED);
	fixture_open(&store, "forget.db");
	for (unsigned i = 0; i < 3; i++)
		add(&store, reports, i);
	group_settle(&store);
	group_read(&store, MEMBERS, &out);
	assert_string_equal(out.at, "a a\nb a\nc a\n");
	assert_int_equal(settle_forget(&store, 1, NULL), STATUS_OK);
	fixture_run(&store, "DELETE FROM participant WHERE record = 1;"
			    "DELETE FROM dyad WHERE record = 1;"
			    "DELETE FROM record WHERE id = 1");
	group_settle(&store);
	group_read(&store, MEMBERS, &out);
	assert_string_equal(out.at, "b b\nc b\n");
	assert_int_equal(fixture_number(&store, "SELECT count(*) FROM "
						"record_print WHERE record = "
						"1"),
			0);
	store_close(&store);
	buffer_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_contradictions),
		cmocka_unit_test(test_quotations),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_any_order),
		cmocka_unit_test(test_forget),
	};
	return cmocka_run_group_tests(
			tests, temporary_setup, temporary_teardown);
}
