#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "store/runs.h"

#include <stdlib.h>
#include <string.h>

#include "ingest_fixture.h"
#include "temporary.h"

static const struct ingest_version old = { "0.1.0", "00000001", "00000002",
	"" };
static const struct ingest_version new = { "0.1.0", "00000009", "00000002",
	"" };
#define TEXT "Ghana met Seoul. He told of Ghana."

/* Codes the article "a" (or, with a number, that one again): its records are
 * made up of `lines_of`, its first sentence ends at `cut`. */
static struct ingest_counts
code(const char *path, const struct ingest_version *version,
		const char *lines_of, uint32_t cut, int64_t again)
{
	struct store store;
	struct ingest *ingest;
	struct ingest_item *item;
	struct ingest_worker *worker;
	struct buffer lines;
	const struct ingest_sentence sentences[] = { { 0, cut },
		{ cut, sizeof TEXT - 1 } };
	struct article article = { .id = STR("a"),
		.id_given = true,
		.url = STR("https://a.example/1"),
		.text = STR(TEXT),
		.date = STR("2025-03-04"),
		.lang = STR("en") };
	buffer_init(&lines, BUFFER_UNLIMITED);
	fixture_put_lines(&lines, "a", lines_of);
	struct ingest_coding coding = {
		.sentences = sentences,
		.sentence_count = 2,
		.day = DAY_NONE,
		.lines = buffer_str(&lines),
	};
	assert_int_equal(store_open(&store, path, STORE_CREATE, NULL), 0);
	worker = ingest_worker_new(path);
	assert_int_equal(ingest_open(&ingest, &store, version, NULL), 0);
	assert_int_equal(ingest_worker_make(worker, &article,
					 ingest_worker_key(worker, &article),
					 &coding, &item, NULL),
			0);
	if (again)
		ingest_item_recode(item, again);
	assert_int_equal(ingest_put(ingest, item, NULL), 0);
	assert_int_equal(ingest_flush(ingest, NULL), 0);
	struct ingest_counts counts = ingest_counts(ingest);
	ingest_close(ingest);
	ingest_worker_free(worker);
	store_close(&store);
	buffer_fini(&lines);
	return counts;
}

static void
drop_old(const char *path, int64_t expected)
{
	struct store store;
	int64_t dropped;
	assert_int_equal(store_open(&store, path, STORE_WRITE, NULL), 0);
	assert_int_equal(runs_drop_old(&store, &dropped, NULL), 0);
	assert_int_equal(dropped, expected);
	store_close(&store);
}

static void
check_alike(const char *a, const char *b)
{
	struct buffer left, right;
	buffer_init(&left, BUFFER_UNLIMITED);
	buffer_init(&right, BUFFER_UNLIMITED);
	fixture_dump(a, &left);
	fixture_dump(b, &right);
	buffer_put_char(&left, '\0');
	buffer_put_char(&right, '\0');
	assert_string_equal(left.at, right.at);
	buffer_fini(&left);
	buffer_fini(&right);
}

/* Coded again, an article is what it would be had it been coded so at first,
 * but for the old lines. */
static void
test_as_if_new(void **state)
{
	(void)state;
	const char *again = temporary_path("again.db");
	const char *fresh = temporary_path("fresh.db");
	code(again, &old, "first", 16, 0);
	struct ingest_counts counts = code(again, &new, "second", 16, 1);
	assert_int_equal(counts.recoded, 1);
	assert_int_equal(counts.stored, 0);
	assert_string_equal(
			fixture_ask(again, "SELECT count(*) FROM coding"), "2");
	assert_string_equal(
			fixture_ask(again, "SELECT article FROM stale"), "1");
	drop_old(again, 1);
	code(fresh, &new, "second", 16, 0);
	drop_old(fresh, 0);
	check_alike(again, fresh);
	assert_string_equal(
			fixture_ask(again, "SELECT count(*) FROM run"), "1");
}

static void
test_sentences_cut_otherwise(void **state)
{
	(void)state;
	const char *again = temporary_path("again.db");
	const char *fresh = temporary_path("fresh.db");
	code(again, &old, "first", 16, 0);
	code(again, &new, "second", 9, 1);
	drop_old(again, 1);
	code(fresh, &new, "second", 9, 0);
	drop_old(fresh, 0);
	check_alike(again, fresh);
	assert_string_equal(
			fixture_ask(again,
					"SELECT count(*) FROM sentence_words "
					"WHERE sentence_words MATCH 'seoul'"),
			"1");
	assert_string_equal(fixture_ask(again, "INSERT INTO sentence_words "
					       "(sentence_words, rank) VALUES "
					       "('integrity-check', 1)"),
			"");
}

/* The same way twice does nothing; back to the old one, its lines are the
 * current ones again. */
static void
test_same_and_back(void **state)
{
	(void)state;
	const char *path = temporary_path("again.db");
	code(path, &old, "first", 16, 0);
	struct ingest_counts counts = code(path, &old, "other", 16, 1);
	assert_int_equal(counts.recoded, 0);
	assert_int_equal(counts.same, 1);
	code(path, &new, "second", 16, 1);
	code(path, &old, "first", 16, 1);
	assert_string_equal(fixture_ask(path, "SELECT count(*) || ' ' || "
					      "sum(current) FROM coding"),
			"2 1");
	assert_string_equal(fixture_ask(path, "SELECT lexicon FROM run JOIN "
					      "coding ON coding.run = run.id "
					      "WHERE current"),
			"00000001");
	assert_string_equal(fixture_ask(path, "SELECT count(*) FROM record "
					      "JOIN coding ON coding.id = "
					      "record.coding WHERE current"),
			"3");
	assert_string_equal(
			fixture_ask(path, "SELECT count(*) FROM dyad"), "2");
}

static void
test_which_articles(void **state)
{
	(void)state;
	const char *path = temporary_path("again.db");
	const struct selection all = { 0 }, later = { .from = 20250305 };
	struct store store;
	int64_t *articles, run;
	size_t count;
	code(path, &old, "first", 16, 0);
	assert_int_equal(store_open(&store, path, STORE_READ, NULL), 0);
	assert_int_equal(runs_find(&store, &new, &run, NULL), 0);
	assert_int_equal(run, 0);
	assert_int_equal(runs_articles(&store, &all, &run, 1, &articles, &count,
					 NULL),
			0);
	assert_int_equal(count, 1);
	assert_int_equal(articles[0], 1);
	free(articles);
	assert_int_equal(runs_find(&store, &old, &run, NULL), 0);
	assert_int_equal(run, 1);
	assert_int_equal(runs_articles(&store, &all, &run, 1, &articles, &count,
					 NULL),
			0);
	assert_int_equal(count, 0);
	free(articles);
	assert_int_equal(runs_articles(&store, &later, NULL, 0, &articles,
					 &count, NULL),
			0);
	assert_int_equal(count, 0);
	free(articles);
	store_close(&store);
}

/* What is coded again is the article that was read. */
static void
test_article_back(void **state)
{
	(void)state;
	const char *path = temporary_path("again.db");
	struct stored_articles *articles;
	struct article article;
	struct arena arena;
	struct error error;
	code(path, &old, "first", 16, 0);
	arena_init(&arena);
	assert_int_equal(stored_articles_open(&articles, path, NULL), 0);
	assert_int_equal(stored_articles_read(
					 articles, 1, &arena, &article, NULL),
			0);
	assert_true(str_equal(article.text, STR(TEXT)));
	assert_true(str_equal(article.id, STR("a")));
	assert_true(str_equal(article.url, STR("https://a.example/1")));
	assert_true(str_equal(article.date, STR("2025-03-04")));
	assert_true(str_equal(article.lang, STR("en")));
	assert_int_equal(article.author_count, 0);
	assert_int_equal(stored_articles_read(
					 articles, 7, &arena, &article, &error),
			STATUS_IO);
	stored_articles_close(articles);
	arena_fini(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_as_if_new, temporary_setup,
				temporary_teardown),
		cmocka_unit_test_setup_teardown(test_sentences_cut_otherwise,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_same_and_back,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_which_articles,
				temporary_setup, temporary_teardown),
		cmocka_unit_test_setup_teardown(test_article_back,
				temporary_setup, temporary_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
