#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyse_fixture.h"
#include <stdio.h>

#include "store_fixture.h"
#include "temporary.h"

static const struct fixture_record TOLD[] = {
	{ .kind = 1,
			.date = 20240110,
			.category = "CONSULT",
			.status = "actual",
			.quad = 1,
			.confidence = 80,
			.parties = "actor COL GOV C, actor USA GOV U" },
	{ .kind = 1,
			.date = 20240320,
			.category = "AID",
			.status = "actual",
			.quad = 2,
			.confidence = 50,
			.parties = "actor COL - C, recipient CHN - H" },
	{ .kind = 1,
			.date = 20240321,
			.category = "SANCTION",
			.status = "actual",
			.quad = 4,
			.confidence = 90,
			.parties = "actor USA - U, recipient COL - C" },
	{ .kind = 1,
			.date = 0,
			.category = "SUPPORT",
			.status = "actual",
			.quad = 1,
			.confidence = 60,
			.parties = "actor CHN - H, recipient COL - C" },
	{ .kind = 1,
			.date = 20240322,
			.category = "ACCUSE",
			.status = "future",
			.quad = 3,
			.confidence = 70,
			.parties = "actor COL - C, recipient USA - U" },
};
enum { TOLD_COUNT = sizeof TOLD / sizeof *TOLD };

void
analyse_fixture_open(struct store *store, struct observations *all)
{
	char sql[512];
	char name[32];
	static int databases;
	snprintf(name, sizeof name, "%d.db", databases++);
	fixture_open(store, name);
	long one = fixture_article(store, "one", 20240110, "Post", "They met.");
	long two = fixture_article(store, "two", 20240320, "Times", "A talk.");
	fixture_article(store, "three", 20240320, "Times", "C.");
	fixture_article(store, "four", 0, "Times", "D.");
	int first = (int)fixture_records(store, one, TOLD, TOLD_COUNT);
	int again = (int)fixture_records(store, two, TOLD, 1);
	sqlite3_snprintf(sizeof sql, sql,
			"INSERT INTO event_group VALUES (%d, %d), (%d, %d); "
			"UPDATE dyad SET score = CASE (SELECT text FROM term "
			"WHERE id = category) WHEN 'CONSULT' THEN 2.5 WHEN "
			"'AID' THEN 7 WHEN 'SANCTION' THEN -6 WHEN 'SUPPORT' "
			"THEN 4 ELSE -2 END",
			first, first, again, first);
	fixture_run(store, sql);
	assert_int_equal(observations_load(all, store, &(struct selection){ 0 },
					 NULL),
			STATUS_OK);
}

void
analyse_fixture_close(struct store *store, struct observations *all)
{
	observations_fini(all);
	store_close(store);
}

void
assert_sheet(struct sheet *sheet, const char *csv)
{
	struct buffer out;
	size_t kept = 0;
	buffer_init(&out, BUFFER_UNLIMITED);
	sheet_put_csv(&out, sheet);
	for (size_t i = 0; i < out.len; i++)
		if (out.at[i] != '\r')
			out.at[kept++] = out.at[i];
	out.len = kept;
	buffer_put_char(&out, '\0');
	assert_string_equal(out.at, csv);
	buffer_fini(&out);
	sheet_fini(sheet);
}
