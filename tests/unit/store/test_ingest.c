#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest_fixture.h"
#include "base/day.h"
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
		{ "SELECT group_concat(confidence) FROM record WHERE kind = 2",
				"57" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(fixture_ask(temporary_path("a.db"),
						    cases[i].sql),
				cases[i].answer);
}

/* What differs from `code`'s lines by a little must not be folded. */
static const char *const UNUSUAL[] = {
	"{\"text\":\"Ghana\",\"start\":0,\"end\":5}",
	"{\"text\":\"Ghana\",\"start\":17,\"end\":22}",
	"{\"text\":\"Ghana\",\"start\":1,\"end\":6}",
	"{\"text\":\"Ghana\",\"start\":00,\"end\":5}",
	"{\"text\":\"Ghana\",\"start\":0,\"end\":5.0}",
	"{\"text\":\"Ghana\",\"start\":0,\"end\":4}",
	"{\"text\":\"Ghana\",\"start\":0,\"end\":",
	"{\"text\":\"Gh\\\"a\",\"start\":0,\"end\":5}",
	"{\"text\":\"\",\"start\":37,\"end\":37}",
	"{\"text\":\"\",\"start\":3700000000,\"end\":3700000000}",
	"\"text\":\"",
	"\"",
	"",
};

static void
assert_comes_back(struct lines_packer *packer, struct str lines)
{
	const struct lines_article article = {
		.text = STR("Ghana met Korea. Ghana thanked Seoul."),
		.title = STR("Ghana"),
		.doc = STR("a"),
	};
	struct buffer packed, back;
	buffer_init(&packed, BUFFER_UNLIMITED);
	buffer_init(&back, BUFFER_UNLIMITED);
	lines_pack(packer, lines, &article, &packed);
	assert_int_equal(lines_unpack(packer, buffer_str(&packed), &article,
					 lines.len, &back, NULL),
			STATUS_OK);
	assert_true(str_equal(lines, buffer_str(&back)));
	assert_int_equal(lines_unpack(packer, buffer_str(&packed), &article,
					 lines.len + 1, &back, NULL),
			STATUS_FORMAT);
	assert_int_equal(back.len, lines.len);
	buffer_fini(&packed);
	buffer_fini(&back);
}

static void
test_lines_come_back(void **state)
{
	(void)state;
	struct lines_packer *packer = lines_packer_new();
	struct buffer lines;
	buffer_init(&lines, BUFFER_UNLIMITED);
	for (size_t i = 0; i < sizeof UNUSUAL / sizeof *UNUSUAL; i++) {
		assert_comes_back(packer, str_of(UNUSUAL[i]));
		buffer_put(&lines, str_of(UNUSUAL[i]));
		assert_comes_back(packer, buffer_str(&lines));
		fixture_put_lines(&lines, "a", GHANA.text);
		assert_comes_back(packer, buffer_str(&lines));
	}
	buffer_fini(&lines);
	lines_packer_free(packer);
}

/* Any byte may be another one, any part be missing: no crash, no lie. */
static void
test_lines_damaged(void **state)
{
	(void)state;
	struct lines_packer *packer = lines_packer_new();
	struct lines_article article = { .text = str_of(GHANA.text) };
	struct buffer lines, packed, back;
	buffer_init(&lines, BUFFER_UNLIMITED);
	buffer_init(&packed, BUFFER_UNLIMITED);
	buffer_init(&back, BUFFER_UNLIMITED);
	fixture_put_lines(&lines, "a", GHANA.text);
	lines_pack(packer, buffer_str(&lines), &article, &packed);
	for (size_t i = 0; i < packed.len; i++) {
		struct str cut = { packed.at, i };
		buffer_reset(&back);
		assert_int_equal(lines_unpack(packer, cut, &article, lines.len,
						 &back, NULL),
				STATUS_FORMAT);
		packed.at[i] ^= 0x15;
		if (!lines_unpack(packer, buffer_str(&packed), &article,
				    lines.len, &back, NULL))
			assert_int_equal(back.len, lines.len);
		packed.at[i] ^= 0x15;
	}
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
	assert_int_equal(counts.same, 4);
	assert_int_equal(counts.sighted, 1);
	assert_int_equal(counts.changed, 1);
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
					    "SELECT doc || reason FROM "
					    "sighting"),
			"aid");
	assert_string_equal(fixture_ask(temporary_path("a.db"),
					    "SELECT source FROM reject"),
			"a");
}

/* What was stored after a document does not change what it was taken for. */
static void
test_decided_once(void **state)
{
	(void)state;
	struct feeder feeder;
	open_feeder(&feeder, "a.db");
	static const struct told told[] = {
		{ "a", "", "https://example.org/1", "", "Ghana met Korea." },
		/* The address of the first, content of the third. */
		{ "b", "", "https://example.org/1", "", "Ghana met Togo." },
		{ "c", "", "https://example.org/3", "", "Ghana met Togo." },
		/* The id of the first, content of the fifth. */
		{ "a", "", "https://example.org/4", "", "Ghana met Mali." },
		{ "d", "", "https://example.org/5", "", "Ghana met Mali." },
		/* What is another's copy is changed at its own address. */
		{ "e", "", "https://example.org/6", "", "Ghana met Mali." },
		{ "f", "", "https://example.org/6", "", "Ghana met Niger." },
	};
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < sizeof told / sizeof *told; i++)
			put(&feeder, &told[i]);
	struct ingest_counts counts = ingest_counts(feeder.ingest);
	feeder_close(&feeder);
	assert_int_equal(counts.stored, 3);
	assert_int_equal(counts.sighted, 1);
	assert_int_equal(counts.changed, 2);
	assert_int_equal(counts.refused, 3);
	assert_int_equal(counts.same, 2 * 6);
	assert_string_equal(
			fixture_ask(temporary_path("a.db"),
					"SELECT group_concat(s.doc || reason "
					"|| article.doc) FROM sighting AS s "
					"JOIN article ON article.id = article"),
			"aida,burla,econtentd,furld");
}

/* Lines that `code` does not print are refused, and the article is named. */
static void
test_not_records(void **state)
{
	(void)state;
	static const char *const lines[] = { "{", "[]\n", "{\"record\":\"x\"}",
		"{\"record\":1}", "null\n" };
	struct ingest_worker *worker =
			ingest_worker_new(temporary_path("none.db"));
	const struct article article = {
		.id = STR("a"), .text = STR("Ghana."), .kind = ARTICLE_TEXT
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct ingest_coding coding = { .day = DAY_NONE,
			.lines = str_of(lines[i]) };
		struct ingest_item *item;
		struct error error;
		struct article_key key = ingest_worker_key(worker, &article);
		assert_int_equal(ingest_worker_make(worker, &article, key,
						 &coding, &item, &error),
				STATUS_FORMAT);
		assert_null(item);
		assert_string_equal(error.where, "a");
	}
	ingest_worker_free(worker);
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
		cmocka_unit_test(test_lines_damaged),
		cmocka_unit_test_setup_teardown(test_known, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_clash, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_decided_once,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_not_records,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_rejects_once,
				temporary_setup, temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
