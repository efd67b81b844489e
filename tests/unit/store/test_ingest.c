#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest_fixture.h"
#include "store/lines.h"
#include "temporary.h"

static const struct told GHANA = { "a", "", "https://www.example.org/ghana/1",
	"Ghana", "Ghana met Korea. Ghana thanked Seoul." };

static void
put(struct feeder *feeder, const struct told *told)
{
	assert_int_equal(feeder_put(feeder, told, NULL), STATUS_OK);
	assert_int_equal(ingest_flush(feeder->ingest, NULL), STATUS_OK);
}

static void
open_feeder(struct feeder *feeder, const char *name)
{
	assert_true(feeder_open(feeder, temporary_path(name), NULL));
}

static void
test_rows(void **state)
{
	(void)state;
	struct feeder feeder;
	open_feeder(&feeder, "a.db");
	put(&feeder, &GHANA);
	feeder_close(&feeder);
	static const struct {
		const char *sql, *answer;
	} cases[] = {
		{ "SELECT doc || date || published FROM article",
				"a202503042025-03-04T10:00:00Z" },
		{ "SELECT group_concat(kind || ' ' || line) FROM record",
				"1 0,2 1,3 2" },
		{ "SELECT date || ' ' || date_end FROM record WHERE kind = 2",
				"20250301 20250331" },
		{ "SELECT date FROM record WHERE kind = 3", "20250304" },
		{ "SELECT group_concat(r.text || ' ' || identity || ' ' || "
		  "sectors) FROM participant JOIN term AS r ON r.id = role "
		  "JOIN actor ON actor.id = actor WHERE identity LIKE 'KOR%'",
				"actor KOR/5 GOV LEG,donor KOR " },
		{ "SELECT group_concat(s.text || t.text) FROM dyad "
		  "JOIN term AS s ON s.id = source "
		  "JOIN term AS t ON t.id = target",
				"KORGHA,GHAKOR" },
		{ "SELECT group_concat(value || ' ' || ifnull(usd, '-')) "
		  "FROM money",
				"5.5 12.0,3.0 -" },
		{ "SELECT value || text FROM measure JOIN term ON id = unit",
				"7.0engineer" },
		{ "SELECT text FROM sentence_text WHERE id = (SELECT rowid "
		  "FROM sentence_words WHERE sentence_words MATCH 'thanked')",
				"hana thanked Seoul." },
		{ "SELECT contexts || confidence FROM event", "economic84" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(fixture_ask(temporary_path("a.db"),
						    cases[i].sql),
				cases[i].answer);
}

static void
test_lines_come_back(void **state)
{
	(void)state;
	struct lines_packer *packer = lines_packer_new();
	struct buffer lines, packed, back;
	buffer_init(&lines, BUFFER_UNLIMITED);
	buffer_init(&packed, BUFFER_UNLIMITED);
	buffer_init(&back, BUFFER_UNLIMITED);
	for (unsigned i = 0; i < 3; i++) {
		buffer_reset(&packed);
		buffer_reset(&back);
		lines_pack(packer, buffer_str(&lines), str_of(GHANA.text),
				&packed);
		assert_int_equal(lines_unpack(packer, buffer_str(&packed),
						 str_of(GHANA.text), lines.len,
						 &back, NULL),
				STATUS_OK);
		assert_true(str_equal(buffer_str(&lines), buffer_str(&back)));
		fixture_put_lines(&lines, "a", GHANA.text);
	}
	packed.at[packed.len / 2] ^= 0x55;
	packed.len -= 3;
	assert_int_equal(lines_unpack(packer, buffer_str(&packed),
					 str_of(GHANA.text), lines.len, &back,
					 NULL),
			STATUS_FORMAT);
	buffer_fini(&lines);
	buffer_fini(&packed);
	buffer_fini(&back);
	lines_packer_free(packer);
}

static void
test_known(void **state)
{
	(void)state;
	struct feeder feeder;
	open_feeder(&feeder, "a.db");
	static const struct told rest[] = {
		{ "a", "", "https://www.example.org/ghana/1", "GHANA!",
				"Ghana met Korea -- Ghana thanked Seoul" },
		{ "b", "", "https://other.example/x", "Ghana",
				"Ghana met Korea. Ghana thanked Seoul." },
		{ "c", "", "http://example.org/ghana/1/?utm_source=x", "Ghana",
				"Ghana met Korea again." },
	};
	put(&feeder, &GHANA);
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < 3; i++)
			put(&feeder, &rest[i]);
	struct ingest_counts counts = ingest_counts(feeder.ingest);
	feeder_close(&feeder);
	assert_int_equal(counts.stored, 1);
	assert_int_equal(counts.same, 2);
	assert_int_equal(counts.sighted, 2);
	assert_int_equal(counts.changed, 2);
	assert_string_equal(fixture_ask(temporary_path("a.db"),
					    "SELECT group_concat(doc || "
					    "reason) FROM sighting"),
			"bcontent,curl");
}

static void
test_clash(void **state)
{
	(void)state;
	struct feeder feeder;
	struct error refusal;
	open_feeder(&feeder, "a.db");
	static const struct told other = { "a", "", "https://example.org/2",
		"Togo", "Togo met Korea." };
	static const struct told piped[] = {
		{ "", "-:1", "", "Mali", "Mali met Korea." },
		{ "", "-:1", "", "Niger", "Niger met Korea." },
	};
	put(&feeder, &GHANA);
	put(&feeder, &other);
	assert_true(ingest_next_refusal(feeder.ingest, &refusal));
	assert_string_equal(refusal.where, "a");
	assert_non_null(strstr(refusal.message, "another stored article "
						"(\"Ghana\")"));
	assert_false(ingest_next_refusal(feeder.ingest, &refusal));
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < 2; i++)
			put(&feeder, &piped[i]);
	struct ingest_counts counts = ingest_counts(feeder.ingest);
	feeder_close(&feeder);
	assert_int_equal(counts.stored, 3);
	assert_int_equal(counts.same, 2);
	assert_int_equal(counts.refused, 1);
	assert_string_equal(fixture_ask(temporary_path("a.db"),
					    "SELECT count(*) FROM article "
					    "WHERE doc GLOB '-:1#*'"),
			"1");
	assert_string_equal(fixture_ask(temporary_path("a.db"),
					    "SELECT count(*) FROM sighting"),
			"0");
	assert_string_equal(fixture_ask(temporary_path("a.db"),
					    "SELECT source FROM reject"),
			"a");
}

static void
test_rejects_once(void **state)
{
	(void)state;
	struct feeder feeder;
	struct error rejected;
	open_feeder(&feeder, "a.db");
	error_set(&rejected, STATUS_FORMAT, "page.html", 0, ERROR_NO_OFFSET,
			"no text");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(ingest_reject(feeder.ingest, &rejected, NULL),
				STATUS_OK);
		assert_int_equal(ingest_flush(feeder.ingest, NULL), STATUS_OK);
	}
	feeder_close(&feeder);
	assert_string_equal(fixture_ask(temporary_path("a.db"),
					    "SELECT count(*) || source || "
					    "byte || reason FROM reject"),
			"1page.html-1no text");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
				test_rows, temporary_setup, temporary_teardown),
		cmocka_unit_test(test_lines_come_back),
		cmocka_unit_test_setup_teardown(test_known, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_clash, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_rejects_once,
				temporary_setup, temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
